// Reading bytes nobody vouches for: every read is checked against the end. A read past it, or a varint of more than
// five bytes or 32 bits, sets `ok` to false and yields 0; all later reads then yield 0 too, so that callers may check
// once at the end. Little-endian. See search/FORMAT.md, "Integers".
// In the browser nothing is checked but the checksum of a file: see kChecks.
#pragma once

#include <cstdint>
#include <string_view>

namespace kb::search {

// A browser gets the index from the site that gave it the engine. Bytes with the right checksum are what the site's
// build wrote; whatever others did, they would do to numbers in WebAssembly's own memory.
#ifdef __wasm__
inline constexpr bool kChecks = false;
#else
inline constexpr bool kChecks = true;
#endif

class ByteReader {
 public:
  ByteReader() = default;
  explicit ByteReader(std::string_view bytes)
      : at_(reinterpret_cast<const uint8_t*>(bytes.data())), end_(at_ + bytes.size()) {}

  bool ok() const { return !kChecks || ok_; }
  void fail() {
    ok_ = false;
    at_ = end_;
  }
  bool at_end() const { return at_ == end_; }
  // All that was read was there, and all that is there was read.
  bool complete() const { return !kChecks || (ok_ && at_ == end_); }
  size_t left() const { return static_cast<size_t>(end_ - at_); }
  const uint8_t* position() const { return at_; }

  uint8_t byte() {
    if (kChecks && at_ == end_) {
      ok_ = false;
      return 0;
    }
    return *at_++;
  }

  uint32_t varint() {
    uint32_t value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      const uint8_t b = byte();
      if (!ok()) return 0;
      if (kChecks && shift == 28 && b > 0x0F) break;
      value |= static_cast<uint32_t>(b & 0x7F) << shift;
      if (b < 0x80) return value;
    }
    fail();
    return 0;
  }

  uint32_t fixed32() {
    uint32_t value = 0;
    for (int shift = 0; shift < 32; shift += 8) value |= static_cast<uint32_t>(byte()) << shift;
    return value;
  }

  std::string_view take(uint32_t size) {
    if (kChecks && size > left()) {
      fail();
      return {};
    }
    const std::string_view result(reinterpret_cast<const char*>(at_), size);
    at_ += size;
    return result;
  }

  // A varint length, then that many bytes.
  std::string_view block() { return take(varint()); }

 private:
  const uint8_t* at_ = nullptr;
  const uint8_t* end_ = nullptr;
  bool ok_ = true;
};

}  // namespace kb::search
