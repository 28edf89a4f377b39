// Keyword queries: sum of word scores, coverage of the query, coverage of the title (docs/search-quality.md).
#include <algorithm>

#include "search/query/fixed.h"
#include "search/query/rank.h"

namespace kb::search {

int32_t found_idf(const std::vector<WordMatch>& matches) {
  int32_t sum = 0;
  for (const WordMatch& match : matches) sum += match.hits.empty() ? 0 : match.idf;
  return std::max(sum, 1);
}

std::vector<int32_t> coverage_shares(const std::vector<WordMatch>& matches) {
  const int32_t n = static_cast<int32_t>(matches.size());
  const int32_t all = found_idf(matches);
  // Two words count half by idf and half alike; the more words, the more by idf.
  const int32_t decay = length_decay(matches.size());
  const int32_t even = times(decay, decay) / 2;
  std::vector<int32_t> shares;
  for (const WordMatch& match : matches) {
    const int32_t by_idf = match.hits.empty() ? 0 : ratio(match.idf, all);
    shares.push_back(times(kOne - even, by_idf) + even / n);
  }
  return shares;
}

namespace {

struct Sums {
  int32_t score = 0;
  int32_t credit = 0, title = 0, link = 0;
  int32_t title_words = 0;
  int32_t title_content = 0;
};

int32_t power4(int32_t share) {
  const int32_t square = times(std::min(share, kOne), std::min(share, kOne));
  return times(square, square);
}

}  // namespace

std::vector<PageScore> score_keywords(const Plan& plan, const Index& index, const Weights& weights,
                                      const std::vector<WordMatch>& matches, const std::vector<bool>& allowed) {
  std::vector<Sums> sums(index.page_count());
  const std::vector<int32_t> shares = coverage_shares(matches);
  for (size_t i = 0; i < matches.size(); ++i) {
    for (const Hit& hit : matches[i].hits) {
      Sums& sum = sums[hit.page];
      sum.score += hit.score;
      sum.credit += times(shares[i], hit.credit);
      sum.title += times(shares[i], hit.title);
      sum.link += times(shares[i], std::max(hit.link, hit.title));
      sum.title_words += hit.title == 0 ? 0 : hit.title_part ? weights.part_share : kOne;
      sum.title_content = std::max<int32_t>(sum.title_content, hit.title_content);
    }
  }
  const int32_t all = times(found_idf(matches), length_decay(plan.words.size()));
  std::vector<PageScore> pages;
  for (uint32_t page = 0; page < sums.size(); ++page) {
    const Sums& sum = sums[page];
    if (!allowed[page] || (sum.credit == 0 && sum.score == 0)) continue;
    PageScore score;
    score.page = page;
    const int32_t floor = weights.coverage_floor;
    score.words = times(sum.score, floor + times(kOne - floor, std::min(sum.credit, kOne)));
    if (sum.title > 0) {
      const int32_t share = std::min(kOne, sum.title_words / std::max(sum.title_content, 1));
      const int32_t fill = weights.title_share_floor + times(kOne - weights.title_share_floor, share);
      score.title = times(times(times(weights.title_bonus, all), power4(sum.title)), fill);
      if (index.page(page).title_group > 0) score.title = times(score.title, weights.shared_title);
    }
    if (sum.link > sum.title) {
      score.links = times(times(weights.link_bonus, all), power4(sum.link) - power4(sum.title));
    }
    pages.push_back(score);
  }
  return pages;
}

}  // namespace kb::search
