// Nodes back to Markdown (CommonMark with tables, footnotes, task lists and GitHub's alert boxes), for the copy of each
// page that programs read: links lead to full addresses, [[terms]] are ordinary links. Pure.
#pragma once

#include <string>
#include <vector>

#include "generator/page/doc.h"
#include "generator/page/link_target.h"

namespace kb {

struct MarkdownContext {
  const std::vector<LinkTarget>* targets = nullptr;  // parallel to doc.links
  std::string origin;                                // put before root-relative addresses: "https://example.org"
  int heading_shift = 0;
};

// Blocks, each ended by a line break; ranges of inlines alone are one line.
std::string doc_markdown(const Doc& doc, const std::vector<NodeRange>& ranges, const MarkdownContext& context);
// The definitions "[^1]: …" of all footnotes that doc_markdown's references name. Empty where there are none.
std::string footnotes_markdown(const Doc& doc, const MarkdownContext& context);
// Plain text as Markdown: characters that would mean something are escaped.
std::string escape_markdown(std::string_view text);

}  // namespace kb
