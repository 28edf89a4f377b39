#include "search/text/stop_words.h"

#include <algorithm>

#include "search/text/word_list.h"

namespace kb::search {

StopWords::StopWords(std::string_view words) {
  while (!words.empty()) {
    if (const std::string_view word = next_word(words); !word.empty()) words_.push_back(word);
  }
  std::sort(words_.begin(), words_.end(),
            [](std::string_view a, std::string_view b) { return mark_of(a) < mark_of(b); });
  for (const std::string_view word : words_) ++begin_[mark_of(word) + 1];
  for (size_t mark = 0; mark < kMarks; ++mark) begin_[mark + 1] += begin_[mark];
}

}  // namespace kb::search
