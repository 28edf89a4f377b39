// Words and their stems as numbers: the stem of a word is found once, whoever asks for it. Native only. Not to be
// shared between threads.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/text/analyze.h"
#include "search/text/word_table.h"

namespace kb::search {

class StemNumbers {
 public:
  explicit StemNumbers(Analyzer& analyzer) : analyzer_(analyzer) {}  // which outlives this

  Analyzer& analyzer() const { return analyzer_; }

  // The word's number. `stem` is what the analyzer says of it.
  uint32_t add(std::string_view word, std::string_view stem) {
    const uint32_t number = words_.add(word);
    if (number == stem_of_.size()) stem_of_.push_back(stems_.add(stem));
    return number;
  }
  // The same; asks the analyzer of words that are new.
  uint32_t add(std::string_view word) {
    const uint32_t number = words_.add(word);
    if (number == stem_of_.size()) stem_of_.push_back(stems_.add(analyzer_.stem(words_.text(number))));
    return number;
  }
  // Of a word that was added, else WordTable::kNone.
  uint32_t find(std::string_view word) const { return words_.find(word); }

  uint32_t word_count() const { return words_.size(); }
  std::string_view word(uint32_t number) const { return words_.text(number); }
  // By the number of a word; the number of a stem.
  uint32_t stem_of(uint32_t word) const { return stem_of_[word]; }
  uint32_t stem_of(std::string_view word) { return stem_of_[add(word)]; }
  uint32_t stem_count() const { return stems_.size(); }
  std::string_view stem(uint32_t number) const { return stems_.text(number); }

 private:
  Analyzer& analyzer_;
  WordTable words_, stems_;
  std::vector<uint32_t> stem_of_;  // by word
};

}  // namespace kb::search
