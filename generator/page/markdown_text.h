// The Markdown that the parser is given: a copy of the author's text, mended where the parser needs it and without
// what is read beforehand (comments, footnote definitions), with a map back to the places in the source. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "generator/base/source.h"

namespace kb {

// Half-open range of bytes of a MarkdownText.
struct TextRange {
  uint32_t begin = 0;
  uint32_t end = 0;
};

// Of ranges that are ascending and apart from each other: whether one holds the byte at `at`.
bool any_holds(const std::vector<TextRange>& ranges, uint32_t at);
// Two lists of ranges as one, ascending.
std::vector<TextRange> joined(std::vector<TextRange> ranges, const std::vector<TextRange>& more);

class MarkdownText {
 public:
  // Bytes [begin, end) of a source file.
  MarkdownText(const SourceFile& source, uint32_t begin, uint32_t end);
  // A value from elsewhere: all its spans are `place`.
  MarkdownText(std::string_view value, Span place);
  // Empty, to be filled by append().
  explicit MarkdownText(const MarkdownText& origin, std::nullptr_t);

  std::string_view text() const { return std::string_view(bytes_).substr(0, size_); }
  uint32_t size() const { return size_; }
  // For md4c 0.4.8, which reads one byte past its input: a newline that counts and NULs that do not.
  void pad();
  const char* data() const { return bytes_.data(); }

  Span span(uint32_t begin, uint32_t end) const;

  void blank(TextRange range);                             // spaces instead of all but line breaks
  void remove(const std::vector<TextRange>& ranges);       // ascending, apart from each other
  void append(const MarkdownText& from, TextRange range);  // pieces of several files may come together
  void append_break();                                     // "\n" that stands nowhere in the source
  void append_text(std::string_view text, Span place);     // bytes that are made: all of them stand at `place`

  struct Insertion {
    uint32_t at;
    char c;
  };
  // `insertions` in ascending order.
  void insert(const std::vector<Insertion>& insertions);

 private:
  // A run of bytes that stands in a source file as it stands here; goes on to the next piece.
  struct Piece {
    uint32_t text;  // offset here
    FileId file;
    uint32_t source;      // offset in the file
    uint32_t source_end;  // nothing behind it is meant
  };
  // Index of the piece that holds `at`; pieces_ is not empty.
  size_t piece_at(uint32_t at) const;
  uint32_t source_offset(const Piece& piece, uint32_t at) const;
  void normalize_line_breaks();

  std::string bytes_;
  uint32_t size_ = 0;
  std::vector<Piece> pieces_;
  FileId file_ = FileId::none;
  Span place_;
  bool fixed_ = false;
};

}  // namespace kb
