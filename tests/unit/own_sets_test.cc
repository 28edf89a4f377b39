// The project's own relevance sets (tests/relevance/own) over the sample site: no score may fall. Scores stand in
// tests/relevance/own/scores.txt; KB_UPDATE=1 writes them anew: look at the difference.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "generator/build.h"
#include "generator/desk/local_search.h"
#include "generator/disk/embedded.h"

namespace kb {
namespace {

constexpr int kSlackOfKind = 1;  // queries a kind may lose while texts are edited
constexpr int kSlackOfSet = 2;

struct OwnQuery {
  std::string kind, text, page, section;
};

struct Tally {
  int queries = 0, right = 0;
};
using Tallies = std::map<std::string, Tally>;  // by "da inflected"; "da" is the whole set

std::vector<OwnQuery> read_own_set(const std::string& language) {
  std::ifstream file(KB_SOURCE_DIR "/tests/relevance/own/" + language + ".tsv");
  std::vector<OwnQuery> queries;
  std::string line;
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    OwnQuery query;
    std::getline(fields, query.kind, '\t');
    std::getline(fields, query.text, '\t');
    std::getline(fields, query.page, '#');
    std::getline(fields, query.section);
    queries.push_back(query);
  }
  return queries;
}

const Build& sample() {
  static const Build built = [] {
    const std::unique_ptr<FileSystem> files = open_disk(KB_SOURCE_DIR);
    BuildOptions options;
    options.threads = 2;
    options.today = *parse_iso_date("2026-01-15");
    return build(*files, embedded_files(), options);
  }();
  return built;
}

// Scores of a set, and what it misses, for people.
Tallies run(const std::string& language, std::string& misses) {
  Tallies tallies;
  const LanguageIndex* index = find_index(sample().indexes, language);
  REQUIRE(index != nullptr);
  LocalSearch search(*index);
  REQUIRE(search.problem.empty());
  for (const OwnQuery& query : read_own_set(language)) {
    const search::Results results = search.answer(query.text, {});
    const bool right = !results.pages.empty() && results.pages[0].url == query.page;
    const auto count = [&](const std::string& name, bool hit) {
      ++tallies[name].queries;
      tallies[name].right += hit;
    };
    count(language, right);
    count(language + " " + query.kind, right);
    bool section = query.section.empty();
    if (right && !section && !results.pages[0].sections.empty()) {
      section = results.pages[0].sections[0].anchor == query.section;
    }
    if (!query.section.empty()) count(language + " section", right && section);
    if (right && section) continue;
    misses += "  " + query.kind + ": " + query.text + ", wanted " + query.page +
              (query.section.empty() ? "" : "#" + query.section) + ", got ";
    misses += results.pages.empty() ? "nothing" : results.pages[0].url;
    if (!results.pages.empty() && !results.pages[0].sections.empty()) {
      misses += "#" + results.pages[0].sections[0].anchor;
    }
    misses += "\n";
  }
  return tallies;
}

std::string scores_path() {
  return KB_SOURCE_DIR "/tests/relevance/own/scores.txt";
}

// Lines "da inflected<TAB>right<TAB>queries".
Tallies read_scores() {
  std::ifstream file(scores_path());
  Tallies tallies;
  std::string name;
  while (std::getline(file, name, '\t')) {
    Tally& tally = tallies[name];
    file >> tally.right >> tally.queries;
    file.ignore(1, '\n');
  }
  return tallies;
}

}  // namespace

TEST_CASE("no score of the own relevance sets falls") {
  Tallies now;
  std::string misses;
  for (const std::string language : {"da", "nb"}) now.merge(run(language, misses));
  if (std::getenv("KB_UPDATE") != nullptr) {
    std::ofstream file(scores_path(), std::ios::binary);
    for (const auto& [name, tally] : now) file << name << '\t' << tally.right << '\t' << tally.queries << '\n';
  }
  INFO("misses:\n" << misses);
  const Tallies before = read_scores();
  REQUIRE(before.size() > 20);
  for (const auto& [name, tally] : before) {
    INFO(name << ": " << now[name].right << " of " << now[name].queries << " right, formerly " << tally.right << " of "
              << tally.queries);
    const bool whole_set = name.find(' ') == std::string::npos;
    CHECK(now[name].queries >= tally.queries);
    CHECK(now[name].right >= tally.right - (whole_set ? kSlackOfSet : kSlackOfKind));
  }
}

TEST_CASE("while a title of the sample site is typed, the page never goes away again") {
  for (const std::string language : {"da", "nb"}) {
    const LanguageIndex* index = find_index(sample().indexes, language);
    REQUIRE(index != nullptr);
    LocalSearch search(*index);
    search::Options options;
    options.limit = 1000;
    options.excerpts = false;
    options.sections = 0;
    for (const Page& page : sample().site.pages) {
      if (page.language != language || page.kind != PageKind::term) continue;
      bool found = false;
      for (size_t size = std::min<size_t>(4, page.title.size()); size <= page.title.size(); ++size) {
        if (size < page.title.size() && (static_cast<uint8_t>(page.title[size]) & 0xC0) == 0x80) continue;
        const search::Results results = search.answer(page.title.substr(0, size), options);
        bool now = false;
        for (const search::PageResult& result : results.pages) now = now || result.url == page.url;
        INFO("after '" << page.title.substr(0, size) << "'");
        CHECK((now || !found));
        found = found || now;
      }
      CHECK(found);
    }
  }
}

TEST_CASE("who asks what a term of the sample site is finds its page") {
  const std::map<std::string, std::vector<std::string>> frames = {
      {"da", {"hvad er ", "hvad betyder ", "hvordan virker "}}, {"nb", {"hva er ", "hva betyr ", "hvordan virker "}}};
  for (const auto& [language, questions] : frames) {
    const LanguageIndex* index = find_index(sample().indexes, language);
    REQUIRE(index != nullptr);
    LocalSearch search(*index);
    std::string misses;
    int missed = 0;
    for (const Page& page : sample().site.pages) {
      if (page.language != language || page.kind != PageKind::term) continue;
      for (const std::string& question : questions) {
        const search::Results results = search.answer(question + page.title, {});
        if (!results.pages.empty() && results.pages[0].url == page.url) continue;
        ++missed;
        misses += question + page.title + "\n";
      }
    }
    INFO(misses);
    CHECK(missed == 0);
  }
}

TEST_CASE("the own relevance sets have every kind of query, and enough of them") {
  const std::vector<std::string> kinds = {"exact",         "inflected", "compound-head", "compound-modifier",
                                          "written-apart", "joined",    "typo",          "ascii",
                                          "prefix",        "question",  "synonym",       "derivation"};
  for (const auto& [language, least] : std::map<std::string, size_t>{{"da", 300}, {"nb", 150}}) {
    const std::vector<OwnQuery> queries = read_own_set(language);
    CHECK(queries.size() >= least);
    std::map<std::string, size_t> counts;
    for (const OwnQuery& query : queries) ++counts[query.kind];
    for (const std::string& kind : kinds) {
      INFO(language << " " << kind);
      CHECK(counts[kind] >= least / 25);
    }
    CHECK(counts.size() == kinds.size());
  }
}

}  // namespace kb
