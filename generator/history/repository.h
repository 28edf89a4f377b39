// The repository that holds the site, as git tells of it, and its log with as little of it read anew as possible.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/config/config.h"

namespace kb {

struct Repository {
  bool usable = false;       // its history is whole and may be read
  std::string head;          // empty without commits
  std::string prefix;        // the site's root below the repository's, "" or "help/"
  std::string mailmap_hash;  // of .mailmap, which changes names without a commit
};

// Asks git about the folder `root`. What stands in the way of its history is told in `diagnostics`, as errors where
// [history] require.
Repository open_repository(const std::string& root, const Config& config, Diagnostics& diagnostics);

// The output of git_log_arguments for the whole history. `cache` is what an earlier call's output was kept as
// (kept_log); of another version, .mailmap or branch it is not used.
std::string read_log(const std::string& root, const Repository& repository, std::string_view cache,
                     Diagnostics& diagnostics);

// What to keep between runs: a line that says what it is the log of and how long it is, then git's own output.
std::string kept_log(const Repository& repository, const std::string& output);

}  // namespace kb
