// Compounds of a vocabulary, for tests.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "search/text/compound.h"
#include "search/text/stem_numbers.h"
#include "tests/support/linguistic_data.h"

namespace kb::search::test {

using Vocabulary = std::map<std::string, uint32_t>;  // surface → documents

inline std::vector<CompoundSplit> split(const Vocabulary& vocabulary, Language language,
                                        const SplitterOptions& options) {
  std::vector<WordCount> words;
  for (const auto& [surface, documents] : vocabulary) words.push_back({surface, documents});
  Analyzer analyzer = analyzer_of(language);
  StemNumbers stems(analyzer);
  return split_compounds(words, stems, options);
}

}  // namespace kb::search::test
