// Native only: see compound_evidence.h.
#include "search/text/compound_evidence.h"

#include <algorithm>

#include "search/text/compound_lists.h"
#include "search/text/tables.h"
#include "search/text/utf8.h"
#include "search/text/vowels.h"

namespace kb::search {
namespace {

constexpr uint64_t kListedDocuments = 4;  // what standing in a part list is worth
constexpr size_t kLongListedLetters = 6;
constexpr size_t kLeastModifierStem = 4, kLeastHeadStem = 4, kLeastListedHeadStem = 3;
constexpr size_t kStrictShortLetters = 4;
constexpr uint64_t kStrictShortDocuments = 3;

// Short strings also stand in words they are no part of ("forb|indelse", "base|rede"). Those not in our lists must
// leave a known word in one of so many words that begin (end) with them, once there are a few.
constexpr size_t kShortModifierLetters = 5, kShortHeadLetters = 6;
constexpr size_t kLeastWords = 4, kMostWords = 300;
constexpr size_t kKnownOneOf = 4;

bool ends_before(std::string_view a, std::string_view b) {
  return std::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend());
}

// What of the word `known` does not cover, and how much of `known` it leaves.
std::string_view beyond_common(std::string_view word, std::string_view known, size_t& left) {
  size_t same = 0;
  while (same < word.size() && same < known.size() && word[same] == known[same]) ++same;
  left = known.size() - same;
  return word.substr(same);
}

// First parts are lemmas or end in linking letters: "språkt" is a form of språk, but not in front of a noun.
bool is_modifier_form(std::string_view part, std::string_view stem) {
  size_t left = 0;
  const std::string_view rest = beyond_common(part, stem, left);
  return rest != "t" && rest != "de" && rest != "te" && rest != "ede" && rest != "st" && rest != "ts" && rest != "ns" &&
         rest != "n" && rest != "r";
}

// jobbene, medlemmer: a consonant doubled before the ending.
std::string_view without_doubling(std::string_view rest, std::string_view word) {
  const size_t begin = word.size() - rest.size();
  return !rest.empty() && begin > 0 && rest[0] == word[begin - 1] && rest[0] != 'r' && is_ascii_consonant(rest[0])
             ? rest.substr(1)
             : rest;
}

}  // namespace

PartEvidence::PartEvidence(const std::vector<WordCount>& vocabulary, Analyzer& analyzer, bool strict)
    : analyzer_(analyzer), language_(analyzer.language()), strict_(strict) {
  add_site(vocabulary);
  add_lists();
}

void PartEvidence::add_site(const std::vector<WordCount>& vocabulary) {
  words_.reserve(vocabulary.size() + 2000);
  stems_.reserve(vocabulary.size() + 2000);
  forward_.reserve(vocabulary.size());
  for (const WordCount& word : vocabulary) {
    forward_.push_back(word.surface);
    if (analyzer_.is_stop_word(word.surface) && !is_stop_word_but_head(word.surface)) continue;
    words_[word.surface].documents += word.documents;
    Stem& stem = stem_entry(analyzer_.stem(word.surface));
    stem.documents += word.documents;
    if (word.documents <= stem.word_documents) continue;
    stem.word = word.surface;
    stem.word_documents = word.documents;
  }
  if (!std::is_sorted(forward_.begin(), forward_.end())) std::sort(forward_.begin(), forward_.end());
  backward_ = forward_;
  std::sort(backward_.begin(), backward_.end(), ends_before);
}

void PartEvidence::add_lists() {
  std::string_view parts = built_in_parts(language_);
  while (!parts.empty()) {
    const size_t end = std::min(parts.find_first_of(" \n"), parts.size());
    const std::string_view part = parts.substr(0, end);
    parts.remove_prefix(std::min(end + 1, parts.size()));
    if (part.empty()) continue;
    Word& word = words_[part];
    if (word.listed) continue;
    word.listed = true;
    Stem& stem = stem_entry(analyzer_.stem(part));
    stem.documents += kListedDocuments;
    if (stem.listed && stem.word.size() <= part.size()) continue;
    stem.word = part;
    stem.listed = true;
  }
}

PartEvidence::Stem& PartEvidence::stem_entry(std::string_view stem) {
  if (const auto found = stems_.find(stem); found != stems_.end()) return found.value();
  return stems_[texts_.emplace_back(stem)];
}

const PartEvidence::Word* PartEvidence::find(std::string_view word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? nullptr : &found->second;
}

bool PartEvidence::is_listed(std::string_view part) const {
  const Word* const word = find(part);
  return word && word->listed;
}

uint64_t PartEvidence::documents(std::string_view word) const {
  const Word* const found = find(word);
  return found ? found->documents : 0;
}

bool PartEvidence::is_simple(std::string_view word) {
  const std::string_view stem = analyzer_.stem(word);
  const auto found = stems_.find(stem);
  return found != stems_.end() && found->second.listed && is_form(word, stem, found->second);
}

bool PartEvidence::is_sure_head(std::string_view part) {
  const std::string_view stem = analyzer_.stem(part);
  const auto found = stems_.find(stem);
  if (found == stems_.end() || !found->second.listed || !is_form(part, stem, found->second)) return false;
  const std::string_view word = found->second.word;
  return find(part) || (part.starts_with(word) && count_code_points(word) >= kLongListedLetters);
}

// Whether the part is an inflected form of the stem's known word, of the stem itself (artikl-er), or of another known
// word (oppsigelse-r, plads-er).
bool PartEvidence::is_form(std::string_view part, std::string_view stem, const Stem& known) const {
  size_t left = 0;
  std::string_view rest;
  for (const std::string_view word : {known.word, stem}) {
    rest = beyond_common(part, word, left);
    if (left <= 3 && (is_inflection(rest) || is_inflection(without_doubling(rest, part)))) return true;
    if (left >= 2 && left <= 3 && is_contracted_inflection(rest)) return true;
  }
  for (size_t length = 1; length <= 5 && length + 3 <= part.size(); ++length) {
    const std::string_view ending = part.substr(part.size() - length);
    if (is_inflection(ending) && find(part.substr(0, part.size() - length))) return true;
  }
  return false;
}

bool PartEvidence::joins_as_modifier(std::string_view part) const {
  size_t words = 0, known = 0;
  for (auto word = std::lower_bound(forward_.begin(), forward_.end(), part);
       word != forward_.end() && word->starts_with(part) && words < kMostWords; ++word) {
    const std::string_view rest = word->substr(part.size());
    if (rest.size() < 3) continue;
    ++words;
    known += find(rest) || (rest[0] == 's' && find(rest.substr(1)));
  }
  return words < kLeastWords || known * kKnownOneOf >= words;
}

bool PartEvidence::joins_as_head(std::string_view part) const {
  size_t words = 0, known = 0;
  for (auto word = std::lower_bound(backward_.begin(), backward_.end(), part, ends_before);
       word != backward_.end() && word->ends_with(part) && words < kMostWords; ++word) {
    const std::string_view rest = word->substr(0, word->size() - part.size());
    if (rest.size() < 3) continue;
    ++words;
    known += find(rest) || (rest.back() == 's' && find(rest.substr(0, rest.size() - 1)));
  }
  return words < kLeastWords || known * kKnownOneOf >= words;
}

// Documents with the part, or half of those with its stem.
uint64_t PartEvidence::count(std::string_view part, size_t letters, bool as_modifier) {
  const Word* const word = find(part);
  if (word && (word->documents > 0 || word->listed)) {
    const bool too_rare = letters <= kStrictShortLetters && word->documents < kStrictShortDocuments && !word->listed;
    return strict_ && too_rare ? 0 : kEvidenceUnit * (word->documents + (word->listed ? kListedDocuments : 0));
  }
  if (letters < 4) return 0;
  const std::string_view stem = analyzer_.stem(part);
  const auto found = stems_.find(stem);
  if (found == stems_.end()) return 0;
  const size_t least = as_modifier ? kLeastModifierStem : found->second.listed ? kLeastListedHeadStem : kLeastHeadStem;
  if (count_code_points(stem) < least) return 0;
  if (as_modifier && !is_modifier_form(part, stem)) return 0;
  if (strict_ && letters <= kStrictShortLetters && found->second.documents < kStrictShortDocuments) return 0;
  // No Danish word ends in a double consonant: "grupp" is no form of gruppe.
  const char last = part.back();
  if (language_ == Language::danish && is_ascii_consonant(last) && part[part.size() - 2] == last) return 0;
  // bøger: its base is known, and no ending has to explain it
  const bool known = is_form(part, stem, found->second) || find(analyzer_.base(part));
  return known ? kEvidenceUnit * found->second.documents / 2 : 0;
}

uint64_t PartEvidence::modifier(std::string_view part) {
  const size_t letters = count_code_points(part);
  if ((letters < 3 && !is_short_modifier(part)) || is_stop_modifier(part, language_) || !has_vowel(part)) return 0;
  const Word* const word = find(part);
  const bool listed = word && word->listed;
  if (!listed && analyzer_.is_stop_word(part)) return 0;
  if (strict_ && !word && letters < 5) return 0;
  const uint64_t evidence = count(part, letters, true);
  const bool doubtful = letters <= kShortModifierLetters && !listed;
  return evidence > 0 && doubtful && !joins_as_modifier(part) ? 0 : evidence;
}

uint64_t PartEvidence::compute_head(std::string_view part) {
  if (is_stop_word_but_head(part)) return count(part, 4, false);
  const size_t letters = count_code_points(part);
  if ((letters < 4 && !is_short_head(part)) || is_stop_head(part, language_) || !has_vowel(part)) return 0;
  if (analyzer_.is_stop_word(part)) return 0;
  const uint64_t evidence = count(part, letters, false);
  const bool doubtful = letters <= kShortHeadLetters && !is_listed(part);
  return evidence > 0 && doubtful && !joins_as_head(part) ? 0 : evidence;
}

uint64_t PartEvidence::head(std::string_view part) {
  if (const auto found = heads_.find(part); found != heads_.end()) return found->second;
  const uint64_t evidence = compute_head(part);
  heads_.emplace(part, evidence);
  return evidence;
}

}  // namespace kb::search
