// What counts as a vowel or consonant in Danish and Norwegian words.
#pragma once

#include <cstdint>
#include <string_view>

#include "search/text/utf8.h"

namespace kb::search {

inline bool is_vowel(uint32_t c) {
  switch (c) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y':
    case 0xE6:
    case 0xF8:
    case 0xE5:
    case 0xE4:
    case 0xF6:
    case 0xFC:
    case 0xE9:
      return true;
    default:
      return false;
  }
}

inline bool has_vowel(std::string_view word) {
  for (size_t position = 0; position < word.size();)
    if (is_vowel(decode_utf8(word, position))) return true;
  return false;
}

inline bool is_ascii_consonant(char c) {
  return c >= 'a' && c <= 'z' && !is_vowel(static_cast<uint8_t>(c));
}

}  // namespace kb::search
