// Why a page stands where it does, in words an author understands.
#pragma once

#include <vector>

#include "search/query/engine.h"
#include "search/query/rank.h"

namespace kb::search {

// Points are 1/1024 of the ranking's unit; those of a page add up to its score.
std::vector<Explanation> explain(const Plan& plan, const Ranking& ranking, const PageScore& score, const Index& index);

}  // namespace kb::search
