#include "generator/base/source.h"

#include <algorithm>
#include <cassert>

#include "generator/base/utf8_text.h"

namespace kb {

FileId SourceMap::add(std::string path, std::string text) {
  const auto id = static_cast<FileId>(files_.size());
  files_.push_back({id, std::move(path), std::move(text)});
  return id;
}

const SourceFile& SourceMap::file(FileId id) const {
  assert(static_cast<size_t>(id) < files_.size());
  return files_[static_cast<size_t>(id)];
}

void SourceMap::forget_text(FileId id) {
  std::string().swap(files_[static_cast<size_t>(id)].text);
}

LineColumn Locator::locate(FileId file, uint32_t offset) {
  const std::string& text = sources_.file(file).text;
  const size_t end = std::min<size_t>(offset, text.size());
  if (file != file_ || end < offset_) {
    file_ = file;
    offset_ = std::min<size_t>(byte_order_mark(text), end);
    place_ = {};
  }
  for (; offset_ < end; ++offset_) {
    if (text[offset_] == '\n') {
      ++place_.line;
      place_.column = 1;
    } else if (!continues_character(text[offset_])) {
      ++place_.column;
    }
  }
  return place_;
}

std::string_view line_around(std::string_view text, size_t at) {
  at = std::min(at, text.size());
  const size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const size_t begin = before == std::string_view::npos ? 0 : before + 1;
  size_t end = std::min(text.find('\n', at), text.size());
  if (end > begin && text[end - 1] == '\r') --end;
  return text.substr(begin, end - begin);
}

}  // namespace kb
