// The files of a build, to be shown: those it has, and its pages, each rendered when it is asked for. One thread at a
// time.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "generator/render_site.h"

namespace kb {

class BuiltFiles {
 public:
  // A build with pages_later and without errors. Adds its text files, and to its diagnostics where two files have one
  // address: see there before showing anything. Of the build nobody else reads or changes the files, the indexes or the
  // names of assets from now on, but for the thread that calls this and finish_index().
  BuiltFiles(std::shared_ptr<Build> build, const BuildOptions& options);

  const Build& build() const { return *build_; }
  bool has(const std::string& path) const { return places_.count(path) != 0; }
  // Bytes of a file that is there.
  std::string read(const std::string& path);
  // For a build whose index was left for later.
  void finish_index(std::vector<LanguageIndex> indexes);

 private:
  struct Place {
    bool late = false;  // an item of the pages, else a file of the build
    size_t index = 0;
  };
  void find_places();

  std::shared_ptr<Build> build_;
  BuildOptions options_;
  std::optional<SitePages> pages_;
  LateFiles::Worker worker_;
  std::map<std::string, Place> places_;
};

}  // namespace kb
