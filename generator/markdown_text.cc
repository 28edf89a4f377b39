#include "generator/markdown_text.h"

#include <algorithm>
#include <cstring>
#include <set>

namespace kb {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
// Measured with md4c 0.4.8: below these its quadratic searches for link ends stay under 0.2 s a block.
constexpr uint32_t kMaxBracketDepth = 100;
constexpr uint32_t kMaxBrackets = 10000;
// Bytes of reference links that are copied into footnotes, all in all: the work grows with the product of both.
constexpr size_t kMaxReferenceBytes = 4u << 20;

bool is_code(const std::vector<TextRange>& code, uint32_t at) {
  const auto after = std::upper_bound(code.begin(), code.end(), at,
                                      [](uint32_t a, const TextRange& range) { return a < range.begin; });
  return after != code.begin() && at < std::prev(after)->end;
}

uint32_t line_end(std::string_view text, uint32_t at) {
  const size_t end = text.find('\n', at);
  return static_cast<uint32_t>(end == std::string_view::npos ? text.size() : end);
}

bool blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

// Up to three spaces of indentation, as blocks may have.
uint32_t skip_indentation(std::string_view line) {
  uint32_t at = 0;
  while (at < line.size() && at < 3 && line[at] == ' ') ++at;
  return at;
}

// The offset of the text in "##Heading", 0 where the line is none. A single '#' is left alone: "#1" and "#hashtag"
// are text.
uint32_t tight_heading(std::string_view line) {
  uint32_t at = skip_indentation(line);
  const uint32_t begin = at;
  while (at < line.size() && line[at] == '#') ++at;
  if (at - begin < 2 || at - begin > 6 || at == line.size()) return 0;
  const char c = line[at];
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  if (!letter && static_cast<unsigned char>(c) < 0x80 && c != '*' && c != '_' && c != '"') return 0;
  return at;
}

// "[^label]:" at the beginning of a line: the label's range, empty where there is none.
TextRange footnote_label(std::string_view line) {
  const uint32_t at = skip_indentation(line);
  if (line.substr(at, 2) != "[^") return {};
  const size_t close = line.find(']', at);
  if (close == std::string_view::npos || close == at + 2 || close + 1 >= line.size() || line[close + 1] != ':') {
    return {};
  }
  if (line.substr(at + 2, close - at - 2).find_first_of("[ \t") != std::string_view::npos) return {};
  return {at + 2, static_cast<uint32_t>(close)};
}

// How much of a footnote's further line is its indentation: 0 where the line is not the footnote's.
uint32_t footnote_indentation(std::string_view line) {
  if (!line.empty() && line[0] == '\t') return 1;
  return line.substr(0, 4) == "    " ? 4 : 0;
}

// "[label]: address" or with a "title": a definition of a reference link that stands on one line.
bool reference_definition(std::string_view line) {
  const uint32_t at = skip_indentation(line);
  if (at + 1 >= line.size() || line[at] != '[' || line[at + 1] == '^' || line[at + 1] == ']') return false;
  const size_t close = line.find_first_of("[]\\", at + 1);
  if (close == std::string_view::npos || line.substr(close, 2) != "]:") return false;
  const size_t address = line.find_first_not_of(" \t", close + 2);
  if (address == std::string_view::npos || line[address] == '<') return false;
  const size_t address_end = std::min(line.find_first_of(" \t\r", address), line.size());
  const std::string_view title = line.substr(address_end, line.find_last_not_of(" \t\r") + 1 - address_end);
  if (title.empty()) return true;
  const size_t open = title.find_first_not_of(" \t");
  return title[open] == '"' && title.size() > open + 1 && title.find('"', open + 1) == title.size() - 1;
}

// A line that begins a block of its own and so ends a footnote's paragraph.
bool begins_block(std::string_view line) {
  const uint32_t at = skip_indentation(line);
  if (at >= line.size()) return true;
  const std::string_view rest = line.substr(at);
  if (rest[0] == '#' || rest[0] == '>' || rest[0] == '|' || rest.substr(0, 3) == "```" || rest.substr(0, 3) == "~~~") {
    return true;
  }
  if ((rest[0] == '-' || rest[0] == '*' || rest[0] == '+') && rest.size() > 1 && rest[1] == ' ') return true;
  return footnote_label(line).end != 0;
}

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

Survey survey(const MarkdownText& markdown) {
  const std::string_view text = markdown.text();
  Survey found;
  uint32_t depth = 0;
  uint32_t brackets = 0;
  bool crowded = false;
  uint32_t block_begin = 0;
  const auto end_block = [&](uint32_t at) {
    if (crowded) found.brackets.push_back({block_begin, at});
    depth = brackets = 0;
    crowded = false;
    block_begin = at;
  };
  for (uint32_t at = 0; at < text.size();) {
    const uint32_t end = line_end(text, at);
    const std::string_view line = text.substr(at, end - at);
    const uint32_t first = skip_indentation(line);
    if (first < line.size()) {
      if (line[first] == '#') found.tight_headings = found.tight_headings || tight_heading(line) != 0;
      if (line[first] == '[') found.footnotes = found.footnotes || footnote_label(line).end != 0;
      if (line[first] == '<') found.comments = found.comments || line.substr(first, 4) == "<!--";
    }
    for (const char c : line) {
      if (c == '[') {
        crowded = crowded || ++depth > kMaxBracketDepth || ++brackets > kMaxBrackets;
      } else if (c == ']' && depth > 0) {
        --depth;
      }
    }
    const bool blank = blank_line(line);
    at = std::min(end + 1, markdown.size());
    if (blank) end_block(at);
  }
  end_block(static_cast<uint32_t>(text.size()));
  return found;
}

std::vector<FootnoteDefinition> take_footnotes(MarkdownText& markdown, const std::vector<TextRange>& code,
                                               Diagnostics& diagnostics) {
  std::vector<FootnoteDefinition> definitions;
  std::set<std::string> labels;
  std::vector<TextRange> references;
  const std::string copy(markdown.text());  // the text is blanked while it is read
  const std::string_view text = copy;
  for (uint32_t at = 0; at < text.size();) {
    uint32_t end = line_end(text, at);
    const std::string_view line = text.substr(at, end - at);
    const TextRange label = footnote_label(line);
    if (label.end == 0 || is_code(code, at + label.begin)) {
      if (reference_definition(line) && !is_code(code, at)) references.push_back({at, end});
      at = end + 1;
      continue;
    }
    FootnoteDefinition definition{std::string(line.substr(label.begin, label.end - label.begin)),
                                  MarkdownText(markdown, nullptr), markdown.span(at + label.begin, at + label.end),
                                  FootnoteDefinition::kUnused};
    uint32_t body = at + label.end + 2;
    while (body < end && (text[body] == ' ' || text[body] == '\t')) ++body;
    definition.body.append(markdown, {body, end});
    uint32_t last = end;  // end of the definition's last line that is not blank
    bool paragraph = !blank_line(text.substr(body, end - body));
    uint32_t blanks = 0;
    for (uint32_t next = end + 1; next < text.size();) {
      end = line_end(text, next);
      const std::string_view further = text.substr(next, end - next);
      if (blank_line(further)) {
        paragraph = false;
        ++blanks;
        next = end + 1;
        continue;
      }
      const uint32_t indentation = footnote_indentation(further);
      if (indentation == 0 && (!paragraph || begins_block(further))) break;
      for (; blanks > 0; --blanks) definition.body.append_break();
      definition.body.append_break();
      definition.body.append(markdown, {next + indentation, end});
      paragraph = true;
      last = end;
      next = end + 1;
    }
    markdown.blank({at, last});
    if (labels.insert(definition.label).second) {
      definitions.push_back(std::move(definition));
    } else {
      diagnostics.push_back(make_diagnostic(Code::footnote_duplicate, definition.span,
                                            "footnote '" + definition.label + "' is defined twice",
                                            "give one of them another name; the first one is used"));
    }
    at = last + 1;
  }
  // Each footnote is parsed by itself, so it is given the page's reference links.
  size_t reference_bytes = 0;
  for (const TextRange& reference : references) reference_bytes += reference.end - reference.begin;
  if (reference_bytes * definitions.size() > kMaxReferenceBytes) return definitions;
  for (FootnoteDefinition& definition : definitions) {
    if (definition.body.text().find('[') == std::string_view::npos) continue;
    definition.body.append_break();
    for (const TextRange& reference : references) {
      definition.body.append_break();
      definition.body.append(markdown, reference);
    }
  }
  return definitions;
}

void mend(MarkdownText& markdown, const Survey& survey, const std::vector<TextRange>& code, Diagnostics& diagnostics) {
  const std::string_view text = markdown.text();
  std::vector<MarkdownText::Insertion> insertions;
  if (survey.tight_headings) {
    for (uint32_t at = 0; at < text.size();) {
      const uint32_t end = line_end(text, at);
      const std::string_view line = text.substr(at, end - at);
      const uint32_t heading = tight_heading(line);
      if (heading != 0 && !is_code(code, at + heading)) {
        insertions.push_back({at + heading, ' '});
        const uint32_t hashes = skip_indentation(line);
        diagnostics.push_back(make_diagnostic(
            Code::markdown_heading_space, markdown.span(at + hashes, at + heading),
            "heading without a space after '" + std::string(line.substr(hashes, heading - hashes)) + "'",
            "write '" + std::string(line.substr(hashes, heading - hashes)) + " " +
                std::string(line.substr(heading, line.find_first_of(" \r", heading) - heading)) + "'"));
      }
      at = end + 1;
    }
  }
  for (const TextRange& block : survey.brackets) {
    const size_t before = insertions.size();
    bool escaped = false;
    for (uint32_t at = block.begin; at < block.end; ++at) {
      const bool bracket = text[at] == '[' || text[at] == ']';
      if (bracket && !escaped && !is_code(code, at)) insertions.push_back({at, '\\'});
      escaped = text[at] == '\\' && !escaped;
    }
    if (insertions.size() == before) continue;
    diagnostics.push_back(
        make_diagnostic(Code::markdown_brackets, markdown.span(insertions[before].at, insertions[before].at + 1),
                        "too many '[' in one block of text: they are shown as text and not read as links",
                        "a block can hold " + std::to_string(kMaxBrackets) + " of them, " +
                            std::to_string(kMaxBracketDepth) + " inside each other; part it with empty lines"));
  }
  std::sort(insertions.begin(), insertions.end(),
            [](const auto& a, const auto& b) { return a.at != b.at ? a.at < b.at : a.c < b.c; });
  markdown.insert(insertions);
}

}  // namespace kb
