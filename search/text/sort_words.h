// Putting many words in order: eight bytes at a time are compared as one number (multikey quicksort: Bentley and
// Sedgewick 1997, "Fast algorithms for sorting and searching strings"). Native only.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kb::search {

// Eight of `size` bytes from the byte `depth` on, the first one the most significant; 0 behind the last.
template <class Byte>
uint64_t eight_bytes(size_t size, size_t depth, const Byte& byte) {
  uint64_t bytes = 0;
  for (size_t i = depth; i < depth + 8; ++i) bytes = bytes << 8 | (i < size ? static_cast<uint8_t>(byte(i)) : 0u);
  return bytes;
}
inline uint64_t bytes_from_begin(std::string_view word, size_t depth) {
  return eight_bytes(word.size(), depth, [&](size_t i) { return word[i]; });
}
// From the word's last byte backwards.
inline uint64_t bytes_from_end(std::string_view word, size_t depth) {
  return eight_bytes(word.size(), depth, [&](size_t i) { return word[word.size() - 1 - i]; });
}

// Numbers from 0 to `count` - 1 in the order of their words; of equal words the lower number first. `bytes` is one of
// the two above: in byte order, or in that of words read backwards.
template <class Text, class Bytes>
std::vector<uint32_t> sort_words(size_t count, const Text& text, const Bytes& bytes) {
  struct Word {
    uint64_t bytes;
    uint32_t left;  // bytes of the word that `bytes` says, 9: there are more
    uint32_t number;
    bool operator<(const Word& other) const {
      if (bytes != other.bytes) return bytes < other.bytes;
      return left != other.left ? left < other.left : number < other.number;
    }
  };
  std::vector<Word> words(count);
  for (size_t i = 0; i < count; ++i) words[i].number = static_cast<uint32_t>(i);
  struct Run {
    size_t begin, end, depth;  // words that are equal up to the byte `depth`
  };
  std::vector<Run> runs = {{0, count, 0}};
  while (!runs.empty()) {
    const Run run = runs.back();
    runs.pop_back();
    for (size_t i = run.begin; i < run.end; ++i) {
      const std::string_view word = text(words[i].number);
      words[i].bytes = bytes(word, run.depth);
      words[i].left = static_cast<uint32_t>(std::min<size_t>(word.size() - run.depth, 9));
    }
    std::sort(words.begin() + static_cast<std::ptrdiff_t>(run.begin),
              words.begin() + static_cast<std::ptrdiff_t>(run.end));
    for (size_t begin = run.begin, end = begin; begin < run.end; begin = end) {
      while (end < run.end && words[end].bytes == words[begin].bytes && words[end].left == words[begin].left) ++end;
      if (end - begin > 1 && words[begin].left > 8) runs.push_back({begin, end, run.depth + 8});
    }
  }
  std::vector<uint32_t> numbers;
  numbers.reserve(count);
  for (const Word& word : words) numbers.push_back(word.number);
  return numbers;
}

// The order of bytes_from_end.
inline bool ends_before(std::string_view a, std::string_view b) {
  return std::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend(), [](char one, char other) {
    return static_cast<uint8_t>(one) < static_cast<uint8_t>(other);
  });
}

}  // namespace kb::search
