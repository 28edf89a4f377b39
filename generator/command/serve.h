// kbgen serve: the site in memory, built again at every change, shown on this machine only. Every change is a whole
// build, so that what is shown is what `kbgen build --drafts` would write; only the edit history is read once per
// commit. A test makes random edits and compares the two.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "generator/build.h"

namespace kb {

// What the browser sees: shared between the builder's thread and the server's. All members behind the mutex.
class Shown {
 public:
  // Replaces the site, or only says what is wrong with it and leaves the former one. `style_only`: nothing but styles
  // changed, so that open pages need not be loaded again.
  void show(Build& build, const std::string& problems, bool style_only);

  struct Answer {
    int status = 200;
    std::string type, bytes;
  };
  // The file at a URL path (decoded, with base path). Pages get the live script.
  Answer answer(const std::string& path) const;

  struct State {
    uint64_t version = 0;  // grows with every build, good or bad
    std::string event;     // a server-sent event: "event: built\ndata: …\n\n"
  };
  State state() const;
  // The state as soon as it is another than `seen`, or what it is after `timeout`.
  State wait(uint64_t seen, std::chrono::milliseconds timeout) const;
  std::string base_path() const;

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable news_;
  std::map<std::string, std::string> files_;
  std::string base_path_ = "/";
  std::string style_;  // address of the theme's style sheet
  State state_;
};

// Builds a site again and again, keeping between builds what a build may keep, and hands each build to a Shown.
class LiveSite {
 public:
  // All outlive it. Of the options drafts and cache are its own.
  LiveSite(const FileSystem& files, const FileSystem& built_in, BuildOptions options, Shown& shown);

  struct Outcome {
    std::string problems;  // as the browser shows them, perhaps in colour
    size_t errors = 0, pages = 0;
  };
  Outcome rebuild(const Date& today, bool style_only, bool color);

  // Folders below the site's root whose files a build reads, as the last build's settings have them.
  std::vector<std::string> folders() const;

 private:
  const FileSystem& files_;
  const FileSystem& built_in_;
  BuildOptions options_;
  BuildCache cache_;
  Shown& shown_;
  std::string content_ = "content", static_ = "static";
};

std::string media_type(const std::string& path);

}  // namespace kb
