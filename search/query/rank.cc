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

Ranking rank(const Plan& plan, const Index& index, const Weights& weights, size_t shown) {
  Ranking result;
  if (plan.words.empty()) return result;
  Matcher matcher(index, weights);
  result.matches = matcher.match(plan);
  const std::vector<bool> allowed = allowed_pages(plan, index);
  std::vector<PageScore>& pages = result.pages;
  pages = plan.query.question ? score_question(index, weights, result.matches, allowed)
                              : score_keywords(plan, index, weights, result.matches, allowed);
  const size_t candidates = std::min(kCandidates, pages.size());
  const size_t ordered = std::min(std::max(candidates, shown), pages.size());
  std::partial_sort(pages.begin(), pages.begin() + static_cast<long>(ordered), pages.end(), better);

  std::vector<uint16_t> slots(index.page_count(), 0);
  for (size_t i = 0; i < candidates; ++i) slots[pages[i].page] = static_cast<uint16_t>(i + 1);
  const Evidence evidence = gather_evidence(plan, index, weights, slots);
  rerank(plan, index, weights, result.matches, evidence, pages.data(), candidates);
  std::sort(pages.begin(), pages.begin() + static_cast<long>(candidates), better);
  return result;
}

}  // namespace kb::search
