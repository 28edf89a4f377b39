// The site as a whole: which pages there are, their URLs, languages, terms and categories. Built sequentially
// from all Docs, so that conflicts are found the same way every time.
// BEYOND build_site no page and no URL is added.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/config/config.h"
#include "generator/history/history.h"
#include "generator/page/doc.h"
#include "generator/site/page_identity.h"

namespace kb {

using PageId = uint32_t;
constexpr PageId kNoPage = 0xFFFFFFFF;

struct Page {
  PageId id = 0;
  PageKind kind = PageKind::term;
  std::string language;
  std::string slug;    // "opsigelse" or "aftaler/opsigelse", without slashes at the ends
  std::string url;     // root-relative, with the site's base path: "/hjaelp/nb/oppsigelse/"
  std::string output;  // file below the output folder: "nb/oppsigelse/index.html"
  std::string title;
  std::string definition;       // plain text; terms: the definition, others: description or first sentence
  std::string description;      // for <meta>, cards and feeds: at most about 160 characters
  uint32_t category = kNoPage;  // index in Site::categories
  std::vector<std::string> tags;
  std::string translation_key;
  std::vector<PageId> translations;  // of the same translation_key, other languages, sorted by language
  Date created, updated;
  PageHistory history;
  std::string sort_key;  // collate.h
  bool future = false;   // shown in serve only: draft, not yet published, or expired
};

// A language's terms: what a wikilink, an automatic link or the A–Å index can name.
struct TermName {
  std::string name;  // title or alias as written
  PageId page = kNoPage;
  bool alias = false;
};

struct Category {
  std::string name, slug, language, url, output;
  PageId page = kNoPage;  // the category's own page, if an author wrote one
  std::string description;
  std::vector<PageId> members;  // sorted by weight, then alphabet
};

struct Tag {
  std::string name, slug, language, url, output;
  std::vector<PageId> members;
};

struct Redirect {
  std::string from;    // root-relative path with base path
  std::string output;  // stub file
  PageId to = kNoPage;
};

// A page that nobody sees today.
struct UnpublishedPage {
  std::string source;              // "content/da/x.md"
  std::string url;                 // without base path
  std::vector<std::string> names;  // title and aliases
  std::string language, reason;    // "draft", "scheduled", "expired"
};

struct Site {
  std::vector<Page> pages;           // parallel to the docs
  std::vector<TermName> names;       // sorted by language of the page, then collation
  std::vector<Category> categories;  // sorted by language, then collation
  std::vector<Tag> tags;
  std::vector<Redirect> redirects;
  std::vector<UnpublishedPage> unpublished;              // told where a link leads to one; by path
  std::vector<std::string> languages;                    // that have pages; the default first
  std::map<std::string, PageId, std::less<>> by_url;     // url without base path → page
  std::map<std::string, PageId, std::less<>> by_source;  // source path → page

  const Page& page(PageId id) const { return pages[id]; }
};

// URL path without base path for a language: "/" or "/nb/".
std::string language_root(const Config& config, std::string_view language);

// `identities` is parallel to `docs`, which are sorted by path. `today` decides which pages are future ones; those are
// here only if the caller kept them.
Parsed<Site> build_site(const std::vector<Doc>& docs, const std::vector<PageIdentity>& identities, const Config& config,
                        const History& history, const SourceMap& sources, const Date& today);

// Why a page is not published on that day: "draft", "scheduled", "expired"; empty if it is.
std::string_view unpublished_reason(const FrontMatter& meta, const Date& today);

// Address of a page, without base path ("/nb/kunde/"), and its file below the output folder.
std::string url_of(const Config& config, std::string_view language, std::string_view slug);
std::string output_of(const Config& config, std::string_view language, std::string_view slug);

// "term" the names of pages are compared by: lower case, soft hyphens and double spaces removed.
std::string name_key(std::string_view name);

}  // namespace kb
