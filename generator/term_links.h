// Links that kbgen adds by itself: the first mention of another term in a section, in any inflected form. Never in
// headings, links or code; bounded by site.toml's limits.
#pragma once

#include <vector>

#include "generator/config.h"
#include "generator/doc.h"
#include "generator/render_html.h"
#include "generator/site.h"
#include "generator/term_index.h"

namespace kb {

struct FoundTermLinks {
  std::vector<TermLink> links;  // sorted by node, then begin
  std::vector<PageId> pages;    // parallel to links
};

// `linked` are pages that the author's own links lead to already, by the node where they stand: a section that links a
// term by hand gets no second link to it.
FoundTermLinks find_term_links(const Doc& doc, const Page& page, const Site& site, const TermIndex& index,
                               const std::vector<PageId>& link_pages, const Config& config, StemCache& stems);

}  // namespace kb
