// Builds with the linter, as of one day that does not change, for tests.
#pragma once

#include <algorithm>
#include <map>
#include <string>

#include "generator/build.h"
#include "tests/support/built_in.h"
#include "tests/support/smallest_site.h"

namespace kb::test {

inline BuildOptions checking() {
  BuildOptions options;
  options.today = *parse_iso_date("2026-01-15");
  options.check = true;
  return options;
}

// Of the smallest site with these files; `more_config` comes behind its settings.
inline Build build_of(std::map<std::string, std::string> files, const std::string& more_config = "") {
  MemoryFileSystem disk;
  disk.files = std::move(files);
  disk.files.emplace("site.toml", kSmallestSite + more_config);
  return build(disk, built_in(), checking());
}

inline Build build_folder(const std::string& root) {
  return build(*open_disk(root), built_in(), checking());
}

inline bool has(const Build& build, Code code) {
  return std::any_of(build.diagnostics.begin(), build.diagnostics.end(),
                     [&](const Diagnostic& d) { return d.code == code; });
}

}  // namespace kb::test
