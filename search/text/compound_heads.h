// Where the last part of a compound may begin. Native only.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/text/compound_evidence.h"
#include "search/text/form_filter.h"

namespace kb::search {

struct Head {
  uint32_t size = 0;     // bytes, at the end of the word
  int64_t evidence = 0;  // logarithm (fixed_log.h) in units of kEvidenceUnit
  bool sure = false;     // a word of our lists or a form of one: nothing is cut inside
};

class HeadFinder {
 public:
  // Both outlive this.
  HeadFinder(PartEvidence& evidence, Analyzer& analyzer) : evidence_(evidence), pieces_(evidence.forms(), analyzer) {}

  // The last parts that leave two letters or more of the word, and those of a word that ends alike; the shortest first.
  // Cheapest where words come in the order of their ends: what is known of the former one's end stays. Valid until the
  // next call; the word outlives this.
  const std::vector<Head>& find(std::string_view word);

 private:
  void add_head(size_t begin, size_t letters);

  PartEvidence& evidence_;
  PieceFilter pieces_;
  std::string_view word_;
  size_t asked_ = 0;  // bytes: the longest end of the word that was looked at
  std::vector<Head> heads_;
};

}  // namespace kb::search
