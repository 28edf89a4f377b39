// Content folders as people leave them: names in two Unicode forms, links in circles, files that are none, huge pages.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "generator/build.h"
#include "generator/disk/embedded.h"
#include "tests/support/git_repository.h"
#include "tests/support/smallest_site.h"

namespace kb {
namespace {

// "påmindelse" with å as one character, and as a and a ring.
constexpr char kComposed[] = "p\xC3\xA5mindelse", kDecomposed[] = "pa\xCC\x8Amindelse";

// A site in a folder of its own.
class SiteFolder {
 public:
  SiteFolder() {
    repository.write("site.toml", test::kSmallestSite);
    repository.write("content/kunde.md", "# Kunde\n\nEn kunde køber.\n");
  }

  Build built(bool git = false) const {
    const std::unique_ptr<FileSystem> files = open_disk(repository.root());
    BuildOptions options;
    if (git) options.git_root = repository.root();
    return build(*files, embedded_files(), options);
  }
  std::filesystem::path path(const std::string& below) const { return repository.root() + "/" + below; }

  GitRepository repository;
};

std::string said(const Build& build) {
  return format_diagnostics(build.diagnostics, build.sources, {});
}

}  // namespace

TEST_CASE("a name in decomposed Unicode is the same name: address, links and history fit") {
  SiteFolder site;
  site.repository.init();
  site.repository.write(std::string("content/") + kDecomposed + ".md",
                        "# P\xC3\xA5mindelse\n\nEn p\xC3\xA5mindelse.\n");
  site.repository.write("content/aftale.md", std::string("# Aftale\n\nEn aftale, se [her](") + kComposed + ".md).\n");
  site.repository.git({"config", "core.precomposeunicode", "false"});
  site.repository.commit("Oprettet");
  const Build build = site.built(true);
  CHECK(said(build) == "");
  const auto page = build.site.by_url.find("/paamindelse/");
  REQUIRE(page != build.site.by_url.end());
  CHECK(build.site.page(page->second).history.revisions.size() == 1);
}

TEST_CASE("two files whose names differ in their Unicode form alone want one address, and one error says so") {
  SiteFolder site;
  site.repository.write(std::string("content/") + kComposed + ".md", "# Et\n\nEt.\n");
  site.repository.write(std::string("content/") + kDecomposed + ".md", "# To\n\nTo.\n");
  const Build build = site.built();
  REQUIRE(build.diagnostics.size() == 1);
  CHECK(build.diagnostics[0].code == Code::page_duplicate_url);
  CHECK(build.docs.size() == 3);
}

TEST_CASE("links in a circle, links out of the site and links to nowhere are each told once, and nothing hangs") {
  SiteFolder site;
  std::filesystem::create_directories(site.path("content/a/b"));
  std::filesystem::create_directory_symlink(site.path("content/a"), site.path("content/a/b/op"));
  std::filesystem::create_symlink("/etc/hostname", site.path("content/ud.md"));
  std::filesystem::create_symlink("findes-ikke.md", site.path("content/vaek.md"));
  std::filesystem::create_symlink("selv.md", site.path("content/selv.md"));
  const Build build = site.built();
  const std::string text = said(build);
  const auto told = [&](const std::string& words) {
    const bool found = text.find(words) != std::string::npos;
    INFO(text);
    CHECK(found);
  };
  told("content/a/b/op: the link leads back to a folder above it");
  told("content/ud.md: the link leads out of the site's folder");
  told("content/vaek.md: the link leads nowhere");
  told("content/selv.md: ");
  CHECK(build.diagnostics.size() == 4);
}

TEST_CASE("a pipe, a folder with a page's name and an editor's lock are no pages and stop nothing") {
  SiteFolder site;
  REQUIRE(::mkfifo(site.path("content/roer.md").c_str(), 0600) == 0);
  std::filesystem::create_directories(site.path("content/mappe.md"));
  std::filesystem::create_symlink("ellen@pc.1234", site.path("content/.#kunde.md"));
  site.repository.write("static/.kunde.txt.swp", "x");
  site.repository.write("static/.well-known/security.txt", "x");
  const Build build = site.built();
  CHECK(said(build) == "");
  CHECK(build.docs.size() == 1);
  const auto published = [&](const std::string& path) {
    return std::any_of(build.files.begin(), build.files.end(), [&](const OutputFile& f) { return f.path == path; });
  };
  CHECK(published(".well-known/security.txt"));
  CHECK_FALSE(published(".kunde.txt.swp"));
}

TEST_CASE("a file nobody may read is told with its reason, and the others are read") {
  SiteFolder site;
  site.repository.write("content/laast.md", "# Låst\n");
  std::filesystem::permissions(site.path("content/laast.md"), std::filesystem::perms::none);
  if (::access(site.path("content/laast.md").c_str(), R_OK) == 0) {
    WARN("skipped: this user may read everything");
    return;
  }
  const Build build = site.built();
  REQUIRE(build.diagnostics.size() == 1);
  CHECK(said(build).find("cannot read content/laast.md: Permission denied") != std::string::npos);
  CHECK(build.docs.size() == 1);
}

TEST_CASE("a file too large for any site is told and not read") {
  SiteFolder site;
  site.repository.write("static/film.bin", "x");
  std::filesystem::resize_file(site.path("static/film.bin"), uintmax_t{100} << 30);  // takes no room on the disk
  const Build build = site.built();
  REQUIRE(build.diagnostics.size() == 1);
  CHECK(said(build).find("cannot read static/film.bin: is larger than 2 GB") != std::string::npos);
}

TEST_CASE("who has a published file open goes on reading the old one, whole, while the new one is written") {
  SiteFolder site;
  const std::unique_ptr<FileSystem> disk = open_disk(site.repository.root());
  REQUIRE(disk->write("ud/side.html", "gammel").ok());
  std::ifstream open(site.path("ud/side.html"));
  REQUIRE(disk->write("ud/side.html", "ny").ok());
  CHECK(std::string(std::istreambuf_iterator<char>(open), {}) == "gammel");
  CHECK(disk->read("ud/side.html").value() == "ny");
  CHECK(disk->list("ud").files == std::vector<std::string>{"ud/side.html"});
}

TEST_CASE("a link among the published files is replaced by a file, and not followed") {
  SiteFolder site;
  const std::unique_ptr<FileSystem> disk = open_disk(site.repository.root());
  REQUIRE(disk->write("ud/side.html", "side").ok());
  std::filesystem::create_symlink("side.html", site.path("ud/henvisning.html"));
  REQUIRE(disk->write("ud/henvisning.html", "egen").ok());
  CHECK(disk->read("ud/side.html").value() == "side");
  CHECK(disk->read("ud/henvisning.html").value() == "egen");
}

TEST_CASE("a disk that is full leaves the old file, and nothing of the new one") {
  SiteFolder site;
  const std::unique_ptr<FileSystem> disk = open_disk(site.repository.root());
  REQUIRE(disk->write("ud/side.html", "gammel").ok());
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto on_signal = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{1000, before.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  const Status written = disk->write("ud/side.html", std::string(5000, 'x'));
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, on_signal);
  REQUIRE_FALSE(written.ok());
  CHECK(written.error() == "File too large");
  CHECK(disk->read("ud/side.html").value() == "gammel");
  CHECK(disk->list("ud").files == std::vector<std::string>{"ud/side.html"});
}

TEST_CASE("folders that a removed file leaves empty go with it, others stay") {
  SiteFolder site;
  const std::unique_ptr<FileSystem> disk = open_disk(site.repository.root());
  REQUIRE(disk->write("ud/a/b/side.html", "x").ok());
  REQUIRE(disk->write("ud/anden.html", "x").ok());
  REQUIRE(disk->remove("ud/a/b/side.html").ok());
  CHECK_FALSE(disk->exists("ud/a"));
  CHECK(disk->exists("ud/anden.html"));
  CHECK(disk->remove("ud/a/b/side.html").ok());
}

TEST_CASE("a page of ten megabytes goes through the whole build") {
  SiteFolder site;
  std::string text = "# Stor\n\nEn stor side.\n";
  while (text.size() < (10u << 20))
    text += "\n## Afsnit\n\nEn [[kunde]] køber noget, der er stort og dyrt, og betaler.\n";
  site.repository.write("content/stor.md", text);
  const std::unique_ptr<FileSystem> files = open_disk(site.repository.root());
  BuildOptions options;
  options.render = false;
  const Build build = kb::build(*files, embedded_files(), options);
  CHECK(said(build) == "");
  CHECK(build.docs.size() == 2);
}

// Each would take minutes if any stage went over it again from each of its letters.
TEST_CASE("what an author forgot to fill in is sought once, however long it is") {
  for (const std::string unit : {"x", "TODO", "\\[A", "A…"}) {
    SiteFolder site;
    std::string text = "# Side\n\nEn side.\n\n";
    while (text.size() < (2u << 20)) text += unit;
    site.repository.write("content/side.md", text + "\\]\n");
    CHECK(site.built().docs.size() == 2);
  }
}

}  // namespace kb
