// From a source file to a Doc: front matter, Markdown, and the parts a page of this kind has (title,
// definition, takeaways, FAQ, related topics). Pure; runs in parallel over pages.
#pragma once

#include <string>
#include <vector>

#include "generator/diagnostic.h"
#include "generator/doc.h"
#include "generator/markdown.h"

namespace kb {

// The headings by which a site's authors mark the parts of a page, in one language. A heading matches if it
// starts with one of these, without regard to case ("Typiske spørgsmål om opsigelse").
struct PartHeadings {
  std::vector<std::string> faq, takeaways, related, definition;
};

struct PageOptions {
  MarkdownOptions markdown;
  std::string language;
  std::string kind;        // already decided: front matter, else the folder's or site's default
  PartHeadings headings;
};

// `meta` was read before (its language and kind choose the options).
Parsed<Doc> parse_page(const SourceFile& source, FrontMatter meta, const PageOptions& options);

}  // namespace kb
