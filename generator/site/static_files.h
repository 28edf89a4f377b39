// The files beside the content that are no pages: pictures, downloads.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace kb {

// Pages link to it or show it; copied to the output.
struct StaticFile {
  std::string source;  // path below the site's root
  std::string output;  // below the output folder
  uint64_t bytes = 0;
  uint32_t width = 0, height = 0;  // images whose size kbgen can read
};

// All static files, to be found by either path.
struct StaticFiles {
  std::vector<StaticFile> files;  // sorted by source
  std::map<std::string, size_t, std::less<>> by_source;
  std::map<std::string, size_t, std::less<>> by_output;
};

}  // namespace kb
