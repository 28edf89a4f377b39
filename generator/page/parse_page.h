// From a source file to a Doc: front matter, Markdown, and the parts a page of this kind has (title,
// definition, takeaways, FAQ, related topics). Pure; runs in parallel over pages.
#pragma once

#include <string>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/config/part_headings.h"
#include "generator/page/doc.h"
#include "generator/page/markdown.h"

namespace kb {

struct PageOptions {
  MarkdownOptions markdown;
  std::string language;
  std::string kind;  // already decided: front matter, else the folder's or site's default
  PartHeadings headings;

  bool operator==(const PageOptions&) const = default;
};

// `meta` was read before (its language and kind choose the options).
Parsed<Doc> parse_page(const SourceFile& source, FrontMatter meta, const PageOptions& options);

}  // namespace kb
