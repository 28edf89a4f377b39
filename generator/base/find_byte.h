// The first byte of a text that is one of a few, where most are not: what is to be escaped in HTML, JSON or Markdown.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kb {

// From `from` on; the text's size where there is none. `special` is asked about one unsigned char, and about sixteen at
// once (a vector of GCC and clang), so it captures nothing, compares with constants and joins by '|':
// [](auto c) { return (c == '&') | … }.
template <typename Special>
size_t find_byte(std::string_view text, size_t from, Special special) {
  static constexpr auto kSpecial = [] {
    std::array<bool, 256> bytes{};
    for (unsigned c = 0; c < bytes.size(); ++c) bytes[c] = Special{}(static_cast<unsigned char>(c));
    return bytes;
  }();
  using Block = unsigned char __attribute__((vector_size(16)));
  for (; from + sizeof(Block) <= text.size(); from += sizeof(Block)) {
    Block block;
    std::memcpy(&block, text.data() + from, sizeof block);
    const auto found = special(block);
    uint64_t halves[2];
    static_assert(sizeof found == sizeof halves);
    std::memcpy(halves, &found, sizeof halves);
    for (size_t half = 0; half < 2; ++half) {
      if (halves[half] == 0) continue;
      constexpr bool kLittle = std::endian::native == std::endian::little;
      const int bits = kLittle ? std::countr_zero(halves[half]) : std::countl_zero(halves[half]);
      return from + half * sizeof(uint64_t) + static_cast<size_t>(bits) / 8;
    }
  }
  while (from < text.size() && !kSpecial[static_cast<unsigned char>(text[from])]) ++from;
  return from;
}

}  // namespace kb
