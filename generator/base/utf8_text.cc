#include "generator/base/utf8_text.h"

#include <cstdint>
#include <span>

#include "generator/base/ascii.h"
#include "generator/base/find_byte.h"
#include "search/text/utf8.h"

namespace kb {
namespace {

constexpr auto kNotAscii = [](auto c) { return c >= 0x80; };

uint32_t lower(uint32_t c) {
  const uint32_t small = search::lower(c);
  // To the search ² is 2; in an anchor or a title it is not.
  return ascii::is_digit(small) ? c : small;
}

// A letter and a combining mark as one character; 0 where there is none.
uint32_t composed(uint32_t base, uint32_t mark) {
  const uint32_t small = search::compose(lower(base), mark);
  if (small == 0 || lower(base) == base) return small;
  // The capital of a Latin letter stands 32 or 1 before it.
  for (const uint32_t capital : {small - 32, small - 1}) {
    if (lower(capital) == small) return capital;
  }
  return 0;
}

}  // namespace

std::string_view beginning(std::string_view text, size_t count) {
  size_t end = 0;
  for (; end < text.size(); ++end) {
    if (!continues_character(text[end]) && count-- == 0) break;
  }
  return text.substr(0, end);
}

std::string shortened(std::string_view text, size_t limit) {
  if (text.size() <= limit) return std::string(text);
  size_t cut = text.rfind(' ', limit);
  const bool between_words = cut != std::string_view::npos && cut >= limit / 2;
  if (!between_words) cut = character_begin(text, limit);
  while (cut > 0 && (text[cut - 1] == ' ' || text[cut - 1] == ',' || text[cut - 1] == ';')) --cut;
  // A space before the dots says that words are left out, not the rest of one; it does not break.
  return std::string(text.substr(0, cut)) + (between_words ? "\xC2\xA0…" : "…");
}

std::string lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at, size = out.size();
    at = find_byte(text, at, kNotAscii);
    out.append(text, begin, at - begin);
    for (char& c : std::span(out).subspan(size)) c = ascii::lower(c);
    if (at == text.size()) break;
    const char first = text[at];
    const uint32_t c = search::decode_utf8(text, at);
    if (c == search::kInvalidCodePoint) {
      out += first;
    } else {
      search::append_utf8(out, lower(c));
    }
  }
  return out;
}

std::string compose(std::string_view text) {
  const auto combining = [](auto c) { return (c == 0xCC) | (c == 0xCD); };
  if (find_byte(text, 0, combining) == text.size()) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const uint32_t base = search::decode_utf8(text, at);
    if (at < text.size() && (text[at] == '\xCC' || text[at] == '\xCD')) {
      size_t after = at;
      const uint32_t mark = search::decode_utf8(text, after);
      if (const uint32_t c = composed(base, mark); c != 0) {
        search::append_utf8(out, c);
        at = after;
        continue;
      }
    }
    out.append(text.substr(begin, at - begin));
  }
  return out;
}

size_t invalid_utf8(std::string_view text) {
  for (size_t at = 0; (at = find_byte(text, at, kNotAscii)) < text.size();) {
    const size_t before = at;
    if (search::decode_utf8(text, at) == search::kInvalidCodePoint) return before;
  }
  return std::string_view::npos;
}

}  // namespace kb
