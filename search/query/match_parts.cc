// Words made of others: hits of a compound by its parts, and of neighbouring words by the one that joins them.
#include <algorithm>

#include "search/query/fixed.h"
#include "search/query/match.h"

namespace kb::search {

void Matcher::match_parts(const PartSet& set, uint16_t number, std::vector<Hit>& best) {
  std::vector<Hit> all(index_.page_count());
  const int32_t count = static_cast<int32_t>(set.groups.size());
  std::vector<uint8_t> seen(index_.page_count(), 0);
  for (size_t i = 0; i < set.groups.size(); ++i) {
    for (const Hit& hit : match_group(set.groups[i], kNoWord).hits) {
      if (seen[hit.page] != i) continue;
      seen[hit.page] = static_cast<uint8_t>(i + 1);
      Hit& sum = all[hit.page];
      sum.score += hit.score;
      sum.body = i == 0 ? hit.body : std::min(sum.body, hit.body);
      sum.credit = i == 0 ? hit.credit : std::min(sum.credit, hit.credit);
      sum.title = hit.title;  // the last part says what a compound is
      sum.link = i == 0 ? hit.link : std::min(sum.link, hit.link);
      sum.title_content = std::max(sum.title_content, hit.title_content);
    }
  }
  for (uint32_t page = 0; page < all.size(); ++page) {
    if (seen[page] != set.groups.size()) continue;
    Hit hit = all[page];
    hit.page = page;
    hit.score = times(hit.score / count, weights_.split);
    hit.credit = times(hit.credit, weights_.split_quality);
    hit.title = times(hit.title, weights_.split_quality);
    hit.link = times(hit.link, weights_.split_quality);
    hit.alternative = number;
    hit.part = true;
    raise(best[page], hit);
  }
}

// In questions any of the first two parts of a compound helps, whether or not the word itself is known; in other
// queries that of a compound the site does not have. Where pages have all its parts, then only pages that are called by
// the first: klagefrist, Klage.
void Matcher::match_any_part(const PlannedWord& word, int32_t idf, std::vector<Hit>& best, bool only_titles) {
  std::vector<Hit> sums(index_.page_count());
  for (size_t i = 0; i < word.parts[0].groups.size() && i < 2; ++i) {
    const WordMatch part = match_group(word.parts[0].groups[i], kNoWord);
    const int32_t share = times(weights_.q_any_part, std::min(kOne, ratio(idf, part.idf)));
    for (const Hit& hit : part.hits) {
      const bool called = i == 0 && hit.title > weights_.part_quality;
      if (only_titles && !called) continue;
      Hit& sum = sums[hit.page];
      sum.score += times(hit.score, share);
      sum.body = std::max(sum.body, times(hit.body, share));
      sum.credit = std::max(sum.credit, times(hit.credit, weights_.q_any_part));
      // The first part says what a compound is about, unless nearly every page has it.
      if (called && !question_) sum.title = times(times(hit.title, weights_.q_any_part), std::min(kOne, 4 * part.idf));
    }
  }
  for (uint32_t page = 0; page < sums.size(); ++page) {
    if (sums[page].credit == 0) continue;
    sums[page].page = page;
    sums[page].alternative = kFromParts;
    sums[page].part = true;
    raise(best[page], sums[page]);
  }
}

// A joined word's score is added once, to the first of the words it joins; it covers all of them.
void Matcher::match_joins(const Plan& plan, std::vector<WordMatch>& words) {
  for (uint16_t j = 0; j < plan.joins.size(); ++j) {
    const PlannedJoin& join = plan.joins[j];
    const bool synonym = join.tier != Tier::compound;
    int32_t weight = synonym ? weights_.synonym : weights_.joined;
    const int32_t quality = synonym ? weights_.synonym : weights_.joined_quality;
    const WordMatch joined = match_group(join.group, join.surface);
    // However rare, it weighs no more than the word it stands for.
    for (uint16_t k = 0; synonym && k < j; ++k) {
      const PlannedJoin& word = plan.joins[k];
      if (word.tier != Tier::compound || word.first != join.first || word.end != join.end) continue;
      const int32_t most = idf_fixed(index_.page_count(), pages_with(word.group));
      if (joined.idf > most) weight = weight * most / joined.idf;
    }
    bool first = true;
    for (size_t i = 0; i < plan.words.size(); ++i) {
      if (plan.words[i].token < join.first || plan.words[i].token >= join.end) continue;
      std::vector<Hit> best(index_.page_count());
      for (const Hit& hit : words[i].hits) best[hit.page] = hit;
      for (const Hit& hit : joined.hits) {
        Hit& cell = best[hit.page];
        cell.page = hit.page;
        const int32_t more = first ? times(hit.score, weight) : 0;
        if (cell.credit == 0 || more > cell.score) {
          cell.alternative = static_cast<uint16_t>(kFromJoin + j);
          cell.part = hit.part;
        }
        if (first) {
          cell.score = std::max(cell.score, more);
          cell.body = std::max(cell.body, hit.body);
        }
        cell.credit = std::max(cell.credit, times(hit.credit, quality));
        if (hit.title > 0 && cell.title == 0) {
          cell.title_content = hit.title_content;
          cell.title_part = hit.title_part;
        }
        cell.title = std::max(cell.title, times(hit.title, quality));
        cell.link = std::max(cell.link, times(hit.link, quality));
      }
      if (words[i].hits.empty() && plan.words[i].group == kNoWord) words[i].idf = joined.idf / 2;
      words[i].hits.clear();
      keep_hits(best, words[i].hits);
      first = false;
    }
  }
}

}  // namespace kb::search
