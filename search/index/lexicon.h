// The site's words in memory: every surface form in byte order, its stem's group, and its parts if it is a compound.
// Stems are not stored in the index: they follow from the surfaces, by the analyzer the index is bound to. What is
// asked for again and again is remembered: a lexicon is not to be shared between threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/index/bytes.h"
#include "search/index/hashed_texts.h"
#include "search/text/analyze.h"
#include "search/text/compound.h"

namespace kb::search {

inline constexpr uint32_t kNoWord = 0xFFFFFFFF;

// At most kMaxSurfaceBytes, cut at the start of a character.
std::string_view clip_surface(std::string_view surface);

class Lexicon {
 public:
  // Reads the two blocks of FORMAT.md "Words" and groups the surfaces by stem. False if the bytes are not valid.
  bool load(std::string_view words, std::string_view splits, Analyzer& analyzer);

  uint32_t size() const { return surfaces_.size(); }
  std::string_view text(uint32_t surface) const { return surfaces_.at(surface); }
  // First surface not before `word`; size() if there is none.
  uint32_t lower_bound(std::string_view word) const;
  // The surface itself or kNoWord.
  uint32_t find(std::string_view word) const { return surfaces_.find(word); }
  // First surface after those that begin with `prefix`, given the first that does.
  uint32_t prefix_end(std::string_view prefix, uint32_t first) const;

  // Groups are numbered by their first surface.
  uint32_t group_count() const { return static_cast<uint32_t>(group_begin_.size()) - 1; }
  uint32_t group_of(uint32_t surface) const { return group_of_[surface]; }
  // Surfaces of a group, ascending.
  uint32_t group_size(uint32_t group) const { return group_begin_[group + 1] - group_begin_[group]; }
  uint32_t member(uint32_t group, uint32_t i) const { return members_[group_begin_[group] + i]; }
  // The group with this stem, or kNoWord.
  uint32_t find_stem(std::string_view stem) const { return stems_.find(stem); }
  std::string_view stem_of(uint32_t group) const { return stems_.at(group); }

  // Parts of a compound, in order; empty for other words.
  void parts(uint32_t surface, std::vector<CompoundPart>& out) const;
  // The group of the stem of one of them, given its number and the analyzer of load; kNoWord if there is none.
  uint32_t group_of_part(uint32_t surface, size_t number, CompoundPart part, Analyzer& analyzer) const;
  bool is_compound(uint32_t surface) const { return split_begin_[surface] != split_begin_[surface + 1]; }

#ifndef __wasm__
  // Loads as above, for whom the surfaces' stems are known to.
  bool load(std::string_view words, std::string_view splits, const std::vector<std::string_view>& stems);
#endif

 private:
  bool load_words(std::string_view words);
  bool load_splits(std::string_view splits);
  template <class StemOf>
  void load_groups(const StemOf& stem_of);
  // First surface from `low` on that is not before `word`; or the first that does not begin so.
  uint32_t bound(std::string_view word, uint32_t low, bool with_longer) const;

  HashedTexts surfaces_, stems_;
  std::string splits_;
  std::vector<uint32_t> split_begin_;
  std::vector<uint32_t> group_of_, group_begin_ = {0}, members_;
  mutable std::vector<uint32_t> part_groups_;  // by the place of a part's code; kUnasked
};

}  // namespace kb::search
