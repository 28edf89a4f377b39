#include "search/text/utf8.h"

#include <array>
#include <cstring>

namespace kb::search {
namespace {

// What the browser's engine is given is UTF-8: texts of an index, and queries that TextEncoder wrote.
#ifdef __wasm__
constexpr bool kChecked = false;
#else
constexpr bool kChecked = true;
#endif

// First and last code points of ranges, ascending. What is in none of the tables, from U+00C0 on, is a letter: scripts
// we know nothing of still give words.
constexpr uint16_t kSeparators[] = {
    0x0080, 0x00A9, 0x00AB, 0x00AC, 0x00AE, 0x00B1, 0x00B4, 0x00B4, 0x00B6, 0x00B8, 0x00BB, 0x00BF, 0x00D7, 0x00D7,
    0x00F7, 0x00F7, 0x02C2, 0x02DF, 0x037E, 0x037E, 0x0387, 0x0387, 0x055A, 0x055F, 0x0589, 0x058A, 0x05BE, 0x05BE,
    0x05C0, 0x05C0, 0x05C3, 0x05C3, 0x05F3, 0x05F4, 0x0600, 0x061B, 0x061D, 0x061F, 0x066A, 0x066D, 0x06D4, 0x06D4,
    0x0964, 0x0965, 0x0E3F, 0x0E3F, 0x0E4F, 0x0E4F, 0x0E5A, 0x0E5B, 0x1680, 0x1680, 0x16EB, 0x16ED, 0x2000, 0x200A,
    0x2010, 0x2029, 0x202F, 0x205F, 0x206A, 0x206F, 0x207A, 0x207E, 0x208A, 0x208E, 0x20A0, 0x20CF, 0x2100, 0x2125,
    0x2127, 0x2129, 0x212C, 0x2BFF, 0x2E00, 0x2E7F, 0x2FF0, 0x3004, 0x3007, 0x3020, 0x3030, 0x3030, 0x303D, 0x303F,
    0x30A0, 0x30A0, 0x30FB, 0x30FB, 0x3200, 0x33FF, 0xD800, 0xF8FF, 0xFD3E, 0xFD3F, 0xFE10, 0xFE1F, 0xFE30, 0xFE6F,
    0xFF00, 0xFF0F, 0xFF1A, 0xFF20, 0xFF3B, 0xFF40, 0xFF5B, 0xFF65, 0xFFE0, 0xFFFF,
};
constexpr uint16_t kIgnored[] = {
    0x00AD, 0x00AD, 0x034F, 0x034F, 0x061C, 0x061C, 0x180B, 0x180F, 0x200B, 0x200F,
    0x202A, 0x202E, 0x2060, 0x2064, 0x2066, 0x2069, 0xFE00, 0xFE0F, 0xFEFF, 0xFEFF,
};

// From one bound to the next: small numbers, which a browser's engine holds compressed.
template <size_t size>
constexpr std::array<uint16_t, size> steps_of(const uint16_t (&ranges)[size]) {
  std::array<uint16_t, size> steps{};
  uint32_t before = 0;
  for (size_t i = 0; i < size; ++i) {
    const uint32_t bound = ranges[i] + i % 2u;  // behind a last one
    steps[i] = static_cast<uint16_t>(bound - before);
    before = bound;
  }
  return steps;
}
constexpr auto kSeparatorSteps = steps_of(kSeparators);
constexpr auto kIgnoredSteps = steps_of(kIgnored);

template <size_t size>
bool in_ranges(const std::array<uint16_t, size>& steps, uint32_t c) {
  bool inside = false;
  for (const uint16_t step : steps) {
    if (c < step) return inside;
    c -= step;
    inside = !inside;
  }
  return inside;
}

// Capital letters from U+0100 on: the letters of a range lie `distance` from their small ones; or capital and small
// stand in turn, the capital first (kPairs).
constexpr int16_t kPairs = 0;
struct Capitals {
  uint16_t first, last;
  int16_t distance;
};
constexpr Capitals kCapitals[] = {
    {0x0100, 0x012F, kPairs}, {0x0130, 0x0130, -199},   {0x0132, 0x0137, kPairs}, {0x0139, 0x0148, kPairs},
    {0x014A, 0x0177, kPairs}, {0x0178, 0x0178, -121},   {0x0179, 0x017E, kPairs}, {0x017F, 0x017F, -268},
    {0x018F, 0x018F, 202},    {0x01CD, 0x01DC, kPairs}, {0x01DE, 0x01EF, kPairs}, {0x01F8, 0x021F, kPairs},
    {0x0222, 0x0233, kPairs}, {0x0386, 0x0386, 38},     {0x0388, 0x038A, 37},     {0x038C, 0x038C, 64},
    {0x038E, 0x038F, 63},     {0x0391, 0x03A1, 32},     {0x03A3, 0x03A9, 32},     {0x0400, 0x040F, 80},
    {0x0410, 0x042F, 32},     {0x0460, 0x0481, kPairs}, {0x048A, 0x04BF, kPairs}, {0x04D0, 0x052F, kPairs},
    {0x1E00, 0x1E95, kPairs}, {0x1E9E, 0x1E9E, -7615},  {0x1EA0, 0x1EFF, kPairs}, {0x2126, 0x2126, -7517},
    {0x212A, 0x212A, -8383},  {0x212B, 0x212B, -8262},  {0xFF21, 0xFF3A, 32},
};
// The same, each told by the first one of the range before.
constexpr auto kCapitalSteps = [] {
  std::array<Capitals, std::size(kCapitals)> steps{};
  uint32_t before = 0;
  for (size_t i = 0; i < steps.size(); ++i) {
    const auto [first, last, distance] = kCapitals[i];
    steps[i] = {static_cast<uint16_t>(first - before), static_cast<uint16_t>(last - first), distance};
    before = first;
  }
  return steps;
}();

// A mark, then the letters it makes: base, composed, base, composed … Letters that Unicode composes as capitals too.
constexpr char16_t kComposed[] =
    u"\u0300aàeèiìoòuùnǹwẁyỳ"
    u"\u0301aáeéiíoóuúyýcćlĺnńrŕsśzźgǵwẃpṕkḱmḿæǽøǿåǻ"
    u"\u0302aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷzẑ"
    u"\u0303aãoõnñiĩuũeẽyỹ"
    u"\u0304aāeēiīoōuūyȳæǣ"
    u"\u0306aăeĕgğiĭoŏuŭ"
    u"\u0307cċeėgġzżaȧoȯ"
    u"\u0308aäeëiïoöuüyÿwẅ"
    u"\u030Aaåuů"
    u"\u030Boőuű"
    u"\u030Ccčdďeěnňrřsštťzžaǎiǐoǒuǔgǧkǩ"
    u"\u0327cçsşgģkķlļnņrŗtţ"
    u"\u0328aąeęiįuųoǫ";

}  // namespace

uint32_t decode_utf8(std::string_view text, size_t& position) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint32_t lead = byte(position);
  if (lead < 0x80) {
    ++position;
    return lead;
  }
  const int more = kChecked && (lead < 0xC2 || lead > 0xF4) ? 0 : 1 + (lead >= 0xE0) + (lead >= 0xF0);
  uint32_t value = lead & (0x3F >> more);
  const size_t start = position++;
  if (kChecked && (more == 0 || text.size() - start <= static_cast<size_t>(more))) return kInvalidCodePoint;
  for (int i = 1; i <= more; ++i) {
    const uint32_t next = byte(start + i);
    if (kChecked && (next & 0xC0) != 0x80) return kInvalidCodePoint;
    value = value << 6 | (next & 0x3F);
  }
  const bool overlong = (more == 2 && value < 0x800) || (more == 3 && value < 0x10000);
  if (kChecked && (overlong || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))) return kInvalidCodePoint;
  position = start + more + 1;
  return value;
}

void append_utf8(std::string& out, uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
    return;
  }
  int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;  // bytes behind the first
  out += static_cast<char>(0xF0 << (3 - more) | c >> 6 * more);
  while (more-- > 0) out += static_cast<char>(0x80 | (c >> 6 * more & 0x3F));
}

size_t count_code_points(std::string_view text) {
  size_t count = 0;
#ifndef __wasm__
  // An index asks of all words of a site: eight bytes at once.
  constexpr uint64_t kOnes = 0x0101010101010101u;
  for (uint64_t bytes; text.size() >= sizeof bytes; text.remove_prefix(sizeof bytes)) {
    std::memcpy(&bytes, text.data(), sizeof bytes);
    const uint64_t first = (~bytes >> 7 | bytes >> 6) & kOnes;  // a bit for each byte that begins a code point
    count += first * kOnes >> 56;
  }
#endif
  for (const char c : text) count += (static_cast<uint8_t>(c) & 0xC0) != 0x80;
  return count;
}

CharacterClass class_of(uint32_t c) {
  if (c < 0x80) {
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') return CharacterClass::letter;
    return c >= '0' && c <= '9' ? CharacterClass::digit : CharacterClass::separator;
  }
  if (c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2080 && c <= 0x2089)) return CharacterClass::digit;
  if (c >= 0xC0 && c < 0x250) return c == 0xD7 || c == 0xF7 ? CharacterClass::separator : CharacterClass::letter;
  if (in_ranges(kIgnoredSteps, c)) return CharacterClass::ignored;
  if (c >= 0x300 && c < 0x370) return CharacterClass::mark;
  const bool picture = c >= 0x1F000 && c <= 0x1FAFF;
  return picture || c >= 0xE0000 || in_ranges(kSeparatorSteps, c) ? CharacterClass::separator : CharacterClass::letter;
}

uint32_t lower(uint32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c == 0xB2 || c == 0xB3) return '2' + (c - 0xB2);
  if (c == 0xB9) return '1';
  if (c >= 0x2080 && c <= 0x2089) return '0' + (c - 0x2080);
  if (c < 0x100) return c >= 0xC0 && c < 0xDF && c != 0xD7 ? c + 32 : c;
  uint32_t behind = c;
  for (const Capitals& range : kCapitalSteps) {
    if (behind < range.first) return c;
    behind -= range.first;
    if (behind > range.last) continue;
    if (range.distance != kPairs) return c + static_cast<uint32_t>(range.distance);
    return behind % 2 == 0 ? c + 1 : c;
  }
  return c;
}

uint32_t compose(uint32_t base, uint32_t mark) {
  bool found = false;
  for (const char16_t* at = kComposed; *at;) {
    if (class_of(*at) == CharacterClass::mark) {
      found = *at++ == mark;
    } else {
      if (found && at[0] == base) return at[1];
      at += 2;
    }
  }
  return 0;
}

uint32_t without_accent(uint32_t c) {
  for (const char16_t* pair = u"éeèeêeëeóoòoôoáaàaâaíiúu"; *pair; pair += 2)
    if (pair[0] == c) return pair[1];
  return c;
}

}  // namespace kb::search
