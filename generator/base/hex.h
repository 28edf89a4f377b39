// Hexadecimal digits. Pure.
#pragma once

#include <string>

#include "generator/base/ascii.h"

namespace kb {

inline constexpr char kHexDigits[] = "0123456789abcdef";

// 0 … 15 for a digit of either case, else -1.
constexpr int hex_value(char c) {
  const char small = ascii::lower(c);
  if (ascii::is_digit(small)) return small - '0';
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

inline void append_hex(unsigned char byte, std::string& out) {
  out += kHexDigits[byte >> 4];
  out += kHexDigits[byte & 15];
}

}  // namespace kb
