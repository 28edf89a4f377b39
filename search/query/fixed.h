// Fixed-point arithmetic of the ranking: integers in 1/1024. No floating point, so that every platform ranks alike.
#pragma once

#include <cstdint>

namespace kb::search {

inline constexpr int32_t kOne = 1024;
inline constexpr int32_t kMostCounted = 1 << 20;  // of one thing, so that sums stay far from overflow

// In the browser a call takes less room than what it does, in eighty places.
#ifdef __wasm__
#define KB_CALLED __attribute__((noinline))
#else
#define KB_CALLED
#endif

// a × b / divisor, which must fit 32 bits; what it is made of need not.
KB_CALLED inline int32_t proportion(int32_t a, int32_t b, int32_t divisor) {
  return static_cast<int32_t>(int64_t{a} * b / divisor);
}
KB_CALLED inline int32_t times(int32_t a, int32_t b) {
  return proportion(a, b, kOne);
}
KB_CALLED inline int32_t ratio(int32_t a, int32_t b) {
  return proportion(a, kOne, b);
}  // b > 0
#undef KB_CALLED

// log2 of an integer >= 1, in 1/1024: the exponent, then ten bits of the fraction by repeated squaring.
inline int32_t log2_fixed(uint64_t value) {
  int32_t exponent = 0;
  uint64_t mantissa = value << 16;  // 1.0 is 1 << 16; values stay below 2^40
  while (mantissa >= uint64_t{2} << 16) {
    mantissa >>= 1;
    ++exponent;
  }
  int32_t result = exponent * kOne;
  for (int32_t bit = kOne / 2; bit > 0; bit /= 2) {
    mantissa = mantissa * mantissa >> 16;
    if (mantissa >= uint64_t{2} << 16) {
      mantissa >>= 1;
      result += bit;
    }
  }
  return result;
}

// Natural logarithm in 1/1024.
inline int32_t ln_fixed(uint64_t value) {
  return times(log2_fixed(value), 710);
}

// Inverse document frequency, ln(1 + (N - df + .5) / (df + .5)) = ln(2 (N + 1) / (2 df + 1)), in 1/1024; at least 1.
inline int32_t idf_fixed(uint32_t pages, uint32_t with_word) {
  const int32_t idf = ln_fixed(2 * (uint64_t{pages} + 1)) - ln_fixed(2 * uint64_t{with_word} + 1);
  return idf < 1 ? 1 : idf;
}

}  // namespace kb::search
