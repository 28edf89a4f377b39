// From matches to an order of pages.
#pragma once

#include <cstdint>
#include <vector>

#include "search/query/match.h"

namespace kb::search {

// Why a page stands where it does; the sum is its score. In 1/1024.
struct PageScore {
  uint32_t page = 0;
  bool title_is_query = false;  // always before all others
  int32_t words = 0;            // the words themselves, × coverage
  int32_t title = 0;            // how far the title covers the query
  int32_t links = 0;            // how far a text of a link to the page does
  int32_t headings = 0;
  int32_t title_order = 0;  // title equals the query's stems, or holds them in order
  int32_t nearness = 0;     // words near one another, neighbours, the whole query as it stands
  int32_t siblings = 0;     // pages of the same title
  int32_t answer = 0;       // answers a yes/no question; a page of answers
  int32_t boost = 0;
  int32_t total() const {
    return words + title + links + headings + title_order + nearness + siblings + answer + boost;
  }
};

struct Ranking {
  std::vector<WordMatch> matches;  // by planned word
  std::vector<PageScore> pages;    // those that are shown, best first; then the others
};

// The plan's chunks must be loaded. At most `shown` pages are shown.
Ranking rank(const Plan& plan, const Index& index, const Weights& weights, size_t shown);

// The two recipes' first pass, pages in ascending order, without those that are not allowed.
std::vector<PageScore> score_keywords(const Plan& plan, const Index& index, const Weights& weights,
                                      const std::vector<WordMatch>& matches, const std::vector<bool>& allowed);
std::vector<PageScore> score_question(const Index& index, const Weights& weights, const std::vector<WordMatch>& matches,
                                      const std::vector<bool>& allowed);

// Sum of the idf of the words that are found at all; at least 1.
int32_t found_idf(const std::vector<WordMatch>& matches);
// Share of each word in the query's coverage, in 1/1024.
std::vector<int32_t> coverage_shares(const std::vector<WordMatch>& matches);

}  // namespace kb::search
