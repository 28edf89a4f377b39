// The parts that a page's kind gives meaning to, found in plain Markdown: definition, takeaways, FAQ, related topics.
// What belongs to none of them is the body. Pure; works on the tape alone.
#pragma once

#include "generator/base/diagnostic.h"
#include "generator/base/unique_ids.h"
#include "generator/page/doc.h"
#include "generator/page/parse_page.h"

namespace kb {

// The ids that a page's headings and anchors have taken.
UniqueIds taken_ids(const Doc& doc);

// Fills takeaways, FAQ, related topics, body, and for terms without a definition in front matter the definition.
// `range`: the page's own nodes. The title's heading is known already.
void find_parts(Doc& doc, NodeRange range, const PageOptions& options, Diagnostics& diagnostics);

// The definition that front matter gives, parsed: its first paragraph.
void set_definition(Doc& doc, NodeRange parsed, Diagnostics& diagnostics);

// Appends the questions of front matter to doc.faq.
void add_front_matter_faq(Doc& doc, const PageOptions& options, Diagnostics& diagnostics);

}  // namespace kb
