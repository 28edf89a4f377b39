// Code points, letters and case, as much as searching needs: lower case and composition (NFC) of Latin, Greek and
// Cyrillic letters; all other scripts pass unchanged. Tables by hand, no locale. Every byte string is safe to read; in
// the browser what is no UTF-8 gives any code points.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kb::search {

constexpr uint32_t kInvalidCodePoint = 0xFFFFFFFF;

// The code point at `position`, which moves past it; kInvalidCodePoint for a byte that begins no valid UTF-8 (overlong,
// surrogate, cut off), and `position` moves by one byte. `position` must be below text.size().
uint32_t decode_utf8(std::string_view text, size_t& position);
void append_utf8(std::string& out, uint32_t code_point);
size_t count_code_points(std::string_view text);

// What a code point does to a word.
enum class CharacterClass : uint8_t {
  separator,  // space, punctuation, symbols, control characters
  letter,     // letters of any script, and marks that belong to them
  digit,      // 0–9, and raised or lowered digits, which read as plain ones (CO₂)
  ignored,    // soft hyphen, zero-width characters, direction marks, variation selectors: as if not there
  mark,       // U+0300–U+036F, to be composed with the letter before
};
CharacterClass class_of(uint32_t code_point);

uint32_t lower(uint32_t code_point);  // of digits raised or lowered: the plain digit
// The letter that lower-case `base` and `mark` make together, or 0.
uint32_t compose(uint32_t base, uint32_t mark);
// A Latin letter without its accents where Danish and Norwegian readers see an accent and not another letter
// (é è ê ë → e, ó ò ô → o, á à â → a, í → i, ú → u); any other is itself.
uint32_t without_accent(uint32_t code_point);

}  // namespace kb::search
