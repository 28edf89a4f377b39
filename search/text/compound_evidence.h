// How well a string is attested as a part of compounds: by the site's words, by other forms of them, by our part lists.
// Native only.
#pragma once

#include <tsl/robin_map.h>

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "search/text/analyze.h"
#include "search/text/compound.h"

namespace kb::search {

// Evidence is counted in eighths of a document.
constexpr uint64_t kEvidenceUnit = 8;

class PartEvidence {
 public:
  // All three outlive this.
  PartEvidence(const std::vector<WordCount>& vocabulary, Analyzer& analyzer, bool strict);

  // 0: cannot be a first (a last) part. `part` is a piece of a word of the vocabulary.
  uint64_t modifier(std::string_view part);
  uint64_t head(std::string_view part);
  uint32_t documents(std::string_view word) const;

 private:
  uint64_t compute_modifier(std::string_view part);
  uint64_t compute_head(std::string_view part);
  uint64_t count(std::string_view part, size_t letters, size_t least_stem);
  bool is_listed(std::string_view part) const { return listed_.count(part) > 0; }
  std::string_view keep(std::string_view text) { return texts_.emplace_back(text); }

  using Counts = tsl::robin_map<std::string_view, uint64_t>;
  Analyzer& analyzer_;
  Language language_;
  bool strict_;
  Counts words_;              // documents
  Counts stems_;              // documents, summed over the words of the stem
  Counts listed_;             // of our part lists
  Counts modifiers_, heads_;  // answers given
  std::deque<std::string> texts_;
};

}  // namespace kb::search
