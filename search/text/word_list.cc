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
  if (word.empty()) return {};
#ifdef __wasm__
  size_t begin = 0;
  for (size_t end = 1; end <= list.size(); ++end) {
    if (end < list.size() && list[end] != ' ') continue;
    const std::string_view ending = list.substr(begin, end - begin);
    if (list[end - 1] == word.back() && word.ends_with(ending)) return ending;
    begin = end + 1;
  }
#else
  // An index asks of all words of a site: few endings have the word's last byte.
  for (size_t last = 0; (last = list.find(word.back(), last)) != std::string_view::npos;) {
    const size_t end = ++last;
    if (end < list.size() && list[end] != ' ') continue;
    size_t begin = end - 1;
    while (begin > 0 && list[begin - 1] != ' ') --begin;
    const std::string_view ending = list.substr(begin, end - begin);
    if (word.ends_with(ending)) return ending;
  }
#endif
  return {};
}

bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    if (next_word(list) == word) return true;
  }
  return false;
}

}  // namespace kb::search
