#include "generator/page/markdown_text.h"

#include <algorithm>
#include <cstring>

#include "generator/base/utf8_text.h"

namespace kb {

MarkdownText::MarkdownText(const SourceFile& source, uint32_t begin, uint32_t end) : file_(source.id) {
  const auto size = static_cast<uint32_t>(source.text.size());
  end = std::min(end, size);
  begin = std::min(begin, end);
  begin += byte_order_mark(std::string_view(source.text).substr(begin, end - begin));
  bytes_.reserve(end - begin + 32);
  bytes_.assign(source.text, begin, end - begin);
  size_ = end - begin;
  pieces_ = {{0, file_, begin, end}};
  normalize_line_breaks();
}

MarkdownText::MarkdownText(std::string_view value, Span place)
    : bytes_(value), size_(static_cast<uint32_t>(value.size())), file_(place.file), place_(place), fixed_(true) {
  normalize_line_breaks();
}

MarkdownText::MarkdownText(const MarkdownText& origin, std::nullptr_t)
    : file_(origin.file_), place_(origin.place_), fixed_(origin.fixed_) {}

bool any_holds(const std::vector<TextRange>& ranges, uint32_t at) {
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), at,
                                      [](uint32_t offset, const TextRange& range) { return offset < range.begin; });
  return after != ranges.begin() && at < std::prev(after)->end;
}

std::vector<TextRange> joined(std::vector<TextRange> ranges, const std::vector<TextRange>& more) {
  ranges.insert(ranges.end(), more.begin(), more.end());
  std::sort(ranges.begin(), ranges.end(), [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
  return ranges;
}

void MarkdownText::normalize_line_breaks() {
  if (std::memchr(bytes_.data(), '\r', bytes_.size()) == nullptr) return;
  // "\r\n" stays, because offsets do; a lone "\r" is a line break too.
  for (size_t i = 0; i < bytes_.size(); ++i) {
    if (bytes_[i] == '\r' && (i + 1 == bytes_.size() || bytes_[i + 1] != '\n')) bytes_[i] = '\n';
  }
}

void MarkdownText::pad() {
  if (size_ == 0 || bytes_.back() != '\n') bytes_ += '\n';
  size_ = static_cast<uint32_t>(bytes_.size());
  bytes_.append(16, '\0');
}

size_t MarkdownText::piece_at(uint32_t at) const {
  if (pieces_.size() == 1) return 0;
  const auto next = std::upper_bound(pieces_.begin(), pieces_.end(), at,
                                     [](uint32_t offset, const Piece& piece) { return offset < piece.text; });
  return next == pieces_.begin() ? 0 : static_cast<size_t>(next - pieces_.begin()) - 1;
}

uint32_t MarkdownText::source_offset(const Piece& piece, uint32_t at) const {
  return std::min(piece.source + (at - std::min(at, piece.text)), piece.source_end);
}

Span MarkdownText::span(uint32_t begin, uint32_t end) const {
  if (fixed_) return place_;
  if (pieces_.empty()) return {file_, 0, 0};
  const size_t index = piece_at(begin);
  const Piece& first = pieces_[index];
  const uint32_t source_begin = source_offset(first, begin);
  if (end <= begin) return {first.file, source_begin, source_begin};
  // The end is one past the last byte's place, not the place of the next byte, which may be far away or in another
  // file. And the newline that pad() added is nowhere.
  uint32_t last_byte = end - 1;
  const Piece* last = &pieces_[piece_at(last_byte)];
  if (last->file != first.file) {
    last = &first;
    last_byte = pieces_[index + 1].text - 1;
  }
  const uint32_t source_end = std::min(source_offset(*last, last_byte) + 1, last->source_end);
  return {first.file, source_begin, std::max(source_begin, source_end)};
}

void MarkdownText::blank(TextRange range) {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (bytes_[i] != '\n' && bytes_[i] != '\r') bytes_[i] = ' ';
  }
}

void MarkdownText::remove(const std::vector<TextRange>& ranges) {
  if (ranges.empty()) return;
  MarkdownText changed(*this, nullptr);
  changed.bytes_.reserve(bytes_.size() + 32);
  uint32_t from = 0;
  for (const TextRange& range : ranges) {
    changed.append(*this, {from, range.begin});
    from = range.end;
  }
  changed.append(*this, {from, size_});
  *this = std::move(changed);
}

void MarkdownText::append(const MarkdownText& from, TextRange range) {
  if (!fixed_ && !from.pieces_.empty()) {
    uint32_t begin = range.begin;
    for (size_t i = from.piece_at(begin); i < from.pieces_.size(); ++i) {
      const Piece& piece = from.pieces_[i];
      begin = std::max(begin, piece.text);
      if (i > 0 && begin >= range.end && begin > range.begin) break;
      pieces_.push_back(
          {size_ + (begin - range.begin), piece.file, from.source_offset(piece, begin), piece.source_end});
    }
  }
  bytes_.append(from.bytes_, range.begin, range.end - range.begin);
  size_ = static_cast<uint32_t>(bytes_.size());
}

void MarkdownText::append_text(std::string_view text, Span place) {
  if (!fixed_) pieces_.push_back({size_, place.file, place.begin, place.end});
  bytes_.append(text);
  size_ = static_cast<uint32_t>(bytes_.size());
}

void MarkdownText::append_break() {
  bytes_ += '\n';
  ++size_;
}

void MarkdownText::insert(const std::vector<Insertion>& insertions) {
  if (insertions.empty()) return;
  MarkdownText changed(*this, nullptr);
  changed.bytes_.reserve(bytes_.size() + insertions.size() + 32);
  uint32_t from = 0;
  for (const Insertion& insertion : insertions) {
    changed.append(*this, {from, insertion.at});
    changed.bytes_ += insertion.c;
    ++changed.size_;
    from = insertion.at;
  }
  changed.append(*this, {from, size_});
  *this = std::move(changed);
}

}  // namespace kb
