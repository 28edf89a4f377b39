#include "search/text/word_list.h"

#include <algorithm>

namespace kb::search {

std::string_view next_word(std::string_view& list, char separator) {
  const size_t end = std::min(list.find(separator), list.size());
  const std::string_view word = list.substr(0, end);
  list.remove_prefix(std::min(end + 1, list.size()));
  return word;
}

std::string_view ending_of(std::string_view word, std::string_view list) {
  while (!list.empty()) {
    const std::string_view ending = next_word(list);
    if (word.ends_with(ending)) return ending;
  }
  return {};
}

bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    if (next_word(list) == word) return true;
  }
  return false;
}

}  // namespace kb::search
