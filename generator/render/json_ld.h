// What machines read about a page, as schema.org data in JSON-LD: DefinedTerm in a DefinedTermSet, FAQPage, Article
// with dates and authors, BreadcrumbList. Pure.
#pragma once

#include <string>
#include <vector>

#include "generator/render/view_parts.h"

namespace kb {

// JSON for inside <script type="application/ld+json">: '<', '>' and '&' are escaped, so that no text of an author can
// end the element. `crumbs` are the pages above this one, outermost first.
std::string page_json_ld(const ViewInput& input, const Page& page, const std::vector<Crumb>& crumbs);

}  // namespace kb
