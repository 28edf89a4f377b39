// From a ranking to what a customer sees.
#pragma once

#include <vector>

#include "search/query/engine.h"
#include "search/query/rank.h"

namespace kb::search {

// Marks the chunks that hold the cards and texts of the pages shown, by number.
void want_shown_chunks(const Ranking& ranking, const Index& index, const Options& options, std::vector<bool>& wanted);

// Adds all but `wants` to `results`. Pages whose texts are not loaded are shown without excerpts.
void assemble(const Plan& plan, const Ranking& ranking, const Index& index, const Options& options, Results& results);

}  // namespace kb::search
