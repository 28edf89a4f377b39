#include "search/text/word_list.h"

#include <algorithm>

namespace kb::search {

std::string_view next_word(std::string_view& list) {
  const size_t end = std::min(list.find(' '), list.size());
  const std::string_view word = list.substr(0, end);
  list.remove_prefix(std::min(end + 1, list.size()));
  return word;
}

}  // namespace kb::search
