// A paragraph in another language than its page, as machine translation and copying leave it: read out wrongly by
// screen readers, hyphenated and searched by the wrong rules.
#include "generator/check/check_rules.h"

namespace kb {
namespace {

std::string name_in_english(std::string_view code) {
  return code == "da" ? "Danish" : code == "nb" ? "Norwegian bokmål" : code == "nn" ? "Norwegian nynorsk" : "English";
}

// Which languages the block's words belong to; numbers belong to none.
LanguageCounts count_languages(const CheckedPage& checked, const TextBlock& block) {
  LanguageCounts counts;
  const auto [begin, end] = checked.words.of(block.range);
  for (uint32_t i = begin; i < end; ++i) {
    const search::NumberedWord word = checked.words.words[i];
    if (word.pieces() == 0 && !word.aside()) counts.add(checked.languages[word.number()]);
  }
  return counts;
}

}  // namespace

void check_language(const CheckedPage& checked, Diagnostics& diagnostics) {
  size_t paragraphs = 0;
  std::vector<std::pair<const TextBlock*, std::string_view>> foreign;
  for (const TextBlock& block : checked.blocks) {
    if (block.kind != NodeKind::paragraph && block.kind != NodeKind::list_item) continue;
    ++paragraphs;
    const std::string_view language = other_language_of(count_languages(checked, block), checked.page.language);
    if (!language.empty()) foreign.emplace_back(&block, language);
  }
  // A page that is wholly in another language has the wrong `lang`, not many wrong paragraphs.
  if (foreign.size() > 1 && foreign.size() * 2 > paragraphs) {
    diagnostics.push_back(make_diagnostic(Code::paragraph_language, checked.doc.title_span,
                                          "most of this page seems to be " + name_in_english(foreign.front().second) +
                                              ", but its language is " + checked.page.language,
                                          "write 'lang: " + std::string(foreign.front().second) +
                                              "' at the top of the file, or move it to that "
                                              "language's folder"));
    return;
  }
  for (const auto& [block, language] : foreign) {
    diagnostics.push_back(make_diagnostic(
        Code::paragraph_language,
        place_in(*block, checked.doc, checked.input.sources, 0, static_cast<uint32_t>(block->text.size())),
        "this paragraph seems to be " + name_in_english(language) + " on a page whose language is " +
            checked.page.language,
        "translate it, or mark it: [words]{lang=" + std::string(language) + "}"));
  }
}

}  // namespace kb
