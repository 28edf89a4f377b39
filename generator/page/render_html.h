// Nodes to HTML. Everything that comes from an author is escaped here; this and the theme's templates are the
// only places that write markup. Pure.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/page/doc.h"

namespace kb {

// The same image in a format that takes less to load.
struct ImageSource {
  std::string href;  // as LinkTarget::href
  std::string type;  // "image/webp"
};

constexpr uint32_t kNoTerm = 0xFFFFFFFF;

// Where a LinkUse leads, decided by resolve. Parallel to Doc::links.
struct LinkTarget {
  std::string href;         // final, percent-encoded, not yet HTML-escaped; empty: render the text without a link
  std::string text;         // wikilink without its own text: what to show; else empty
  bool external = false;    // rel="noopener"
  uint32_t term = kNoTerm;  // number of the page, where it is a term: the link gets data for the definition popover
  uint32_t width = 0;       // images
  uint32_t height = 0;
  std::vector<ImageSource> sources;  // images: the smallest first; a browser takes the first it knows, else `href`
};

// A link that kbgen adds: bytes [begin, end) of Doc::text, inside one text node, become a term link.
struct TermLink {
  uint32_t node = 0;
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t term = kNoTerm;  // as LinkTarget::term
  std::string href;
};

struct RenderContext {
  const std::vector<LinkTarget>* targets = nullptr;              // parallel to doc.links
  const std::vector<TermLink>* term_links = nullptr;             // sorted by node, then begin
  std::function<std::string_view(uint32_t term)> definition_of;  // a term's definition, plain; may be empty
  int heading_shift = 0;  // FAQ answers: their headings go below the question's level
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

void escape_html(std::string_view text, std::string& out);
std::string escape_html(std::string_view text);

}  // namespace kb
