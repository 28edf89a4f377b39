#include "generator/site/page_options.h"

namespace kb {

PageOptions page_options(std::string_view language, PageKind kind, const Config& config) {
  PageOptions options;
  options.markdown.raw_html = config.raw_html;
  options.markdown.soft_breaks_as_hard = config.soft_breaks_as_hard;
  options.markdown.language = language;
  options.language = language;
  options.kind = name_of(kind);
  options.headings = config.language(language).headings;
  return options;
}

}  // namespace kb
