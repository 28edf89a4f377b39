// kbgen serve: the site in memory, built again at every change, shown on this machine only. Every change is a whole
// build, so that what is shown is what `kbgen build --drafts` would write; only the edit history is read once per
// commit.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "generator/build.h"

namespace kb {

// What the browser sees: shared between the builder's thread and the server's. All members behind the mutex.
class Shown {
 public:
  // Replaces the site, or only says what is wrong with it and leaves the former one.
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
  std::string base_path() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::string> files_;
  std::string base_path_ = "/";
  std::string languages_404_;
  State state_;
};

std::string media_type(const std::string& path);

}  // namespace kb
