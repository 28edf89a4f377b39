// What a search says besides its results: a better spelling, words shown besides the typed ones, words near unknown
// ones.
#pragma once

#include "search/query/engine.h"
#include "search/query/rank.h"

namespace kb::search {

void add_help(const Plan& plan, const Ranking& ranking, const Index& index, Results& results);

}  // namespace kb::search
