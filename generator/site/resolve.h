// Links between pages: every link, anchor, wikilink and automatic term link of every page, decided against the
// finished Site. Runs in parallel over pages; pure.
// BEYOND resolve every target is known.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/config/config.h"
#include "generator/page/doc.h"
#include "generator/page/render_html.h"
#include "generator/site/site.h"

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

// A file beside the content that pages link to or show: copied to the output.
struct StaticFile {
  std::string source;  // path below the site's root
  std::string output;  // below the output folder
  uint64_t bytes = 0;
  uint32_t width = 0, height = 0;  // images whose size kbgen can read
};

// All static files, to be found by either path.
struct StaticFiles {
  std::vector<StaticFile> files;  // sorted by source
  std::map<std::string, size_t, std::less<>> by_source;
  std::map<std::string, size_t, std::less<>> by_output;
};

struct Links {
  std::vector<PageLinks> pages;                // parallel to Site::pages
  std::vector<std::vector<PageId>> backlinks;  // who mentions this page, in page order, no duplicates
};

Parsed<Links> resolve_links(const std::vector<Doc>& docs, const Site& site, const Config& config,
                            const StaticFiles& static_files, const SourceMap& sources, unsigned threads);

// Related topics: manual ones first, then computed from shared stems, compounds, links and tags. At most
// config.related_count each (more only where an author pinned more), parallel to the pages. Each article, document and
// term is in the lists of at least two others, as far as its neighbours have places that no pinned page takes.
std::vector<std::vector<PageId>> relate_pages(const std::vector<Doc>& docs, const Site& site, const Links& links,
                                              const Config& config, unsigned threads);

// Why `other` is as near to `page` as it is, by relate_pages' own measure: the most important first.
struct RelationReason {
  std::string what;  // "both say 'opsig'", "links there", "pinned"
  uint64_t points = 0;
};
std::vector<RelationReason> explain_relation(const std::vector<Doc>& docs, const Site& site, const Links& links,
                                             const Config& config, PageId page, PageId other);

}  // namespace kb
