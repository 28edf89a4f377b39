// Questions: idf-weighted coverage, a low weight of the page's title, pages of one title taken as one.
#include <algorithm>

#include "search/query/fixed.h"
#include "search/query/rank.h"

namespace kb::search {
namespace {

// BM25 of all pages of one title together; a page with a title of its own is alone.
std::vector<int32_t> sibling_scores(const Index& index, const Weights& weights, const std::vector<WordMatch>& matches) {
  const uint32_t pages = index.page_count();
  std::vector<uint32_t> group_of(pages);
  uint32_t groups = 0;
  for (uint32_t page = 0; page < pages; ++page) groups = std::max(groups, index.page(page).title_group);
  std::vector<int64_t> length(groups + pages + 1, 0), body(groups + pages + 1, 0);
  std::vector<int32_t> score(groups + pages + 1, 0);
  uint32_t used = 0;
  for (uint32_t page = 0; page < pages; ++page) {
    const uint32_t shared = index.page(page).title_group;
    group_of[page] = shared > 0 ? shared : groups + 1 + page;
    if (length[group_of[page]] == 0) ++used;
    length[group_of[page]] += std::max<uint32_t>(1, index.page(page).words);
  }
  const int64_t average = std::max<int64_t>(1, int64_t{index.average_body_words()} * pages / std::max(used, 1u));
  for (const WordMatch& match : matches) {
    uint32_t with = 0;
    for (const Hit& hit : match.hits) {
      if (body[group_of[hit.page]] == 0 && hit.body > 0) ++with;
      body[group_of[hit.page]] += hit.body;
    }
    const int32_t idf = idf_fixed(used, with);
    for (const Hit& hit : match.hits) {
      const uint32_t group = group_of[hit.page];
      if (body[group] == 0) continue;
      const int64_t norm = 256 + 768 * (length[group] * kOne / average) / kOne;
      const int64_t tf = body[group] * kOne / norm;
      score[group] += times(idf, static_cast<int32_t>(tf * (kOne + weights.q_k1) / (tf + weights.q_k1 + 1)));
      body[group] = 0;
    }
  }
  std::vector<int32_t> result(pages);
  for (uint32_t page = 0; page < pages; ++page) result[page] = score[group_of[page]];
  return result;
}

}  // namespace

std::vector<PageScore> score_question(const Index& index, const Weights& weights, const std::vector<WordMatch>& matches,
                                      const std::vector<bool>& allowed) {
  std::vector<int32_t> words(index.page_count(), 0), credit(index.page_count(), 0);
  for (const WordMatch& match : matches) {
    for (const Hit& hit : match.hits) {
      words[hit.page] += hit.score;
      credit[hit.page] += times(match.idf, hit.credit);
    }
  }
  const int32_t all = found_idf(matches);
  const std::vector<int32_t> siblings = sibling_scores(index, weights, matches);
  std::vector<PageScore> pages;
  for (uint32_t page = 0; page < words.size(); ++page) {
    if (!allowed[page] || (words[page] == 0 && credit[page] == 0)) continue;
    PageScore score;
    score.page = page;
    const int32_t floor = weights.q_coverage_floor;
    const int32_t covered = std::min(kOne, ratio(credit[page], all));
    score.words = times(words[page], floor + times(kOne - floor, covered));
    score.siblings = times(weights.q_group, siblings[page]);
    if (index.page(page).flags & kPageAnswers) score.answer = times(weights.q_answers, score.words);
    pages.push_back(score);
  }
  return pages;
}

}  // namespace kb::search
