// The lines of a text.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace kb {

// Without their line breaks ('\n'); a break at the text's end begins no line. They point into `text`.
inline std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace kb
