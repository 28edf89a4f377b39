#include "search/query/rank.h"

#include <algorithm>

#include "search/query/filter.h"
#include "search/query/rerank.h"

namespace kb::search {
namespace {

constexpr size_t kCandidates = 60;

bool better(const PageScore& a, const PageScore& b) {
  if (a.title_is_query != b.title_is_query) return a.title_is_query;
  const int32_t first = a.total(), second = b.total();
  return first != second ? first > second : a.page < b.page;
}

}  // namespace

Ranking rank(const Plan& plan, const Index& index, const Weights& weights) {
  Ranking result;
  if (plan.words.empty()) return result;
  Matcher matcher(index, weights);
  result.matches = matcher.match(plan);
  std::vector<PageScore>& pages = result.pages;
  pages = plan.query.question ? score_question(index, weights, result.matches)
                              : score_keywords(plan, index, weights, result.matches);
  const std::vector<bool> allowed = allowed_pages(plan, index);
  pages.erase(std::remove_if(pages.begin(), pages.end(), [&](const PageScore& p) { return !allowed[p.page]; }),
              pages.end());
  std::sort(pages.begin(), pages.end(), better);

  std::vector<PageScore> candidates(pages.begin(),
                                    pages.begin() + static_cast<long>(std::min(kCandidates, pages.size())));
  std::vector<uint16_t> slots(index.page_count(), 0);
  for (size_t i = 0; i < candidates.size(); ++i) slots[candidates[i].page] = static_cast<uint16_t>(i + 1);
  rerank(plan, index, weights, result.matches, gather_evidence(plan, index, weights, slots), candidates);
  std::sort(candidates.begin(), candidates.end(), better);
  std::copy(candidates.begin(), candidates.end(), pages.begin());
  return result;
}

}  // namespace kb::search
