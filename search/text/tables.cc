// Native only: see tables.h.
#include "search/text/tables.h"

#include <algorithm>
#include <string>

#include "search/text/told_words.h"

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

// Calls `use` with the marks, the base and the forms of each line that has them.
template <class Use>
void for_each_base(std::string_view lines, const Use& use) {
  for_each_line(lines, [&](std::string_view line) {
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos || line[0] == '#') return;
    const size_t marks = std::min(line.find_first_not_of("-+="), tab);
    std::vector<std::string_view> forms;
    for (std::string_view rest = line.substr(tab); !rest.empty();) {
      const size_t end = std::min(rest.find_first_of(" \t\r"), rest.size());
      if (end > 0) forms.push_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    use(line.substr(0, marks), line.substr(marks, tab - marks), forms);
  });
}

// FORMAT.md, "Forms".
std::string encode_forms(std::string_view lines) {
  std::string out;
  for_each_base(lines, [&](std::string_view marks, std::string_view base, const auto& forms) {
    if (base.empty()) return;
    out += static_cast<char>(kNewBase);
    out.append(marks).append(base);
    for (const std::string_view form : forms) put_told_word(out, form, base.substr(0, kMostTold));
  });
  return out;
}

WordPairs read_pairs(std::string_view lines) {
  WordPairs pairs;
  for_each_line(lines, [&](std::string_view line) {
    const size_t tab = line.find('\t');
    if (tab != std::string_view::npos && line[0] != '#') pairs.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  });
  return pairs;
}

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

}  // namespace

std::string merged_form_lines(Language language, std::string_view extra_lines) {
  std::string lines(built_in_forms(language));
  for_each_base(extra_lines, [&](std::string_view marks, std::string_view base, const auto& forms) {
    const std::string word = single_word(base, language);
    std::string words;
    for (const std::string_view form : forms) {
      if (const std::string single = single_word(form, language); !single.empty()) words += ' ' + single;
    }
    if (word.empty() || words.empty()) return;
    lines.append(marks).append(word) += '\t' + words.substr(1) + '\n';
  });
  return lines;
}

FormTable form_table(Language language, std::string_view form_lines) {
  return {encode_forms(form_lines), std::string(built_in_stop_words(language)),
          std::string(built_in_question_stop_words(language)), built_in_rules(language)};
}

FormTable with_built_in_forms(Language language, std::string_view extra_lines) {
  return form_table(language, merged_form_lines(language, extra_lines));
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
