#include "generator/disk/publish.h"

#include <catch2/catch.hpp>

namespace kb {
namespace {

// A disk that fails from the nth write on, and remembers the order of writes.
class FailingDisk final : public FileSystem {
 public:
  MemoryFileSystem inner;
  std::vector<std::string> order;
  size_t writes_left = 1000;
  bool removes = true;

  Result<std::string> read(const std::string& path) const override { return inner.read(path); }
  bool exists(const std::string& path) const override { return inner.exists(path); }
  Listing list(const std::string& folder) const override { return inner.list(folder); }
  Status write(const std::string& path, std::string_view bytes) override {
    if (writes_left == 0) return Error{"No space left on device"};
    --writes_left;
    order.push_back(path);
    return inner.write(path, bytes);
  }
  Status remove(const std::string& path) override {
    if (!removes) return Error{"Permission denied"};
    return inner.remove(path);
  }
};

}  // namespace

TEST_CASE("assets are published before pages, and what lists the pages last") {
  FailingDisk disk;
  const auto published = publish({{"index.html", "a"},
                                  {"sitemap.xml", "s"},
                                  {"nb/feed.xml", "f"},
                                  {"assets/style.1.css", "c"},
                                  {"kunde/index.html", "k"}},
                                 disk, 1);
  REQUIRE(published.ok());
  CHECK(disk.order == std::vector<std::string>{".kbgen-files", "assets/style.1.css", "index.html", "kunde/index.html",
                                               "nb/feed.xml", "sitemap.xml", ".kbgen-files"});
}

TEST_CASE("a second publication writes nothing but the list and removes what is gone, never what is not ours") {
  MemoryFileSystem disk;
  disk.files["CNAME"] = "example.com";
  REQUIRE(publish({{"a/index.html", "1"}, {"b/index.html", "2"}}, disk, 1).ok());
  const auto again = publish({{"a/index.html", "1"}, {"c/index.html", "3"}}, disk, 1);
  REQUIRE(again.ok());
  CHECK(again.value().written == 1);
  CHECK(again.value().unchanged == 1);
  CHECK(again.value().removed == 1);
  CHECK(disk.files.count("b/index.html") == 0);
  CHECK(disk.files.count("CNAME") == 1);
}

TEST_CASE("a file that cannot be removed is told, and is still ours for the next publication") {
  FailingDisk disk;
  REQUIRE(publish({{"a/index.html", "1"}, {"b/index.html", "2"}}, disk, 1).ok());
  disk.removes = false;
  const auto failed = publish({{"a/index.html", "1"}}, disk, 1);
  REQUIRE_FALSE(failed.ok());
  CHECK(failed.error() == "b/index.html: Permission denied");
  disk.removes = true;
  REQUIRE(publish({{"a/index.html", "1"}}, disk, 1).ok());
  CHECK(disk.inner.files.count("b/index.html") == 0);
}

TEST_CASE("files made while they are written stand between assets and lists, and go when they are gone") {
  LateFiles late;
  late.paths = {{"a/index.md", "a/index.html"}, {"b/index.html"}};
  late.make_worker = [] {
    return [](size_t item) -> std::vector<OutputFile> {
      if (item == 0) return {{"a/index.md", "text"}, {"a/index.html", "a"}};
      return {{"b/index.html", "b"}};
    };
  };
  FailingDisk disk;
  const auto published = publish({{"sitemap.xml", "s"}, {"assets/style.1.css", "c"}}, disk, 1, late);
  REQUIRE(published.ok());
  CHECK(published.value().written == 5);
  CHECK(published.value().bytes == 8);
  CHECK(disk.order == std::vector<std::string>{".kbgen-files", "assets/style.1.css", "a/index.md", "a/index.html",
                                               "b/index.html", "sitemap.xml", ".kbgen-files"});
  CHECK(publish({{"sitemap.xml", "s"}, {"assets/style.1.css", "c"}}, disk, 2, late).value().unchanged == 5);

  for (const size_t writes : {1, 2, 3, 4}) {
    FailingDisk failing;
    failing.writes_left = writes;
    CHECK_FALSE(publish({{"sitemap.xml", "s"}}, failing, 1, late).ok());
    CHECK(failing.inner.files.count("sitemap.xml") == 0);
  }
  const auto without = publish({{"sitemap.xml", "s"}}, disk, 1);
  REQUIRE(without.ok());
  CHECK(without.value().removed == 4);
  CHECK(disk.inner.files.count("a/index.md") == 0);
}

TEST_CASE("a list of files that was tampered with cannot make kbgen remove files elsewhere") {
  MemoryFileSystem disk;
  disk.files[".kbgen-files"] = "../secret\n/etc/passwd\na/../../b\n";
  disk.files["../secret"] = "x";
  const auto published = publish({{"index.html", "1"}}, disk, 1);
  REQUIRE(published.ok());
  CHECK(published.value().removed == 0);
  CHECK(disk.files.count("../secret") == 1);
}

TEST_CASE("a path that leads out of the output folder is refused before anything is written") {
  for (const char* path :
       {"../x.html", "a/../../x.html", "/etc/x", "a//b", "a/./b", "", "a/", "..", "a\nCNAME", "a\\b\x7F"}) {
    INFO(path);
    MemoryFileSystem disk;
    CHECK_FALSE(publish({{"index.html", "1"}, {path, "2"}}, disk, 1).ok());
    LateFiles late;
    late.paths = {{path}};
    late.make_worker = [&] { return [&](size_t) { return std::vector<OutputFile>{{path, "3"}}; }; };
    CHECK_FALSE(publish({{"index.html", "1"}}, disk, 1, late).ok());
    CHECK(disk.files.empty());
  }
  MemoryFileSystem disk;
  CHECK(publish({{"v1..2/.well-known/a b.txt", "1"}}, disk, 1).ok());
  CHECK(publish({{"index.html", "1"}}, disk, 1).value().removed == 1);
}

TEST_CASE("a publication that fails half way leaves every old page whole and is made good by the next one") {
  const std::vector<OutputFile> first = {{"a/index.html", "old a"}, {"b/index.html", "old b"}, {"x/index.html", "x"}};
  const std::vector<OutputFile> second = {{"a/index.html", "new a"}, {"b/index.html", "new b"}, {"c/index.html", "c"}};
  size_t failures = 0;
  for (size_t writes = 0; writes < 6; ++writes) {
    FailingDisk disk;
    REQUIRE(publish(first, disk, 1).ok());
    disk.writes_left = writes;
    const auto failed = publish(second, disk, 1);
    if (!failed.ok()) {
      ++failures;
      // Five writes: the list, three pages, the list again. Old pages go only when all new ones are there.
      if (writes < 4) CHECK(disk.inner.files.count("x/index.html") == 1);
      const std::string& a = disk.inner.files["a/index.html"];
      CHECK((a == "old a" || a == "new a"));
    }
    disk.writes_left = 1000;
    REQUIRE(publish(second, disk, 1).ok());
    CHECK(disk.inner.files.count("x/index.html") == 0);
    CHECK(disk.inner.files["b/index.html"] == "new b");
    CHECK(disk.inner.files["c/index.html"] == "c");
  }
  CHECK(failures >= 4);
}

}  // namespace kb
