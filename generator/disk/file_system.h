// The disk, as an interface: the only way stages read or write files. Two implementations: the real disk
// and one in memory for tests.
//
// Paths are relative to a root, with '/' between folders, UTF-8. Listings are sorted by bytes, so that no
// result depends on the order of a directory. Symbolic links that lead out of the root are not followed.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "generator/base/result.h"

namespace kb {

struct Listing {
  std::vector<std::string> files;     // every regular file below the folder, relative to the root
  std::vector<std::string> problems;  // "path: reason" for what could not be entered or read
};

class FileSystem {
 public:
  virtual ~FileSystem() = default;
  virtual Result<std::string> read(const std::string& path) const = 0;
  virtual bool exists(const std::string& path) const = 0;
  virtual Listing list(const std::string& folder) const = 0;
  // Replaces the file as a whole: a reader sees the old bytes or the new ones, never a part. Creates
  // folders as needed.
  virtual Status write(const std::string& path, std::string_view bytes) = 0;
  virtual Status remove(const std::string& path) = 0;
};

std::unique_ptr<FileSystem> open_disk(const std::string& root);

class MemoryFileSystem final : public FileSystem {
 public:
  std::map<std::string, std::string> files;

  Result<std::string> read(const std::string& path) const override;
  bool exists(const std::string& path) const override;
  Listing list(const std::string& folder) const override;
  Status write(const std::string& path, std::string_view bytes) override;
  Status remove(const std::string& path) override;
};

}  // namespace kb
