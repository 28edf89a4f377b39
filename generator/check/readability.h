// LIX (läsbarhetsindex, C.-H. Björnsson, Läsbarhet, 1968): words per sentence plus the percentage of words of more than
// six letters. The usual scale for Danish and Norwegian: below 25 very easy, 35 easy, 45 medium, 55 difficult.
#pragma once

#include <cstdint>
#include <vector>

#include "generator/page/text_blocks.h"

namespace kb {

struct Readability {
  uint64_t words = 0, sentences = 0, long_words = 0;

  int lix() const;  // rounded; 0 where there is no sentence
};

// Of the running text: paragraphs, lists and quotes. Headings and tables have no sentences.
Readability readability(const std::vector<TextBlock>& blocks);

}  // namespace kb
