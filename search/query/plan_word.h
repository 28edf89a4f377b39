// The alternatives of one word.
#pragma once

#include "search/query/plan.h"

namespace kb::search {

// Letters from which on a beginning stands for the words that begin so; of a word the site does not have, fewer do.
inline constexpr size_t kShortestPrefix = 3, kShortestUnknownPrefix = 2;

struct WordContext {
  const Index& index;
  const Weights& weights;
  bool last_open = false;  // this word may be unfinished
  bool question = false;
  bool typed_letters = false;  // the query has æ, ø or å: who types it has the letters
};

// The strongest reason for a group counts, once.
void add_alternative(PlannedWord& word, const Alternative& added);

// Groups of the site's words that are derived from the same root as this one, itself among them; a few at most.
std::vector<uint32_t> derived_words(std::string_view word, const Index& index);

PlannedWord plan_word(std::string_view surface, bool digits, const WordContext& context);

}  // namespace kb::search
