#include "generator/command/watch.h"

#include <dirent.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "generator/base/path.h"
#include "generator/load.h"

namespace kb {
namespace {

constexpr uint32_t kEvents =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

}  // namespace

Watcher::~Watcher() {
  if (inotify_ >= 0) ::close(inotify_);
}

Status Watcher::start(const std::vector<std::string>& folders, const std::vector<std::string>& files) {
  if (inotify_ >= 0) ::close(inotify_);
  folders_.clear();
  out_of_watches_ = false;
  inotify_ = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (inotify_ < 0) return Error{std::strerror(errno)};
  roots_ = folders;
  files_ = files;
  // The root itself, not what is below it: site.toml, and folders that appear later.
  add_folder("", false, nullptr);
  for (const std::string& folder : folders) add_folder(folder, true, nullptr);
  for (const std::string& file : files) {
    if (const std::string folder(folder_of(file)); !folder.empty()) add_folder(folder, false, nullptr);
  }
  return Done{};
}

bool Watcher::wanted(const std::string& path) const {
  if (editors_own(path)) return false;
  if (std::find(files_.begin(), files_.end(), path) != files_.end()) return true;
  for (const std::string& folder : roots_) {
    if (lies_in(path, folder)) return true;
  }
  return false;
}

void Watcher::add_folder(const std::string& path, bool recursive, Changes* changes) {
  const std::string full = path.empty() ? root_ : root_ + "/" + path;
  const int watch = ::inotify_add_watch(inotify_, full.c_str(), kEvents);
  if (watch < 0) {
    if (errno == ENOSPC) out_of_watches_ = true;
    return;  // gone since it was seen, or not a folder
  }
  folders_[watch] = {path, recursive};
  if (!recursive) return;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(full, error)) {
    const std::string name = entry.path().filename().string();
    const std::string below = path.empty() ? name : path + "/" + name;
    if (entry.is_directory(error) && !entry.is_symlink(error)) {
      if (name[0] != '.') add_folder(below, true, changes);
    } else if (changes != nullptr && wanted(below)) {
      changes->paths.push_back(below);  // written before the folder was watched
    }
  }
}

bool Watcher::read_events(Changes& changes) {
  bool any = false;
  alignas(inotify_event) char buffer[16384];
  for (;;) {
    const ssize_t n = ::read(inotify_, buffer, sizeof buffer);
    if (n <= 0) return any;
    for (ssize_t at = 0; at < n;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer + at);
      at += static_cast<ssize_t>(sizeof(inotify_event)) + event->len;
      if ((event->mask & IN_Q_OVERFLOW) != 0) {
        changes.everything = any = true;
        continue;
      }
      const auto folder = folders_.find(event->wd);
      if (folder == folders_.end()) continue;
      if ((event->mask & IN_IGNORED) != 0) {
        folders_.erase(folder);
        continue;
      }
      const auto [base, recursive] = folder->second;
      if (event->len == 0) continue;
      const std::string path = base.empty() ? event->name : base + "/" + event->name;
      if (!wanted(path)) continue;
      const bool appeared = (event->mask & (IN_CREATE | IN_MOVED_TO)) != 0;
      const bool is_folder = (event->mask & IN_ISDIR) != 0;
      if (is_folder && appeared) add_folder(path, true, &changes);
      // A file that is merely created is empty still; its close tells when it is written.
      if (!is_folder && (event->mask & IN_CREATE) != 0) continue;
      changes.paths.push_back(path);
      any = true;
    }
  }
}

Changes Watcher::wait(int timeout_ms, int quiet_ms) {
  Changes changes;
  pollfd poll_for{inotify_, POLLIN, 0};
  // Without watches for everything, look at everything now and then.
  if (out_of_watches_) timeout_ms = std::min(timeout_ms, 1000);
  const int ready = ::poll(&poll_for, 1, timeout_ms);
  if (ready <= 0) {
    changes.everything = out_of_watches_;
    return changes;
  }
  bool any = read_events(changes);
  while (any && ::poll(&poll_for, 1, quiet_ms) > 0) read_events(changes);
  std::sort(changes.paths.begin(), changes.paths.end());
  changes.paths.erase(std::unique(changes.paths.begin(), changes.paths.end()), changes.paths.end());
  return changes;
}

}  // namespace kb
