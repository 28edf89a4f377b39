#include "search/index/hashed_texts.h"

#include "search/index/checksum.h"

namespace kb::search {

void HashedTexts::clear(uint32_t most) {
  texts_.clear();
  begin_.assign(1, 0);
  uint32_t capacity = 16;
  while (capacity < most * 2) capacity *= 2;
  slots_.assign(capacity, 0);
}

uint32_t HashedTexts::add(std::string_view text) {
  uint32_t& slot = slots_[slot_of(text)];
  if (slot == 0) {
    texts_.append(text);
    begin_.push_back(static_cast<uint32_t>(texts_.size()));
    slot = size();
  }
  return slot - 1;
}

uint32_t HashedTexts::slot_of(std::string_view text) const {
  const uint32_t hash = checksum(text);
  const uint32_t mask = static_cast<uint32_t>(slots_.size()) - 1;
  uint32_t slot = (hash ^ (hash >> 15)) & mask;
  while (slots_[slot] != 0 && at(slots_[slot] - 1) != text) slot = (slot + 1) & mask;
  return slot;
}

}  // namespace kb::search
