// Pages for machines: Markdown, JSON, JSON-LD.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "generator/render/json_ld.h"
#include "tests/support/published_site.h"

namespace {

using namespace kb;
using nlohmann::json;
using test::PublishedSite;

json node(const json& graph, std::string_view type) {
  for (const json& each : graph.at("@graph")) {
    if (each.at("@type") == type) return each;
  }
  return {};
}

}  // namespace

TEST_CASE("a page as Markdown has its title, definition, links in full and its questions") {
  const std::string text = PublishedSite().all().at("opsigelse/index.md");
  CHECK(text.find("# Opsigelse\n\nNår en aftale hører op, se "
                  "[Fornyelse](https://firma.example/hjaelp/fornyelse/).\n") == 0);
  CHECK(text.find("![Et skilt](https://billeder.example/skilt.png)") != std::string::npos);
  CHECK(text.find("\n## Typiske spørgsmål\n\n### Koster det \\</script> noget?\n\nNej, *intet*.\n") !=
        std::string::npos);
}

TEST_CASE("an article begins with its summary, on the page and as Markdown, and is described by its description") {
  const std::map<std::string, std::string> article = {
      {"content/da/hvorfor.md",
       "---\nkind: article\ntitle: Hvorfor\nsummary: Kort *sagt* <b>.\ndescription: Om hvorfor.\n---\nBrødtekst.\n"}};
  PublishedSite fixture(article);
  CHECK(fixture.all().at("hvorfor/index.md").find("# Hvorfor\n\nKort \\*sagt\\* \\<b>.\n\nBrødtekst.\n") == 0);
  const ViewInput input = fixture.input();
  const View view = page_view(input, fixture.page("Hvorfor").id);
  const auto text = [&](const char* name) {
    return std::get<std::string>(std::get<Object>(view.data.state()).find(name)->state());
  };
  CHECK(text("lead") == "Kort *sagt* &lt;b&gt;.");
  CHECK(text("description") == "Om hvorfor.");
}

TEST_CASE("a page as JSON has its parts") {
  const json page = json::parse(PublishedSite().all().at("opsigelse/index.json"));
  CHECK(page.at("title") == "Opsigelse");
  CHECK(page.at("kind") == "term");
  CHECK(page.at("aliases") == json({"ophør", "stop <nu>"}));
  CHECK(page.at("category") == "Aftaler");
  CHECK(page.at("created") == "2024-05-14");
  CHECK(page.at("translations").at(0).at("language") == "nb");
  CHECK(page.at("faq").at(0).at("question") == "Koster det </script> noget?");
  CHECK(page.at("faq").at(0).at("answer") == "Nej, intet.");
  CHECK(page.at("markdown") == "https://firma.example/hjaelp/opsigelse/index.md");
}

TEST_CASE("JSON-LD tells of the term, its set, questions, dates, people and the way there") {
  PublishedSite site;
  Page& page = site.page("Opsigelse");
  const json graph = json::parse(page_json_ld(site.input(), page, {{"Alle op\u00ADslag", "/hjaelp/alle/"}}));
  CHECK(graph.at("@context") == "https://schema.org");
  const json term = node(graph, "DefinedTerm");
  CHECK(term.at("name") == "Opsigelse");
  CHECK(term.at("description") == page.definition);
  CHECK(term.at("inDefinedTermSet").at("@type") == "DefinedTermSet");
  CHECK(term.at("alternateName").size() == 2);
  const json faq = node(graph, "FAQPage");
  CHECK(faq.at("mainEntity").at(0).at("acceptedAnswer").at("text") == "Nej, intet.");
  const json web = node(graph, "WebPage");
  CHECK(web.at("datePublished") == "2024-05-14");
  CHECK(web.at("dateModified") == "2025-01-03");
  CHECK(web.at("author").at(0).at("name") == "Ellen Thorup");
  const json crumbs = node(graph, "BreadcrumbList").at("itemListElement");
  REQUIRE(crumbs.size() == 2);
  CHECK(crumbs.at(0).at("name") == "Alle opslag");
  CHECK(crumbs.at(0).at("position") == 1);
  CHECK(crumbs.at(1).at("position") == 2);
}

TEST_CASE("an article's authors are the people of its history, each once, never the robots") {
  const std::map<std::string, std::string> more = {
      {"content/da/artikel.md", "---\ntitle: Artikel\nkind: article\n---\nTekst.\n"}};
  PublishedSite site(more);
  Page& page = site.page("Artikel");
  Revision first, second;
  first.authors = {{"Ellen", "", false}, {"Havnbot", "", true}};
  second.authors = {{"Jonas", "https://firma.example/jonas", false}, {"Ellen", "", false}};
  page.history.revisions = {second, first};  // newest first
  const json article = node(json::parse(page_json_ld(site.input(), page, {})), "Article");
  CHECK(article.at("headline") == "Artikel");
  REQUIRE(article.at("author").size() == 2);
  CHECK(article.at("author").at(0).at("name") == "Ellen");
  CHECK(article.at("author").at(1).at("url") == "https://firma.example/jonas");
}
