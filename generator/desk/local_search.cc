#include "generator/desk/local_search.h"

namespace kb {

LocalSearch::LocalSearch(const LanguageIndex& index) : index_(index) {
  problem = index.built.files.empty() ? "it is empty"
                                      : std::string(search::reason_of(engine_.open(index.built.files.front().bytes)));
}

search::Results LocalSearch::answer(std::string_view query, const search::Options& options) {
  constexpr int kMostRounds = 4;
  if (!problem.empty()) return {};
  search::Results results = engine_.search(query, options);
  for (int round = 0; round < kMostRounds && !results.wants.empty(); ++round) {
    for (const uint32_t number : results.wants) {
      const auto refused = number + 1 < index_.built.files.size()
                               ? engine_.add_chunk(number, index_.built.files[number + 1].bytes)
                               : search::Refusal::no_such_chunk;
      if (refused == search::Refusal::none) continue;
      problem = "chunk " + std::to_string(number) + ": " + std::string(search::reason_of(refused));
    }
    results = engine_.search(query, options);
  }
  return results;
}

const LanguageIndex* find_index(const std::vector<LanguageIndex>& indexes, std::string_view language) {
  for (const LanguageIndex& index : indexes) {
    if (index.language == language) return &index;
  }
  return nullptr;
}

}  // namespace kb
