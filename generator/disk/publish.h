// The only writer of the site. Compares with what is there and writes what changed, each file as a whole; removes what
// it wrote formerly and no longer has. Never called for a build with errors, so the old site stands until then.
#pragma once

#include <string>
#include <vector>

#include "generator/disk/file_system.h"

namespace kb {

struct OutputFile {
  std::string path;  // below the output folder
  std::string bytes;
};

struct Published {
  size_t written = 0, unchanged = 0, removed = 0;
  uint64_t bytes = 0;
};

// `files` may come in any order, no path twice. Files are written assets first, then pages, then the list of files
// (".kbgen-files") that tells the next build what is ours; a file that is not ours is never removed.
Result<Published> publish(std::vector<OutputFile> files, FileSystem& output, unsigned threads);

}  // namespace kb
