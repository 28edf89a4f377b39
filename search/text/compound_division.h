// The best division of one word into parts, by the evidence for each part: all ways to cut it form a graph over its
// letters, and the best way through it is found by dynamic programming. Native only.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "search/text/compound.h"
#include "search/text/compound_evidence.h"
#include "search/text/compound_heads.h"

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

  // Of a word by its number in the evidence's `stems`: no parts where it is none of its own, or better attested as a
  // whole. `heads` are the word's, of HeadFinder. Cheapest where words come in order: what is known of the former one's
  // beginning stays.
  Division divide(uint32_t number, std::span<const Head> heads);

 private:
  // A piece of a word as one part, and where the next begins behind its linking element.
  struct Edge {
    size_t begin, end, next;  // letters
    int64_t evidence;         // logarithm
    int64_t penalty;
  };
  // What a piece of the word is as a part before others.
  enum class Attested : uint8_t { unasked, no, yes, with_s };  // with_s: its s is a link, and belongs to no part
  struct Modifier {
    Attested attested = Attested::unasked;
    int32_t evidence = 0;  // logarithm
  };
  // The best way to a letter in so many parts: its value, and the edge it ends with.
  struct Step {
    int64_t value;
    const Edge* edge;
  };

  void find_letters(std::string_view word);
  void find_heads(std::string_view word, std::span<const Head> heads);
  void find_edges(std::string_view word);
  Modifier modifier(std::string_view word, size_t begin, size_t end);
  void add_modifier_edges(std::string_view word, size_t begin, size_t end);
  void add_derived_edge(std::string_view word, size_t begin, size_t end);
  void add_edge(size_t begin, size_t end, size_t next, int64_t evidence);
  bool leads_on(size_t letter) const;
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
  std::vector<size_t> letters_;      // bytes where letters begin, and the end
  std::vector<const Head*> heads_;   // by letter: the last part that begins there, if one does
  size_t last_head_ = 0;             // the last letter of those
  std::vector<Modifier> modifiers_;  // of pieces by end, then by begin
  std::vector<size_t> most_parts_;   // by letter: in how many parts edges lead to it at most; 0: in none
  std::vector<Edge> edges_;          // by begin
  std::vector<Step> steps_;          // by number of parts, by letter
};

}  // namespace kb::search
