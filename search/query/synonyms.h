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

// A name as the index knows it: the stems of its words. "e-mail" is the one word email.
struct SynonymName {
  std::vector<std::string> stems;
  std::vector<uint32_t> groups;
  bool known = true;  // all of its words
};
// Names of one thing together. Where the first has no words, the others are a pair of the neighbour languages.
using Synonyms = std::vector<std::vector<SynonymName>>;

// Those of an open index, to be kept with it: to read them for every query would be most of its work.
Synonyms read_synonyms(const Index& index);

std::vector<SynonymMatch> find_synonyms(const ParsedQuery& query, const Synonyms& synonyms, Analyzer& analyzer);

}  // namespace kb::search
