// The site for machines: sitemap, feeds, robots.txt, llms.txt.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "generator/render/changes.h"
#include "generator/render/json_ld.h"
#include "tests/support/occurrences.h"
#include "tests/support/published_site.h"

namespace {

using namespace kb;
using nlohmann::json;
using test::occurrences;
using test::PublishedSite;

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

}  // namespace

TEST_CASE("the sitemap names every published page once, with its date and its translations both ways") {
  PublishedSite site;
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
  PublishedSite site;
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
  PublishedSite site;
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
  PublishedSite site;
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
  PublishedSite site;
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
  PublishedSite site;
  const TextFile file = opensearch(site.input(), "da");
  CHECK(file.output == "opensearch.xml");
  CHECK(xml_fault(file.bytes) == "");
  CHECK(file.bytes.find("<ShortName>Firmaets lange o</ShortName>") != std::string::npos);
  CHECK(file.bytes.find("?q={searchTerms}\"") != std::string::npos);
  CHECK(file.bytes.find("template=\"https://firma.example/hjaelp/") != std::string::npos);
}

TEST_CASE("robots.txt names the sitemap by its full address") {
  CHECK(robots(PublishedSite().input()).bytes.find("\nSitemap: https://firma.example/hjaelp/sitemap.xml\n") !=
        std::string::npos);
}

TEST_CASE("llms.txt leads to a Markdown file that is there, for every term of each language") {
  const std::map<std::string, std::string> files = PublishedSite().all();
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

TEST_CASE("what no XML may hold is left out, however it came into a text") {
  CHECK(escape_xml("a\x01\x1F b\t<") == "a b\t&lt;");
  CHECK(escape_xml("a\uFFFEb\uFFFFc\uFFFDd\uFFBEe") == "abc\uFFFDd\uFFBEe");
}

TEST_CASE("x-default is the page in the site's own language, though another comes first in the alphabet") {
  std::string config = test::kPublishedConfig;
  const std::string danish = "default_language = \"da\"";
  config.replace(config.find(danish), danish.size(), "default_language = \"nb\"");
  const std::string xml = PublishedSite({{"site.toml", config}}).all().at("sitemap.xml");
  CHECK(occurrences(xml, "hreflang=\"x-default\" href=\"https://firma.example/hjaelp/oppsigelse/\"") == 2);
  CHECK(occurrences(xml, "hreflang=\"x-default\"") == 2);
}

TEST_CASE("two runs write the same bytes") {
  CHECK(PublishedSite().all() == PublishedSite().all());
}
