// Text in UTF-8 that may hold any bytes, whatever the locale: a byte that is not UTF-8 stays as it is. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kb {

// How many bytes of byte order mark the text begins with: 3 or 0.
constexpr uint32_t byte_order_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

// Whether a byte continues a character that an earlier one began.
constexpr bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Where the character begins that the byte at `at` is part of.
constexpr size_t character_begin(std::string_view text, size_t at) {
  while (at > 0 && at < text.size() && continues_character(text[at])) --at;
  return at;
}

// The first `count` characters.
std::string_view beginning(std::string_view text, size_t count);

// Without those of `blanks` that stand at the end. Points into `text`.
constexpr std::string_view trim_end(std::string_view text, std::string_view blanks = " \t\r\n") {
  return text.substr(0, text.find_last_not_of(blanks) + 1);  // npos + 1 is 0
}

// At most `limit` bytes, cut at a word where there is one, and an ellipsis.
std::string shortened(std::string_view text, size_t limit);

// Letter by letter, as the search does it; raised and lowered digits stay.
std::string lower_case(std::string_view text);
// Latin letters with following combining marks as one character, as NFC has them (file names from macOS are NFD).
std::string compose(std::string_view text);
// The byte offset of the first byte that is not valid UTF-8, or npos.
size_t invalid_utf8(std::string_view text);

}  // namespace kb
