// The alternatives of one word.
#pragma once

#include "search/query/plan.h"

namespace kb::search {

struct WordContext {
  const Index& index;
  const Weights& weights;
  bool last_open = false;  // this word may be unfinished
  bool question = false;
  bool typed_letters = false;  // the query has æ, ø or å: who types it has the letters
};

PlannedWord plan_word(std::string_view surface, bool digits, const WordContext& context);

}  // namespace kb::search
