// Compounds of a query: the parts of a word, and words written apart.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/index/lexicon.h"

namespace kb::search {

// The group of a surface, or of its stem where the site has only other forms; kNoWord if it has none.
uint32_t group_of_word(std::string_view surface, const Lexicon& lexicon, Analyzer& analyzer);

// Groups of the parts of a word: as the index splits it where the site has the word, else over the site's words.
// Empty where there is no split.
std::vector<uint32_t> split_word(std::string_view word, uint32_t surface, uint32_t group, const Lexicon& lexicon,
                                 Analyzer& analyzer);

struct JoinedWord {
  uint32_t surface = kNoWord;
  uint32_t group = kNoWord;
};
// The site's word for neighbouring words: ab, asb or aeb.
JoinedWord join_words(std::string_view a, std::string_view b, const Lexicon& lexicon, Analyzer& analyzer);

}  // namespace kb::search
