// Second stage of the builder: one vocabulary of all shards, its compounds split, as the lexicon's bytes. Native only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/index/builder.h"
#include "search/index/collect.h"

namespace kb::search {

struct Vocabulary {
  std::vector<std::string> surfaces;          // in byte order
  std::vector<std::vector<uint32_t>> global;  // by shard, by the shard's own number
  std::vector<CompoundSplit> compounds;       // valid ones, sorted by surface
  std::vector<int32_t> compound_of;           // by surface: index in compounds, or -1
};

Vocabulary merge_vocabulary(const std::vector<Shard>& shards, const IndexInput& input, Analyzer& analyzer);

// The two lexicon blocks of FORMAT.md.
std::string encode_words(const std::vector<std::string>& surfaces);
std::string encode_splits(const Vocabulary& vocabulary);

}  // namespace kb::search
