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
    return (marks_[mark / 32] >> mark % 32 & 1) != 0 && is_listed(word);
  }

 private:
  // One of 1024 marks, by length and ends: most words have a mark that no listed one has, and need no search.
  static uint32_t mark_of(std::string_view word) {
    if (word.empty()) return 0;
    const uint32_t ends = (static_cast<uint8_t>(word.front()) & 31u) | (static_cast<uint8_t>(word.back()) & 31u) << 5;
    return (ends ^ static_cast<uint32_t>(word.size()) * 157u) & 1023u;
  }
  bool is_listed(std::string_view word) const;

  std::vector<std::string_view> sorted_;
  std::array<uint32_t, 32> marks_{};
};
#endif

}  // namespace kb::search
