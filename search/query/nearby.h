// Words of the site that are spelled nearly like a typed one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/query/split.h"

namespace kb::search {

// Spellings of a word with æ, ø, å where it was typed with ae, oe, aa, a or o. Each group once, at most eight.
std::vector<SiteWord> respelled_words(std::string_view word, const Index& index);

struct NearWord {
  uint32_t surface = 0;
  uint32_t edits = 0;         // 1 or 2
  uint32_t cost = 0;          // in half edits: letters that sound alike cost half
  bool first_letter = false;  // the first letter is another
};

constexpr uint32_t kShortestMisspelt = 5;  // letters

// How many edits a word may be away: none of shorter words, one up to eight letters, else two.
uint32_t allowed_edits(std::string_view word);

// Words within the allowed edits (optimal string alignment), nearest first, at most `limit`.
std::vector<NearWord> near_words(std::string_view word, const Lexicon& lexicon, uint32_t edits, uint32_t limit);

}  // namespace kb::search
