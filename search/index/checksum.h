// FNV-1a, 32 bits (Fowler, Noll, Vo): says whether the bytes of an index arrived as they were written, and where a
// text's slot in a table is.
#pragma once

#include <cstdint>
#include <string_view>

namespace kb::search {

inline constexpr uint32_t kChecksumBegin = 2166136261u;

inline uint32_t checksum_step(uint32_t sum, char byte) {
  return (sum ^ static_cast<uint8_t>(byte)) * 16777619u;
}

// Of `bytes` behind those that `sum` is of.
inline uint32_t checksum(std::string_view bytes, uint32_t sum = kChecksumBegin) {
  for (const char byte : bytes) sum = checksum_step(sum, byte);
  return sum;
}

}  // namespace kb::search
