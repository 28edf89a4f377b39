// What a search says besides its results: a better spelling, words shown besides the typed ones, words near unknown
// ones; and what it calls a group of forms.
#pragma once

#include "search/query/engine.h"
#include "search/query/rank.h"

namespace kb::search {

// The form of a group that it is told by: nearest to its stem, the shortest of them.
std::string_view shown_form(uint32_t group, const Index& index);

void add_help(const Plan& plan, const Ranking& ranking, const Index& index, Results& results);

}  // namespace kb::search
