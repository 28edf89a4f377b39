// The characters that tell the tokenizer where words end and go on.
#pragma once

#include <array>
#include <cstdint>

namespace kb::search {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
// ASCII that a word may go on behind.
constexpr bool is_joint(char c) {
  return c == '\'' || c == '-' || c == '_' || c == '/' || c == '&';
}
inline bool is_apostrophe(uint32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0xB4;
}
inline bool is_hyphen(uint32_t c) {
  return c == '-' || c == '_' || c == 0x2010 || c == 0x2011;
}
inline bool is_hard_space(uint32_t c) {
  return c == 0xA0 || c == 0x202F || c == 0x2009;
}

// Most words are of Latin-1 letters and end at a space or a stop: they are read by a table alone. What a byte means to
// them: a lower-case letter for an ASCII letter, or one of these.
inline constexpr uint8_t kStop = 0;   // ASCII no word goes on behind
inline constexpr uint8_t kOther = 1;  // digits, joints, most of what is beyond ASCII
inline constexpr uint8_t kLatin = 2;  // the first byte of a letter of Latin-1

constexpr std::array<uint8_t, 256> make_bytes() {
  std::array<uint8_t, 256> bytes{};
  for (size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<char>(i);
    if (i >= 0x80 || is_digit(c) || is_joint(c)) bytes[i] = kOther;
    if ((i | 0x20) >= 'a' && (i | 0x20) <= 'z') bytes[i] = static_cast<uint8_t>(i | 0x20);
  }
  bytes[0xC3] = kLatin;
  return bytes;
}
inline constexpr std::array<uint8_t, 256> kBytes = make_bytes();

}  // namespace kb::search
