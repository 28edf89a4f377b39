#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "generator/build.h"
#include "generator/render/changes.h"
#include "generator/render/feeds.h"
#include "generator/render/host_files.h"
#include "generator/render/json_ld.h"
#include "generator/render/page_data.h"
#include "generator/render/page_exports.h"

namespace {

using namespace kb;
using nlohmann::json;

constexpr char kConfig[] = R"(
[site]
title = "Firmaets lange ordbog <b>"
base_url = "https://firma.example/hjaelp/"
default_language = "da"
description = "Ord & udtryk"
[feedback]
form_url = "https://svar.example/form?x=1"
[languages.nb]
title = "Ordbok"
)";

constexpr char kTerm[] = R"(---
title: Opsigelse
aliases: [ophør, "stop <nu>"]
category: Aftaler
translation_key: opsigelse
date: 2024-05-14
updated: 2025-01-03
authors: [Ellen Thorup]
---
Når en aftale hører op, se [[Fornyelse]].

![Et skilt](https://billeder.example/skilt.png)

## Typiske spørgsmål

### Koster det </script> noget?

Nej, *intet*.
)";

// The site's own values, by the stages that make them; no theme's layouts, no disk.
struct Fixture {
  MemoryFileSystem files;
  Build build;
  std::map<std::string, std::string, std::less<>> assets = {{"style.css", "assets/style.1.css"}};

  explicit Fixture(const std::map<std::string, std::string>& more = {}) {
    files.files = {
        {"site.toml", kConfig},
        {"content/da/opsigelse.md", kTerm},
        {"content/da/fornyelse.md", "---\ntitle: Fornyelse\ncategory: Aftaler\n---\nEn ny periode.\n"},
        {"content/nb/oppsigelse.md",
         "---\ntitle: Oppsigelse\ntranslation_key: opsigelse\n---\nNår en avtale opphører.\n"},
    };
    for (const auto& [path, text] : more) files.files[path] = text;
    const auto themes = open_disk(KB_SOURCE_DIR "/themes");
    BuildOptions options;
    options.render = false;
    options.today = Date{2025, 11, 5};
    build = kb::build(files, *themes, options);
    INFO(format_diagnostics(build.diagnostics, build.sources, {}));
    REQUIRE(count(build.diagnostics, Severity::error) == 0);
    build.theme = load_theme(MemoryFileSystem(), *themes, "ordbog", build.sources).value;
    build.related.resize(build.docs.size());
  }

  ViewInput input() const {
    return {build.config, build.docs, build.site, build.links,       build.related, build.theme,
            assets,       nullptr,    nullptr,    Date{2025, 11, 5}, false};
  }

  Page& page(std::string_view title) {
    for (Page& each : build.site.pages) {
      if (each.title == title) return each;
    }
    throw std::logic_error("no page has that title");
  }

  std::map<std::string, std::string> all() const {
    std::map<std::string, std::string> result;
    std::vector<TextFile> made = text_files(input());
    for (const Page& each : build.site.pages) {
      for (TextFile& file : page_exports(input(), each)) made.push_back(std::move(file));
    }
    for (const TextFile& file : made) {
      INFO(file.output);
      CHECK(result.emplace(file.output, file.bytes).second);
      CHECK(file.output.find("..") == std::string::npos);
      CHECK(file.output.front() != '/');
    }
    return result;
  }
};

// What is not well-formed XML in a text, or nothing.
std::string xml_fault(std::string_view xml) {
  std::vector<std::string> open;
  for (size_t i = 0; i < xml.size(); ++i) {
    const auto byte = static_cast<unsigned char>(xml[i]);
    if (byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r') return "control character";
    if (xml[i] == '&') {
      const std::string_view rest = xml.substr(i, 6);
      bool known = false;
      for (const std::string_view entity : {"&amp;", "&lt;", "&gt;", "&quot;"}) {
        known |= rest.substr(0, entity.size()) == entity;
      }
      if (!known) return "entity " + std::string(rest);
    }
    if (xml[i] == '>') return "stray >";
    if (xml[i] != '<') continue;
    const size_t end = xml.find('>', i);
    if (end == std::string_view::npos) return "unclosed tag";
    const std::string_view tag = xml.substr(i + 1, end - i - 1);
    const std::string name(tag.substr(tag[0] == '/' ? 1 : 0, tag.find_first_of(" /", 1) - (tag[0] == '/' ? 1 : 0)));
    if (tag.find('<') != std::string_view::npos) return "< in a tag";
    if (tag[0] == '/') {
      if (open.empty() || open.back() != tag.substr(1)) return "closes " + std::string(tag);
      open.pop_back();
    } else if (tag[0] != '?' && tag.back() != '/') {
      open.push_back(name);
    }
    i = end;
  }
  return open.empty() ? "" : "open " + open.back();
}

size_t occurrences(std::string_view text, std::string_view part) {
  size_t n = 0;
  for (size_t at = 0; (at = text.find(part, at)) != std::string_view::npos; at += part.size()) ++n;
  return n;
}

json node(const json& graph, std::string_view type) {
  for (const json& each : graph.at("@graph")) {
    if (each.at("@type") == type) return each;
  }
  return {};
}

}  // namespace

TEST_CASE("the sitemap names every published page once, with its date and its translations both ways") {
  Fixture site;
  const std::string xml = site.all().at("sitemap.xml");
  CHECK(xml_fault(xml) == "");
  CHECK(occurrences(xml, "<loc>https://firma.example/hjaelp/opsigelse/</loc>\n<lastmod>2025-01-03</lastmod>") == 1);
  CHECK(occurrences(xml, "<loc>https://firma.example/hjaelp/nb/oppsigelse/</loc>") == 1);
  const std::string danish = "hreflang=\"da\" href=\"https://firma.example/hjaelp/opsigelse/\"";
  const std::string norwegian = "hreflang=\"nb\" href=\"https://firma.example/hjaelp/nb/oppsigelse/\"";
  CHECK(occurrences(xml, danish) == 2);
  CHECK(occurrences(xml, norwegian) == 2);
  CHECK(occurrences(xml, "hreflang=\"x-default\"") == 2);
  std::set<std::string> addresses;
  for (size_t at = 0; (at = xml.find("<loc>", at)) != std::string::npos; ++at) {
    CHECK(addresses.insert(xml.substr(at, xml.find("</loc>", at) - at)).second);
  }
}

TEST_CASE("a page that is not published is in no file for machines") {
  Fixture site;
  const auto naming = [&] {
    size_t files = 0;
    for (const auto& [path, text] : site.all()) files += text.find("/fornyelse/") != std::string::npos ? 1 : 0;
    return files;
  };
  CHECK(naming() > 3);
  site.page("Fornyelse").updated = Date{2025, 11, 1};
  CHECK(newest_changes(site.build.site, "da", 9).front().page->title == "Fornyelse");
  site.build.related[site.page("Opsigelse").id] = {site.page("Fornyelse").id};
  const auto related = [&] {
    return nlohmann::json::parse(site.all().at("opsigelse/index.json")).at("related").size();
  };
  CHECK(related() == 1);
  site.page("Fornyelse").future = true;
  CHECK(related() == 0);
  for (const SiteChange& change : newest_changes(site.build.site, "da", 9)) CHECK(change.page->title != "Fornyelse");
  for (const auto& [path, text] : site.all()) {
    INFO(path);
    CHECK(path.find("fornyelse/") == std::string::npos);
    if (path.find("opsigelse/") != std::string::npos) continue;  // may link there, as its page does
    CHECK(text.find("/fornyelse/") == std::string::npos);
  }
}

TEST_CASE("a sitemap beyond the limit is split and indexed, and no address is lost") {
  Fixture site;
  const std::vector<TextFile> whole = sitemap(site.input());
  REQUIRE(whole.size() == 1);
  const std::vector<TextFile> parts = sitemap(site.input(), 2);
  size_t urls = 0;
  for (const TextFile& part : parts) {
    CHECK(xml_fault(part.bytes) == "");
    urls += occurrences(part.bytes, "<url>");
    CHECK(occurrences(part.bytes, "<url>") <= 2);
  }
  CHECK(urls == occurrences(whole[0].bytes, "<url>"));
  CHECK(parts.back().output == "sitemap.xml");
  CHECK(occurrences(parts.back().bytes, "<sitemap>") == parts.size() - 1);
  CHECK(parts.back().bytes.find("<loc>https://firma.example/hjaelp/sitemap-1.xml</loc>") != std::string::npos);
}

TEST_CASE("the feed has the newest edits of its language first, with ids that never repeat") {
  Fixture site;
  Page& page = site.page("Opsigelse");
  page.history.revisions.clear();
  for (int day = 28; day > 0; --day) {
    Revision revision;
    revision.date = Date{2025, 10, day};
    revision.authors = {{"Ellen <Thorup>", "", false}};
    revision.summary = "Rettet " + std::to_string(day);
    revision.minor = day == 28;
    page.history.revisions.push_back(revision);
  }
  page.history.revisions[2].date = page.history.revisions[1].date;
  const std::string xml = atom_feed(site.input(), "da").bytes;
  CHECK(xml_fault(xml) == "");
  CHECK(xml.find("Rettet 28") == std::string::npos);
  CHECK(xml.find("Rettet 27") < xml.find("Rettet 26"));
  CHECK(xml.find("<updated>2025-10-27T00:00:00Z</updated>") < xml.find("<entry>"));
  CHECK(xml.find("Oppsigelse") == std::string::npos);
  std::set<std::string> ids;
  for (size_t at = 0; (at = xml.find("<id>", at)) != std::string::npos; ++at) {
    CHECK(ids.insert(xml.substr(at, xml.find("</id>", at) - at)).second);
  }
  CHECK(ids.size() == 28);
  const TextFile norwegian = atom_feed(site.input(), "nb");
  CHECK(norwegian.output == "nb/feed.xml");
  CHECK(xml_fault(norwegian.bytes) == "");
}

TEST_CASE("names with markup, quotes and control characters break no file") {
  Fixture site;
  Page& page = site.page("Opsigelse");
  page.title = "</title><script>\"'&]]>\x01\n# x";
  page.definition = page.description =
      "a\x0B"
      "b \xEF\xBF\xBE</summary> [x](y)\n- z";
  Revision revision;
  revision.date = Date{2025, 11, 1};
  revision.authors = {{"<b>\x02", "javascript:alert(1)", false}};
  revision.summary = "]]></entry>";
  page.history.revisions = {revision};
  for (const auto& [path, text] : site.all()) {
    INFO(path << "\n" << text);
    if (path.size() > 4 && path.substr(path.size() - 4) == ".xml") CHECK(xml_fault(text) == "");
    if (path.size() > 5 && path.substr(path.size() - 5) == ".json") CHECK(json::accept(text));
  }
  const std::string ld = page_json_ld(site.input(), page, {{"</script>", "/"}});
  CHECK(ld.find('<') == std::string::npos);
  CHECK(json::parse(ld).at("@graph").at(0).at("name") == page.title);
}

TEST_CASE("a browser can search the site from its address bar") {
  Fixture site;
  const TextFile file = opensearch(site.input(), "da");
  CHECK(file.output == "opensearch.xml");
  CHECK(xml_fault(file.bytes) == "");
  CHECK(file.bytes.find("<ShortName>Firmaets lange o</ShortName>") != std::string::npos);
  CHECK(file.bytes.find("?q={searchTerms}\"") != std::string::npos);
  CHECK(file.bytes.find("template=\"https://firma.example/hjaelp/") != std::string::npos);
}

TEST_CASE("robots.txt names the sitemap by its full address") {
  CHECK(robots(Fixture().input()).bytes.find("\nSitemap: https://firma.example/hjaelp/sitemap.xml\n") !=
        std::string::npos);
}

TEST_CASE("llms.txt leads to a Markdown file that is there, for every term of each language") {
  const std::map<std::string, std::string> files = Fixture().all();
  const std::string& text = files.at("llms.txt");
  CHECK(text.find("# Firmaets lange ordbog <b>\n\n> Ord & udtryk\n") == 0);
  size_t links = 0;
  const std::string root = "](https://firma.example/hjaelp/";
  for (size_t at = 0; (at = text.find(root, at)) != std::string::npos; ++links) {
    at += root.size();
    const std::string path = text.substr(at, text.find(')', at) - at);
    INFO(path);
    CHECK(files.count(path) == 1);
  }
  CHECK(links == 3);
}

TEST_CASE("a page as Markdown has its title, definition, links in full and its questions") {
  const std::string text = Fixture().all().at("opsigelse/index.md");
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
  Fixture fixture(article);
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
  const json page = json::parse(Fixture().all().at("opsigelse/index.json"));
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
  Fixture site;
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
  Fixture site(more);
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

TEST_CASE("the policy lets in the hosts of pictures and of the feedback form, and nothing that could end it") {
  Fixture site;
  CHECK(content_security_policy(site.input()) ==
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data: https://billeder.example; "
        "object-src 'none'; base-uri 'self'; form-action 'self' https://svar.example; frame-ancestors 'self'");
  site.build.config.feedback.form_url = "https://a.example;script-src *\n";
  for (std::vector<LinkTarget>* targets : {&site.build.links.pages[site.page("Opsigelse").id].targets}) {
    for (LinkTarget& target : *targets) target.href = "https://x\";\nscript-src/";
  }
  const std::string policy = content_security_policy(site.input());
  CHECK(occurrences(policy, "script-src") == 1);
  CHECK(policy.find('\n') == std::string::npos);
}

TEST_CASE("old addresses are redirected by every kind of server") {
  Fixture site;
  site.build.site.redirects = {{"/hjaelp/øpsig.else $1/", "x", site.page("Opsigelse").id}, {"/væk/", "y", kNoPage}};
  const std::map<std::string, std::string> files = site.all();
  CHECK(files.at("_redirects") == "/hjaelp/%C3%B8psig.else%20$1/ /hjaelp/opsigelse/ 301\n");
  CHECK(files.at(".htaccess").find("RedirectMatch 301 \"^/hjaelp/øpsig\\.else \\$1/?$\" \"/hjaelp/opsigelse/\"\n") !=
        std::string::npos);
  CHECK(files.at("nginx.conf").find("location = \"/hjaelp/øpsig.else $1/\" { return 301 \"/hjaelp/opsigelse/\"; }\n") !=
        std::string::npos);
  CHECK(files.at("nginx.conf").find("væk") == std::string::npos);
  // "$1" would be a variable of nginx's.
  site.page("Opsigelse").url = "/hjaelp/op$1/";
  CHECK(site.all().at("nginx.conf").find("{ return 301 \"/hjaelp/op%241/\"; }\n") != std::string::npos);
}

TEST_CASE("what no XML may hold is left out, however it came into a text") {
  CHECK(escape_xml("a\x01\x1F b\t<") == "a b\t&lt;");
  CHECK(escape_xml("a\uFFFEb\uFFFFc\uFFFDd\uFFBEe") == "abc\uFFFDd\uFFBEe");
}

TEST_CASE("files named by their content are kept for a year, pages are not") {
  const std::string headers = Fixture().all().at("_headers");
  CHECK(headers.find("/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n") != std::string::npos);
  CHECK(headers.find("*\n  Content-Security-Policy: default-src 'self';") != std::string::npos);
  CHECK(occurrences(headers, "Cache-Control") == 2);
}

TEST_CASE("each place of nginx that has headers of its own has those of the site too") {
  const std::string nginx = Fixture().all().at("nginx.conf");
  const size_t caches = occurrences(nginx, "add_header Cache-Control");
  CHECK(caches == 2);
  for (const std::string header : {"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"}) {
    INFO(header);
    CHECK(occurrences(nginx, "add_header " + header) == 1 + caches);
  }
}

TEST_CASE("x-default is the page in the site's own language, though another comes first in the alphabet") {
  std::string config = kConfig;
  const std::string danish = "default_language = \"da\"";
  config.replace(config.find(danish), danish.size(), "default_language = \"nb\"");
  const std::string xml = Fixture({{"site.toml", config}}).all().at("sitemap.xml");
  CHECK(occurrences(xml, "hreflang=\"x-default\" href=\"https://firma.example/hjaelp/oppsigelse/\"") == 2);
  CHECK(occurrences(xml, "hreflang=\"x-default\"") == 2);
}

TEST_CASE("two runs write the same bytes") {
  CHECK(Fixture().all() == Fixture().all());
}
