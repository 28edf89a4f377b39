// Completions while the customer types: whole titles first, then words.
#pragma once

#include <vector>

#include "search/query/engine.h"
#include "search/query/plan.h"

namespace kb::search {

std::vector<Suggestion> make_suggestions(const Plan& plan, const Index& index, const Weights& weights, uint32_t limit);

}  // namespace kb::search
