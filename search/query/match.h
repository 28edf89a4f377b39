// Where a plan's words stand: for every word the pages it is found on, with its best reason and its score there.
#pragma once

#include <cstdint>
#include <vector>

#include "search/query/plan.h"

namespace kb::search {

// One word on one page. Fixed point in 1/1024.
struct Hit {
  uint32_t page = 0;
  int32_t score = 0;          // of the best alternative
  int32_t body = 0;           // its term frequency in the body, parts weighed
  int32_t credit = 0;         // how far the word is covered anywhere on the page
  int32_t title = 0;          // … in the title or an alias
  int32_t link = 0;           // … in the text of a link to the page
  uint8_t title_content = 0;  // content words of that title or alias
  bool exact_title = false;   // the typed form itself stands in the title
  bool part = false;          // only as a part of compounds
  bool title_part = false;    // … in the title
  uint16_t alternative = 0;   // of the planned word; from kFromParts on a part set, kFromJoin on a join
};

inline constexpr uint16_t kFromParts = 0x4000;
inline constexpr uint16_t kFromJoin = 0x8000;

struct WordMatch {
  int32_t idf = 0;        // u: what the word can weigh
  std::vector<Hit> hits;  // by page, ascending
};

// How fields count. Keyword queries and questions differ.
struct FieldWeights {
  int32_t labels[kLabelKinds] = {};
  int32_t head = 0, modifier = 0, other_form = kNoScale, other_quality = kNoScale;
  int32_t k1 = 0, title_length = 0, body_length = 0;
  bool joint = true;  // title and body saturate together; else each by itself
  static constexpr int32_t kNoScale = 1024;
};

class Matcher {
 public:
  Matcher(const Index& index, const Weights& weights) : index_(index), weights_(weights) {}

  // One match for each word of the plan. The plan's chunks must be loaded.
  std::vector<WordMatch> match(const Plan& plan);
  // Pages with a stem, alone or in compounds.
  uint32_t pages_with(uint32_t group);
  // Hits of a group by itself.
  WordMatch match_group(uint32_t group, uint32_t surface);

 private:
  struct Cell {                    // one page while an alternative is being read
    int32_t titles = 0, body = 0;  // weighed and normalized; weighed
    int32_t title = 0, link = 0, any = 0;
    uint8_t title_content = 0;
    bool exact_title = false;
  };

  void choose_fields(const Plan& plan);
  void read_list(ListReader list, int32_t scale, int32_t quality, bool typed);
  void read_group(uint32_t group, uint32_t surface, std::string_view beginning = {});
  int32_t score_cell(const Cell& cell, uint32_t page) const;
  void take(std::vector<Hit>& best, const Alternative& alternative, int32_t idf, uint16_t number);
  int32_t word_idf(const PlannedWord& word, std::vector<Alternative>& alternatives);
  void match_word(const PlannedWord& word, WordMatch& out);
  void match_parts(const PartSet& set, uint16_t number, std::vector<Hit>& best);
  void match_any_part(const PlannedWord& word, int32_t idf, std::vector<Hit>& best, bool only_titles);
  void match_joins(const Plan& plan, std::vector<WordMatch>& words);

  const Index& index_;
  const Weights& weights_;
  FieldWeights fields_;
  bool question_ = false;
  std::vector<Cell> cells_;
  std::vector<uint32_t> touched_;
  std::vector<uint32_t> document_counts_;  // by group, + 1; 0 not known yet
  std::vector<GroupList> lists_;
};

// Hits by page: `best` is dense while a word is matched, a hit's credit 0 where there is none; those there are.
void keep_hits(std::vector<Hit>& best, std::vector<Hit>& out);

// The better of both in each respect, on the other's page.
void raise(Hit& hit, const Hit& other);

// The longer a query that is no question, the less it is a title: min(1, 2 / words), in 1/1024.
int32_t length_decay(size_t words);

// The hit on a page, or null.
const Hit* find_hit(const WordMatch& match, uint32_t page);

}  // namespace kb::search
