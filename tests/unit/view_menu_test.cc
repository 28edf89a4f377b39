// Menus, links to other languages, and what the index of letters has.
#include <catch2/catch.hpp>

#include "generator/render/view_parts.h"
#include "tests/support/published_site.h"

using namespace kb;
using test::PublishedSite;

namespace {

using Strings = std::vector<std::string>;

const Value& field(const Value& item, std::string_view name) {
  return *std::get<Object>(item.state()).find(name);
}

Strings texts(const List& items, std::string_view name) {
  Strings result;
  for (const Value& item : items) result.push_back(std::get<std::string>(field(item, name).state()));
  return result;
}

std::vector<bool> flags(const List& items, std::string_view name) {
  std::vector<bool> result;
  for (const Value& item : items) result.push_back(std::get<bool>(field(item, name).state()));
  return result;
}

std::string article(const std::string& title, const std::string& date) {
  return "---\nkind: article\ntitle: " + title + "\ndate: " + date + "\n---\nOm det.\n";
}

}  // namespace

TEST_CASE("the menu marks the list one is at, or below, and a narrow screen hides what comes behind two items") {
  PublishedSite site({{"content/da/hvorfor.md", article("Hvorfor", "2025-01-02")}});
  const List at = navigation(site.input(), "da", MenuItem::articles, true);
  CHECK(texts(at, "title") == Strings{"A–Å", "Emner", "Artikler"});
  CHECK(texts(at, "current") == Strings{"", "", "page"});
  CHECK(flags(at, "more") == std::vector<bool>{false, false, true});
  CHECK(texts(navigation(site.input(), "da", MenuItem::topics, false), "current") == Strings{"", "true", ""});

  site.build.config.languages[0].navigation = {{"En", "/en/"}, {"To", "https://to.example/"}, {"Tre", "/tre/"}};
  const List own = navigation(site.input(), "da", MenuItem::articles, true);
  CHECK(texts(own, "url") == Strings{"/hjaelp/en/", "https://to.example/", "/hjaelp/tre/"});
  CHECK(texts(own, "current") == Strings{"", "", ""});
  CHECK(flags(own, "more") == std::vector<bool>{false, false, true});
}

TEST_CASE("a page that another language lacks says so, one that stands in no language by itself does not") {
  const PublishedSite site;
  const ViewInput input = site.input();
  const List lacking = language_links(input, "da", {{"da", "/hjaelp/fornyelse/"}});
  CHECK(texts(lacking, "language") == Strings{"nb"});
  CHECK(texts(lacking, "url") == Strings{"/hjaelp/nb/"});
  CHECK(texts(lacking, "notice")[0].find("bokmål") != std::string::npos);
  const List there = language_links(input, "da", {{"da", "/hjaelp/opsigelse/"}, {"nb", "/hjaelp/nb/oppsigelse/"}});
  CHECK(texts(there, "url") == Strings{"/hjaelp/nb/oppsigelse/"});
  CHECK(texts(there, "notice") == Strings{""});
  CHECK(texts(there, "elsewhere") == Strings{""});
  const List nowhere = language_links(input, "da", {});
  CHECK(texts(nowhere, "url") == Strings{"/hjaelp/nb/"});
  CHECK(texts(nowhere, "notice") == Strings{""});
  CHECK(texts(nowhere, "elsewhere") == texts(lacking, "elsewhere"));
}

TEST_CASE("articles stand newest first, those of one day by the alphabet") {
  const PublishedSite site({{"content/da/a.md", article("Ærlig", "2025-01-02")},
                            {"content/da/b.md", article("Bidrag", "2025-01-02")},
                            {"content/da/c.md", article("Nyt", "2025-03-01")}});
  const auto titles = [&](bool by_date) {
    Strings result;
    for (const PageId page : pages_of_kind(site.input(), "da", PageKind::article, by_date)) {
      result.push_back(site.build.site.page(page).title);
    }
    return result;
  };
  CHECK(titles(true) == Strings{"Nyt", "Bidrag", "Ærlig"});
  CHECK(titles(false) == Strings{"Bidrag", "Nyt", "Ærlig"});
}

TEST_CASE("the index has terms and their other names; a language without terms has its pages, never the home page") {
  const PublishedSite site({{"content/da/index.md", "---\ntitle: Velkommen\n---\nAlt.\n"},
                            {"content/da/hvorfor.md", article("Hvorfor", "2025-01-02")},
                            {"content/en/index.md", "---\ntitle: Welcome\n---\nAll.\n"},
                            {"content/en/why.md", article("Why", "2025-01-02")}});
  const auto names = [&](std::string_view language) {
    Strings result;
    for (const TermName* name : index_names(site.input(), language)) result.push_back(name->name);
    return result;
  };
  CHECK(names("da") == Strings{"Fornyelse", "ophør", "Opsigelse", "stop <nu>"});
  CHECK(names("en") == Strings{"Why"});
}
