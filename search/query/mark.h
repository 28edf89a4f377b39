// Which words of a text a query means, and where: for marks, for the choice of sections, for excerpts.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/query/engine.h"
#include "search/query/match.h"

namespace kb::search {

struct WordMark {
  uint32_t begin = 0, end = 0;              // bytes of the text: the word, or the part of a compound
  uint32_t word = 0;                        // planned word
  uint32_t token_begin = 0, token_end = 0;  // the whole word
};

class Marker {
 public:
  Marker(const Plan& plan, const Index& index);

  // Marks of a text in order. Marks do not overlap.
  void mark(std::string_view text, std::vector<WordMark>& out);
  // How far the text marked last and the query are the same words, stop words in and other forms too, in 1/1024.
  int32_t likeness() const;

 private:
  void mean(uint32_t group, uint32_t word);
  uint32_t surface_of(const Token& token) const;
  // False where the query means no part of it.
  bool mark_parts(uint32_t surface, const Token& token, bool same_bytes, std::vector<WordMark>& out);

  const Plan& plan_;
  const Index& index_;
  std::vector<uint32_t> words_;  // by group: the planned word it stands for, or kNoWord
  std::vector<bool> passed_;     // by surface: the query means nothing of it, as was found before
  std::vector<Token> tokens_;
  std::vector<CompoundPart> parts_;
};

std::vector<Mark> merged_marks(const std::vector<WordMark>& marks);

}  // namespace kb::search
