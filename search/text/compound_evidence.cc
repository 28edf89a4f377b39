// Native only: see compound_evidence.h.
#include "search/text/compound_evidence.h"

#include <algorithm>

#include "search/text/compound_lists.h"
#include "search/text/sort_words.h"
#include "search/text/tables.h"
#include "search/text/utf8.h"
#include "search/text/vowels.h"

namespace kb::search {
namespace {

constexpr uint64_t kListedDocuments = 4;  // what standing in a part list is worth
constexpr size_t kLongListedLetters = 6;
constexpr size_t kLeastFormLetters = 4;
constexpr size_t kLeastModifierStem = 4, kLeastHeadStem = 4, kLeastListedHeadStem = 3;
constexpr size_t kStrictShortLetters = 4;
constexpr uint64_t kStrictShortDocuments = 3;

// Short strings also stand in words they are no part of ("forb|indelse", "base|rede"). Those not in our lists must
// leave a known word in one of so many words that begin (end) with them, once there are a few.
constexpr size_t kShortModifierLetters = 5, kShortHeadLetters = 6;
constexpr size_t kLeastWords = 4, kMostWords = 300;
constexpr size_t kKnownOneOf = 4;

std::vector<uint32_t> order_by_end(const std::vector<WordCount>& words) {
  const auto text = [&](uint32_t number) { return std::string_view(words[number].surface); };
  return sort_words(words.size(), text, bytes_from_end);
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

PartEvidence::PartEvidence(const std::vector<WordCount>& vocabulary, StemNumbers& stems, bool strict)
    : vocabulary_(vocabulary),
      by_end_(order_by_end(vocabulary)),
      numbers_(stems),
      analyzer_(stems.analyzer()),
      language_(analyzer_.language()),
      strict_(strict) {
  for (size_t number = stems.word_count(); number < vocabulary.size(); ++number) stems.add(vocabulary[number].surface);
  add_site();
  add_lists();
  fill_filter();
}

std::pair<PartEvidence::Word&, PartEvidence::Stem&> PartEvidence::add_word(uint32_t number) {
  const uint32_t stem = numbers_.stem_of(number);
  if (number >= words_.size()) words_.resize(number + 1);
  if (stem >= stems_.size()) stems_.resize(stem + 1);
  stems_[stem].text = numbers_.stem(stem);
  stems_[stem].known = words_[number].known = true;
  return {words_[number], stems_[stem]};
}

void PartEvidence::add_site() {
  words_.reserve(vocabulary_.size() + 2000);
  stems_.reserve(vocabulary_.size() + 2000);
  for (uint32_t number = 0; number < vocabulary_.size(); ++number) {
    const auto& [surface, documents] = vocabulary_[number];
    if (analyzer_.is_stop_word(surface) && !is_stop_word_but_head(surface)) continue;
    auto [word, stem] = add_word(number);
    word.documents = documents;
    stem.documents += documents;
    if (documents <= stem.word_documents) continue;
    stem.word = surface;
    stem.word_documents = documents;
  }
}

void PartEvidence::add_lists() {
  std::string_view parts = built_in_parts(language_);
  while (!parts.empty()) {
    const size_t end = std::min(parts.find_first_of(" \n"), parts.size());
    const std::string_view part = parts.substr(0, end);
    parts.remove_prefix(std::min(end + 1, parts.size()));
    if (part.empty()) continue;
    auto [word, stem] = add_word(numbers_.add(part));
    if (word.listed) continue;
    word.listed = true;
    stem.documents += kListedDocuments;
    if (stem.listed && stem.word.size() <= part.size()) continue;
    stem.word = part;
    stem.listed = true;
  }
}

void PartEvidence::fill_filter() {
  filter_ = FormFilter(words_.size() + stems_.size());
  for (uint32_t number = 0; number < words_.size(); ++number) {
    if (words_[number].known) filter_.add_word(numbers_.word(number));
  }
  for (const Stem& stem : stems_) {
    if (stem.known) filter_.add_stem(stem.text);
  }
}

const PartEvidence::Word* PartEvidence::find(std::string_view text) const {
  const uint32_t number = numbers_.find(text);
  return number < words_.size() && words_[number].known ? &words_[number] : nullptr;
}

bool PartEvidence::is_listed(std::string_view part) const {
  const Word* const word = find(part);
  return word && word->listed;
}

const PartEvidence::Stem* PartEvidence::find_stem(uint32_t number) const {
  const uint32_t stem = numbers_.stem_of(number);
  return stem < stems_.size() && stems_[stem].known ? &stems_[stem] : nullptr;
}

bool PartEvidence::is_simple(uint32_t number) const {
  const Stem* const stem = find_stem(number);
  return stem && stem->listed && is_form(numbers_.word(number), *stem);
}

bool PartEvidence::is_sure_head(std::string_view part) {
  const uint32_t number = numbers_.add(part);
  if (!is_simple(number)) return false;
  const Stem* const stem = find_stem(number);
  return find(part) || (part.starts_with(stem->word) && count_code_points(stem->word) >= kLongListedLetters);
}

// Whether the part is an inflected form of the stem's known word, of the stem itself (artikl-er), or of another known
// word (oppsigelse-r, plads-er).
bool PartEvidence::is_form(std::string_view part, const Stem& known) const {
  size_t left = 0;
  std::string_view rest;
  for (const std::string_view word : {known.word, known.text}) {
    rest = beyond_common(part, word, left);
    if (left > FormFilter::kMostLost) continue;
    if (is_inflection(rest) || is_inflection(without_doubling(rest, part))) return true;
    if (left >= 2 && is_contracted_inflection(rest)) return true;
  }
  for (size_t length = 1; length <= 5 && length + 3 <= part.size(); ++length) {
    const std::string_view ending = part.substr(part.size() - length);
    if (is_inflection(ending) && find(part.substr(0, part.size() - length))) return true;
  }
  return false;
}

bool PartEvidence::joins_as_modifier(std::string_view part) const {
  size_t words = 0, known = 0;
  const auto before = [](const WordCount& word, std::string_view text) { return word.surface < text; };
  for (auto word = std::lower_bound(vocabulary_.begin(), vocabulary_.end(), part, before);
       word != vocabulary_.end() && word->surface.starts_with(part) && words < kMostWords; ++word) {
    const std::string_view rest = std::string_view(word->surface).substr(part.size());
    if (rest.size() < 3) continue;
    ++words;
    known += find(rest) || (rest[0] == 's' && find(rest.substr(1)));
  }
  return words < kLeastWords || known * kKnownOneOf >= words;
}

bool PartEvidence::joins_as_head(std::string_view part) const {
  size_t words = 0, known = 0;
  const auto before = [&](uint32_t number, std::string_view text) {
    return ends_before(vocabulary_[number].surface, text);
  };
  for (auto number = std::lower_bound(by_end_.begin(), by_end_.end(), part, before);
       number != by_end_.end() && words < kMostWords; ++number) {
    const std::string_view word = vocabulary_[*number].surface;
    if (!word.ends_with(part)) break;
    const std::string_view rest = word.substr(0, word.size() - part.size());
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
  if (letters < kLeastFormLetters) return 0;
  const Stem* const stem = find_stem(numbers_.add(part));
  if (!stem) return 0;
  const size_t least = as_modifier ? kLeastModifierStem : stem->listed ? kLeastListedHeadStem : kLeastHeadStem;
  if (count_code_points(stem->text) < least) return 0;
  if (as_modifier && !is_modifier_form(part, stem->text)) return 0;
  if (strict_ && letters <= kStrictShortLetters && stem->documents < kStrictShortDocuments) return 0;
  // No Danish word ends in a double consonant: "grupp" is no form of gruppe.
  const char last = part.back();
  if (language_ == Language::danish && is_ascii_consonant(last) && part[part.size() - 2] == last) return 0;
  // bøger: its base is known, and no ending has to explain it
  const bool known = is_form(part, *stem) || find(analyzer_.base(part));
  return known ? kEvidenceUnit * stem->documents / 2 : 0;
}

uint64_t PartEvidence::compute_modifier(std::string_view part) {
  const size_t letters = count_code_points(part);
  if ((letters < 3 && !is_short_modifier(part)) || is_stop_modifier(part, language_) || !has_vowel(part)) return 0;
  const Word* const word = find(part);
  const bool listed = word && word->listed;
  if (!listed && analyzer_.is_stop_word(part)) return 0;
  if (!word && letters < least_letters_of_modifier_form()) return 0;
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

uint64_t PartEvidence::modifier(std::string_view part) {
  if (const auto found = modifiers_.find(part); found != modifiers_.end()) return found->second;
  return modifiers_.emplace(part, compute_modifier(part)).first->second;
}

uint64_t PartEvidence::head(std::string_view part) {
  if (const auto found = heads_.find(part); found != heads_.end()) return found->second;
  return heads_.emplace(part, compute_head(part)).first->second;
}

}  // namespace kb::search
