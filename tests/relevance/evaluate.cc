#include "tests/relevance/evaluate.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace kb::relevance {
namespace {

Score score_one(const Query& query, const Answer& answer) {
  Score score;
  score.queries = 1;
  score.zero = answer.documents.empty() ? 1 : 0;
  score.right_page = answer.right_page ? 1 : 0;
  double gain = 0, ideal = 0, found = 0;
  for (size_t i = 0; i < 10; ++i) {
    const double discount = 1 / std::log2(static_cast<double>(i) + 2);
    if (i < query.relevant.size()) ideal += discount;
    if (i >= answer.documents.size()) continue;
    if (std::find(query.relevant.begin(), query.relevant.end(), answer.documents[i]) == query.relevant.end()) continue;
    gain += discount;
    found += 1;
    if (i == 0) score.success1 = 1;
    if (i < 5) score.success5 = 1;
  }
  if (ideal > 0) score.ndcg10 = gain / ideal;
  if (!query.relevant.empty()) score.recall10 = found / static_cast<double>(query.relevant.size());
  return score;
}

void add(Score& sum, const Score& score) {
  sum.queries += score.queries;
  sum.success1 += score.success1;
  sum.success5 += score.success5;
  sum.ndcg10 += score.ndcg10;
  sum.recall10 += score.recall10;
  sum.zero += score.zero;
  sum.right_page += score.right_page;
}

void divide(Score& sum, double n) {
  for (double* value : {&sum.success1, &sum.success5, &sum.ndcg10, &sum.recall10, &sum.zero, &sum.right_page}) {
    *value /= std::max(n, 1.0);
  }
}

}  // namespace

std::map<std::string, Score> evaluate(const std::vector<Query>& queries, const std::vector<Answer>& answers) {
  std::map<std::string, Score> kinds;
  Score all, macro;
  for (size_t i = 0; i < queries.size(); ++i) {
    const Score score = score_one(queries[i], answers[i]);
    add(kinds[queries[i].kind], score);
    add(all, score);
  }
  for (auto& [kind, score] : kinds) {
    divide(score, static_cast<double>(score.queries));
    add(macro, score);
  }
  divide(all, static_cast<double>(all.queries));
  divide(macro, static_cast<double>(kinds.size()));
  if (kinds.size() > 1) kinds["MACRO"] = macro;
  kinds["ALL"] = all;
  return kinds;
}

std::string format_scores(const std::map<std::string, Score>& scores) {
  std::string out = "kind             n     S@1     S@5    nDCG    R@10   zero%   right page\n";
  char line[128];
  const auto put = [&](const std::string& kind, const Score& s) {
    std::snprintf(line, sizeof line, "%-12s %5zu  %6.3f  %6.3f  %6.3f  %6.3f  %6.2f  %6.3f\n", kind.c_str(), s.queries,
                  s.success1, s.success5, s.ndcg10, s.recall10, 100 * s.zero, s.right_page);
    out += line;
  };
  for (const auto& [kind, score] : scores) {
    if (kind != "ALL" && kind != "MACRO") put(kind, score);
  }
  for (const char* last : {"ALL", "MACRO"}) {
    if (const auto found = scores.find(last); found != scores.end()) put(last, found->second);
  }
  return out;
}

}  // namespace kb::relevance
