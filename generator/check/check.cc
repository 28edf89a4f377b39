#include "generator/check/check.h"

#include "generator/base/parallel.h"
#include "generator/check/check_rules.h"

namespace kb {
namespace {

Diagnostics check_page(const CheckInput& input, PageId id) {
  const Doc& doc = input.docs[id];
  const std::vector<TextBlock> blocks = text_blocks(doc);
  const CheckedPage checked{input, input.site.page(id), doc, blocks};
  Diagnostics found;
  for (const auto rule : {check_definition, check_headings, check_images, check_link_texts, check_link_targets,
                          check_placeholders, check_language, check_tables, check_dates, check_readability}) {
    rule(checked, found);
  }
  return found;
}

}  // namespace

Diagnostics check_site(const CheckInput& input, unsigned threads) {
  auto pages =
      parallel_map(input.docs.size(), threads, [&](size_t i) { return check_page(input, static_cast<PageId>(i)); });
  Diagnostics diagnostics;
  for (Diagnostics& page : pages) append(diagnostics, std::move(page));
  for (const auto rule : {check_orphans, check_questions, check_forms, check_home, check_renames}) rule(input, diagnostics);
  return diagnostics;
}

}  // namespace kb
