#include "generator/base/url_encoding.h"

#include "generator/base/ascii.h"
#include "generator/base/hex.h"

namespace kb {
namespace {

bool is_unreserved(char c) {
  return ascii::is_letter_or_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

void append_encoded(char c, std::string& out) {
  static constexpr char kHex[] = "0123456789ABCDEF";  // upper case, as the RFC recommends
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += kHex[byte >> 4];
  out += kHex[byte & 15];
}

// Whether "%XX" stands at `at`.
bool is_encoded(std::string_view text, size_t at) {
  return at + 2 < text.size() && text[at] == '%' && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0;
}

}  // namespace

std::string encode_url(std::string_view address) {
  constexpr std::string_view kReserved = "/#?&=:@!$'()*+,;[]";
  std::string out;
  out.reserve(address.size());
  for (size_t i = 0; i < address.size(); ++i) {
    const char c = address[i];
    if (is_unreserved(c) || kReserved.find(c) != std::string_view::npos || is_encoded(address, i)) {
      out += c;
    } else {
      append_encoded(c, out);
    }
  }
  return out;
}

std::string encode_url_part(std::string_view text, std::string_view also_plain) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (is_unreserved(c) || also_plain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      append_encoded(c, out);
    }
  }
  return out;
}

std::string decode_url(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (is_encoded(text, i)) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace kb
