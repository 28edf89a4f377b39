#include "generator/command/watch.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/support/temporary_folder.h"

namespace kb {
namespace {

// A folder on disk that is watched.
class WatchedFolder {
 public:
  WatchedFolder() {
    std::filesystem::create_directories(root / "content/da");
    std::filesystem::create_directories(root / "public");
    write("content/da/kunde.md", "x");
    write("site.toml", "x");
    watcher = std::make_unique<Watcher>(root.string());
    const Status started = watcher->start({"content", "static"}, {"site.toml"});
    REQUIRE(started.ok());
  }
  void write(const std::string& path, const std::string& text) { std::ofstream(root / path, std::ios::binary) << text; }
  std::vector<std::string> changes(int wait_ms = 2000) { return watcher->wait(wait_ms, 20).paths; }

  const test::TemporaryFolder folder{"kbgen watch"};
  const std::filesystem::path& root = folder.path();
  std::unique_ptr<Watcher> watcher;
};

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("a saved file is one change, by whatever way the editor saves it") {
  WatchedFolder folder;
  folder.write("content/da/kunde.md", "y");
  CHECK(folder.changes() == Paths{"content/da/kunde.md"});
  // Written beside it and moved over it.
  folder.write("content/da/kunde.md.tmp", "z");
  std::filesystem::rename(folder.root / "content/da/kunde.md.tmp", folder.root / "content/da/kunde.md");
  CHECK(folder.changes() == Paths{"content/da/kunde.md"});
  folder.write("site.toml", "y");
  CHECK(folder.changes() == Paths{"site.toml"});
  std::filesystem::remove(folder.root / "content/da/kunde.md");
  CHECK(folder.changes() == Paths{"content/da/kunde.md"});
}

TEST_CASE("swap files, backups, locks and other folders are no change") {
  WatchedFolder folder;
  for (const char* name : {".kunde.md.swp", ".kunde.md.swx", "kunde.md~", "#kunde.md#", "4913", ".goutputstream-X1",
                           "kunde.md.kbgen-new", "kunde.md___jb_tmp___"}) {
    folder.write("content/da/" + std::string(name), "x");
  }
  std::filesystem::create_symlink("ellen@pc.1234", folder.root / "content/da/.#kunde.md");
  folder.write("public/index.html", "x");
  folder.write("noget.txt", "x");
  CHECK(folder.changes(200).empty());
}

TEST_CASE("folders that are made, renamed, moved in or removed are seen with what they hold") {
  WatchedFolder folder;
  const auto has = [](const Paths& paths, const std::string& path) {
    return std::find(paths.begin(), paths.end(), path) != paths.end();
  };
  std::filesystem::create_directories(folder.root / "udenfor/dybt");
  folder.write("udenfor/dybt/faktura.md", "x");
  std::filesystem::rename(folder.root / "udenfor", folder.root / "content/nb");
  CHECK(has(folder.changes(), "content/nb/dybt/faktura.md"));

  std::filesystem::rename(folder.root / "content/nb", folder.root / "content/nn");
  const Paths renamed = folder.changes();
  CHECK(has(renamed, "content/nb"));
  CHECK(has(renamed, "content/nn/dybt/faktura.md"));
  folder.write("content/nn/dybt/faktura.md", "y");
  CHECK(folder.changes() == Paths{"content/nn/dybt/faktura.md"});

  std::filesystem::remove_all(folder.root / "content");
  CHECK_FALSE(folder.changes().empty());
  std::filesystem::create_directories(folder.root / "content/da");
  folder.changes();
  folder.write("content/da/igen.md", "x");
  CHECK(has(folder.changes(), "content/da/igen.md"));
  std::filesystem::create_directories(folder.root / "static");
  folder.changes();
  folder.write("static/fil.txt", "x");
  CHECK(has(folder.changes(), "static/fil.txt"));
}

TEST_CASE("a watch that is started again forgets the folders of before") {
  WatchedFolder folder;
  std::filesystem::create_directories(folder.root / "sider");
  REQUIRE(folder.watcher->start({"sider"}, {"site.toml"}).ok());
  folder.write("content/da/kunde.md", "y");
  CHECK(folder.changes(150).empty());
  folder.write("sider/kunde.md", "y");
  CHECK(folder.changes() == Paths{"sider/kunde.md"});
}

}  // namespace kb
