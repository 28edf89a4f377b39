// Native only: see form_filter.h.
#include "search/text/form_filter.h"

#include <algorithm>
#include <array>
#include <bit>

#include "search/text/compound_lists.h"
#include "search/text/vowels.h"

namespace kb::search {
namespace {

// Hashes of pieces follow from those of beginnings (Karp and Rabin 1987, "Efficient randomized pattern-matching
// algorithms"), here to a modulus of 2^64.
constexpr uint64_t kBase = 0x9E3779B97F4A7C15u;
constexpr uint64_t kWholeWord = 0x5555555555555555u;  // tells a word from a beginning

constexpr std::array<uint64_t, 4 * kMaxSurfaceCodePoints + 1> make_powers() {
  std::array<uint64_t, 4 * kMaxSurfaceCodePoints + 1> powers{1};
  for (size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * kBase;
  return powers;
}
constexpr auto kPowers = make_powers();

uint64_t longer(uint64_t hash, char next) {
  return hash * kBase + static_cast<uint8_t>(next) + 1;
}

uint64_t hash_of(std::string_view text) {
  uint64_t hash = 0;
  for (const char c : text) hash = longer(hash, c);
  return hash;
}

uint64_t mixed(uint64_t hash) {
  hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93u;
  return hash ^ hash >> 32;
}

}  // namespace

FormFilter::FormFilter(size_t words) {
  size_t size = 2;
  for (; size * 2 < words; size *= 2) --shift_;
  marks_.assign(size, 0);
}

void FormFilter::mark(uint64_t hash) {
  marks_[hash >> shift_] |= uint64_t{1} << (hash >> 6 & 63) | uint64_t{1} << (hash & 63);
}

void FormFilter::mark_beginnings(std::string_view word) {
  uint64_t hash = 0;
  for (size_t i = 0;; ++i) {
    if (i + kMostLost >= word.size()) mark(mixed(hash));
    if (i == word.size()) return;
    hash = longer(hash, word[i]);
  }
}

void FormFilter::add_stem(std::string_view stem) {
  mark_beginnings(stem);
}

void FormFilter::add_word(std::string_view word) {
  mark_beginnings(word);
  mark(mixed(hash_of(word) ^ kWholeWord));
}

size_t PieceFilter::read(std::string_view word) {
  size_t same = 0;
  while (same < word.size() && same < word_.size() && word[same] == word_[same]) ++same;
  word_ = word;
  hashes_.resize(same + 1);
  for (size_t i = same; i < word.size(); ++i) hashes_.push_back(longer(hashes_.back(), word[i]));
  endings_.resize(same + 1);
  endings_.resize(word.size() + 1, kUnknown);
  return same;
}

// Every ending that PartEvidence takes for one: inflections, with the consonant doubled before (job-bene) or without a
// vowel before (filt-ret).
uint16_t PieceFilter::find_endings(size_t end) const {
  const std::string_view word = std::string_view(word_).substr(0, end);
  const uint32_t inflections = inflections_at_end(word);
  uint32_t endings = inflections;
  for (size_t size = 0; size <= kLongestInflection && size + 2 <= end; ++size) {
    const char before = word[end - size - 1];
    const bool doubled = before == word[end - size - 2] && is_ascii_consonant(before);
    if (doubled) endings |= (inflections >> size & 1) << (size + 1);
  }
  if (analyzer_.may_be_irregular(word)) endings |= kIrregular;
  return static_cast<uint16_t>(endings);
}

uint64_t PieceFilter::hash(size_t begin, size_t end) const {
  return hashes_[end] - hashes_[begin] * kPowers[end - begin];
}

bool PieceFilter::may_be_word(size_t begin, size_t end) const {
  return known_.has(mixed(hash(begin, end) ^ kWholeWord));
}

bool PieceFilter::may_be_form(size_t begin, size_t end) {
  uint16_t& endings = endings_[end];
  if (endings == kUnknown) endings = find_endings(end);
  uint32_t sizes = endings & ((2u << std::min(end - begin, FormFilter::kLongestEnding)) - 1);
  for (; sizes != 0; sizes &= sizes - 1) {
    const auto size = static_cast<size_t>(std::countr_zero(sizes));
    if (known_.has(mixed(hash(begin, end - size)))) return true;
  }
  if ((endings & kIrregular) == 0) return false;
  const std::string_view piece = std::string_view(word_).substr(begin, end - begin);
  const std::string_view base = analyzer_.base(piece);
  return base != piece && known_.has(mixed(hash_of(base) ^ kWholeWord));
}

}  // namespace kb::search
