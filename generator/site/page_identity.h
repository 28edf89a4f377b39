// What a page is, decided from its front matter and its place in the content folder, before its Markdown is parsed:
// language, kind, slug. Pure.
#pragma once

#include <string>
#include <string_view>

#include "generator/base/diagnostic.h"
#include "generator/base/source.h"
#include "generator/config/config.h"
#include "generator/config/front_matter.h"

namespace kb {

enum class PageKind : uint8_t { term, article, document, category, home };
std::string_view name_of(PageKind kind);

struct PageIdentity {
  std::string language;
  PageKind kind = PageKind::term;
  std::string path;  // below the content and language folder, without ".md": "aftaler/opsigelse"
  std::string slug;  // as it stands in the URL: "aftaler/opsigelse"; empty for a home page
};

// `source.path` is relative to the site's root and lies in config.content.
Parsed<PageIdentity> identify_page(const SourceFile& source, const FrontMatter& meta, const Config& config);

// The language folder a path below the content folder lies in ("nb/kunde.md" → "nb"), or empty.
std::string_view language_folder(std::string_view path_below_content, const Config& config);

}  // namespace kb
