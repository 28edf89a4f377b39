// What serve shows is what a clean build writes, whatever is edited.
#include <catch2/catch.hpp>
#include <filesystem>
#include <random>
#include <set>

#include "generator/build.h"
#include "generator/command/serve.h"
#include "tests/support/built_in.h"
#include "tests/support/git_repository.h"
#include "tests/support/smallest_site.h"

namespace kb {
namespace {

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
    const Build clean = build(files, test::built_in(), options);
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

}  // namespace

TEST_CASE("what serve shows is what a clean build writes, after each of many random edits") {
  for (const unsigned seed : {1u, 2u, 3u}) {
    RandomSite site(seed);
    Shown shown;
    BuildOptions options;
    LiveSite live(site.files, test::built_in(), options, shown);
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
  LiveSite live(*files, test::built_in(), options, shown);
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

}  // namespace kb
