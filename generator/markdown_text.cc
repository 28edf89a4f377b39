#include "generator/markdown_text.h"

#include <algorithm>
#include <cstring>

namespace kb {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

MarkdownText::MarkdownText(const SourceFile& source, uint32_t begin, uint32_t end) : file_(source.id) {
  const auto size = static_cast<uint32_t>(source.text.size());
  end = std::min(end, size);
  begin = std::min(begin, end);
  if (source.text.compare(begin, kByteOrderMark.size(), kByteOrderMark) == 0 && end - begin >= kByteOrderMark.size()) {
    begin += static_cast<uint32_t>(kByteOrderMark.size());
  }
  bytes_.reserve(end - begin + 32);
  bytes_.assign(source.text, begin, end - begin);
  size_ = end - begin;
  pieces_ = {{0, begin}};
  source_end_ = end;
  normalize_line_breaks();
}

MarkdownText::MarkdownText(std::string_view value, Span place)
    : bytes_(value), size_(static_cast<uint32_t>(value.size())), file_(place.file), place_(place), fixed_(true) {
  normalize_line_breaks();
}

MarkdownText::MarkdownText(const MarkdownText& origin, std::nullptr_t)
    : file_(origin.file_), source_end_(origin.source_end_), place_(origin.place_), fixed_(origin.fixed_) {}

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

uint32_t MarkdownText::source_offset(uint32_t at) const {
  if (pieces_.empty()) return 0;
  if (pieces_.size() == 1) return pieces_[0].source + (at - pieces_[0].text);
  auto piece = std::upper_bound(pieces_.begin(), pieces_.end(), at,
                                [](uint32_t offset, const Piece& p) { return offset < p.text; });
  if (piece != pieces_.begin()) --piece;
  return piece->source + (at - std::min(at, piece->text));
}

Span MarkdownText::span(uint32_t begin, uint32_t end) const {
  if (fixed_) return place_;
  const uint32_t source_begin = std::min(source_offset(begin), source_end_);
  // The end is one past the last byte's place, not the place of the next byte, which may be far away.
  // And the newline that pad() added is nowhere.
  const uint32_t source_end = std::min(end > begin ? source_offset(end - 1) + 1 : source_begin, source_end_);
  return {file_, source_begin, std::max(source_begin, source_end)};
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
  if (!fixed_) pieces_.push_back({size_, from.source_offset(range.begin)});
  bytes_.append(from.bytes_, range.begin, range.end - range.begin);
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
