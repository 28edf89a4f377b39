// Watches a site's files for changes (Linux inotify). Editors save by renaming, so folders are watched, not files; a
// new folder is watched as soon as it is seen. Where the kernel has no more watches, or an event was lost, `wait` says
// so and the caller looks at everything again.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "generator/base/result.h"

namespace kb {

struct Changes {
  std::vector<std::string> paths;  // below the root, sorted, each once
  bool everything = false;         // events were lost: assume that anything may have changed
};

class Watcher {
 public:
  explicit Watcher(std::string root) : root_(std::move(root)) {}
  ~Watcher();
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  // Folders below the root to watch with all they hold, and single files (their folder is watched without its own
  // folders). What does not exist yet is seen when it appears. Starting again forgets what was watched before.
  Status start(const std::vector<std::string>& folders, const std::vector<std::string>& files);
  // Waits for a change and then until nothing more has happened for `quiet_ms`; no changes after `timeout_ms`.
  Changes wait(int timeout_ms, int quiet_ms);

 private:
  void add_folder(const std::string& path, bool recursive, Changes* changes);
  bool read_events(Changes& changes);
  bool wanted(const std::string& path) const;

  std::string root_;
  int inotify_ = -1;
  std::map<int, std::pair<std::string, bool>> folders_;  // watch → folder below the root, recursive
  std::vector<std::string> roots_, files_;
  bool out_of_watches_ = false;
};

}  // namespace kb
