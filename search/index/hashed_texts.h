// Texts one behind the other, numbered from 0, and found by their hash. Bytes of any kind; owns them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kb::search {

class HashedTexts {
 public:
  // Takes all texts away, and makes room to find so many.
  void clear(uint32_t most);
  // The text's number; a new one's is size(). Not for more texts than there is room for.
  uint32_t add(std::string_view text);

  uint32_t size() const { return static_cast<uint32_t>(begin_.size()) - 1; }
  std::string_view at(uint32_t number) const {
    return std::string_view(texts_).substr(begin_[number], begin_[number + 1] - begin_[number]);
  }
  // The text's number, or 0xFFFFFFFF.
  uint32_t find(std::string_view text) const { return slots_[slot_of(text)] - 1; }

 private:
  // The slot that has the text, or that is free for it.
  uint32_t slot_of(std::string_view text) const;

  std::string texts_;
  std::vector<uint32_t> begin_ = {0};  // of each text, then the size of all
  std::vector<uint32_t> slots_ = {0};  // number + 1, or 0: open addressing, at most half full
};

}  // namespace kb::search
