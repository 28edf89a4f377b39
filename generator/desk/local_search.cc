#include "generator/desk/local_search.h"

namespace kb {

LocalSearch::LocalSearch(const LanguageIndex& index) : index_(index) {
  problem = index.built.files.empty() ? "it is empty" : engine_.open(index.built.files.front().bytes);
}

search::Results LocalSearch::answer(std::string_view query, const search::Options& options) {
  constexpr int kMostRounds = 4;
  if (!problem.empty()) return {};
  for (int round = 0; round < kMostRounds; ++round) {
    const std::vector<uint32_t> wanted = engine_.wants(query, options);
    if (wanted.empty()) break;
    for (const uint32_t number : wanted) {
      const std::string refused = number + 1 < index_.built.files.size()
                                      ? engine_.add_chunk(number, index_.built.files[number + 1].bytes)
                                      : "there is no such chunk";
      if (!refused.empty()) problem = "chunk " + std::to_string(number) + ": " + refused;
    }
  }
  return engine_.search(query, options);
}

const LanguageIndex* find_index(const std::vector<LanguageIndex>& indexes, std::string_view language) {
  for (const LanguageIndex& index : indexes) {
    if (index.language == language) return &index;
  }
  return nullptr;
}

}  // namespace kb
