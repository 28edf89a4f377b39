// success@1, nDCG@10, recall and zero results of answered queries, by kind.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/relevance/read_set.h"

namespace kb::relevance {

struct Score {
  size_t queries = 0;
  double success1 = 0, success5 = 0, ndcg10 = 0, recall10 = 0, zero = 0, right_page = 0;  // means
};

struct Answer {
  std::vector<std::string> documents;  // best first
  bool right_page = false;             // the first has the title of a relevant one
};

// By kind; "ALL" is the mean of queries, "MACRO" the mean of kinds where there are several.
std::map<std::string, Score> evaluate(const std::vector<Query>& queries, const std::vector<Answer>& answers);
std::string format_scores(const std::map<std::string, Score>& scores);

}  // namespace kb::relevance
