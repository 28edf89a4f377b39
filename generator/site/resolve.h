// Links between pages: every link, anchor, wikilink and automatic term link of every page, decided against the
// finished Site. Runs in parallel over pages; pure.
// BEYOND resolve every target is known.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/config/config.h"
#include "generator/page/doc.h"
#include "generator/page/link_target.h"
#include "generator/site/page_words.h"
#include "generator/site/site.h"
#include "generator/site/static_files.h"
#include "generator/site/stem_cache.h"

namespace kb {

// One use of another page, for backlinks, related topics and the search index's link texts.
struct PageReference {
  PageId to = kNoPage;
  std::string text;  // how it is named there, plain
  bool automatic = false;
};

// A file of the site that a page offers or shows.
struct FileTarget {
  std::string href;  // empty where the file is missing
  uint64_t bytes = 0;
  uint32_t width = 0, height = 0;
};

// The links of one page, ready for render_html.
struct PageLinks {
  std::vector<LinkTarget> targets;   // parallel to Doc::links
  std::vector<TermLink> term_links;  // sorted by node, then begin
  std::vector<PageReference> references;
  std::vector<PageId> related;        // manual ones: front matter's `related`, lists under the related heading
  std::vector<FileTarget> downloads;  // parallel to FrontMatter::downloads
  FileTarget image;                   // FrontMatter::image
};

struct Links {
  std::vector<PageLinks> pages;                // parallel to Site::pages
  std::vector<std::vector<PageId>> backlinks;  // who mentions this page, in page order, no duplicates
};

Parsed<Links> resolve_links(const std::vector<Doc>& docs, const Site& site, const Config& config,
                            const StaticFiles& static_files, const SourceMap& sources, const SiteWords& words,
                            StemCaches& stems, unsigned threads);

}  // namespace kb
