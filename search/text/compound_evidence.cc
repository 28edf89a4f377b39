// Native only: see compound_evidence.h.
#include "search/text/compound_evidence.h"

#include <algorithm>

#include "search/text/compound_lists.h"
#include "search/text/tables.h"
#include "search/text/utf8.h"
#include "search/text/vowels.h"

namespace kb::search {
namespace {

constexpr uint64_t kListedDocuments = 2;  // what standing in a part list is worth
constexpr size_t kStrictShortLetters = 4;
constexpr uint64_t kStrictShortDocuments = 3;

// What of the word its stem does not cover. Rules after Snowball may have changed the stem's last letters.
std::string_view inflection_of(std::string_view word, std::string_view stem) {
  size_t same = 0;
  while (same < word.size() && same < stem.size() && word[same] == stem[same]) ++same;
  return word.substr(same);
}

}  // namespace

PartEvidence::PartEvidence(const std::vector<WordCount>& vocabulary, Analyzer& analyzer, bool strict)
    : analyzer_(analyzer), language_(analyzer.language()), strict_(strict) {
  words_.reserve(vocabulary.size());
  for (const WordCount& word : vocabulary) {
    words_[word.surface] += word.documents;
    const std::string_view stem = analyzer_.stem(word.surface);
    if (const auto found = stems_.find(stem); found != stems_.end())
      found.value() += word.documents;
    else
      stems_.emplace(keep(stem), word.documents);
  }
  std::string_view parts = built_in_parts(language_);
  while (!parts.empty()) {
    const size_t end = std::min(parts.find_first_of(" \n"), parts.size());
    const std::string_view part = parts.substr(0, end);
    parts.remove_prefix(std::min(end + 1, parts.size()));
    if (part.empty() || !listed_.emplace(part, 1).second) continue;
    const std::string_view stem = analyzer_.stem(part);
    if (const auto found = stems_.find(stem); found != stems_.end())
      found.value() += kListedDocuments;
    else
      stems_.emplace(keep(stem), kListedDocuments);
  }
}

uint32_t PartEvidence::documents(std::string_view word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? 0 : static_cast<uint32_t>(std::min<uint64_t>(found->second, UINT32_MAX));
}

// Documents with the part, or half of those with its stem.
uint64_t PartEvidence::count(std::string_view part, size_t letters, size_t least_stem) {
  const uint64_t documents = this->documents(part);
  const bool listed = is_listed(part);
  if (documents > 0 || listed) {
    if (strict_ && letters <= kStrictShortLetters && documents < kStrictShortDocuments && !listed) return 0;
    return kEvidenceUnit * (documents + (listed ? kListedDocuments : 0));
  }
  if (letters < 4) return 0;
  const std::string_view stem = analyzer_.stem(part);
  if (count_code_points(stem) < least_stem) return 0;
  const auto found = stems_.find(stem);
  if (found == stems_.end()) return 0;
  if (strict_ && letters <= kStrictShortLetters && found->second < kStrictShortDocuments) return 0;
  if (strict_ && !is_inflection(inflection_of(part, stem))) return 0;
  return kEvidenceUnit * found->second / 2;
}

uint64_t PartEvidence::compute_modifier(std::string_view part) {
  const size_t letters = count_code_points(part);
  if (letters < 3 && !is_short_modifier(part)) return 0;
  if (analyzer_.is_stop_word(part) || is_stop_modifier(part, language_) || !has_vowel(part)) {
    if (!is_listed(part) || is_stop_modifier(part, language_)) return 0;
  }
  const bool attested = documents(part) > 0 || is_listed(part);
  if (strict_ && !attested && letters < 5) return 0;
  return count(part, letters, 4);
}

uint64_t PartEvidence::compute_head(std::string_view part) {
  if (is_stop_word_but_head(part)) return count(part, 4, 3);
  const size_t letters = count_code_points(part);
  if (letters < 4 && !is_short_head(part)) return 0;
  if (analyzer_.is_stop_word(part) || is_stop_head(part, language_) || !has_vowel(part)) return 0;
  return count(part, letters, 3);
}

uint64_t PartEvidence::modifier(std::string_view part) {
  if (const auto found = modifiers_.find(part); found != modifiers_.end()) return found->second;
  const uint64_t evidence = compute_modifier(part);
  modifiers_.emplace(part, evidence);
  return evidence;
}

uint64_t PartEvidence::head(std::string_view part) {
  if (const auto found = heads_.find(part); found != heads_.end()) return found->second;
  const uint64_t evidence = compute_head(part);
  heads_.emplace(part, evidence);
  return evidence;
}

}  // namespace kb::search
