// Writing the integers of search/FORMAT.md. Native only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/index/format.h"

namespace kb::search {

inline void put_byte(std::string& out, uint32_t value) {
  out.push_back(static_cast<char>(value));
}

inline void put_varint(std::string& out, uint32_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

// Puts many at the end of a string: they are gathered in `room`, which is kept for the next many.
class VarintWriter {
 public:
  VarintWriter(std::string& out, std::vector<char>& room, size_t most) : out_(out) {
    if (room.size() < most * kLongest) room.resize(most * kLongest);
    begin_ = end_ = room.data();
  }
  ~VarintWriter() { out_.append(begin_, end_); }
  VarintWriter(const VarintWriter&) = delete;
  VarintWriter& operator=(const VarintWriter&) = delete;

  void put(uint32_t value) {
    for (; value >= 0x80; value >>= 7) *end_++ = static_cast<char>(value | 0x80);
    *end_++ = static_cast<char>(value);
  }

 private:
  static constexpr size_t kLongest = 5;  // bytes

  std::string& out_;
  char *begin_, *end_;
};

inline void put_fixed32(std::string& out, uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>(value >> shift));
}

inline void put_block(std::string& out, std::string_view bytes) {
  put_varint(out, static_cast<uint32_t>(bytes.size()));
  out.append(bytes);
}

}  // namespace kb::search
