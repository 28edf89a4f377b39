// The first byte of a text that is one of a few, where most are not: what is to be escaped in HTML, JSON or Markdown.
#pragma once

#include <cstddef>
#include <string_view>

namespace kb {

// From `from` on; the text's size where there is none. `special` takes an unsigned char and must not branch ('|', not
// '||'): compilers then turn a block of bytes into a few instructions.
template <typename Special>
size_t find_byte(std::string_view text, size_t from, Special special) {
  constexpr size_t kBlock = 16;
  while (from + kBlock <= text.size()) {
    unsigned char any = 0;
    for (size_t i = 0; i < kBlock; ++i) any |= static_cast<unsigned char>(special(text[from + i]));
    if (any != 0) break;
    from += kBlock;
  }
  while (from < text.size() && !special(static_cast<unsigned char>(text[from]))) ++from;
  return from;
}

}  // namespace kb
