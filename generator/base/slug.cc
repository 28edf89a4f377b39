#include "generator/base/slug.h"

#include <cstdint>

#include "generator/base/ascii.h"
#include "generator/base/utf8_text.h"
#include "search/text/utf8.h"

namespace kb {
namespace {

// Small Latin letters beyond ASCII, by ranges, as people here write them without.
struct Spelling {
  uint16_t first, last;
  std::string_view ascii;
};
constexpr Spelling kSpellings[] = {
    {0xDF, 0xDF, "ss"},   {0xE0, 0xE3, "a"},   {0xE4, 0xE4, "ae"},  {0xE5, 0xE5, "aa"},   {0xE6, 0xE6, "ae"},
    {0xE7, 0xE7, "c"},    {0xE8, 0xEB, "e"},   {0xEC, 0xEF, "i"},   {0xF0, 0xF0, "d"},    {0xF1, 0xF1, "n"},
    {0xF2, 0xF5, "o"},    {0xF6, 0xF6, "oe"},  {0xF8, 0xF8, "oe"},  {0xF9, 0xFC, "u"},    {0xFD, 0xFD, "y"},
    {0xFE, 0xFE, "th"},   {0xFF, 0xFF, "y"},   {0x100, 0x105, "a"}, {0x106, 0x10D, "c"},  {0x10E, 0x111, "d"},
    {0x112, 0x11B, "e"},  {0x11C, 0x123, "g"}, {0x124, 0x127, "h"}, {0x128, 0x131, "i"},  {0x132, 0x133, "ij"},
    {0x134, 0x135, "j"},  {0x136, 0x138, "k"}, {0x139, 0x142, "l"}, {0x143, 0x14B, "n"},  {0x14C, 0x151, "o"},
    {0x152, 0x153, "oe"}, {0x154, 0x159, "r"}, {0x15A, 0x161, "s"}, {0x162, 0x167, "t"},  {0x168, 0x173, "u"},
    {0x174, 0x175, "w"},  {0x176, 0x178, "y"}, {0x179, 0x17E, "z"}, {0x1FB, 0x1FB, "aa"}, {0x1FD, 0x1FD, "ae"},
    {0x1FF, 0x1FF, "oe"},
};

// Empty for what has none.
std::string_view ascii_of(uint32_t c) {
  for (const Spelling& spelling : kSpellings) {
    if (c >= spelling.first && c <= spelling.last) return spelling.ascii;
  }
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

}  // namespace

std::string slug(std::string_view text) {
  const std::string lowered = lower_case(compose(text));
  std::string out;
  bool pending_hyphen = false;
  for (size_t at = 0; at < lowered.size();) {
    const char first = lowered[at];
    const uint32_t c = search::decode_utf8(lowered, at);
    // A soft hyphen, an apostrophe or a combining mark joins; everything else that is no letter parts.
    if (c == 0xAD || c == '\'' || c == 0x2019 || (c >= 0x300 && c < 0x370)) continue;
    const bool plain = c < 0x80 && is_letter_or_digit(c);
    const std::string_view letters = plain ? std::string_view(&first, 1) : ascii_of(c);
    if (letters.empty()) {
      pending_hyphen = !out.empty();
      continue;
    }
    if (pending_hyphen) out += '-';
    pending_hyphen = false;
    out += letters;
  }
  return out;
}

std::string slug_of_path(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const size_t slash = path.find('/');
    const std::string part = slug(path.substr(0, slash));
    if (!part.empty()) out += (out.empty() ? "" : "/") + part;
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  }
  return out;
}

std::string anchor(std::string_view text) {
  const std::string lowered = lower_case(compose(text));
  std::string out;
  for (size_t at = 0; at < lowered.size();) {
    const size_t begin = at;
    const auto first = static_cast<unsigned char>(lowered[at]);
    const uint32_t c = first < 0x80 ? lowered[at++] : search::decode_utf8(lowered, at);
    if (c == search::kInvalidCodePoint) continue;
    if (c == ' ' || c == '-' || c == 0xA0 || c == '\t' || c == '\n') {
      if (!out.empty() && out.back() != '-') out += '-';
    } else if (c == '_' || is_letter_or_digit(c)) {
      for (size_t i = begin; i < at; ++i) out += lowered[i];
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace kb
