#include "generator/check/check.h"

#include "generator/base/parallel.h"
#include "generator/check/check_rules.h"

namespace kb {
namespace {

std::vector<LanguageSet> languages_of_words(const search::WordTable& table) {
  std::vector<LanguageSet> languages(table.size());
  for (uint32_t number = 0; number < table.size(); ++number) languages[number] = languages_of(table.text(number));
  return languages;
}

Diagnostics check_page(const CheckInput& input, PageId id, const PageWords& words,
                       const std::vector<LanguageSet>& languages) {
  const Doc& doc = input.docs[id];
  const std::vector<TextBlock> blocks = text_blocks(doc);
  const CheckedPage checked{input, input.site.page(id), doc, blocks, words, languages};
  Diagnostics found;
  for (const auto rule :
       {check_definition, check_headings, check_images, check_link_texts, check_link_targets, check_placeholders,
        check_leftovers, check_lines, check_language, check_tables, check_dates, check_readability}) {
    rule(checked, found);
  }
  return found;
}

}  // namespace

Diagnostics check_site(const CheckInput& input, const SiteWords& words, unsigned threads) {
  const auto languages = parallel_map(words.shards.size(), threads,
                                      [&](size_t shard) { return languages_of_words(words.shards[shard].read.table); });
  auto pages = parallel_map(input.docs.size(), threads, [&](size_t i) {
    const PageWords& page = words.pages[i];
    return check_page(input, static_cast<PageId>(i), page, languages[page.shard]);
  });
  Diagnostics diagnostics;
  for (Diagnostics& page : pages) append(diagnostics, std::move(page));
  for (const auto rule : {check_orphans, check_questions, check_forms, check_home, check_renames})
    rule(input, diagnostics);
  return diagnostics;
}

}  // namespace kb
