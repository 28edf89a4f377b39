// kbgen serve: the site in memory, built again at every change, shown on this machine only. Every change is a build of
// its own, so that what is shown is what `kbgen build --drafts` would write; a test makes random edits and compares the
// two. An edit is seen soon because of three things: files that are as before are not parsed again (former.h), a page
// is rendered when the browser asks for it, and the search index is made while the page is shown already. Until then
// pages name the former index, and who asks for an index waits for the one in the making.
#pragma once

#include <chrono>
#include <condition_variable>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "generator/command/built_files.h"
#include "generator/config/source_folders.h"

namespace kb {

// What the browser sees: shared between the builder's thread and the server's. All members behind the mutex.
class Shown {
 public:
  // Replaces the site. `style_only`: nothing but styles changed, so that open pages need not be loaded again.
  void show(std::unique_ptr<BuiltFiles> files, bool style_only);
  // Only says what is wrong with the site and leaves the former one.
  void show_problems(const std::string& problems);
  // For the site that is shown, whose index was left for later. Open pages need not be loaded again.
  void finish_index(std::vector<LanguageIndex> indexes);
  // From now on nobody waits for an index.
  void close();

  struct Answer {
    int status = 200;
    std::string type, bytes;
  };
  // The file at a URL path (decoded, with base path). Pages get the live script. Waits for the index if a part of it is
  // asked for; by whatever hash, for a page shown before its index was there has the former one's.
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
  std::string current_index(const std::string& path, std::unique_lock<std::mutex>& lock) const;

  mutable std::mutex mutex_;
  mutable std::condition_variable news_;
  std::unique_ptr<BuiltFiles> files_;  // null before the first good build
  bool closed_ = false;
  std::string base_path_ = "/";
  std::string style_;  // address of the theme's style sheet
  State state_;
};

// Builds a site again and again, keeping between builds what a build may keep, and hands each build to a Shown.
class LiveSite {
 public:
  // All outlive it. Of the options drafts, cache and what is left for later are its own.
  LiveSite(const FileSystem& files, const FileSystem& built_in, BuildOptions options, Shown& shown);

  struct Outcome {
    std::string problems;  // as the browser shows them, perhaps in colour
    size_t errors = 0, pages = 0;
    bool shown = false;  // this build, or with errors a former one
  };
  Outcome rebuild(const Date& today, bool style_only, bool color);

  // Takes the making of the index a step further, without waiting for it: to be called now and then while this is true.
  bool index_further();
  // Waits until the index of what is shown is there.
  void finish_index();

  // Folders below the site's root whose files a build reads, as the last build's settings have them.
  const std::vector<std::string>& folders() const { return folders_; }

 private:
  const FileSystem& files_;
  const FileSystem& built_in_;
  BuildOptions options_;
  BuildCache cache_;
  StemCaches stems_;
  Shown& shown_;
  std::shared_ptr<Build> good_;  // the last build without errors: what is shown
  // The index in the making on a thread of its own, which reads docs, words, site, links and settings of `indexed_`
  // only.
  std::shared_ptr<const Build> indexed_;
  std::future<std::vector<LanguageIndex>> index_;
  std::vector<std::string> folders_ = source_folders(Config());
};

std::string media_type(const std::string& path);

}  // namespace kb
