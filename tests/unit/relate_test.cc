// Related topics, and kbgen explain, which says why they are these.
#include <algorithm>
#include <catch2/catch.hpp>
#include <iostream>
#include <set>
#include <sstream>

#include "generator/build.h"
#include "generator/command/cli.h"
#include "generator/disk/embedded.h"
#include "generator/site/page_features.h"

namespace kb {
namespace {

constexpr char kSite[] =
    "[site]\ntitle = \"Ordbog\"\nbase_url = \"https://firma.example/\"\ndefault_language = \"da\"\nrelated_count = 4\n"
    "[languages.nb]\n";

Build related(const FileSystem& files) {
  BuildOptions options;
  options.today = *parse_iso_date("2026-01-15");
  Build result = build(files, embedded_files(), options);
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.severity == Severity::error) FAIL(diagnostic.message);
  }
  REQUIRE(result.related.size() == result.docs.size());
  return result;
}

using Titles = std::vector<std::string>;

Titles related_to(const Build& build, const std::string& title) {
  Titles titles;
  for (const Page& page : build.site.pages) {
    if (page.title != title) continue;
    for (const PageId id : build.related[page.id]) titles.push_back(build.site.page(id).title);
    return titles;
  }
  FAIL("no page " << title);
  return {};
}

// Forty pages in four subjects, each with words of its own and of its subject.
MemoryFileSystem forty_pages() {
  MemoryFileSystem files;
  files.files["site.toml"] = kSite;
  const char* subjects[] = {"opsigelse", "faktura", "levering", "garanti"};
  const char* sides[] = {"frist", "gebyr", "aftale", "kunde", "rykker", "periode", "klage", "varsel", "brev", "konto"};
  for (int subject = 0; subject < 4; ++subject) {
    for (int side = 0; side < 10; ++side) {
      const std::string name = std::string(subjects[subject]) + " og " + sides[side];
      files.files["content/" + std::string(subjects[subject]) + "-" + sides[side] + ".md"] =
          "---\ntitle: " + name + "\nautolink: false\n---\nOm " + sides[side] + " ved " + subjects[subject] +
          ".\n\n## Når " + subjects[(subject + side) % 4] + " sker\n\nTekst.\n";
    }
  }
  return files;
}

std::vector<size_t> inbound(const Build& build) {
  std::vector<size_t> counts(build.related.size(), 0);
  for (const auto& list : build.related) {
    for (const PageId id : list) ++counts[id];
  }
  return counts;
}

// Pages whose related topics differ, by title.
std::set<std::string> changed(const Build& before, const Build& after) {
  std::set<std::string> titles;
  for (const Page& page : before.site.pages) {
    if (related_to(before, page.title) != related_to(after, page.title)) titles.insert(page.title);
  }
  return titles;
}

}  // namespace

TEST_CASE(
    "pinned pages come first in the author's order, then pages that are near, each once and never the page itself") {
  MemoryFileSystem files = forty_pages();
  files.files["content/opsigelse-frist.md"] =
      "---\ntitle: opsigelse og frist\nrelated: [garanti og brev, faktura og konto]\n---\nOm frist ved opsigelse.\n";
  const Titles titles = related_to(related(files), "opsigelse og frist");
  REQUIRE(titles.size() == 4);
  CHECK(titles[0] == "garanti og brev");
  CHECK(titles[1] == "faktura og konto");
  CHECK(std::set<std::string>(titles.begin(), titles.end()).size() == 4);
  CHECK(std::count(titles.begin(), titles.end(), "opsigelse og frist") == 0);
  for (size_t i = 2; i < 4; ++i) {
    const bool near = titles[i].find("opsigelse") == 0 || titles[i].find("frist") != std::string::npos;
    INFO(titles[i]);
    CHECK(near);
  }
}

TEST_CASE("an author may pin more topics than are shown otherwise, and they stay") {
  MemoryFileSystem files = forty_pages();
  files.files["content/opsigelse-frist.md"] =
      "---\ntitle: opsigelse og frist\nrelated: [garanti og brev, faktura og konto, levering og brev, garanti og "
      "konto, "
      "faktura og brev]\n---\nOm frist.\n";
  CHECK(related_to(related(files), "opsigelse og frist") ==
        Titles{"garanti og brev", "faktura og konto", "levering og brev", "garanti og konto", "faktura og brev"});
}

TEST_CASE("related topics never cross languages") {
  MemoryFileSystem files = forty_pages();
  files.files["content/nb/frist.md"] = "---\ntitle: opsigelse og frist på norsk\n---\nOm frist ved opsigelse.\n";
  files.files["content/nb/gebyr.md"] =
      "---\ntitle: opsigelse og gebyr på norsk\nrelated: [/opsigelse-frist/]\n---\nOm gebyr ved opsigelse.\n";
  const Build build = related(files);
  for (const Page& page : build.site.pages) {
    for (const PageId id : build.related[page.id]) CHECK(build.site.page(id).language == page.language);
  }
  CHECK(related_to(build, "opsigelse og frist på norsk") == Titles{"opsigelse og gebyr på norsk"});
}

TEST_CASE("every page is among the related topics of at least two others") {
  const Build build = related(forty_pages());
  const std::vector<size_t> counts = inbound(build);
  for (const Page& page : build.site.pages) {
    INFO(page.title);
    CHECK(counts[page.id] >= 2);
  }
  // One that nothing leads to by its words: it still has neighbours, and they have places.
  MemoryFileSystem files = forty_pages();
  files.files["content/enlig.md"] = "---\ntitle: Enlig post\n---\nHelt for sig selv, men ved en konto.\n";
  const Build with_lonely = related(files);
  const std::vector<size_t> lonely = inbound(with_lonely);
  for (const Page& page : with_lonely.site.pages) {
    INFO(page.title);
    CHECK(lonely[page.id] >= 2);
  }
}

TEST_CASE("a page of the sample site is named by two others, wherever its language has enough pages") {
  const auto files = open_disk(KB_SOURCE_DIR);
  const Build build = related(*files);
  const std::vector<size_t> counts = inbound(build);
  for (const Page& page : build.site.pages) {
    if (page.kind == PageKind::home || page.kind == PageKind::category) continue;
    INFO(page.url);
    CHECK(counts[page.id] >= 2);
  }
}

TEST_CASE("one edit changes the related topics of few pages") {
  MemoryFileSystem files = forty_pages();
  const Build before = related(files);
  // A sentence in the body is nothing a page is known by.
  files.files["content/faktura-brev.md"] += "\nEn sætning mere om levering og garanti.\n";
  CHECK(changed(before, related(files)).empty());
  // A new heading is: the page's own list may change, and lists it leaves or enters.
  files.files["content/faktura-brev.md"] += "\n## Varsel om konto\n\nTekst.\n";
  const Build after = related(files);
  const std::set<std::string> titles = changed(before, after);
  INFO(titles.size());
  CHECK(titles.size() <= 6);
  // A new page on another subject leaves the rest as it is, but for lists it enters.
  MemoryFileSystem more = forty_pages();
  more.files["content/ny.md"] = "---\ntitle: Bestyrelsens vedtægter\n---\nOm generalforsamlingen.\n";
  CHECK(changed(before, related(more)).size() <= 3);
}

TEST_CASE("a word describes a page eight times at most, however often its headings say it, and in pieces") {
  MemoryFileSystem files;
  std::string text = "---\ntitle: Levering\nkind: article\ntags: [pakke]\n---\nTekst.\n";
  for (int i = 0; i < 20; ++i) text += "\n## Fragt " + std::to_string(i) + "\n\nTekst.\n";
  text += "\n## Om lyn-fragt\n\nTekst.\n";
  files.files = {{"site.toml", kSite}, {"content/levering.md", text}};
  const Build site = related(files);
  const SiteWords words = read_words(site.docs, site.site, site.config, 1);
  StemCache stems(site.config);
  FeatureReader reader(words, stems);
  std::map<std::string, uint32_t> weights;
  for (const Feature& feature : reader.of(site.docs[0], site.site.pages[0])) {
    weights[std::string(reader.name(feature.number))] = feature.weight;
  }
  CHECK(weights["fragt"] == 8);
  CHECK(weights["lyn"] == 1);
  for (const auto& [name, weight] : weights) {
    INFO(name);
    CHECK((name == "lyn" || name.rfind("lyn", 0) != 0));
  }
  CHECK(weights["pakke"] == 6);
  CHECK(weights["levering"] == 4);
}

TEST_CASE("explain tells which source, template and settings made a page, and why its topics are these") {
  std::ostringstream out;
  std::streambuf* const usual = std::cout.rdbuf(out.rdbuf());
  CommandLine line;
  line.root = KB_SOURCE_DIR;
  line.path = "/opsigelse/";
  line.threads = 1;
  Environment environment;
  environment.today = *parse_iso_date("2026-01-15");
  const int code = run_explain(line, environment);
  line.path = "/findes-ikke/";
  std::ostringstream errors;
  std::streambuf* const usual_errors = std::cerr.rdbuf(errors.rdbuf());
  const int missing = run_explain(line, environment);
  std::cerr.rdbuf(usual_errors);
  std::cout.rdbuf(usual);
  CHECK(code == kExitFine);
  CHECK(missing == kExitUsage);
  CHECK(errors.str() == "there is no page '/findes-ikke/'\n");
  const std::string text = out.str();
  INFO(text);
  for (const char* part :
       {"address   /opsigelse/, from the file's name\n", "file      content/da/opsigelse.md:2\n",
        "title     'Opsigelse', said in line 2\n", "kind      term", "language  da, from its folder\n",
        "template  themes/ordbog/layouts/term.mustache, of this site\n", "output    public/opsigelse/index.html\n",
        "settings  autolink on (1 a section, 6 per 100 words), raw_html off, hard_breaks off, related_count 6, toc "
        "on\n",
        "category  'Aftaler og vilkår', said in line 4\n",
        "dates     created 2024-03-12, edited 2025-09-30; 0 revisions in git, 3 in front matter\n",
        "twin      nb /nb/oppsigelse/\n",
        "related   'Opsigelsesvarsel'  /opsigelsesvarsel/\n          pinned by the author\n"}) {
    CHECK_THAT(text, Catch::Contains(part));
  }
}

}  // namespace kb
