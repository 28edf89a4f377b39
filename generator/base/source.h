// A source file and places in it.
//
// Every value that can be wrong carries a Span: a half-open byte range of one source file. Lines and
// columns are not kept; they are computed from the bytes when a diagnostic is printed.
// All text is UTF-8, all offsets are bytes of the file as it is on disk.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

// Index of a file in its SourceMap. `none` stands for "no file" (the command line, the environment).
enum class FileId : uint32_t { none = 0xFFFFFFFF };

struct Span {
  FileId file = FileId::none;
  uint32_t begin = 0;
  uint32_t end = 0;

  bool known() const { return file != FileId::none; }
};

// One loaded file. `path` is relative to the site's root, with '/' between folders, in NFC.
struct SourceFile {
  FileId id = FileId::none;
  std::string path;
  std::string text;
};

// Line and column of a place, both from 1; the column counts code points.
struct LineColumn {
  uint32_t line = 1;
  uint32_t column = 1;
};

// All files of one run. Filled by `load` before any parallel stage starts, read-only while threads share it.
class SourceMap {
 public:
  FileId add(std::string path, std::string text);
  const SourceFile& file(FileId id) const;
  size_t size() const { return files_.size(); }
  // Frees the text of a file of which nothing more will be said; its path stays.
  void forget_text(FileId id);

 private:
  std::vector<SourceFile> files_;
};

// Line and column of places that are asked for mostly in ascending order: it counts on from the last one, so that ten
// thousand diagnostics in one long file cost one pass over it. A byte order mark is not a column; an offset past the
// end is the end.
class Locator {
 public:
  explicit Locator(const SourceMap& sources) : sources_(sources) {}
  LineColumn locate(FileId file, uint32_t offset);

 private:
  const SourceMap& sources_;
  FileId file_ = FileId::none;
  size_t offset_ = 0;
  LineColumn place_;
};

// The whole line of a text that holds the byte at `at`, without its line break. Points into `text`.
std::string_view line_around(std::string_view text, size_t at);

}  // namespace kb
