// Words told by another one, as blocks of words and forms have them (search/FORMAT.md): a control byte says how many
// bytes at the end of that other word are dropped, kDropsAll that all are; then the word's own bytes. In the block of
// forms kNewBase stands before a word that is told whole, and by which others are told.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kb::search {

inline constexpr uint8_t kFirstTextByte = 0x20, kDropsAll = 30, kNewBase = 31;
// Of a longer base only so much is kept: a forged block shall not make much of little.
inline constexpr size_t kMostTold = 240;

struct ToldWord {
  uint32_t control;
  std::string_view text;  // its own bytes
};
// Takes the first word off a block that is not empty.
inline ToldWord next_told_word(std::string_view& block) {
  size_t end = 1;
  while (end < block.size() && static_cast<uint8_t>(block[end]) >= kFirstTextByte) ++end;
  const ToldWord word{static_cast<uint8_t>(block[0]), block.substr(1, end - 1)};
  block.remove_prefix(end);
  return word;
}
// Bytes that `control` keeps of a word of `size` bytes.
inline size_t kept_bytes(uint32_t control, size_t size) {
  return control >= kDropsAll || control > size ? 0 : size - control;
}

// Native only.
inline void put_told_word(std::string& out, std::string_view word, std::string_view base) {
  size_t kept = 0;
  while (kept < base.size() && kept < word.size() && base[kept] == word[kept]) ++kept;
  if (base.size() - kept >= kDropsAll) kept = 0;
  out += static_cast<char>(kept > 0 || base.empty() ? base.size() - kept : kDropsAll);
  out.append(word.substr(kept));
}

}  // namespace kb::search
