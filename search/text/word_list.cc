#include "search/text/word_list.h"

#include <algorithm>

namespace kb::search {

std::string_view next_word(std::string_view& list) {
  const size_t end = std::min(list.find(' '), list.size());
  const std::string_view word = list.substr(0, end);
  list.remove_prefix(std::min(end + 1, list.size()));
  return word;
}

bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    if (next_word(list) == word) return true;
  }
  return false;
}

}  // namespace kb::search
