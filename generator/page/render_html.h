// Nodes to HTML. Everything that comes from an author is escaped here; this and the theme's templates are the
// only places that write markup. Pure.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/page/doc.h"
#include "generator/page/link_target.h"

namespace kb {

struct RenderContext {
  const std::vector<LinkTarget>* targets = nullptr;         // parallel to doc.links
  const std::vector<TermLink>* term_links = nullptr;        // sorted by node, then begin
  std::function<std::string(uint32_t term)> definition_of;  // what a term means, in short, plain; may be empty
  int heading_shift = 0;                                    // FAQ answers: their headings go below the question's level
  // Words the markup itself needs, in the page's language.
  std::string_view alert_titles[5];  // note, tip, important, warning, caution
  std::string_view footnote_label;   // "Note"
  std::string_view table_label;      // aria-label of a table without a caption: "Tabel"
};

void render_html(const Doc& doc, NodeRange range, const RenderContext& context, std::string& out);
// Inlines only: the children of the block at `range.begin`, for definitions inside a theme's own paragraph.
void render_inline_html(const Doc& doc, NodeRange range, const RenderContext& context, std::string& out);
// The body of one footnote, without the surrounding list item; the back links are the theme's.
void render_footnote(const Doc& doc, uint32_t footnote, const RenderContext& context, std::string& out);

}  // namespace kb
