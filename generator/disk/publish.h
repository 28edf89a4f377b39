// The only writer of the site. Compares with what is there and writes what changed, each file as a whole; removes what
// it wrote formerly and no longer has. Never called for a build with errors, so the old site stands until then.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "generator/disk/file_system.h"

namespace kb {

struct OutputFile {
  std::string path;  // below the output folder
  std::string bytes;
};

// Files that are made when they are written, so that they are never in memory together.
struct LateFiles {
  // Makes the files of one item. Belongs to one thread; the same item gives the same files, however often.
  using Worker = std::function<std::vector<OutputFile>(size_t item)>;

  std::vector<std::vector<std::string>> paths;  // by item: the paths of its files, in their order
  std::function<Worker()> make_worker;          // called from several threads
};

struct Published {
  size_t written = 0, unchanged = 0, removed = 0;
  uint64_t bytes = 0;
};

// `files` may come in any order, no path twice, none that `late` has too. Files are written assets first, then pages
// (all late files are), then the list of files (".kbgen-files") that tells the next build what is ours; a file that is
// not ours is never removed. A path that leads out of the output folder is an error, and nothing is written.
Result<Published> publish(std::vector<OutputFile> files, FileSystem& output, unsigned threads,
                          const LateFiles& late = {});

}  // namespace kb
