// Markdown to nodes. The parser is md4c; markdown_parser.cc says how it is kept safe.
//
// CommonMark with tables, strikethrough, task lists; and of our own: [[wikilinks]], heading ids, footnotes,
// ![[files]] (embed.h), alert boxes (> [!NOTE]), figures (an image alone in its paragraph, its title the caption), bare
// URLs as links,
// ##Headings without a space. Raw HTML is shown as text and warned about unless `raw_html`; the harmless
// <a name>, <br>, <kbd>, <sub>, <sup> and comments pass always.
#pragma once

#include <string>
#include <string_view>

#include "generator/base/ascii.h"
#include "generator/base/diagnostic.h"
#include "generator/page/doc.h"

namespace kb {

struct Embeds;  // embed.h

struct MarkdownOptions {
  bool raw_html = false;
  bool soft_breaks_as_hard = false;
  const Embeds* embeds = nullptr;  // what ![[file]] may name; null: nothing
  std::string language;            // for numbers of data files

  bool operator==(const MarkdownOptions&) const = default;
};

// By the ending of its name, in any case: some systems write KUNDE.MD.
inline bool is_markdown_file(std::string_view path) {
  const size_t dot = path.rfind('.');
  if (dot == std::string_view::npos || path.size() - dot > sizeof ".markdown") return false;
  const std::string ending = ascii::lower(path.substr(dot));
  return ending == ".md" || ending == ".markdown";
}

// Parses source.text[begin, end) onto the end of doc's tape and returns the range of the new nodes.
Parsed<NodeRange> parse_markdown(Doc& doc, const SourceFile& source, uint32_t begin, uint32_t end,
                                 const MarkdownOptions& options);

// The same for Markdown that stands in a front matter value: `markdown` is the value, every span is `place`.
Parsed<NodeRange> parse_markdown_value(Doc& doc, std::string_view markdown, Span place, const MarkdownOptions& options);

}  // namespace kb
