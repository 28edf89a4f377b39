#include "generator/base/source.h"

#include <algorithm>
#include <cassert>

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

LineColumn SourceMap::locate(FileId id, uint32_t offset) const {
  const std::string& text = file(id).text;
  const size_t end = std::min<size_t>(offset, text.size());
  LineColumn place;
  size_t line_begin = 0;
  for (size_t i = 0; i < end; ++i) {
    if (text[i] == '\n') {
      ++place.line;
      line_begin = i + 1;
    }
  }
  for (size_t i = line_begin; i < end; ++i) {
    const bool continuation = (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
    if (!continuation) ++place.column;
  }
  return place;
}

std::string_view SourceMap::line_text(FileId id, uint32_t offset) const {
  const std::string_view text = file(id).text;
  const size_t at = std::min<size_t>(offset, text.size());
  const size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const size_t begin = before == std::string_view::npos ? 0 : before + 1;
  size_t end = text.find('\n', at);
  if (end == std::string_view::npos) end = text.size();
  if (end > begin && text[end - 1] == '\r') --end;
  return text.substr(begin, end - begin);
}

}  // namespace kb
