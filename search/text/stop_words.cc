#include "search/text/stop_words.h"

#include <algorithm>

#include "search/text/word_list.h"

namespace kb::search {

StopWords::StopWords(std::string_view words) {
  while (!words.empty()) {
    if (const std::string_view word = next_word(words); !word.empty()) sorted_.push_back(word);
  }
  std::sort(sorted_.begin(), sorted_.end());
  for (const std::string_view word : sorted_) marks_[mark_of(word) / 32] |= 1u << mark_of(word) % 32;
}

bool StopWords::is_listed(std::string_view word) const {
  return std::binary_search(sorted_.begin(), sorted_.end(), word);
}

}  // namespace kb::search
