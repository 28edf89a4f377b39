// Questions: idf-weighted coverage, a low weight of the page's title, pages of one title taken as one.
#include <algorithm>

#include "search/query/fixed.h"
#include "search/query/rank.h"

namespace kb::search {
namespace {

constexpr int32_t kMostOfTitle = 1 << 28;  // as kMostCounted, of many pages

// All pages of one title together.
struct Siblings {
  uint32_t length = 0;
  int32_t body = 0, score = 0;
};

// Of a page's words.
struct Sums {
  int32_t score = 0, credit = 0;
};

// BM25 of all pages of one title together; a page with a title of its own is alone.
std::vector<int32_t> sibling_scores(const Index& index, const Weights& weights, const std::vector<WordMatch>& matches) {
  const uint32_t pages = index.page_count();
  std::vector<Siblings> groups(2 * pages);  // by number of a shared title, then by page
  const auto group_of = [&](uint32_t page) -> Siblings& {
    const uint32_t shared = index.page(page).title_group;
    return groups[shared > 0 ? shared - 1 : pages + page];
  };
  int32_t used = 0;
  for (uint32_t page = 0; page < pages; ++page) {
    Siblings& group = group_of(page);
    used += group.length == 0;
    group.length += std::max<uint32_t>(1, index.page(page).words);
  }
  const int32_t average = std::max(
      1, proportion(static_cast<int32_t>(index.average_body_words()), static_cast<int32_t>(pages), std::max(used, 1)));
  for (const WordMatch& match : matches) {
    uint32_t with = 0;
    for (const Hit& hit : match.hits) {
      Siblings& group = group_of(hit.page);
      with += group.body == 0 && hit.body > 0;
      group.body = std::min(group.body + hit.body, kMostOfTitle);
    }
    const int32_t idf = idf_fixed(static_cast<uint32_t>(used), with);
    for (const Hit& hit : match.hits) {
      Siblings& group = group_of(hit.page);
      if (group.body == 0) continue;
      const int32_t length = ratio(static_cast<int32_t>(group.length), average);
      const int32_t tf = ratio(group.body, std::max(256 + times(768, length), 256));
      group.score += times(idf, proportion(tf, kOne + weights.q_k1, tf + weights.q_k1 + 1));
      group.body = 0;
    }
  }
  std::vector<int32_t> result(pages);
  for (uint32_t page = 0; page < pages; ++page) result[page] = group_of(page).score;
  return result;
}

}  // namespace

std::vector<PageScore> score_question(const Index& index, const Weights& weights, const std::vector<WordMatch>& matches,
                                      const std::vector<bool>& allowed) {
  std::vector<Sums> sums(index.page_count());
  for (const WordMatch& match : matches) {
    for (const Hit& hit : match.hits) {
      sums[hit.page].score += hit.score;
      sums[hit.page].credit += times(match.idf, hit.credit);
    }
  }
  const int32_t all = found_idf(matches);
  const std::vector<int32_t> siblings = sibling_scores(index, weights, matches);
  std::vector<PageScore> pages;
  for (uint32_t page = 0; page < sums.size(); ++page) {
    const Sums& sum = sums[page];
    if (!allowed[page] || (sum.score == 0 && sum.credit == 0)) continue;
    PageScore score;
    score.page = page;
    const int32_t floor = weights.q_coverage_floor;
    const int32_t covered = std::min(kOne, ratio(sum.credit, all));
    score.words = times(sum.score, floor + times(kOne - floor, covered));
    score.siblings = times(weights.q_group, siblings[page]);
    if (index.page(page).flags & kPageAnswers) score.answer = times(weights.q_answers, score.words);
    pages.push_back(score);
  }
  return pages;
}

}  // namespace kb::search
