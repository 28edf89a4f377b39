// How often a part stands in a text, for tests.
#pragma once

#include <string_view>

namespace kb::test {

inline size_t occurrences(std::string_view text, std::string_view part) {
  size_t count = 0;
  for (size_t at = 0; (at = text.find(part, at)) != std::string_view::npos; at += part.size()) ++count;
  return count;
}

}  // namespace kb::test
