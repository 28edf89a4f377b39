// Third stage of the builder: postings and positions of every group, in the lexicon's order. Native only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/index/collect.h"
#include "search/index/lexicon.h"
#include "search/index/vocabulary.h"

namespace kb::search {

struct EncodedGroups {
  std::string postings, positions;
  std::vector<uint32_t> posting_ends, position_ends;  // by group: bytes up to its end
  uint64_t entries = 0;                               // pages a stem stands on, summed over stems
  uint64_t compound_entries = 0;                      // … only as a part of compounds
};

EncodedGroups encode_groups(const std::vector<Shard>& shards, const Vocabulary& vocabulary, const Lexicon& lexicon,
                            Analyzer& analyzer, unsigned threads);

}  // namespace kb::search
