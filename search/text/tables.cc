// Native only: see tables.h.
#include "search/text/tables.h"

#include <algorithm>
#include <string>

namespace kb::search {
namespace {

constexpr std::string_view kFormsDanish =
#include "search/text/data/forms-da.inc"
    ;
constexpr std::string_view kFormsBokmal =
#include "search/text/data/forms-nb.inc"
    ;
constexpr std::string_view kFormsNynorsk =
#include "search/text/data/forms-nn.inc"
    ;
constexpr std::string_view kPartsDanish =
#include "search/text/data/parts-da.inc"
    ;
constexpr std::string_view kPartsBokmal =
#include "search/text/data/parts-nb.inc"
    ;
constexpr std::string_view kPartsNynorsk =
#include "search/text/data/parts-nn.inc"
    ;
constexpr std::string_view kSynonymsDanish =
#include "search/text/data/synonyms-da.inc"
    ;
constexpr std::string_view kSynonymsBokmal =
#include "search/text/data/synonyms-nb.inc"
    ;
constexpr std::string_view kSynonymsNynorsk =
#include "search/text/data/synonyms-nn.inc"
    ;
constexpr std::string_view kPairs =
#include "search/text/data/da-nb.inc"
    ;
constexpr std::string_view kNorwegianPairs =
#include "search/text/data/nb-nn.inc"
    ;

// The one word `text` is, as `tokenize` gives it; empty if it is none or several.
std::string single_word(std::string_view text, Language language) {
  std::vector<Token> tokens;
  tokenize(text, language, tokens);
  if (tokens.empty()) return {};
  for (size_t i = 1; i < tokens.size(); ++i)
    if (!tokens[i].joined) return {};
  return tokens[0].surface;
}

template <class Use>
void for_each_line(std::string_view text, const Use& use) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    use(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

WordPairs read_pairs(std::string_view lines) {
  WordPairs pairs;
  for_each_line(lines, [&](std::string_view line) {
    const size_t tab = line.find('\t');
    if (tab != std::string_view::npos && line[0] != '#') pairs.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  });
  return pairs;
}

}  // namespace

std::string_view built_in_forms(Language language) {
  switch (language) {
    case Language::danish:
      return kFormsDanish;
    case Language::bokmal:
      return kFormsBokmal;
    case Language::nynorsk:
      return kFormsNynorsk;
    case Language::english:
    case Language::none:
      break;
  }
  return {};
}

FormTable with_built_in_forms(Language language, std::string_view extra_lines) {
  FormTable table;
  table.lines = built_in_forms(language);
  table.rules = built_in_rules(language);
  table.stop_words = built_in_stop_words(language);
  table.question_stop_words = built_in_question_stop_words(language);
  for_each_line(extra_lines, [&](std::string_view line) {
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos || line[0] == '#') return;
    const size_t marks = std::min(line.find_first_not_of("-+="), tab);
    const std::string base = single_word(line.substr(marks, tab - marks), language);
    if (base.empty()) return;
    std::string forms;
    std::string_view rest = line.substr(tab + 1);
    while (!rest.empty()) {
      const size_t end = std::min(rest.find_first_of(" \t\r"), rest.size());
      if (const std::string form = single_word(rest.substr(0, end), language); !form.empty()) forms += ' ' + form;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (forms.empty()) return;
    table.lines.append(line.substr(0, marks)).append(base) += '\t' + forms.substr(1) + '\n';
  });
  return table;
}

std::string_view built_in_parts(Language language) {
  switch (language) {
    case Language::danish:
      return kPartsDanish;
    case Language::bokmal:
      return kPartsBokmal;
    case Language::nynorsk:
      return kPartsNynorsk;
    case Language::english:
    case Language::none:
      break;
  }
  return {};
}

std::vector<std::vector<std::string>> built_in_synonyms(Language language) {
  const std::string_view lines = language == Language::danish    ? kSynonymsDanish
                                 : language == Language::bokmal  ? kSynonymsBokmal
                                 : language == Language::nynorsk ? kSynonymsNynorsk
                                                                 : std::string_view();
  std::vector<std::vector<std::string>> groups;
  for_each_line(lines, [&](std::string_view line) {
    if (line.empty()) return;
    std::vector<std::string>& names = groups.emplace_back();
    while (!line.empty()) {
      const size_t end = std::min(line.find('\t'), line.size());
      names.emplace_back(line.substr(0, end));
      line.remove_prefix(std::min(end + 1, line.size()));
    }
  });
  return groups;
}

const WordPairs& cross_language_pairs() {
  static const WordPairs pairs = read_pairs(kPairs);
  return pairs;
}

const WordPairs& norwegian_pairs() {
  static const WordPairs pairs = read_pairs(kNorwegianPairs);
  return pairs;
}

}  // namespace kb::search
