// Words that carry no meaning in a query: stop words, and the words of question frames besides. They are indexed like
// any other; a query drops them while another word remains. "ikke" is not among them: "kan ikke logge ind" is not "kan
// logge ind". The lists are in tables.h; the index takes them to the browser.
// Made of words apart by one space, which must outlive it.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "search/text/word_list.h"

namespace kb::search {

// Queries have few words: in the browser the list itself is read.
#ifdef __wasm__
class StopWords {
 public:
  explicit StopWords(std::string_view words) : words_(words) {}
  bool contains(std::string_view word) const { return has_word(words_, word); }

 private:
  std::string_view words_;
};
#else
class StopWords {
 public:
  explicit StopWords(std::string_view words);
  StopWords(const StopWords&) = delete;
  StopWords& operator=(const StopWords&) = delete;
  bool contains(std::string_view word) const {
    const uint32_t mark = mark_of(word);
    for (size_t i = begin_[mark]; i < begin_[mark + 1]; ++i) {
      if (words_[i] == word) return true;
    }
    return false;
  }

 private:
  static constexpr size_t kMarks = 256;
  // By length and ends: most words have a mark that no listed one has.
  static uint32_t mark_of(std::string_view word) {
    if (word.empty()) return 0;
    const uint32_t ends = static_cast<uint8_t>(word.front()) * 7u + static_cast<uint8_t>(word.back()) * 31u;
    return (ends + static_cast<uint32_t>(word.size()) * 57u) % kMarks;
  }

  std::vector<std::string_view> words_;       // by mark
  std::array<uint32_t, kMarks + 1> begin_{};  // by mark: its first word
};
#endif

}  // namespace kb::search
