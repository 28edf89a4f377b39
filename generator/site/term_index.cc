#include "generator/site/term_index.h"

#include <algorithm>

namespace kb {
namespace {

struct Words {
  std::vector<std::string> stems;
  std::string last;
};

Words words_of(std::string_view name, std::string_view language, StemCache& stems) {
  std::vector<search::Token> tokens;
  search::tokenize(name, search::language_from_code(language), tokens);
  Words words;
  for (const search::Token& token : tokens) {
    if (token.joined) continue;
    words.stems.emplace_back(stems.stem(language, token.surface));
    words.last = token.surface;
  }
  return words;
}

std::string joined(const std::vector<std::string>& stems) {
  std::string key;
  for (const std::string& stem : stems) key += (key.empty() ? "" : " ") + stem;
  return key;
}

void add_phrase(LanguageTerms& terms, Words words, PageId page) {
  const size_t index = terms.by_first_stem.emplace(words.stems.front(), terms.phrases.size()).first->second;
  if (index == terms.phrases.size()) terms.phrases.emplace_back();
  terms.phrases[index].push_back({std::move(words.stems), std::move(words.last), page});
}

}  // namespace

const LanguageTerms* TermIndex::language(std::string_view code) const {
  const auto found = languages.find(code);
  return found == languages.end() ? nullptr : &found->second;
}

bool is_form_of(std::string_view surface, std::string_view word) {
  size_t common = 0;
  while (common < surface.size() && common < word.size() && surface[common] == word[common]) ++common;
  return common + 2 >= word.size();
}

TermIndex build_term_index(const Site& site, const std::vector<Doc>& docs, StemCache& stems) {
  TermIndex index;
  for (const TermName& name : site.names) {
    const Page& page = site.page(name.page);
    LanguageTerms& terms = index.languages[page.language];
    terms.by_name.emplace(name_key(name.name), page.id);
    Words words = words_of(name.name, page.language, stems);
    if (words.stems.empty()) continue;
    std::vector<PageId>& pages = terms.by_stems[joined(words.stems)];
    if (std::find(pages.begin(), pages.end(), page.id) == pages.end()) pages.push_back(page.id);
    if (page.kind == PageKind::term) add_phrase(terms, std::move(words), page.id);
  }
  for (const Page& page : site.pages) {
    for (const Text& form : docs[page.id].meta.forms) {
      LanguageTerms& terms = index.languages[page.language];
      if (!terms.by_name.emplace(name_key(form.value), page.id).second) continue;
      Words words = words_of(form.value, page.language, stems);
      if (!words.stems.empty() && page.kind == PageKind::term) add_phrase(terms, std::move(words), page.id);
    }
  }
  for (auto& [code, terms] : index.languages) {
    for (std::vector<TermPhrase>& phrases : terms.phrases) {
      std::stable_sort(phrases.begin(), phrases.end(),
                       [](const TermPhrase& a, const TermPhrase& b) { return a.stems.size() > b.stems.size(); });
    }
  }
  return index;
}

FoundTerm find_term(const TermIndex& index, std::string_view language, std::string_view name, StemCache& stems) {
  const LanguageTerms* terms = index.language(language);
  if (terms == nullptr) return {};
  const auto exact = terms->by_name.find(name_key(name));
  if (exact != terms->by_name.end()) return {TermMatch::found, exact->second, {}};
  const Words words = words_of(name, language, stems);
  if (words.stems.empty()) return {};
  const auto found = terms->by_stems.find(joined(words.stems));
  if (found == terms->by_stems.end()) return {};
  if (found->second.size() > 1) return {TermMatch::ambiguous, kNoPage, found->second};
  return {TermMatch::found, found->second.front(), {}};
}

}  // namespace kb
