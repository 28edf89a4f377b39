#include "generator/render/feeds.h"

#include <algorithm>
#include <map>
#include <set>

#include "generator/base/escape_html.h"
#include "generator/base/url_encoding.h"
#include "generator/base/utf8_text.h"
#include "generator/page/doc_markdown.h"
#include "generator/render/changes.h"
#include "generator/render/view_parts.h"

namespace kb {
namespace {

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr size_t kFeedEntries = 50;
constexpr size_t kShortName = 16;  // characters, by the OpenSearch specification

std::string element(std::string_view name, std::string_view text) {
  return "<" + std::string(name) + ">" + escape_xml(text) + "</" + std::string(name) + ">\n";
}

std::string full_url(const ViewInput& input, std::string_view url) {
  return absolute_url(input.config, encode_url(url));
}

std::string local_full_url(const ViewInput& input, std::string_view language, std::string_view path) {
  return full_url(input, local_url(input.config, language, path));
}

std::string local_output(const ViewInput& input, std::string_view language, std::string_view file) {
  return language_root(input.config, language).substr(1) + std::string(file);
}

struct SitemapEntry {
  std::string url;
  Date changed;
  const Page* page = nullptr;  // for its translations
};

std::vector<SitemapEntry> sitemap_entries(const ViewInput& input) {
  std::vector<SitemapEntry> entries;
  std::set<std::string> seen;
  const auto add = [&](const std::string& url, const Date& changed, const Page* page) {
    if (seen.insert(url).second) entries.push_back({full_url(input, url), changed, page});
  };
  for (const Page& page : input.site.pages) {
    if (!page.future) add(page.url, page.updated.known() ? page.updated : page.created, &page);
  }
  for (const Category& category : input.site.categories) add(category.url, {}, nullptr);
  for (const std::string& language : input.site.languages) {
    add(local_url(input.config, language, ""), {}, nullptr);
    add(route_url(input.config, language, Route::index), {}, nullptr);
  }
  std::sort(entries.begin(), entries.end(), [](const SitemapEntry& a, const SitemapEntry& b) { return a.url < b.url; });
  return entries;
}

void add_alternate(std::string_view language, const std::string& url, std::string& xml) {
  xml +=
      "<xhtml:link rel=\"alternate\" hreflang=\"" + std::string(language) + "\" href=\"" + escape_xml(url) + "\"/>\n";
}

void add_alternates(const ViewInput& input, const Page& page, std::string& xml) {
  std::vector<const Page*> versions = {&page};
  for (const PageId id : page.translations) {
    if (!input.site.page(id).future) versions.push_back(&input.site.page(id));
  }
  if (versions.size() < 2) return;
  std::sort(versions.begin(), versions.end(), [](const Page* a, const Page* b) { return a->language < b->language; });
  for (const Page* version : versions) add_alternate(version->language, full_url(input, version->url), xml);
  for (const Page* version : versions) {
    if (version->language == input.config.default_language) {
      add_alternate("x-default", full_url(input, version->url), xml);
    }
  }
}

std::string sitemap_part(const ViewInput& input, const std::vector<SitemapEntry>& entries, size_t begin, size_t end) {
  std::string xml(kXml);
  xml +=
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
  for (size_t i = begin; i < end; ++i) {
    xml += "<url>\n" + element("loc", entries[i].url);
    if (entries[i].changed.known()) xml += element("lastmod", iso_date(entries[i].changed));
    if (entries[i].page) add_alternates(input, *entries[i].page, xml);
    xml += "</url>\n";
  }
  return xml + "</urlset>\n";
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

std::string escape_xml(std::string_view text) {
  std::string allowed;
  allowed.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') continue;
    // U+FFFE and U+FFFF: EF BF BE and EF BF BF.
    if (byte == 0xEF && i + 2 < text.size() && text[i + 1] == '\xBF' &&
        static_cast<unsigned char>(text[i + 2]) >= 0xBE) {
      i += 2;
      continue;
    }
    allowed += c;
  }
  return escape_html(allowed);
}

std::vector<TextFile> sitemap(const ViewInput& input, size_t limit) {
  const std::vector<SitemapEntry> entries = sitemap_entries(input);
  if (entries.size() <= limit) return {{"sitemap.xml", sitemap_part(input, entries, 0, entries.size())}};
  std::vector<TextFile> files;
  std::string index(kXml);
  index += "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (size_t begin = 0; begin < entries.size(); begin += limit) {
    const std::string name = "sitemap-" + std::to_string(files.size() + 1) + ".xml";
    files.push_back({name, sitemap_part(input, entries, begin, std::min(begin + limit, entries.size()))});
    index += "<sitemap>\n" + element("loc", full_url(input, input.config.base_path + name)) + "</sitemap>\n";
  }
  files.push_back({"sitemap.xml", index + "</sitemapindex>\n"});
  return files;
}

TextFile atom_feed(const ViewInput& input, const std::string& language) {
  const std::string self = local_full_url(input, language, "feed.xml");
  const std::vector<SiteChange> changes = newest_changes(input.site, language, kFeedEntries);
  const std::string& title = site_title(input, language);
  std::string xml(kXml);
  xml += "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" + language + "\">\n";
  xml += element("title", title + " – " + word(input, language, "changes"));
  xml += element("id", self);
  xml += "<link rel=\"self\" type=\"application/atom+xml\" href=\"" + escape_xml(self) + "\"/>\n";
  xml += "<link rel=\"alternate\" type=\"text/html\" href=\"" +
         escape_xml(local_full_url(input, language, std::string(route(language, Route::changes)) + "/")) + "\"/>\n";
  // RFC 4287 wants a time also of a feed without entries; the build's own would differ from run to run.
  xml += element("updated", changes.empty() ? "1970-01-01T00:00:00Z" : rfc3339(changes.front().date));
  xml += "<author>\n" + element("name", title) + "</author>\n";
  std::map<std::string, size_t> ids;
  for (const SiteChange& change : changes) {
    const std::string url = full_url(input, change.page->url);
    const bool commit = change.revision && !change.revision->id.empty();
    std::string id = url + "#" + (commit ? change.revision->id : iso_date(change.date));
    if (const size_t earlier = ids[id]++; earlier > 0) id += "-" + std::to_string(earlier + 1);
    xml += "<entry>\n" + element("title", change.page->title);
    xml += element("id", id);
    xml += "<link rel=\"alternate\" type=\"text/html\" href=\"" + escape_xml(url) + "\"/>\n";
    xml += element("updated", rfc3339(change.date));
    if (change.page->created.known()) xml += element("published", rfc3339(change.page->created));
    if (change.revision) {
      for (const Person& person : change.revision->authors) {
        xml += "<author>\n" + element("name", person.name) + "</author>\n";
      }
    }
    const std::string& what =
        change.revision && !change.revision->summary.empty() ? change.revision->summary : change.page->description;
    if (!what.empty()) xml += "<summary>" + escape_xml(what) + "</summary>\n";
    xml += "</entry>\n";
  }
  return {local_output(input, language, "feed.xml"), xml + "</feed>\n"};
}

TextFile opensearch(const ViewInput& input, const std::string& language) {
  const std::string results = local_full_url(input, language, std::string(route(language, Route::search)) + "/");
  const std::string self = local_full_url(input, language, "opensearch.xml");
  const std::string& title = site_title(input, language);
  std::string xml(kXml);
  xml += "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n";
  xml += element("ShortName", beginning(title, kShortName));
  xml += element("LongName", beginning(title, 48));
  xml += element("Description", word(input, language, "search_label"));
  xml += element("InputEncoding", "UTF-8");
  xml += element("Language", language);
  xml += "<Url type=\"text/html\" method=\"get\" template=\"" + escape_xml(results) + "?q={searchTerms}\"/>\n";
  xml += "<Url type=\"application/opensearchdescription+xml\" rel=\"self\" template=\"" + escape_xml(self) + "\"/>\n";
  return {local_output(input, language, "opensearch.xml"), xml + "</OpenSearchDescription>\n"};
}

TextFile robots(const ViewInput& input) {
  return {"robots.txt",
          "User-agent: *\nAllow: /\n\nSitemap: " + full_url(input, input.config.base_path + "sitemap.xml") + "\n"};
}

TextFile llms(const ViewInput& input) {
  const std::string& main = input.config.default_language;
  const std::string& description = site_description(input, main);
  std::string text = "# " + one_line(site_title(input, main)) + "\n";
  if (!description.empty()) text += "\n> " + one_line(description) + "\n";
  for (const std::string& language : input.site.languages) {
    for (const PageKind kind : {PageKind::term, PageKind::article, PageKind::document}) {
      const std::vector<PageId> pages = pages_of_kind(input, language, kind, false);
      if (pages.empty()) continue;
      const char* name = kind == PageKind::term ? "index" : kind == PageKind::article ? "articles" : "documents";
      text += "\n## " + word(input, language, "language.name") + ": " + word(input, language, name) + "\n\n";
      for (const PageId id : pages) {
        const Page& page = input.site.page(id);
        if (page.future) continue;
        text += "- [" + escape_markdown(page.title) + "](" + full_url(input, page.url) + "index.md)";
        const std::string& about = page.definition.empty() ? page.description : page.definition;
        text += about.empty() ? "\n" : ": " + one_line(about) + "\n";
      }
    }
  }
  return {"llms.txt", std::move(text)};
}

}  // namespace kb
