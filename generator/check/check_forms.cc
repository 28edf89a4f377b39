// Terms that share an inflected form: in a text, nobody can tell which of them is meant.
#include <map>

#include "generator/check/check_rules.h"
#include "generator/site/term_index.h"

namespace kb {
namespace {

using Phrases = std::vector<TermPhrase>;

void report(const CheckInput& input, PageId a, PageId b, Diagnostics& diagnostics) {
  const PageId first = std::min(a, b), second = std::max(a, b);
  Diagnostic diagnostic =
      make_diagnostic(Code::term_form_shared, input.docs[second].title_span,
                      "'" + input.site.page(first).title + "' and '" + input.site.page(second).title +
                          "' share an inflected form, so a text that has it can link to only one of them",
                      "join the pages, or name them so that they can be told apart");
  diagnostic.notes.push_back({input.docs[first].title_span, "the other term is here"});
  diagnostics.push_back(std::move(diagnostic));
}

void check_phrases(const CheckInput& input, const Phrases& phrases, Diagnostics& diagnostics) {
  std::map<std::vector<std::string>, const TermPhrase*> by_stems;
  for (const TermPhrase& phrase : phrases) {
    const auto [first, inserted] = by_stems.emplace(phrase.stems, &phrase);
    const TermPhrase& other = *first->second;
    if (inserted || other.page == phrase.page) continue;
    if (!is_form_of(other.last_word, phrase.last_word) || !is_form_of(phrase.last_word, other.last_word)) continue;
    report(input, other.page, phrase.page, diagnostics);
  }
}

}  // namespace

void check_forms(const CheckInput& input, Diagnostics& diagnostics) {
  StemCache stems(input.config);
  const TermIndex terms = build_term_index(input.site, input.docs, stems);
  for (const auto& [code, language] : terms.languages) {
    for (const Phrases& phrases : language.phrases) check_phrases(input, phrases, diagnostics);
  }
}

}  // namespace kb
