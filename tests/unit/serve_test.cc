// kbgen serve: what it shows is what a clean build writes, whatever is edited; and it sees each edit.
#include "generator/command/serve.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <thread>

#include "generator/command/watch.h"
#include "generator/disk/embedded.h"
#include "generator/load.h"
#include "tests/support/git_repository.h"
#include "tests/support/smallest_site.h"

namespace kb {
namespace {

const MemoryFileSystem& built_in() {
  static const MemoryFileSystem files = embedded_files();
  return files;
}

const Date kToday = *parse_iso_date("2026-01-15");

std::string without_live_script(const std::string& page) {
  const size_t begin = page.find("<link rel=\"stylesheet\" href=\"/_kbgen/live.css\">");
  const size_t end = page.find("</body>", std::min(begin, page.size()));
  return begin == std::string::npos ? page : page.substr(0, begin) + page.substr(end);
}

// A page but for what it takes from the search index: its name, and where long words break.
std::string without_index(std::string page) {
  for (size_t at = 0; (at = page.find("/search/", at)) != std::string::npos; ++at) {
    const size_t end = page.find(".kbi", at);
    if (end < at + 40) page.erase(at, end - at);
  }
  for (size_t at = 0; (at = page.find("\u00AD", at)) != std::string::npos;) page.erase(at, 2);
  return page;
}

bool is_index(const std::string& path) {
  return path.rfind("search/", 0) == 0 && path.ends_with(".kbi");
}

// Compares every address there is, and those there were, with a build from nothing. False if that build has errors;
// then the former site must still be shown, with the errors.
class Comparison {
 public:
  bool hold(LiveSite& live, const Shown& shown, const FileSystem& files, BuildOptions options) {
    options.drafts = true;
    options.today = kToday;
    options.cache = nullptr;
    const Build clean = build(files, built_in(), options);
    const bool good = count(clean.diagnostics, Severity::error) == 0;
    if (good) {
      now_.clear();
      for (const OutputFile& file : clean.files) now_[file.path] = file.bytes;
      base_ = clean.config.base_path;
      for (const auto& [path, bytes] : now_) {
        if (is_index(path)) continue;  // would wait for the index
        INFO(path << " before the index is there");
        const std::string early = without_live_script(shown.answer(base_ + path).bytes);
        const bool same = without_index(early) == without_index(bytes);
        CHECK(same);
      }
    } else {
      const bool told = shown.state().event.rfind("event: errors\n", 0) == 0;
      CHECK(told);
    }
    live.finish_index();
    for (const auto& [path, bytes] : now_) {
      if (!is_index(path)) ever_.insert(path);  // a former index's name leads to today's
      const Shown::Answer answer = shown.answer(base_ + path);
      INFO(path);
      const bool same = answer.status == 200 && without_live_script(answer.bytes) == bytes;
      CHECK(same);
    }
    for (const std::string& path : ever_) {
      if (now_.count(path) != 0) continue;
      INFO(path << " is gone");
      CHECK(shown.answer(base_ + path).status != 200);
    }
    return good;
  }

 private:
  std::map<std::string, std::string> now_;
  std::set<std::string> ever_;
  std::string base_;
};

// A site whose parts an author changes at random.
class RandomSite {
 public:
  explicit RandomSite(unsigned seed) : random_(seed) {
    for (const char* name : {"kunde", "aftale", "opsigelse", "faktura", "varsel"}) {
      Entry entry;
      entry.title = name;
      entry.title[0] = static_cast<char>(entry.title[0] - 32);
      pages_["content/" + std::string(name) + ".md"] = entry;
    }
    write();
  }

  MemoryFileSystem files;

  // Says what was done.
  std::string edit() {
    Entry& page = any()->second;
    switch (pick(18)) {
      case 0:
        page.text = "Ny tekst " + std::to_string(pick(1000)) + " om en\n" + any()->second.title +
                    ", som er kundisk, og vi\u00ADden.";
        return write("text");
      case 1:
        page.title = "Titel " + std::to_string(pick(40));
        return write("title");
      case 2:
        page.alias = page.alias.empty() ? "Alias " + std::to_string(pick(40)) : "";
        return write("alias");
      case 3:
        page.category = page.category.empty() ? "Emne " + std::to_string(pick(3)) : "";
        return write("category");
      case 4:
        page.link = "[[" + any()->second.title + "]]";
        return write("link target");
      case 5:
        page.link = "[et sted](/findes-ikke-" + std::to_string(pick(9)) + "/)";
        return write("broken link");
      case 6:
        template_ = template_.empty() ? "<p>Egen bund {{site.title}}</p>" : "";
        return write("template");
      case 7:
        title_ = "Ordbog " + std::to_string(pick(5));
        return write("config");
      case 8:
        config_ = kSettings[pick(kSettings.size())];
        return write("config: " + config_);
      case 9:
        if (pages_.size() < 3) return write("nothing");
        pages_.erase(any());
        return write("deletion");
      case 10: {
        const auto from = any();
        const Entry moved = from->second;
        pages_.erase(from);
        pages_["content/" + std::string(pick(2) == 0 ? "nb/" : "") + "side-" + std::to_string(pick(30)) + ".md"] =
            moved;
        return write("rename");
      }
      case 11:
        page.draft = !page.draft;
        return write("draft");
      case 13:
        shared_ = "Fælles tekst " + std::to_string(pick(9)) + " om [[" + any()->second.title + "]].";
        page.embeds = !page.embeds;
        return write("embedded file");
      case 14:
        page.chart = !page.chart;
        figure_ = pick(50);
        return write("chart's file");
      case 15:
        page.history = page.history.empty() ? "  - {date: 2025-05-0" + std::to_string(1 + pick(9)) +
                                                  ", by: Ellen Thorup, summary: Rettet}\n"
                                            : "";
        return write("history");
      case 16:
        page.text = "En kundeserviceaftale" + std::to_string(pick(3)) + ".\n\n## Afsnit " + std::to_string(pick(9)) +
                    "\n\nTekst.";
        return write("heading");
      case 12:
        image_ = image_.empty() ? "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"/>" : "";
        return write("static file");
      default:
        pages_["content/ny-" + std::to_string(pick(30)) + ".md"] = named("Ny " + std::to_string(pick(30)));
        return write("new page");
    }
  }

  // Takes back what most often leaves errors.
  void mend() {
    std::set<std::string> titles;
    shared_ = "Fælles.";
    for (auto& [path, page] : pages_) {
      page.link.clear();
      page.alias.clear();
      while (!titles.insert(page.title).second) page.title += "x";
    }
    write();
  }

 private:
  struct Entry {
    std::string title, text = "En tekst.", alias, category, link, history;
    bool draft = false, embeds = false, chart = false;
  };

  static Entry named(const std::string& title) {
    Entry entry;
    entry.title = title;
    return entry;
  }

  unsigned pick(unsigned n) { return random_() % n; }
  std::map<std::string, Entry>::iterator any() { return std::next(pages_.begin(), pick(pages_.size())); }

  std::string write(const std::string& what = {}) {
    files.files.clear();
    files.files["site.toml"] = "[site]\ntitle = \"" + title_ +
                               "\"\nbase_url = \"https://example.com/hjaelp/\"\ndefault_language = \"da\"\n" + config_;
    if (!template_.empty()) files.files["theme/partials/footer.mustache"] = template_;
    if (!image_.empty()) files.files["static/tegn.svg"] = image_;
    files.files["content/_faelles.md"] = shared_ + "\n";
    files.files["content/tal.csv"] = "Måned;Kunder\nJanuar;" + std::to_string(figure_) + "\nFebruar;7\n";
    for (const auto& [path, page] : pages_) {
      files.files[path] =
          "---\ntitle: " + page.title + "\naliases: [" + page.alias + "]\n" +
          (page.category.empty() ? "" : "category: " + page.category + "\n") + (page.draft ? "draft: true\n" : "") +
          (page.history.empty() ? "" : "history:\n" + page.history) + "---\n\n" + page.text + " Se " + page.link +
          ".\n" + (page.embeds ? "\n![[_faelles.md]]\n" : "") + (page.chart ? "\n```chart\nsrc: /tal.csv\n```\n" : "");
    }
    return what;
  }

  std::mt19937 random_;
  const std::vector<std::string> kSettings = {"",
                                              "[search]\nenabled = false\n",
                                              "[search.forms]\nkunde = [\"kundisk\"]\n",
                                              "hard_breaks = true\n",
                                              "default_kind = \"article\"\n",
                                              "[headings]\nfaq = [\"Afsnit\"]\n",
                                              "[check]\nlink-missing-page = \"warning\"\n"};
  std::map<std::string, Entry> pages_;
  std::string title_ = "Ordbog", config_, template_, image_, shared_ = "Fælles.";
  unsigned figure_ = 5;
};

// A folder on disk that is watched.
class WatchedFolder {
 public:
  WatchedFolder() {
    static int number = 0;
    root = std::filesystem::temp_directory_path() /
           ("kbgen-watch-" + std::to_string(getpid()) + "-" + std::to_string(number++));
    std::filesystem::create_directories(root / "content/da");
    std::filesystem::create_directories(root / "public");
    write("content/da/kunde.md", "x");
    write("site.toml", "x");
    watcher = std::make_unique<Watcher>(root.string());
    const Status started = watcher->start({"content", "static"}, {"site.toml"});
    REQUIRE(started.ok());
  }
  ~WatchedFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(root, ignored);
  }

  void write(const std::string& path, const std::string& text) { std::ofstream(root / path, std::ios::binary) << text; }
  std::vector<std::string> changes(int wait_ms = 2000) { return watcher->wait(wait_ms, 20).paths; }

  std::filesystem::path root;
  std::unique_ptr<Watcher> watcher;
};

using Paths = std::vector<std::string>;

}  // namespace

TEST_CASE("what serve shows is what a clean build writes, after each of many random edits") {
  for (const unsigned seed : {1u, 2u, 3u}) {
    RandomSite site(seed);
    Shown shown;
    BuildOptions options;
    LiveSite live(site.files, built_in(), options, shown);
    Comparison comparison;
    size_t good = 0, bad = 0;
    live.rebuild(kToday, false, false);
    REQUIRE(comparison.hold(live, shown, site.files, options));
    for (int step = 0; step < 40; ++step) {
      const std::string what = site.edit();
      INFO("seed " << seed << ", step " << step << ": " << what);
      live.rebuild(kToday, false, false);
      const bool well = comparison.hold(live, shown, site.files, options);
      ++(well ? good : bad);
      if (!well && step % 3 == 0) site.mend();
    }
    INFO(good << " good and " << bad << " bad builds");
    CHECK(good >= 8);
    CHECK(bad >= 2);
  }
}

TEST_CASE("what serve shows is what a clean build writes, also of the edit history as commits come and go") {
  GitRepository repository;
  repository.init();
  repository.write("site.toml", test::kSmallestSite);
  repository.write("content/kunde.md", "# Kunde\n\nEn kunde køber.\n");
  repository.write("content/aftale.md", "# Aftale\n\nEn aftale binder en kunde.\n");
  const std::unique_ptr<FileSystem> files = open_disk(repository.root());
  Shown shown;
  BuildOptions options;
  options.git_root = repository.root();
  LiveSite live(*files, built_in(), options, shown);
  Comparison comparison;
  const auto same = [&](const std::string& after) {
    INFO(after);
    live.rebuild(kToday, false, false);
    CHECK(comparison.hold(live, shown, *files, options));
  };
  same("no commit");
  repository.commit("Oprettet");
  same("the first commit");
  const bool history = shown.answer("/kunde/").bytes.find("Ellen Thorup") != std::string::npos;
  CHECK(history);
  repository.write("content/kunde.md", "# Kunde\n\nEn kunde køber og betaler.\n");
  same("an edit that is not committed");
  repository.commit("Betaler også", "Jonas Riis <jonas@example.com>");
  same("the second commit");
  std::filesystem::rename(repository.root() + "/content/aftale.md", repository.root() + "/content/kontrakt.md");
  same("a rename that is not committed");
  repository.commit("Omdøbt");
  same("a rename");
  repository.git({"commit", "-q", "--amend", "-m", "Omdøbt igen"});
  same("an amended commit");
  repository.git({"reset", "-q", "--hard", "HEAD~2"});
  same("a reset");
  repository.git({"checkout", "-q", "--orphan", "ny"});
  repository.commit("Alt forfra", "Ingrid Solbakken <ingrid@example.com>");
  same("another branch without the commits before");
}

TEST_CASE("errors over the page are those in the terminal, to the letter, and the site from before stays") {
  MemoryFileSystem files;
  files.files = {{"site.toml", test::kSmallestSite}, {"content/kunde.md", "# Kunde\n\nEn kunde.\n"}};
  Shown shown;
  LiveSite live(files, built_in(), {}, shown);
  CHECK(live.rebuild(kToday, false, true).errors == 0);
  files.files["content/kunde.md"] = "# Kunde\n\nSe \"[[aftalen]]\" \\ her.\n";
  LiveSite::Outcome outcome = live.rebuild(kToday, false, true);
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
  const std::string event = shown.state().event, head = "event: errors\ndata: ";
  REQUIRE(event.rfind(head, 0) == 0);
  CHECK(nlohmann::json::parse(event.substr(head.size())) == plain);
  CHECK(shown.answer("/kunde/").bytes.find("En kunde.") != std::string::npos);
}

TEST_CASE("before the first good build every page shows the errors and waits for the mend") {
  MemoryFileSystem files;
  files.files["site.toml"] = "[site\n";
  Shown shown;
  LiveSite live(files, built_in(), {}, shown);
  const LiveSite::Outcome outcome = live.rebuild(kToday, false, false);
  CHECK(outcome.errors > 0);
  CHECK_FALSE(outcome.shown);
  const Shown::Answer page = shown.answer("/");
  CHECK(page.status == 404);
  CHECK(page.bytes.find("/_kbgen/live.js") != std::string::npos);
}

TEST_CASE("drafts, scheduled and expired pages are shown and marked") {
  MemoryFileSystem files;
  files.files = {{"site.toml", test::kSmallestSite},
                 {"content/kunde.md", "# Kunde\n\nEn kunde.\n"},
                 {"content/kladde.md", "---\ntitle: Kladde\ndraft: true\n---\n\nEn kladde.\n"},
                 {"content/senere.md", "---\ntitle: Senere\npublish: 2027-01-01\n---\n\nKommer.\n"},
                 {"content/slut.md", "---\ntitle: Slut\nexpires: 2025-01-01\n---\n\nForbi.\n"}};
  Shown shown;
  LiveSite live(files, built_in(), {}, shown);
  live.rebuild(kToday, false, false);
  const auto marked = [&](const std::string& path) {
    const Shown::Answer page = shown.answer(path);
    CHECK(page.status == 200);
    return page.bytes.find("vises kun her og bliver ikke udgivet") != std::string::npos;
  };
  CHECK(marked("/kladde/"));
  CHECK(marked("/senere/"));
  CHECK(marked("/slut/"));
  CHECK_FALSE(marked("/kunde/"));
}

TEST_CASE("styles are swapped only where nothing else changed and the style sheet has a new name") {
  MemoryFileSystem files;
  files.files = {{"site.toml", test::kSmallestSite}, {"content/kunde.md", "# Kunde\n\nEn kunde.\n"}};
  Shown shown;
  LiveSite live(files, built_in(), {}, shown);
  const auto swaps = [&](bool style_only) {
    live.rebuild(kToday, style_only, false);
    return shown.state().event.find("\"style\":\"/assets/style.") != std::string::npos;
  };
  CHECK_FALSE(swaps(false));
  CHECK_FALSE(swaps(true));  // another style sheet, of the site's own
  files.files["theme/assets/style.css"] = "body{color:red}";
  CHECK(swaps(true));
  files.files["theme/assets/style.css"] = "body{color:blue}";
  CHECK_FALSE(swaps(false));
}

TEST_CASE("who asks for the search index of a former build, or before the index is there, gets today's") {
  MemoryFileSystem files;
  files.files = {{"site.toml", test::kSmallestSite}, {"content/kunde.md", "# Kunde\n\nEn kunde.\n"}};
  Shown shown;
  LiveSite live(files, built_in(), {}, shown);
  const auto index_name = [&] {
    const std::string page = shown.answer("/kunde/").bytes;
    const size_t begin = page.find("/search/da.");
    REQUIRE(begin != std::string::npos);
    return page.substr(begin, page.find(".kbi", begin) + 4 - begin);
  };
  live.rebuild(kToday, false, false);
  CHECK_FALSE(live.index_further());  // the first build has its index
  const std::string first = index_name();
  files.files["content/kunde.md"] = "# Kunde\n\nEn kunde betaler.\n";
  live.rebuild(kToday, false, false);
  CHECK(index_name() == first);
  std::string early;
  std::thread visitor([&] { early = shown.answer(first).bytes; });
  live.finish_index();
  visitor.join();
  CHECK(index_name() != first);
  const std::string bytes = shown.answer(index_name()).bytes;
  CHECK(bytes.size() > 100);
  CHECK(early == bytes);
  CHECK(shown.answer(first).bytes == bytes);
  CHECK(shown.answer("/search/nb.0123456789.kbi").status == 404);
  CHECK(shown.answer("/search/.kbi").status == 404);
  // Nobody waits once the server ends.
  files.files["content/kunde.md"] = "# Kunde\n\nEn kunde.\n";
  live.rebuild(kToday, false, false);
  shown.close();
  shown.answer(first);
}

TEST_CASE("a page that is not parsed again is told with its warnings again") {
  MemoryFileSystem files;
  files.files = {{"site.toml", test::kSmallestSite},
                 {"content/aftale.md", "# Aftale\n\nEn aftale.\n"},
                 {"content/kunde.md", "---\ntitle: Kunde\nfarve: rød\n---\n\nEn kunde.\n"},
                 {"content/varsel.md", "# Varsel\n\n```chart\nsrc: tal.csv\n```\n"},
                 {"content/tal.csv", "Måned;Kunder\nJanuar;5\nFebruar;7\n"}};
  Shown shown;
  LiveSite live(files, built_in(), {}, shown);
  const std::string first = live.rebuild(kToday, false, false).problems;
  CHECK(first.find("farve") != std::string::npos);
  files.files["content/aftale.md"] = "# Aftale\n\nEn anden aftale.\n";
  CHECK(live.rebuild(kToday, false, false).problems == first);
  CHECK(live.rebuild(kToday, false, false).problems == first);
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
  const Build result = build(files, built_in(), {});
  CHECK(format_diagnostics(result.diagnostics, result.sources, {}) == "");
  CHECK(result.docs.size() == 1);
}

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
