// Compound splitting at build time, with the site's own vocabulary and our lists of common parts (Koehn and Knight
// 2003, "Empirical Methods for Compound Splitting": geometric mean of part frequencies; guards from our own
// measurements, see docs/linguistics.md). Native only. Integers throughout, so every machine splits alike.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/text/analyze.h"

namespace kb::search {

class StemNumbers;

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
  uint32_t score = 0;               // for review: hundredths of the mean evidence of a part; higher is surer
  bool by_author = false;           // from site.toml or soft hyphens
};

struct SplitterOptions {
  uint32_t pages = 0;  // loose guards below 1,000 pages, strict above
  // author's own: word → "kunde|service", or "-" for never; see parse_override
  std::vector<std::pair<std::string, std::string>> overrides;
  // where authors put soft hyphens: taken as the compound's boundaries where both sides read as words
  std::vector<SoftHyphens> soft_hyphens;
};

// Splits every compound of the vocabulary. `vocabulary` sorted by surface; the result is sorted by surface. `stems` is
// new, or has the vocabulary's words by the same numbers; it gets what is asked for. An override holds for all forms of
// its word, also inside longer compounds; one that does not fit is left out.
std::vector<CompoundSplit> split_compounds(const std::vector<WordCount>& vocabulary, StemNumbers& stems,
                                           const SplitterOptions& options);

// Parts of `word` as an author writes them: "kunde|service", linking letters left out or written with a plus
// ("virksomhed|navn", "virksomhed+s|navn") or with the part ("virksomheds|navn"); "-" and a lone part give no parts.
// False if the parts do not make up the word.
bool parse_override(std::string_view word, std::string_view split, std::vector<CompoundPart>& parts);

}  // namespace kb::search
