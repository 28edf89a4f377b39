// Numbers for words, in the order they are met, so that what a stage knows of a word stands in plain arrays and is
// found out once. Native only. Not to be shared between threads.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace kb::search {

class WordTable {
 public:
  // The word's number; a new word's is size().
  uint32_t add(std::string_view word);
  uint32_t size() const { return static_cast<uint32_t>(words_.size()); }
  // The view lives as long as the table.
  std::string_view text(uint32_t number) const { return words_[number]; }

 private:
  struct Slot {
    uint32_t hash = 0;
    uint32_t number_plus_one = 0;  // 0: free
  };
  static uint32_t hash_of(std::string_view word);
  std::string_view keep(std::string_view word);
  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(1024);  // open addressing, at most half full
  std::vector<std::string_view> words_;
  std::vector<std::unique_ptr<char[]>> blocks_;  // what words_ view
  char* free_ = nullptr;                         // of the last block
  size_t left_ = 0;
};

inline uint32_t WordTable::hash_of(std::string_view word) {
  constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15u;
  const auto eight_bytes = [](const char* from) {
    uint64_t value;
    std::memcpy(&value, from, sizeof value);
    return value;
  };
  const auto mix = [](uint64_t hash) { return (hash ^ hash >> 29) * kMultiplier; };
  const char* at = word.data();
  size_t left = word.size();
  uint64_t hash = left;
  for (; left > 8; at += 8, left -= 8) hash = mix(hash ^ eight_bytes(at));
  uint64_t rest = 0;
  if (word.size() >= 8) {
    rest = eight_bytes(at + left - 8);
  } else {
    for (size_t i = 0; i < left; ++i) rest = rest << 8 | static_cast<uint8_t>(at[i]);
  }
  hash = mix(hash ^ rest);
  return static_cast<uint32_t>(hash >> 32);
}

inline uint32_t WordTable::add(std::string_view word) {
  const uint32_t hash = hash_of(word);
  const size_t mask = slots_.size() - 1;
  size_t slot = hash & mask;
  for (; slots_[slot].number_plus_one != 0; slot = (slot + 1) & mask) {
    if (slots_[slot].hash == hash && words_[slots_[slot].number_plus_one - 1] == word) {
      return slots_[slot].number_plus_one - 1;
    }
  }
  words_.push_back(keep(word));
  slots_[slot] = {hash, size()};
  if (words_.size() * 2 > slots_.size()) grow();
  return size() - 1;
}

inline std::string_view WordTable::keep(std::string_view word) {
  constexpr size_t kBlock = 1 << 16;
  if (word.size() > left_) {
    left_ = word.size() > kBlock ? word.size() : kBlock;
    blocks_.emplace_back(new char[left_]);
    free_ = blocks_.back().get();
  }
  word.copy(free_, word.size());  // unlike memcpy, right for an empty word before the first block
  const std::string_view kept(free_, word.size());
  free_ += word.size();
  left_ -= word.size();
  return kept;
}

inline void WordTable::grow() {
  std::vector<Slot> larger(slots_.size() * 2);
  for (const Slot& slot : slots_) {
    if (slot.number_plus_one == 0) continue;
    size_t at = slot.hash & (larger.size() - 1);
    while (larger[at].number_plus_one != 0) at = (at + 1) & (larger.size() - 1);
    larger[at] = slot;
  }
  slots_ = std::move(larger);
}

}  // namespace kb::search
