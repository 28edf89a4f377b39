// Finds the page a name means, in any inflected form: for [[wikilinks]], `related:` and automatic term links. Built
// once from the Site, then read by all threads.
#pragma once

#include <tsl/robin_map.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "generator/config/config.h"
#include "generator/site/site.h"
#include "generator/site/stem_cache.h"

namespace kb {

struct TermPhrase {
  std::vector<std::string> stems;  // one per word
  std::string last_word;           // surface of the last word, lower case
  PageId page = kNoPage;
};

// The names of one language.
struct LanguageTerms {
  std::map<std::string, PageId, std::less<>> by_name;                // name_key of titles, aliases, forms
  std::map<std::string, std::vector<PageId>, std::less<>> by_stems;  // stems joined by ' '
  std::vector<std::vector<TermPhrase>> phrases;       // terms only; of one first stem each, longest first
  tsl::robin_map<std::string, size_t> by_first_stem;  // index in phrases
};

struct TermIndex {
  std::map<std::string, LanguageTerms, std::less<>> languages;

  const LanguageTerms* language(std::string_view code) const;
};

TermIndex build_term_index(const Site& site, const std::vector<Doc>& docs, StemCache& stems);

enum class TermMatch : uint8_t { found, missing, ambiguous };
struct FoundTerm {
  TermMatch match = TermMatch::missing;
  PageId page = kNoPage;
  std::vector<PageId> candidates;  // where ambiguous
};
FoundTerm find_term(const TermIndex& index, std::string_view language, std::string_view name, StemCache& stems);

// Whether `surface` is an inflected form of the name's word, and not merely of one root ("opsige" is not a form of
// "opsigelse").
bool is_form_of(std::string_view surface, std::string_view word);

}  // namespace kb
