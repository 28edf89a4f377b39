// The first byte of a text that is one of a few, where most are not: what is to be escaped in HTML, JSON or Markdown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kb {

// From `from` on; the text's size where there is none. `special` is asked about one unsigned char, and about sixteen at
// once (a vector of GCC and clang), so it compares with constants and joins by '|': [](auto c) { return (c == '&') | …
// }.
template <typename Special>
size_t find_byte(std::string_view text, size_t from, Special special) {
  using Block = unsigned char __attribute__((vector_size(16)));
  while (from + sizeof(Block) <= text.size()) {
    Block block;
    std::memcpy(&block, text.data() + from, sizeof block);
    const auto found = special(block);
    uint64_t halves[2];
    static_assert(sizeof found == sizeof halves);
    std::memcpy(halves, &found, sizeof halves);
    if ((halves[0] | halves[1]) != 0) break;
    from += sizeof(Block);
  }
  while (from < text.size() && !special(static_cast<unsigned char>(text[from]))) ++from;
  return from;
}

}  // namespace kb
