// A term says what it means, in the length a card and a search result can show, and answers what people ask.
#include "generator/check/check_rules.h"
#include "search/text/utf8.h"

namespace kb {
namespace {

constexpr size_t kMostSentences = 2;
constexpr size_t kMostCharacters = 300;

}  // namespace

void check_definition(const CheckedPage& checked, Diagnostics& diagnostics) {
  const Doc& doc = checked.doc;
  if (checked.page.kind != PageKind::term) return;
  if (doc.definition.empty()) {
    diagnostics.push_back(make_diagnostic(
        Code::definition_missing, doc.title_span, "the term '" + doc.title + "' has no definition",
        "begin the page with a paragraph that says what it is, or write 'definition:' at the top of the file"));
  } else {
    const std::string text = plain_text(doc, doc.definition);
    const size_t characters = search::count_code_points(text), sentences = count_sentences(text);
    const Span place = doc.meta.definition.present() ? doc.meta.definition.span : doc.nodes[doc.definition.begin].span;
    const std::string hint = "say what it is in one or two sentences, and let the rest be a paragraph of its own";
    if (characters > kMostCharacters) {
      diagnostics.push_back(make_diagnostic(Code::definition_long, place,
                                            "the definition has " + std::to_string(characters) +
                                                " characters; cards and search results show about " +
                                                std::to_string(kMostCharacters),
                                            hint));
    } else if (sentences > kMostSentences) {
      diagnostics.push_back(make_diagnostic(Code::definition_long, place,
                                            "the definition has " + std::to_string(sentences) + " sentences", hint));
    }
  }
  if (doc.faq.empty()) {
    diagnostics.push_back(
        make_diagnostic(Code::faq_missing, doc.title_span, "the term '" + doc.title + "' answers no question",
                        "add what customers ask about it, each question a heading below '## " +
                            (checked.input.config.language(checked.page.language).headings.faq.empty()
                                 ? std::string("FAQ")
                                 : checked.input.config.language(checked.page.language).headings.faq.front()) +
                            "'"));
  }
}

}  // namespace kb
