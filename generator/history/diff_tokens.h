// A text's words and signs, for comparing two versions of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kb {

struct DiffToken {
  std::string_view text;  // of the text given
  bool space_before = false;
  bool word = false;
};

// Words (with inner hyphens, apostrophes, decimal signs: "e-mail", "23,7") and single signs. At most kMostDiffTokens:
// what is longer is data, not prose.
std::vector<DiffToken> diff_tokens(std::string_view text);
constexpr size_t kMostDiffTokens = 20000;

size_t count_words(const std::vector<DiffToken>& tokens, size_t begin, size_t end);

// Equal texts have equal numbers, over both versions.
class DiffNumbers {
 public:
  uint32_t of(std::string_view text) {
    return numbers_.emplace(text, static_cast<uint32_t>(numbers_.size())).first->second;
  }
  std::vector<uint32_t> of(const std::vector<DiffToken>& tokens) {
    std::vector<uint32_t> list;
    list.reserve(tokens.size());
    numbers_.reserve(numbers_.size() + tokens.size());
    for (const DiffToken& token : tokens) list.push_back(of(token.text));
    return list;
  }

 private:
  std::unordered_map<std::string_view, uint32_t> numbers_;
};

}  // namespace kb
