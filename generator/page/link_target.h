// Where the links of a page lead, once all pages are known: decided by resolve, written by render_html and
// doc_markdown.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

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

}  // namespace kb
