// Second stage of the builder: one vocabulary of all shards, its compounds split, as the lexicon's bytes. Native only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/index/builder.h"
#include "search/index/collect.h"
#include "search/text/stem_numbers.h"

namespace kb::search {

struct Vocabulary {
  std::vector<std::string> surfaces;          // in byte order
  std::vector<uint32_t> stems;                // by surface: numbers of merge_vocabulary's `stems`
  std::vector<std::vector<uint32_t>> global;  // by shard, by the shard's own number; kNoWord: no places
  std::vector<CompoundSplit> compounds;       // valid ones, sorted by surface
  std::vector<int32_t> compound_of;           // by surface: index in compounds, or -1
};

// Takes the shards' words and stems from them. `stems` are new and get all words of the site, and of the compounds'
// parts.
Vocabulary merge_vocabulary(std::vector<Shard>& shards, const IndexInput& input, StemNumbers& stems);

// The two lexicon blocks of FORMAT.md.
std::string encode_words(const std::vector<std::string>& surfaces);
std::string encode_splits(const Vocabulary& vocabulary);

}  // namespace kb::search
