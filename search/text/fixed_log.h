// Logarithms to the base 2 with 16 fractional bits, so that every machine computes the same. Native only.
#pragma once

#include <algorithm>
#include <cstdint>

namespace kb::search {

constexpr int64_t kLogOne = 1 << 16;

// `value` is 1 or more. By repeated squaring: Knuth, The Art of Computer Programming 1, 1.2.2, exercise 25.
inline int64_t log2_fixed(uint64_t value) {
  int whole = 63;
  while (whole > 0 && !(value >> whole)) --whole;
  uint64_t mantissa = whole >= 31 ? value >> (whole - 31) : value << (31 - whole);  // 1 ≤ m < 2, 31 fractional bits
  int64_t result = whole * kLogOne;
  for (int64_t bit = kLogOne / 2; bit > 0; bit /= 2) {
    mantissa = mantissa * mantissa >> 31;
    if (mantissa >> 32) {
      mantissa >>= 1;
      result += bit;
    }
  }
  return result;
}

// scale · 2^exponent for people to read: linear within an octave, `most` at most. `scale` is below 2^30.
inline uint64_t exp2_fixed(int64_t exponent, uint64_t scale, uint64_t most) {
  int64_t octaves = exponent / kLogOne;
  if (exponent % kLogOne < 0) --octaves;
  const auto fraction = static_cast<uint64_t>(exponent - octaves * kLogOne);
  const uint64_t value = scale * (static_cast<uint64_t>(kLogOne) + fraction) / static_cast<uint64_t>(kLogOne);
  if (octaves < 0) return octaves < -60 ? 0 : std::min(value >> -octaves, most);
  return octaves > 30 ? most : std::min(value << octaves, most);
}

}  // namespace kb::search
