// FNV-1a, 64 bits (Fowler, Noll, Vo): names of published assets by their content. Frozen: published links and caches
// depend on it. Not for security.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "generator/base/hex.h"

namespace kb {

inline uint64_t hash64(std::string_view bytes) {
  uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3u;
  }
  return hash;
}

// Ten hexadecimal digits: enough that two versions of one file do not meet.
inline std::string content_hash(std::string_view bytes) {
  uint64_t hash = hash64(bytes);
  std::string text(10, '0');
  for (char& c : text) {
    c = kHexDigits[hash >> 60];
    hash <<= 4;
  }
  return text;
}

}  // namespace kb
