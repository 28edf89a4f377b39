// The best division of one word into parts, by the evidence for each part: all ways to cut it form a graph over its
// letters, and the best way through it is found by dynamic programming. Native only.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/text/compound.h"
#include "search/text/compound_evidence.h"

namespace kb::search {

struct Division {
  std::vector<CompoundPart> parts;  // two or more, or none
  int64_t score = 0;                // mean logarithm (fixed_log.h) of the parts' evidence, less what short parts cost
};

class Divider {
 public:
  // Both outlive this.
  Divider(PartEvidence& evidence, Analyzer& analyzer, bool strict)
      : evidence_(evidence), pieces_(evidence.forms(), analyzer), strict_(strict) {}

  // No parts where the word is none of its own, or better attested as a whole.
  Division divide(std::string_view word);

 private:
  // A piece of a word as one part, and where the next begins behind its linking element.
  struct Edge {
    size_t begin, end, next;  // letters
    int64_t evidence;         // logarithm
    int64_t penalty;
  };
  // The best way to a letter in so many parts: its value, and the edge it ends with.
  struct Step {
    int64_t value;
    const Edge* edge;
  };

  bool find_letters_and_heads(std::string_view word);
  void find_edges(std::string_view word);
  void add_modifier_edges(std::string_view word, size_t begin, size_t end);
  void add_derived_edge(std::string_view word, size_t begin, size_t end);
  void add_edge(size_t begin, size_t end, size_t next, uint64_t evidence);
  bool leads_on(size_t letter) const;
  bool may_be_part(size_t begin, size_t end, size_t least_letters_of_form);
  bool is_simple_head(std::string_view word, size_t begin);
  bool ends_in_linking_s(std::string_view part, uint64_t evidence);
  bool links_with_s(std::string_view word, size_t end) const;
  bool is_made_of_listed(std::string_view word, const std::vector<CompoundPart>& parts);
  int64_t best_value(size_t parts);
  std::vector<CompoundPart> best_parts(std::string_view word, size_t parts) const;
  std::string_view piece(std::string_view word, size_t begin, size_t end) const {
    return word.substr(letters_[begin], letters_[end] - letters_[begin]);
  }
  Step& step(size_t parts, size_t letter) { return steps_[parts * letters_.size() + letter]; }
  const Step& step(size_t parts, size_t letter) const { return steps_[parts * letters_.size() + letter]; }

  PartEvidence& evidence_;
  PieceFilter pieces_;
  bool strict_;
  // Of the word at hand.
  std::vector<size_t> letters_;  // bytes where letters begin, and the end
  std::vector<uint64_t> heads_;  // by letter: evidence that a last part begins there
  size_t last_head_ = 0;         // the last letter of those
  std::vector<bool> reachable_;  // letters an edge leads to
  std::vector<Edge> edges_;      // by begin
  std::vector<Step> steps_;      // by number of parts, by letter
};

}  // namespace kb::search
