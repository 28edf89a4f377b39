// Second pass over the best candidates: order and nearness of words, headings, titles that are the query.
#pragma once

#include <vector>

#include "search/query/evidence.h"
#include "search/query/rank.h"

namespace kb::search {

// Adds to the scores of the candidates, whose slots `evidence` uses in the same order.
void rerank(const Plan& plan, const Index& index, const Weights& weights, const std::vector<WordMatch>& matches,
            const Evidence& evidence, PageScore* candidates, size_t count);

}  // namespace kb::search
