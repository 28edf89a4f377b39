// From places counted in code points to places counted in bytes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "generator/base/find_byte.h"
#include "generator/base/utf8_text.h"

namespace kb {

class CodePointOffsets {
 public:
  // `text` is UTF-8 and less than 4 GB; not needed later.
  explicit CodePointOffsets(std::string_view text) : size_(text.size()) {
    if (find_byte(text, 0, [](auto c) { return c >= 0x80; }) == text.size()) return;
    for (size_t i = 0; i < text.size(); ++i) {
      if (!continues_character(text[i])) starts_.push_back(static_cast<uint32_t>(i));
    }
  }

  // Where code point `index` begins; the text's end where there is none.
  size_t byte(size_t index) const {
    if (starts_.empty()) return index < size_ ? index : size_;
    return index < starts_.size() ? starts_[index] : size_;
  }

 private:
  size_t size_;
  std::vector<uint32_t> starts_;  // empty for ASCII
};

}  // namespace kb
