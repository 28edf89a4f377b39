// Numbers for words, in the order they are met, so that what a stage knows of a word stands in plain arrays and is
// found out once. Native only. Not to be shared between threads.
#pragma once

#include <cstdint>
#include <cstring>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kb::search {

class WordTable {
 public:
  static constexpr uint32_t kNone = UINT32_MAX;

  // The word's number; a new word's is size().
  uint32_t add(std::string_view word) { return add(word, hash_of(word)); }
  // The same in steps for whoever adds many words: memory is far, and gets nearer for all of them in the time that one
  // takes. First hash_of() and fetch() for each, then fetch_word() for each.
  uint32_t add(std::string_view word, uint32_t hash);
  static uint32_t hash_of(std::string_view word);
  void fetch(uint32_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }
  void fetch_word(uint32_t hash) const {
    const Slot slot = slots_[hash & (slots_.size() - 1)];
    if (slot.hash == hash && slot.place_plus_one != 0) __builtin_prefetch(at(slot.place_plus_one - 1));
  }
  uint32_t find(std::string_view word) const;  // kNone: not there
  uint32_t size() const { return static_cast<uint32_t>(words_.size()); }
  // The view lives as long as the table.
  std::string_view text(uint32_t number) const { return words_[number]; }

 private:
  // Where a kept word stands, its number before it: most words are found at the price of two lines of memory.
  using Place = uint32_t;  // in eight bytes, over all blocks
  struct Slot {
    uint32_t hash = 0;
    Place place_plus_one = 0;  // 0: free
  };
  struct Head {
    uint32_t number, size;
  };
  static constexpr size_t kUnit = 8, kBlockUnits = 1 << 13;

  static uint64_t bytes_at(const char* from, size_t size);
  static bool same(const char* kept, std::string_view word);
  char* at(Place place) const { return blocks_[place / kBlockUnits].get() + place % kBlockUnits * kUnit; }
  // The word's slot; where there is none, the free one that it would get, and kNone for a number.
  size_t slot_of(std::string_view word, uint32_t hash, uint32_t& number) const;
  Place keep(std::string_view word);
  void grow();

  std::vector<Slot> slots_ = std::vector<Slot>(1024);  // open addressing, at most half full
  std::vector<std::string_view> words_;
  std::vector<std::unique_ptr<char[]>> blocks_;  // heads, each with its word behind; none behind a long word's
  Place next_ = 0, end_ = 0;                     // of the last block
};

// Up to eight bytes as a number, another one for every text of the size.
inline uint64_t WordTable::bytes_at(const char* from, size_t size) {
  if (size == 8) {
    uint64_t all;
    std::memcpy(&all, from, sizeof all);
    return all;
  }
  if (size >= 4) {
    uint32_t first, last;
    std::memcpy(&first, from, sizeof first);
    std::memcpy(&last, from + size - 4, sizeof last);
    return uint64_t{first} << 32 | last;
  }
  if (size == 0) return 0;
  const auto byte = [&](size_t i) { return static_cast<uint32_t>(static_cast<uint8_t>(from[i])); };
  return byte(0) << 16 | byte(size / 2) << 8 | byte(size - 1);
}

inline uint32_t WordTable::hash_of(std::string_view word) {
  constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15u;
  const auto mix = [](uint64_t hash) { return (hash ^ hash >> 29) * kMultiplier; };
  if (word.size() <= 8) return static_cast<uint32_t>(mix(mix(word.size() ^ bytes_at(word.data(), word.size()))) >> 32);
  const char* at = word.data();
  size_t left = word.size();
  uint64_t hash = left;
  for (; left > 8; at += 8, left -= 8) hash = mix(hash ^ bytes_at(at, 8));
  return static_cast<uint32_t>(mix(hash ^ bytes_at(at + left - 8, 8)) >> 32);
}

// A kept word of the same size.
inline bool WordTable::same(const char* kept, std::string_view word) {
  size_t left = word.size();
  if (left <= 8) return bytes_at(kept, left) == bytes_at(word.data(), left);
  const char* other = word.data();
  for (; left > 8; kept += 8, other += 8, left -= 8) {
    if (bytes_at(kept, 8) != bytes_at(other, 8)) return false;
  }
  return bytes_at(kept + left - 8, 8) == bytes_at(other + left - 8, 8);
}

inline size_t WordTable::slot_of(std::string_view word, uint32_t hash, uint32_t& number) const {
  const size_t mask = slots_.size() - 1;
  size_t slot = hash & mask;
  for (; slots_[slot].place_plus_one != 0; slot = (slot + 1) & mask) {
    if (slots_[slot].hash != hash) continue;
    const char* const kept = at(slots_[slot].place_plus_one - 1);
    Head head;
    std::memcpy(&head, kept, sizeof head);
    if (head.size != word.size() || !same(kept + sizeof head, word)) continue;
    number = head.number;
    return slot;
  }
  number = kNone;
  return slot;
}

inline uint32_t WordTable::find(std::string_view word) const {
  uint32_t number;
  slot_of(word, hash_of(word), number);
  return number;
}

inline uint32_t WordTable::add(std::string_view word, uint32_t hash) {
  uint32_t number;
  const size_t slot = slot_of(word, hash, number);
  if (number != kNone) return number;
  slots_[slot] = {hash, keep(word) + 1};
  if (words_.size() * 2 > slots_.size()) grow();
  return size() - 1;
}

inline WordTable::Place WordTable::keep(std::string_view word) {
  const Head head{size(), static_cast<uint32_t>(word.size())};
  const size_t units = (sizeof head + word.size() + kUnit - 1) / kUnit;
  if (units > end_ - next_) {
    const size_t blocks = (units + kBlockUnits - 1) / kBlockUnits;
    next_ = static_cast<Place>(blocks_.size() * kBlockUnits);
    end_ = static_cast<Place>(next_ + blocks * kBlockUnits);
    blocks_.emplace_back(new char[blocks * kBlockUnits * kUnit]);
    blocks_.resize(blocks_.size() + blocks - 1);
  }
  const Place place = next_;
  next_ = units > kBlockUnits ? end_ : place + static_cast<Place>(units);  // no place is within a long block
  char* const kept = at(place);
  std::memcpy(kept, &head, sizeof head);
  word.copy(kept + sizeof head, word.size());
  words_.emplace_back(kept + sizeof head, word.size());
  return place;
}

inline void WordTable::grow() {
  std::vector<Slot> larger(slots_.size() * 2);
  for (const Slot& slot : slots_) {
    if (slot.place_plus_one == 0) continue;
    size_t at = slot.hash & (larger.size() - 1);
    while (larger[at].place_plus_one != 0) at = (at + 1) & (larger.size() - 1);
    larger[at] = slot;
  }
  slots_ = std::move(larger);
}

// Stems by the numbers of their words. Most begin their word, and take no memory of their own.
class WordStems {
 public:
  WordStems() = default;
  WordStems(WordStems&&) = default;
  WordStems& operator=(WordStems&&) = default;

  // Of the word that has the number size(), and outlives this.
  void add(std::string_view word, std::string_view stem) {
    stems_.push_back(word.starts_with(stem) ? word.substr(0, stem.size())
                                            : std::string_view(texts_.emplace_back(stem)));
  }
  uint32_t size() const { return static_cast<uint32_t>(stems_.size()); }
  std::string_view operator[](uint32_t number) const { return stems_[number]; }

 private:
  std::vector<std::string_view> stems_;
  std::deque<std::string> texts_;  // of stems that do not begin their word: addresses stay
};

}  // namespace kb::search
