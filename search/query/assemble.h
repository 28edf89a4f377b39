// From a ranking to what a customer sees.
#pragma once

#include <vector>

#include "search/query/engine.h"
#include "search/query/rank.h"

namespace kb::search {

// Chunks that hold the cards and texts of the pages shown, ascending, none twice.
std::vector<uint32_t> shown_chunks(const Ranking& ranking, const Index& index, const Options& options);

// Pages whose texts are not loaded are shown without excerpts.
Results assemble(const Plan& plan, const Ranking& ranking, const Index& index, const Options& options);

}  // namespace kb::search
