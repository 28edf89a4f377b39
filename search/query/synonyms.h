// A site's synonyms applied to a query: one step, never from synonym to synonym.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/index/reader.h"
#include "search/query/engine.h"
#include "search/query/parse.h"

namespace kb::search {

struct SynonymMatch {
  uint32_t first = 0, end = 0;   // tokens of the query that name one thing
  std::vector<uint32_t> groups;  // the words of another name for it; a page needs all
  Tier tier = Tier::synonym;     // or other_language: a pair of the neighbour languages
};

std::vector<SynonymMatch> find_synonyms(const ParsedQuery& query, const Index& index);

}  // namespace kb::search
