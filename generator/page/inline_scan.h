// Finds in a run of literal text what CommonMark does not know: [[wikilinks]], [^footnotes], bare URLs and
// e-mail addresses, [words]{lang=en}. Pure; one pass.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace kb {

enum class InlineKind : uint8_t { wikilink, footnote, url, www, email, language };

// Offsets into the scanned text.
struct InlineMatch {
  InlineKind kind;
  uint32_t begin = 0, end = 0;                // all of it, markup included
  uint32_t target_begin = 0, target_end = 0;  // page name, footnote label, address, language code
  uint32_t label_begin = 0, label_end = 0;    // what the reader sees
};

// Appends the matches in `text` to `out`, in order, none overlapping another. A character whose offset is in
// `literal` (ascending) was escaped by the author and begins nothing.
void scan_inlines(std::string_view text, const std::vector<uint32_t>& literal, std::vector<InlineMatch>& out);

// `{#id}` at the end of a heading: where it begins and the id; empty id where there is none.
struct HeadingId {
  uint32_t begin = 0;
  std::string_view id;
};
HeadingId trailing_heading_id(std::string_view text);

}  // namespace kb
