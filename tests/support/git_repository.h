// A git repository in a folder of its own, for tests; removed with it. Nothing of the user's git settings counts.
#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "generator/disk/process.h"
#include "tests/support/temporary_folder.h"

namespace kb {

class GitRepository {
 public:
  GitRepository() {
    setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
    setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
  }

  std::string root() const { return folder_.path().string(); }

  // Before this it is only a folder.
  void init() { git({"init", "-q"}); }
  void git(std::vector<std::string> arguments) {
    const std::vector<std::string> settings = {
        "git", "-c", "user.name=Ellen Thorup", "-c", "user.email=ellen@example.com", "-c", "init.defaultBranch=main"};
    arguments.insert(arguments.begin(), settings.begin(), settings.end());
    const ProcessOutput output = run_process(arguments, root());
    INFO(output.err);
    REQUIRE(output.exit_code == 0);
  }

  void write(const std::string& path, const std::string& text) {
    std::filesystem::create_directories((folder_.path() / path).parent_path());
    std::ofstream(folder_.path() / path, std::ios::binary) << text;
  }

  // All changes; an hour after the commit before, so that the order by date is that of the test.
  void commit(const std::string& message, const std::string& author = "Ellen Thorup <ellen@example.com>") {
    clock_ += 3600;
    const std::string date = std::to_string(clock_) + " +0100";
    git({"add", "-A"});
    setenv("GIT_COMMITTER_DATE", date.c_str(), 1);
    git({"commit", "-q", "--allow-empty", "-m", message, "--author", author, "--date", date});
    unsetenv("GIT_COMMITTER_DATE");
  }

  // A repository of one file, in these versions: commits "1", "2" …
  void init_with(const std::string& path, const std::vector<std::string>& versions) {
    init();
    for (size_t i = 0; i < versions.size(); ++i) {
      write(path, versions[i]);
      commit(std::to_string(i + 1));
    }
  }

 private:
  test::TemporaryFolder folder_{"kbgen test"};
  int64_t clock_ = 1761800000;
};

}  // namespace kb
