#include "generator/command/serve.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <thread>

#include "generator/build.h"
#include "tests/support/built_in.h"
#include "tests/support/smallest_site.h"

namespace kb {
namespace {

// A site of one page; what a test adds is seen by the next build.
struct Served {
  Served() { disk.files = {{"site.toml", test::kSmallestSite}, {"content/kunde.md", "# Kunde\n\nEn kunde.\n"}}; }

  LiveSite::Outcome rebuild(bool style_only = false, bool color = false) {
    return live.rebuild(*parse_iso_date("2026-01-15"), style_only, color);
  }

  MemoryFileSystem disk;
  Shown shown;
  LiveSite live{disk, test::built_in(), {}, shown};
};

}  // namespace

TEST_CASE("errors over the page are those in the terminal, to the letter, and the site from before stays") {
  Served site;
  CHECK(site.rebuild(false, true).errors == 0);
  site.disk.files["content/kunde.md"] = "# Kunde\n\nSe \"[[aftalen]]\" \\ her.\n";
  LiveSite::Outcome outcome = site.rebuild(false, true);
  CHECK(outcome.errors == 1);
  std::string plain;
  for (size_t i = 0; i < outcome.problems.size(); ++i) {
    if (outcome.problems[i] == '\x1b') {
      i = outcome.problems.find('m', i);
    } else {
      plain += outcome.problems[i];
    }
  }
  CHECK(plain.size() < outcome.problems.size());
  CHECK(plain.find("content/kunde.md:3:7: error: no page is called 'aftalen'") != std::string::npos);
  const std::string event = site.shown.state().event, head = "event: errors\ndata: ";
  REQUIRE(event.rfind(head, 0) == 0);
  CHECK(nlohmann::json::parse(event.substr(head.size())) == plain);
  CHECK(site.shown.answer("/kunde/").bytes.find("En kunde.") != std::string::npos);
}

TEST_CASE("before the first good build every page shows the errors and waits for the mend") {
  Served site;
  site.disk.files["site.toml"] = "[site\n";
  const LiveSite::Outcome outcome = site.rebuild();
  CHECK(outcome.errors > 0);
  CHECK_FALSE(outcome.shown);
  const Shown::Answer page = site.shown.answer("/");
  CHECK(page.status == 404);
  CHECK(page.bytes.find("/_kbgen/live.js") != std::string::npos);
}

TEST_CASE("drafts, scheduled and expired pages are shown and marked") {
  Served site;
  site.disk.files["content/kladde.md"] = "---\ntitle: Kladde\ndraft: true\n---\n\nEn kladde.\n";
  site.disk.files["content/senere.md"] = "---\ntitle: Senere\npublish: 2027-01-01\n---\n\nKommer.\n";
  site.disk.files["content/slut.md"] = "---\ntitle: Slut\nexpires: 2025-01-01\n---\n\nForbi.\n";
  site.rebuild();
  const auto marked = [&](const std::string& path) {
    const Shown::Answer page = site.shown.answer(path);
    CHECK(page.status == 200);
    return page.bytes.find("vises kun her og bliver ikke udgivet") != std::string::npos;
  };
  CHECK(marked("/kladde/"));
  CHECK(marked("/senere/"));
  CHECK(marked("/slut/"));
  CHECK_FALSE(marked("/kunde/"));
}

TEST_CASE("styles are swapped only where nothing else changed and the style sheet has a new name") {
  Served site;
  const auto swaps = [&](bool style_only) {
    site.rebuild(style_only);
    return site.shown.state().event.find("\"style\":\"/assets/style.") != std::string::npos;
  };
  CHECK_FALSE(swaps(false));
  CHECK_FALSE(swaps(true));  // another style sheet, of the site's own
  site.disk.files["theme/assets/style.css"] = "body{color:red}";
  CHECK(swaps(true));
  site.disk.files["theme/assets/style.css"] = "body{color:blue}";
  CHECK_FALSE(swaps(false));
}

TEST_CASE("who asks for the search index of a former build, or before the index is there, gets today's") {
  Served site;
  const auto index_name = [&] {
    const std::string page = site.shown.answer("/kunde/").bytes;
    const size_t begin = page.find("/search/da.");
    REQUIRE(begin != std::string::npos);
    return page.substr(begin, page.find(".kbi", begin) + 4 - begin);
  };
  site.rebuild();
  CHECK_FALSE(site.live.index_further());  // the first build has its index
  const std::string first = index_name();
  site.disk.files["content/kunde.md"] = "# Kunde\n\nEn kunde betaler.\n";
  site.rebuild();
  CHECK(index_name() == first);
  std::string early;
  std::thread visitor([&] { early = site.shown.answer(first).bytes; });
  site.live.finish_index();
  visitor.join();
  CHECK(index_name() != first);
  const std::string bytes = site.shown.answer(index_name()).bytes;
  CHECK(bytes.size() > 100);
  CHECK(early == bytes);
  CHECK(site.shown.answer(first).bytes == bytes);
  CHECK(site.shown.answer("/search/nb.0123456789.kbi").status == 404);
  CHECK(site.shown.answer("/search/.kbi").status == 404);
  // Nobody waits once the server ends.
  site.disk.files["content/kunde.md"] = "# Kunde\n\nEn kunde.\n";
  site.rebuild();
  site.shown.close();
  site.shown.answer(first);
}

TEST_CASE("a page that is not parsed again is told with its warnings again") {
  Served site;
  site.disk.files["content/aftale.md"] = "# Aftale\n\nEn aftale.\n";
  site.disk.files["content/kunde.md"] = "---\ntitle: Kunde\nfarve: rød\n---\n\nEn kunde.\n";
  site.disk.files["content/varsel.md"] = "# Varsel\n\n```chart\nsrc: tal.csv\n```\n";
  site.disk.files["content/tal.csv"] = "Måned;Kunder\nJanuar;5\nFebruar;7\n";
  const std::string first = site.rebuild().problems;
  CHECK(first.find("farve") != std::string::npos);
  site.disk.files["content/aftale.md"] = "# Aftale\n\nEn anden aftale.\n";
  CHECK(site.rebuild().problems == first);
  CHECK(site.rebuild().problems == first);
}

TEST_CASE("a tab is told at once what is new, and nothing where nothing is") {
  Shown shown;
  shown.show_problems("");
  CHECK(shown.wait(0, std::chrono::milliseconds(5000)).version == 1);
  CHECK(shown.wait(1, std::chrono::milliseconds(1)).version == 1);
}

TEST_CASE("a page that vanishes while a build runs is as if it had never been there") {
  // Listed, and gone when it is read.
  class Vanishing final : public FileSystem {
   public:
    MemoryFileSystem files;
    Result<std::string> read(const std::string& path) const override { return files.read(path); }
    bool exists(const std::string& path) const override { return files.exists(path); }
    Listing list(const std::string& folder) const override {
      Listing listing = files.list(folder);
      if (folder == "content") listing.files.push_back("content/vaek.md");
      return listing;
    }
    Status write(const std::string& path, std::string_view bytes) override { return files.write(path, bytes); }
    Status remove(const std::string& path) override { return files.remove(path); }
  } files;
  files.files.files = {{"site.toml", test::kSmallestSite}, {"content/kunde.md", "# Kunde\n\nEn kunde.\n"}};
  const Build result = build(files, test::built_in(), {});
  CHECK(format_diagnostics(result.diagnostics, result.sources, {}) == "");
  CHECK(result.docs.size() == 1);
}

}  // namespace kb
