// Compounds of a query: the parts of a word, and words written apart.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/index/reader.h"

namespace kb::search {

// A word of the query on the site: kNoWord where it does not have the form, or no form of the word.
struct SiteWord {
  uint32_t surface = kNoWord;
  uint32_t group = kNoWord;
};
SiteWord find_word(std::string_view surface, const Index& index);

// Groups of the parts of a word: as the index splits it where the site has the word, else over the site's words.
// Empty where there is no split.
std::vector<uint32_t> split_word(std::string_view word, SiteWord known, const Index& index);
// The site's word for neighbouring words: ab, asb or aeb.
SiteWord join_words(std::string_view a, std::string_view b, const Index& index);

}  // namespace kb::search
