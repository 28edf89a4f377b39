// What each word of a query may match, best first: the plan of a search. Made from the lexicon alone, so that a plan
// is known before any postings are loaded.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/index/reader.h"
#include "search/query/engine.h"
#include "search/query/parse.h"
#include "search/query/synonyms.h"
#include "search/query/weights.h"

namespace kb::search {

struct Alternative {
  Tier tier = Tier::exact;
  uint32_t group = kNoWord;
  int32_t weight = 0;   // in 1/1024, × the word's idf
  int32_t quality = 0;  // in 1/1024: how far it covers the word
  bool title_only = false;
  uint32_t surface = kNoWord;  // the form that is meant, where one is: it counts as if typed
};

// Words that together stand for one; a page needs all of them.
struct PartSet {
  Tier tier = Tier::compound;
  std::vector<uint32_t> groups;
};

struct PlannedWord {
  uint32_t token = 0;  // of the query
  std::string typed;
  uint32_t surface = kNoWord;             // the typed form, where the site has it
  uint32_t group = kNoWord;               // its stem's, where the site has it
  std::vector<Alternative> alternatives;  // its own stem first
  std::vector<PartSet> parts;             // of the word itself, where it is a compound; then synonyms of many words
  bool compound = false;                  // parts[0] are the word's own
  std::string meant;                      // the compound with its misspelt part as the site spells it; mostly empty
};

// Neighbouring tokens of the query that the site writes as one word, or has one word for.
struct PlannedJoin {
  Tier tier = Tier::compound;
  uint32_t first = 0, end = 0;  // tokens
  uint32_t surface = kNoWord;
  uint32_t group = kNoWord;
};

struct Plan {
  ParsedQuery query;
  std::vector<PlannedWord> words;
  std::vector<PlannedJoin> joins;
  std::vector<uint32_t> token_groups;  // by token of the query, stop words in; kNoWord where unknown
  std::vector<uint32_t> set_aside;     // tokens of a question that are no stop words otherwise (virker, betyder)
  std::vector<uint32_t> excluded;      // groups
  bool long_mode = false;              // four words or more
  bool wants_positions = false;
};

// `synonyms` are the index's.
Plan make_plan(std::string_view query, const Index& index, const Synonyms& synonyms, const Weights& weights,
               bool as_you_type);

// Whether a word's alternative counts with its places: the first one of an unknown word, and in questions derivations.
bool needs_positions(const Plan& plan, const PlannedWord& word, const Alternative& other);

// Marks the chunks of postings and positions the plan needs, by number.
void want_plan_chunks(const Plan& plan, const Index& index, std::vector<bool>& wanted);

}  // namespace kb::search
