// libFuzzer: any bytes are what `git log` said, or what is left of it in the cache. Commits belong to pages in order,
// and each page's path is one that the log names.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "generator/history/git_log.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const kb::GitLog log = kb::parse_git_log({reinterpret_cast<const char*>(data), size});
  const kb::PageCommits pages = kb::follow_pages(log);
  for (const auto& [path, touches] : pages.pages) {
    for (size_t i = 0; i < touches.size(); ++i) {
      if (touches[i].commit >= log.commits.size()) std::abort();
      if (i > 0 && touches[i].commit <= touches[i - 1].commit) std::abort();
    }
  }
  for (const auto& [old_path, path] : pages.renames) {
    if (pages.pages.count(path) == 0 || pages.pages.count(old_path) != 0) std::abort();
  }
  return 0;
}
