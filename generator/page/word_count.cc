#include "generator/page/word_count.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string_view>

namespace kb {
namespace {

constexpr size_t kBits = 64;

// A word is counted at its first letter. Every byte of a site comes by here, so sixty-four are looked at together, as
// bits of a number.
class WordCounter {
 public:
  void part() { inside_ = 0; }

  void add(std::string_view text) {
    for (size_t at = 0; at < text.size(); at += kBits) add_bytes(text.substr(at, kBits));
  }

  uint32_t words() const { return words_; }

 private:
  using Block = unsigned char __attribute__((vector_size(16)));  // of GCC and clang

  // A bit for each of the first bytes that `test`, which is asked about sixteen at once, is true of.
  template <typename Test>
  static uint64_t bits_of(const char* bytes, size_t size, Test test) {
    constexpr Block kEach = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint64_t bits = 0;
    for (size_t at = 0; at < size; at += sizeof(Block)) {
      Block block;
      std::memcpy(&block, bytes + at, sizeof block);
      const Block found = reinterpret_cast<Block>(test(block)) & kEach;
      uint64_t halves[2];
      static_assert(sizeof found == sizeof halves);
      std::memcpy(halves, &found, sizeof halves);
      // The product's first byte is the sum of the eight.
      const uint64_t sixteen = (halves[0] * 0x0101010101010101) >> 56 | (halves[1] * 0x0101010101010101) >> 56 << 8;
      bits |= sixteen << at;
    }
    return bits;
  }

  void add_bytes(std::string_view text) {
    char bytes[kBits] = {};
    std::memcpy(bytes, text.data(), text.size());
    // Bytes that begin letters; C2 and E2 begin signs, dashes and quotes.
    const uint64_t letters = bits_of(bytes, text.size(), [](Block c) {
      const Block small = c | 0x20;
      return ((small >= 'a') & (small <= 'z')) | ((c >= '0') & (c <= '9')) | ((c >= 0xC3) & (c != 0xE2));
    });
    const uint64_t spaces = bits_of(bytes, text.size(), [](Block c) { return (c == ' ') | (c == '\n') | (c == '\t'); });
    // What is neither goes on with what stands before it: a carry runs through all such bytes behind a letter.
    const uint64_t others = ~(letters | spaces);
    const uint64_t behind_letters = (letters << 1 | inside_) & others;
    const uint64_t inside = letters | (others & ~(others + behind_letters));
    words_ += static_cast<uint32_t>(std::popcount(letters & ~(inside << 1 | inside_)));
    inside_ = inside >> (kBits - 1);
  }

  uint32_t words_ = 0;
  uint64_t inside_ = 0;  // 1: the byte before is a word's
};

}  // namespace

uint32_t count_words(const Doc& doc) {
  WordCounter counter;
  for (uint32_t i = 0; i < doc.nodes.size(); ++i) {
    const Node& node = doc.nodes[i];
    if (!doc.title_heading.empty() && i == doc.title_heading.begin) {
      counter.part();
      i = doc.title_heading.end - 1;
      continue;
    }
    const bool read = node.kind == NodeKind::text || node.kind == NodeKind::code || node.kind == NodeKind::code_block ||
                      node.kind == NodeKind::chart;
    if (read) {
      counter.add(doc.text_of(node));
      continue;
    }
    // "**ab**c" is one word; whatever else stands between two texts parts them.
    const bool joins = node.kind == NodeKind::emphasis || node.kind == NodeKind::strong ||
                       node.kind == NodeKind::link || node.kind == NodeKind::strikethrough ||
                       node.kind == NodeKind::language;
    if (!joins) counter.part();
  }
  return counter.words();
}

}  // namespace kb
