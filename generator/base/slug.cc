#include "generator/base/slug.h"

#include <array>
#include <cstdint>

#include "generator/base/ascii.h"
#include "generator/base/find_byte.h"
#include "search/text/utf8.h"

namespace kb {
namespace {

// Reads one code point at `at` and moves past it; an invalid byte reads as itself and moves by one.
uint32_t next_code_point(std::string_view text, size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const uint32_t c = search::decode_utf8(text, at);
  return c == search::kInvalidCodePoint ? lead : c;
}

uint32_t lower(uint32_t c) {
  if (ascii::is_upper(c)) return c + 32;
  if (c < 0x80) return c;
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7)) return c + 32;
  if (c >= 0x100 && c <= 0x177) {
    const bool odd_is_upper = (c >= 0x139 && c <= 0x148);
    if (c == 0x130 || c == 0x131 || c == 0x138 || c == 0x149) return c;
    return odd_is_upper ? (c % 2 == 1 ? c + 1 : c) : (c % 2 == 0 ? c + 1 : c);
  }
  if (c == 0x178) return 0xFF;
  if (c >= 0x179 && c <= 0x17E) return c % 2 == 1 ? c + 1 : c;
  if (c >= 0x391 && c <= 0x3A9 && c != 0x3A2) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c == 0x1E9E) return 0xDF;
  return c;
}

// ASCII for the Latin letters people here meet; empty for what has none.
std::string_view ascii_of(uint32_t c) {
  switch (c) {
    case 0xE6:
    case 0xE4:
      return "ae";
    case 0xF8:
    case 0xF6:
    case 0x153:
      return "oe";
    case 0xE5:
      return "aa";
    case 0xFC:
      return "u";
    case 0xDF:
      return "ss";
    case 0xF0:
    case 0x111:
      return "d";
    case 0xFE:
      return "th";
    case 0x142:
      return "l";
    default:
      break;
  }
  if (c >= 0xE0 && c <= 0xE3) return "a";
  if (c == 0xE7 || (c >= 0x107 && c <= 0x10D)) return "c";
  if (c >= 0xE8 && c <= 0xEB) return "e";
  if (c >= 0xEC && c <= 0xEF) return "i";
  if (c == 0xF1 || (c >= 0x144 && c <= 0x148)) return "n";
  if (c >= 0xF2 && c <= 0xF5) return "o";
  if (c >= 0xF9 && c <= 0xFB) return "u";
  if (c == 0xFD || c == 0xFF) return "y";
  if (c >= 0x101 && c <= 0x105) return "a";
  if (c >= 0x113 && c <= 0x11B) return "e";
  if (c >= 0x15B && c <= 0x161) return "s";
  if (c >= 0x17A && c <= 0x17E) return "z";
  return {};
}

bool is_letter_or_digit(uint32_t c) {
  if (c < 0x80) return ascii::is_lower(c) || ascii::is_digit(c);
  // Beyond ASCII: punctuation and symbols stand in these blocks; the rest is letters to an anchor.
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  if (c >= 0x2000 && c <= 0x2BFF) return false;
  if (c >= 0x3000 && c <= 0x303F) return false;
  if (c >= 0xFE00 && c <= 0xFE0F) return false;
  if (c >= 0x1F000 && c <= 0x1FAFF) return false;
  return true;
}

struct Composition {
  uint32_t base, mark, composed;
};

// The canonical compositions of the Latin-1 letters, enough for names typed on a Mac in the languages kbgen serves.
constexpr std::array<Composition, 26> kCompositions = {{
    {'a', 0x30A, 0xE5}, {'A', 0x30A, 0xC5}, {'a', 0x308, 0xE4},   {'A', 0x308, 0xC4},   {'o', 0x308, 0xF6},
    {'O', 0x308, 0xD6}, {'u', 0x308, 0xFC}, {'U', 0x308, 0xDC},   {'e', 0x301, 0xE9},   {'E', 0x301, 0xC9},
    {'e', 0x300, 0xE8}, {'a', 0x301, 0xE1}, {'a', 0x300, 0xE0},   {'o', 0x301, 0xF3},   {'o', 0x300, 0xF2},
    {'o', 0x302, 0xF4}, {'e', 0x302, 0xEA}, {'i', 0x301, 0xED},   {'u', 0x301, 0xFA},   {'y', 0x301, 0xFD},
    {'n', 0x303, 0xF1}, {'c', 0x327, 0xE7}, {0xE6, 0x301, 0x1FD}, {0xF8, 0x301, 0x1FF}, {'A', 0x300, 0xC0},
    {'O', 0x301, 0xD3},
}};

}  // namespace

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) >= 0x80) {
      const size_t before = at;
      const uint32_t c = next_code_point(text, at);
      if (at == before + 1) {
        out += text[before];
      } else {
        search::append_utf8(out, lower(c));
      }
    } else {
      out += static_cast<char>(lower(static_cast<unsigned char>(text[at++])));
    }
  }
  return out;
}

std::string compose(std::string_view text) {
  if (text.find_first_of("\xCC\xCD") == std::string_view::npos) return std::string(text);  // no combining mark
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const uint32_t base = next_code_point(text, at);
    if (at < text.size() &&
        (static_cast<unsigned char>(text[at]) == 0xCC || static_cast<unsigned char>(text[at]) == 0xCD)) {
      size_t after = at;
      const uint32_t mark = next_code_point(text, after);
      bool composed = false;
      for (const Composition& composition : kCompositions) {
        if (composition.base == base && composition.mark == mark) {
          search::append_utf8(out, composition.composed);
          at = after;
          composed = true;
          break;
        }
      }
      if (composed) continue;
    }
    out.append(text.substr(begin, at - begin));
  }
  return out;
}

std::string slug(std::string_view text) {
  const std::string lowered = lower_case(compose(text));
  std::string out;
  bool pending_hyphen = false;
  for (size_t at = 0; at < lowered.size();) {
    const size_t begin = at;
    uint32_t c = next_code_point(lowered, at);
    if (c >= 0x80 && at == begin + 1) c = ' ';  // a byte that is not UTF-8 parts words
    std::string_view letters;
    char single = 0;
    if (c < 0x80) {
      if (is_letter_or_digit(c)) single = static_cast<char>(c);
    } else {
      letters = ascii_of(c);
    }
    // A soft hyphen, an apostrophe or a combining mark joins; everything else parts.
    if (c == 0xAD || c == '\'' || c == 0x2019 || (c >= 0x300 && c < 0x370)) continue;
    if (!single && letters.empty()) {
      pending_hyphen = !out.empty();
      continue;
    }
    if (pending_hyphen) out += '-';
    pending_hyphen = false;
    if (single) {
      out += single;
    } else {
      out += letters;
    }
  }
  return out;
}

std::string anchor(std::string_view text) {
  const std::string lowered = lower_case(compose(text));
  std::string out;
  for (size_t at = 0; at < lowered.size();) {
    const size_t begin = at;
    const uint32_t c = next_code_point(lowered, at);
    if (c >= 0x80 && at == begin + 1) continue;  // a byte that is not UTF-8
    if (c == ' ' || c == '-' || c == 0xA0 || c == '\t' || c == '\n') {
      if (!out.empty() && out.back() != '-') out += '-';
    } else if (c == '_' || is_letter_or_digit(c)) {
      search::append_utf8(out, c);
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

std::string encode_url(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool plain = ascii::is_letter_or_digit(c) ||
                       std::string_view("-._~/#?&=:@!$'()*+,;%[]").find(static_cast<char>(c)) != std::string_view::npos;
    if (plain && c != '%') {
      out += static_cast<char>(c);
      continue;
    }
    const auto hex = [&](size_t at) {
      return at < text.size() && std::string_view("0123456789abcdefABCDEF").find(text[at]) != std::string_view::npos;
    };
    if (c == '%' && hex(i + 1) && hex(i + 2)) {
      out += '%';
      continue;
    }
    out += '%';
    out += kHex[c >> 4];
    out += kHex[c & 15];
  }
  return out;
}

std::string decode_url(std::string_view text) {
  const auto digit = [](char c) {
    if (ascii::is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string_view beginning(std::string_view text, size_t count) {
  size_t end = 0;
  for (; end < text.size(); ++end) {
    if ((static_cast<unsigned char>(text[end]) & 0xC0) != 0x80 && count-- == 0) break;
  }
  return text.substr(0, end);
}

size_t invalid_utf8(std::string_view text) {
  const auto not_ascii = [](auto c) { return c >= 0x80; };
  for (size_t at = 0; (at = find_byte(text, at, not_ascii)) < text.size();) {
    const size_t before = at;
    const uint32_t c = next_code_point(text, at);
    const bool overlong = (at - before == 3 && c < 0x800) || (at - before == 4 && c < 0x10000);
    if (at == before + 1 || overlong || (c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF) return before;
  }
  return std::string_view::npos;
}

}  // namespace kb
