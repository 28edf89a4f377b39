// What a few candidate pages hold of the query beyond counts: words in labels with their order, and positions.
#pragma once

#include <cstdint>
#include <vector>

#include "search/query/match.h"

namespace kb::search {

struct LabelEvent : LabelHit {
  uint32_t slot = 0;    // of the candidate
  uint32_t word = 0;    // planned word; from their number on, the plan's tokens set aside
  int32_t quality = 0;  // in 1/1024
  bool typed = false;   // the typed form itself
  bool part = false;    // only a part of a compound
};

struct PositionEvent {
  uint32_t slot = 0;
  uint32_t position = 0;
  uint32_t token = 0;  // of the query
  int32_t weight = 0;  // in 1/1024: less for a part of a compound, or another word that stands for the token's
};

struct Evidence {
  std::vector<LabelEvent> labels;        // by slot, label, word; quality descending
  std::vector<PositionEvent> positions;  // by slot, position; empty without positions
};

// `slots` by page: candidate number + 1, or 0.
Evidence gather_evidence(const Plan& plan, const Index& index, const Weights& weights,
                         const std::vector<uint16_t>& slots);

}  // namespace kb::search
