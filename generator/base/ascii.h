// What a byte is among the ASCII letters, digits and blanks, whatever the locale. Takes a byte or a code point; what
// lies beyond ASCII is none of these.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kb::ascii {

constexpr bool is_digit(uint32_t c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_lower(uint32_t c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_upper(uint32_t c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_letter(uint32_t c) {
  return is_lower(c) || is_upper(c);
}
constexpr bool is_letter_or_digit(uint32_t c) {
  return is_letter(c) || is_digit(c);
}
// Of a word in UTF-8: letters of other scripts are bytes above 0x7F.
constexpr bool is_word_byte(char c) {
  return is_letter_or_digit(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
}
// The white space of HTML and CSS.
constexpr bool is_space(uint32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
constexpr char lower(char c) {
  return is_upper(static_cast<unsigned char>(c)) ? static_cast<char>(c + ('a' - 'A')) : c;
}
constexpr char upper(char c) {
  return is_lower(static_cast<unsigned char>(c)) ? static_cast<char>(c - ('a' - 'A')) : c;
}

inline std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

// Without the blanks at both ends. The result points into `text`.
constexpr std::string_view trim(std::string_view text, std::string_view blanks = " \t\r\n\f") {
  const size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

}  // namespace kb::ascii
