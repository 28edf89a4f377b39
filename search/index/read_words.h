// A text as numbers of words (word_table.h): read once, and what is to be known of a word is found out once for all its
// places. Native only.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/text/analyze.h"
#include "search/text/token_texts.h"
#include "search/text/word_table.h"

namespace kb::search {

// A token of a text. Tables have fewer than 2^28 words: texts of more do not fit into memory.
class NumberedWord {
 public:
  NumberedWord() = default;
  NumberedWord(uint32_t number, uint32_t pieces, bool aside)
      : bits_(number | pieces << kNumberBits | (aside ? kAside : 0)) {}

  uint32_t number() const { return bits_ & ((1u << kNumberBits) - 1); }
  // Of a joined token (analyze.h): how many words before it are its pieces; of others 0.
  uint32_t pieces() const { return bits_ >> kNumberBits & 7; }
  // Marked by whoever read the text as no part of its running words.
  bool aside() const { return (bits_ & kAside) != 0; }

 private:
  static constexpr uint32_t kNumberBits = 28, kAside = 1u << 31;
  uint32_t bits_ = 0;
};

// What was read of a range of pages; their texts may have been read before the index is made.
struct ReadPages {
  uint32_t first = 0;  // index of the first page in IndexInput::pages
  WordTable table;
  WordStems stems;  // of the first words of the table, by the forms the index has; of the others they are found later
  std::vector<std::vector<NumberedWord>> words;  // by page from the first; none where texts are still to be read
  std::vector<SoftHyphens> soft_hyphens;         // that stand in the texts
};

class WordReader {
 public:
  // Adds new words, and where authors put soft hyphens, to `to`, which outlives this.
  WordReader(Language language, ReadPages& to) : language_(language), to_(to) {}

  // The text's tokens and their numbers, of equal length. Both stay until the next text is read.
  void read(std::string_view text);
  const TokenTexts& tokens() const { return tokens_; }
  const std::vector<NumberedWord>& words() const { return words_; }

 private:
  Language language_;
  ReadPages& to_;
  TokenTexts tokens_;
  std::vector<uint32_t> hashes_;
  std::vector<NumberedWord> words_;
};

}  // namespace kb::search
