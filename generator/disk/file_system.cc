#include "generator/disk/file_system.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "generator/base/path.h"

namespace kb {
namespace {

namespace fs = std::filesystem;

// Beyond it nothing is a page or a site's download, and places in a text are told in 32 bits.
constexpr size_t kLargestFile = size_t{2} << 30;
constexpr size_t kReadAtOnce = 65536;  // of a file that is longer than it says

std::string reason() {
  return std::strerror(errno);
}

class Disk final : public FileSystem {
 public:
  explicit Disk(std::string root) : root_(std::move(root)) {
    if (root_.empty()) root_ = ".";
    std::error_code error;
    const fs::path canonical = fs::canonical(root_, error);
    canonical_root_ = error ? root_ : canonical.string();
  }

  Result<std::string> read(const std::string& path) const override {
    const int file = ::open(full(path).c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return Error{reason()};
    struct stat status {};
    std::string bytes;
    if (::fstat(file, &status) == 0 && S_ISDIR(status.st_mode)) {
      ::close(file);
      return Error{"is a folder"};
    }
    const size_t expected = status.st_size > 0 ? static_cast<size_t>(status.st_size) : 0;
    if (expected <= kLargestFile) bytes.resize(expected + 1);  // a byte that stays unread shows the end
    size_t size = 0;
    for (;;) {
      if (std::max(expected, size) > kLargestFile) {
        ::close(file);
        return Error{"is larger than 2 GB"};
      }
      if (size == bytes.size()) bytes.resize(size + kReadAtOnce);
      const ssize_t n = ::read(file, bytes.data() + size, bytes.size() - size);
      if (n == 0) break;
      if (n < 0) {
        if (errno == EINTR) continue;
        const std::string why = reason();
        ::close(file);
        return Error{why};
      }
      size += static_cast<size_t>(n);
      if (size == expected) break;
    }
    bytes.resize(size);
    ::close(file);
    return bytes;
  }

  bool exists(const std::string& path) const override {
    struct stat status {};
    return ::stat(full(path).c_str(), &status) == 0;
  }

  Listing list(const std::string& folder) const override {
    Listing listing;
    walk(folder, listing, 0);
    std::sort(listing.files.begin(), listing.files.end());
    std::sort(listing.problems.begin(), listing.problems.end());
    return listing;
  }

  Status write(const std::string& path, std::string_view bytes) override {
    const std::string target = full(path);
    const std::string temporary = target + ".kbgen-new";
    int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0 && errno == ENOENT) {
      if (!make_folder(target.substr(0, target.rfind('/')))) return Error{reason()};
      file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    }
    if (file < 0) return Error{reason()};
    while (!bytes.empty()) {
      const ssize_t n = ::write(file, bytes.data(), bytes.size());
      if (n < 0) {
        if (errno == EINTR) continue;
        const std::string why = reason();
        ::close(file);
        ::unlink(temporary.c_str());
        return Error{why};
      }
      bytes.remove_prefix(static_cast<size_t>(n));
    }
    if (::close(file) != 0 || ::rename(temporary.c_str(), target.c_str()) != 0) {
      const std::string why = reason();
      ::unlink(temporary.c_str());
      return Error{why};
    }
    return Done{};
  }

  Status remove(const std::string& path) override {
    if (::unlink(full(path).c_str()) != 0 && errno != ENOENT) return Error{reason()};
    // Folders that became empty go too; a folder that still has files stays.
    for (fs::path folder = fs::path(path).parent_path(); !folder.empty(); folder = folder.parent_path()) {
      if (::rmdir(full(folder.string()).c_str()) != 0) break;
    }
    return Done{};
  }

 private:
  static constexpr int kMaxDepth = 64;

  // With the folders above it that are missing.
  static bool make_folder(const std::string& folder) {
    const auto made = [&] { return ::mkdir(folder.c_str(), 0777) == 0 || errno == EEXIST; };
    if (made()) return true;
    const size_t slash = folder.rfind('/');
    const bool missing = errno == ENOENT && slash != std::string::npos && slash > 0;
    return missing && make_folder(folder.substr(0, slash)) && made();
  }

  std::string full(const std::string& path) const { return path.empty() ? root_ : root_ + "/" + path; }

  bool leads_out(const std::string& path) const {
    std::error_code error;
    const fs::path real = fs::canonical(full(path), error);
    if (error) return true;
    return !lies_in(real.string(), canonical_root_);
  }

  bool leads_up(const std::string& link, const std::string& folder) const {
    std::error_code error;
    const std::string target = fs::canonical(full(link), error).string();
    if (error) return true;
    const std::string here = fs::canonical(full(folder), error).string();
    return error || lies_in(here, target);
  }

  void walk(const std::string& folder, Listing& listing, int depth) const {
    if (depth > kMaxDepth) {
      listing.problems.push_back(folder + ": folders are nested too deep, or a link leads back up");
      return;
    }
    std::error_code error;
    fs::directory_iterator entries(full(folder), error);
    if (error) {
      listing.problems.push_back(folder + ": " + error.message());
      return;
    }
    for (const fs::directory_entry& entry : entries) {
      const std::string name = entry.path().filename().string();
      const std::string path = folder.empty() ? name : folder + "/" + name;
      // Folders of most file systems say of what kind an entry is, so that only links are looked at.
      if (entry.is_symlink(error)) {
        struct stat status {};
        if (::stat(full(path).c_str(), &status) != 0) {
          if (errno == ENOENT) {
            // An editor's lock file (".#page.md") is a dangling link; it is nobody's content.
            if (name.rfind(".#", 0) != 0) listing.problems.push_back(path + ": the link leads nowhere");
          } else {
            listing.problems.push_back(path + ": " + reason());
          }
          continue;
        }
        if (leads_out(path)) {
          listing.problems.push_back(path + ": the link leads out of the site's folder");
          continue;
        }
        if (leads_up(path, folder)) {
          listing.problems.push_back(path + ": the link leads back to a folder above it");
          continue;
        }
      }
      if (entry.is_directory(error)) {
        walk(path, listing, depth + 1);
      } else if (entry.is_regular_file(error)) {
        listing.files.push_back(path);
      }
    }
  }

  std::string root_;
  std::string canonical_root_;
};

}  // namespace

std::unique_ptr<FileSystem> open_disk(const std::string& root) {
  return std::make_unique<Disk>(root);
}

Result<std::string> MemoryFileSystem::read(const std::string& path) const {
  const auto found = files.find(path);
  if (found == files.end()) return Error{"No such file or directory"};
  return found->second;
}

bool MemoryFileSystem::exists(const std::string& path) const {
  if (files.count(path) != 0) return true;
  const auto below = files.lower_bound(path + "/");
  return below != files.end() && below->first.rfind(path + "/", 0) == 0;
}

Listing MemoryFileSystem::list(const std::string& folder) const {
  Listing listing;
  const std::string prefix = folder.empty() ? "" : folder + "/";
  for (const auto& [path, bytes] : files) {
    if (path.rfind(prefix, 0) == 0) listing.files.push_back(path);
  }
  return listing;
}

Status MemoryFileSystem::write(const std::string& path, std::string_view bytes) {
  files[path] = std::string(bytes);
  return Done{};
}

Status MemoryFileSystem::remove(const std::string& path) {
  files.erase(path);
  return Done{};
}

}  // namespace kb
