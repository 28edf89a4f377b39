// Which language a piece of text is in, told by its small words. Made for short paragraphs in Danish, Bokmål, Nynorsk
// and English, which share so much that only the words that one has and the other lacks count.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kb {

// A set of the four languages that a word belongs to, and no other; empty for words that tell nothing. What has a digit
// is kNumber instead.
using LanguageSet = uint8_t;
constexpr LanguageSet kNumber = 16;
// `word` as the tokenizer gives it.
LanguageSet languages_of(std::string_view word);

struct LanguageCounts {
  std::array<uint32_t, kNumber + 1> words{};  // by LanguageSet

  void add(LanguageSet languages) { ++words[languages]; }
};

// The language that a text with these words is clearly written in, if that is not `expected`; else empty. Texts of
// fewer than 25 words are never told apart, nor those where words of both languages stand.
std::string_view other_language_of(const LanguageCounts& counts, std::string_view expected);

}  // namespace kb
