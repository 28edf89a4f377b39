// How pages hang together: links, names, old addresses, categories.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "generator/build.h"
#include "generator/site/term_index.h"

namespace kb {
namespace {

Build site_of(std::map<std::string, std::string> files, const std::string& address = "https://example.com/") {
  MemoryFileSystem disk;
  disk.files = std::move(files);
  disk.files["site.toml"] = "[site]\ntitle = \"Ordbog\"\nbase_url = \"" + address + "\"\ndefault_language = \"da\"\n";
  BuildOptions options;
  options.render = false;
  return build(disk, MemoryFileSystem(), options);
}

PageId id_of(const Build& build, const std::string& source) {
  const auto found = build.site.by_source.find(source);
  REQUIRE(found != build.site.by_source.end());
  return found->second;
}

const PageLinks& links_of(const Build& build, const std::string& source) {
  return build.links.pages[id_of(build, source)];
}

std::vector<std::string> codes(const Build& build) {
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : build.diagnostics) codes.emplace_back(info(diagnostic.code).name);
  return codes;
}

using Strings = std::vector<std::string>;

// Where the links of a page lead.
Strings hrefs_of(const Build& build, const std::string& source) {
  Strings hrefs;
  for (const LinkTarget& target : links_of(build, source).targets) hrefs.push_back(target.href);
  return hrefs;
}

}  // namespace

TEST_CASE("a link to a term knows the term; one to an article, to the page itself or elsewhere does not") {
  const Build build =
      site_of({{"content/kunde.md",
                "# Kunde\n\nEn kunde ser [aftalen](aftale.md), [historien](historie.md), [sig](kunde.md), "
                "[os](https://example.org/), ringer [her](tel:+4512345678), skriver "
                "[her](mailto:os@example.org) og går [op](#top).\n"},
               {"content/aftale.md", "# Aftale\n\nEn aftale binder.\n"},
               {"content/historie.md", "---\nkind: article\n---\n# Historie\n\nDet var engang.\n"}});
  CHECK(codes(build) == Strings{});
  const std::vector<LinkTarget>& targets = links_of(build, "content/kunde.md").targets;
  REQUIRE(targets.size() == 7);
  CHECK(targets[0].term == id_of(build, "content/aftale.md"));
  CHECK(targets[1].href == "/historie/");
  CHECK(targets[1].term == kNoPage);
  CHECK(targets[2].term == kNoPage);
  CHECK(targets[3].external);
  CHECK_FALSE(targets[4].external);
  CHECK_FALSE(targets[5].external);
  CHECK(targets[6].href == "#top");
}

TEST_CASE("a category page at the top of the content does not take the pages beside it, one in a folder does") {
  const Build build = site_of({{"content/index.md", "---\ntitle: Alt\nkind: category\n---\nAlt om det.\n"},
                               {"content/kunde.md", "# Kunde\n\nEn kunde køber.\n"},
                               {"content/aftaler/index.md", "---\ntitle: Aftaler\n---\nOm aftaler.\n"},
                               {"content/aftaler/aftale.md", "# Aftale\n\nEn aftale binder.\n"}});
  CHECK(build.site.page(id_of(build, "content/kunde.md")).category == kNoPage);
  const uint32_t category = build.site.page(id_of(build, "content/aftaler/aftale.md")).category;
  REQUIRE(category < build.site.categories.size());
  CHECK(build.site.categories[category].name == "Aftaler");
}

TEST_CASE("files and folders that begin with a dot or an underscore are no pages") {
  const Build site = site_of({{"content/a.md", "# A\n\nA.\n"},
                              {"content/.skjult/b.md", "# B\n\nB.\n"},
                              {"content/.c.md", "# C\n\nC.\n"},
                              {"content/_dele/d.md", "# D\n\nD.\n"},
                              {"content/e/_f.md", "# F\n\nF.\n"}});
  CHECK(site.docs.size() == 1);
}

TEST_CASE("a word is a form of another if it has all but the last two of its letters") {
  CHECK(is_form_of("kundens", "kunde"));
  CHECK(is_form_of("kunne", "kunde"));
  CHECK_FALSE(is_form_of("kulde", "kunde"));
  CHECK_FALSE(is_form_of("", "kunde"));
}

TEST_CASE("a description of several lines is one line") {
  const Build build =
      site_of({{"content/kunde.md", "---\ndescription: |\n  Om\n\n  kunder\t og  varer.\n---\n# Kunde\n"}});
  CHECK(build.site.page(0).description == "Om kunder og varer.");
}

TEST_CASE("a page is a backlink once however often it links, and none of its own") {
  const Build build =
      site_of({{"content/kunde.md", "# Kunde\n\nSe [aftale](aftale.md), [aftalen](aftale.md), [her](kunde.md).\n"},
               {"content/aftale.md", "# Aftale\n\nBinder.\n"}});
  const PageId kunde = id_of(build, "content/kunde.md");
  CHECK(build.links.backlinks[id_of(build, "content/aftale.md")] == std::vector<PageId>{kunde});
  CHECK(build.links.backlinks[kunde].empty());
}

TEST_CASE("a related topic that is named twice is one, and a page is none of its own") {
  const Build build =
      site_of({{"content/kunde.md",
                "---\nrelated: [Aftale, aftale.md, Kunde, '[[Aftale]]']\n---\n# Kunde\n\nEn kunde køber.\n"},
               {"content/aftale.md", "# Aftale\n\nBinder.\n"}});
  CHECK(codes(build) == Strings{});
  CHECK(links_of(build, "content/kunde.md").related == std::vector<PageId>{id_of(build, "content/aftale.md")});
}

TEST_CASE("links in a file that is embedded lead from that file's folder, others from the page's") {
  const Build build =
      site_of({{"content/kunde.md", "# Kunde\n\nEn kunde køber.\n\n![[dele/_varsel.md]]\n\nSe [aftale](aftale.md).\n"},
               {"content/dele/_varsel.md", "Se [løbende måned](frist.md).\n"},
               {"content/dele/frist.md", "# Frist\n\nEn frist er en dag.\n"},
               {"content/aftale.md", "# Aftale\n\nBinder.\n"}});
  CHECK(codes(build) == Strings{});
  CHECK(hrefs_of(build, "content/kunde.md") == Strings{"/dele/frist/", "/aftale/"});
}

TEST_CASE("a link to an address without a slash before it leads to that address where no file of the name lies near") {
  const Build build = site_of({{"content/kunde.md", "# Kunde\n\nKøber.\n"},
                               {"content/emner/moms.md", "# Moms\n\nBetales af [en kunde](kunde/).\n"}});
  CHECK(codes(build) == Strings{});
  CHECK(hrefs_of(build, "content/emner/moms.md") == Strings{"/kunde/"});
}

TEST_CASE("an address from the root means the page of the link's own language, else the one that has this address") {
  const Build build =
      site_of({{"content/aftale.md", "# Aftale\n\nBinder.\n"},
               {"content/kunde.md", "# Kunde\n\nKøber.\n"},
               {"content/nb/kunde.md", "# Kunde\n\nKjøper.\n"},
               {"content/nb/pris.md", "# Pris\n\nSe [en](/kunde/), [to](/aftale/) og [tre](/rabatt.md).\n"},
               {"content/nb/rabatt.md", "# Rabatt\n\nMindre.\n"}});
  CHECK(codes(build) == Strings{});
  CHECK(hrefs_of(build, "content/nb/pris.md") == Strings{"/nb/kunde/", "/aftale/", "/nb/rabatt/"});
}

TEST_CASE("a link may lead to a question of the front matter, and to no other place that is not there") {
  const auto told = [](const std::string& place) {
    return codes(
        site_of({{"content/kunde.md", "---\nfaq:\n  - q: Hvem betaler?\n    a: Kunden.\n---\n# Kunde\n\nKøber.\n"},
                 {"content/pris.md", "# Pris\n\nSe [svaret](kunde.md#" + place + ").\n"}}));
  };
  CHECK(told("hvem-betaler") == Strings{});
  CHECK(told("hvem-køber") == Strings{"link-missing-anchor"});
}

TEST_CASE("a name that an article and a term share means the term, whichever comes first") {
  const std::string article = "---\nkind: article\n---\n# Moms\n\nOm moms i tyve år.\n",
                    term = "# Moms\n\nMoms er en afgift.\n";
  for (const bool term_first : {false, true}) {
    const Build build = site_of({{"content/a.md", term_first ? term : article},
                                 {"content/b.md", term_first ? article : term},
                                 {"content/kunde.md", "# Kunde\n\nBetaler [[moms]].\n"}});
    CHECK(hrefs_of(build, "content/kunde.md") == Strings{term_first ? "/a/" : "/b/"});
  }
}

TEST_CASE("an old address may stand twice on its page, with the site's folder and its language's or without") {
  const Build build = site_of(
      {{"content/kunde.md", "---\nredirect_from: [/gammel/, gammel, /hjaelp/ny.html, kunde]\n---\n# Kunde\n\nKøber.\n"},
       {"content/nb/avtale.md",
        "---\nlang: no\nredirect_from: [/hjaelp/nb/pakt/, /nb/pakt, pakt]\n---\n# Avtale\n\nBinder.\n"}},
      "https://example.com/hjaelp/");
  CHECK(codes(build) == Strings{"language-no"});
  Strings outputs;
  for (const Redirect& redirect : build.site.redirects) outputs.push_back(redirect.output);
  CHECK(outputs == Strings{"gammel/index.html", "ny.html", "nb/pakt/index.html"});
  CHECK(build.site.page(id_of(build, "content/nb/avtale.md")).language == "nb");
}

TEST_CASE("a page is there from its first minute on, and gone at its last") {
  FrontMatter meta;
  meta.publish = *parse_iso_date("2026-01-10T08:00Z");
  meta.expires = *parse_iso_date("2026-01-20T08:00Z");
  const auto reason = [&](const char* now) { return unpublished_reason(meta, *parse_iso_date(now)); };
  CHECK(reason("2026-01-10T07:59Z") == "scheduled");
  CHECK(reason("2026-01-10T08:00Z") == "");
  CHECK(reason("2026-01-20T07:59Z") == "");
  CHECK(reason("2026-01-20T08:00Z") == "expired");
  CHECK(reason("2026-01-20T08:59+01:00") == "");
}

TEST_CASE("members of a category stand by weight, then by the alphabet") {
  const Build build = site_of({{"content/emner/index.md", "# Emner\n\nAlt.\n"},
                               {"content/emner/a.md", "# Årsopgørelse\n\nEn opgørelse.\n"},
                               {"content/emner/b.md", "# Bilag\n\nEt papir.\n"},
                               {"content/emner/c.md", "---\nweight: -1\n---\n# Zebra\n\nEt dyr.\n"}});
  REQUIRE(build.site.categories.size() == 1);
  Strings titles;
  for (const PageId id : build.site.categories[0].members) titles.push_back(build.site.page(id).title);
  CHECK(titles == Strings{"Zebra", "Bilag", "Årsopgørelse"});
}

}  // namespace kb
