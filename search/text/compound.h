// Compound splitting at build time, with the site's own vocabulary and our lists of common parts (Koehn and Knight
// 2003, "Empirical Methods for Compound Splitting": geometric mean of part frequencies; guards from our own
// measurements, see docs/search-quality.md). Native only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/text/analyze.h"

namespace kb::search {

struct WordCount {
  std::string surface;
  uint32_t documents = 0;  // in how many sections or pages it stands
};

struct CompoundPart {
  uint32_t begin = 0, end = 0;  // bytes of the word; a linking element belongs to no part
};

struct CompoundSplit {
  std::string surface;
  std::vector<CompoundPart> parts;  // two or more, in order
  uint32_t score = 0;               // for review: higher is surer
  bool by_author = false;           // from site.toml or soft hyphens
};

struct SplitterOptions {
  uint32_t pages = 0;   // loose guards below 1,000 pages, strict above
  // author's own: word → "kunde|service", or "-" for never
  std::vector<std::pair<std::string, std::string>> overrides;
};

// Splits every compound of the vocabulary. `vocabulary` sorted by surface; the result is sorted by surface.
std::vector<CompoundSplit> split_compounds(const std::vector<WordCount>& vocabulary, Analyzer& analyzer,
                                           const SplitterOptions& options);

}  // namespace kb::search
