#include "generator/command/built_files.h"

#include "generator/search_files.h"

namespace kb {

BuiltFiles::BuiltFiles(std::shared_ptr<Build> build, const BuildOptions& options)
    : build_(std::move(build)), options_(options) {
  options_.former = nullptr;  // may not live as long
  find_places();
}

void BuiltFiles::find_places() {
  pages_.emplace(*build_, options_);
  add_text_files(*pages_, *build_);
  const LateFiles late = pages_->files();
  worker_ = late.make_worker();
  places_.clear();
  for (size_t i = 0; i < build_->files.size(); ++i) places_[build_->files[i].path] = {false, i};
  for (size_t item = 0; item < late.paths.size(); ++item) {
    for (const std::string& path : late.paths[item]) places_[path] = {true, item};
  }
}

std::string BuiltFiles::read(const std::string& path) {
  const Place place = places_.at(path);
  if (!place.late) return build_->files[place.index].bytes;
  for (OutputFile& file : worker_(place.index)) {
    if (file.path == path) return std::move(file.bytes);
  }
  return {};
}

void BuiltFiles::finish_index(std::vector<LanguageIndex> indexes) {
  kb::finish_index(*build_, std::move(indexes));
  // The text files stand among the build's own files by now, and are not made again.
  find_places();
}

}  // namespace kb
