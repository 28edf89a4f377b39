// A word while Snowball's rules change it; see snowball.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kb::search {

inline bool is_one_of(std::string_view letters, char c) {
  return letters.find(c) != std::string_view::npos;
}

inline bool continues(char byte) {
  return (static_cast<uint8_t>(byte) & 0xC0) == 0x80;
}

// An ending of a word: where it begins, and what stands in its place. At the word's end where there is none.
struct Ending {
  size_t at;
  std::string_view put;
};

// The longest ending of `word` in the list that begins at `from` or later. An entry is "ending" or "put<ending".
Ending find_ending(std::string_view word, size_t from, std::string_view list);

class SnowballWord {
 public:
  explicit SnowballWord(std::string& text) : text_(text) {}

  void danish();
  void norwegian();
  void english();

 private:
  size_t size() const { return text_.size(); }
  // The character before byte `at`, which becomes its first byte: an ASCII letter, the last byte of any other, 0 if
  // none.
  char before(size_t& at) const {
    if (at == 0) return 0;
    const char last = text_[--at];
    while (at > 0 && continues(text_[at])) --at;
    return last;
  }
  bool is_vowel(size_t at) const;
  size_t pass(size_t at, bool vowel) const;
  size_t behind_three() const;
  bool nordic_regions();
  bool end_with(std::string_view list);
  void consonant_pair(std::string_view list);
  bool short_syllable(size_t end) const;
  bool has_vowel_before(size_t end) const { return pass(0, true) <= end; }
  void replace(const Ending& ending) { text_.replace(ending.at, size() - ending.at, ending.put); }
  void step_1a();
  void step_1b();
  void steps_2_to_5();

  std::string& text_;
  std::string_view vowels_ = "aeiouy";
  size_t p1_ = 0, p2_ = 0;  // where the regions R1 and R2 begin
};

}  // namespace kb::search
