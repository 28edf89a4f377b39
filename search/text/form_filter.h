// Quickly tells most pieces of a word that are no form of a known word, without asking the stemmer: by a Bloom filter
// (Bloom 1970, "Space/time trade-offs in hash coding with allowable errors") of what forms begin with. Native only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/text/analyze.h"
#include "search/text/compound_lists.h"

namespace kb::search {

// Known words, and what their forms begin with: the word or its stem, or either without a few of its last bytes.
class FormFilter {
 public:
  static constexpr size_t kMostLost = 3;                            // bytes that a form drops of its word at most
  static constexpr size_t kLongestEnding = kLongestInflection + 1;  // bytes it has instead at most

  explicit FormFilter(size_t words = 0);  // how many will be added
  void add_word(std::string_view word);
  void add_stem(std::string_view stem);

 private:
  friend class PieceFilter;
  void mark(uint64_t hash);
  void mark_beginnings(std::string_view word);
  // False for certain, true perhaps.
  bool has(uint64_t hash) const {
    return (marks_[hash >> shift_] >> (hash >> 6 & 63) & marks_[hash >> shift_] >> (hash & 63) & 1) != 0;
  }

  unsigned shift_ = 63;
  std::vector<uint64_t> marks_;  // both bits of a hash are in one word of memory
};

// The pieces of one word at a time.
class PieceFilter {
 public:
  // Both outlive this.
  PieceFilter(const FormFilter& known, Analyzer& analyzer) : known_(known), analyzer_(analyzer) {}

  // A word of at most 4 · kMaxSurfaceCodePoints bytes. Cheapest where words come in order: what is known of the former
  // one's beginning stays. Returns how many bytes both begin with.
  size_t read(std::string_view word);
  // Whether the bytes [begin, end) of the word may be a known word. False for certain, true perhaps.
  bool may_be_word(size_t begin, size_t end) const;
  // Whether they may be what is left of a known word and an ending, or an irregular form of one.
  bool may_be_form(size_t begin, size_t end);
  // Whether they may be a part of a compound; a short one is a word itself, not a form.
  bool may_be_part(size_t begin, size_t end, bool short_part) {
    return short_part ? may_be_word(begin, end) : may_be_form(begin, end);
  }

 private:
  static constexpr uint16_t kUnknown = 0xFFFF;
  static constexpr uint16_t kIrregular = 1 << (FormFilter::kLongestEnding + 1);
  uint16_t find_endings(size_t end) const;
  uint64_t hash(size_t begin, size_t end) const;

  const FormFilter& known_;
  Analyzer& analyzer_;
  std::string word_;
  std::vector<uint64_t> hashes_ = {0};          // of the first so many bytes
  std::vector<uint16_t> endings_ = {kUnknown};  // before this byte: bit n for one of n bytes; kIrregular
};

}  // namespace kb::search
