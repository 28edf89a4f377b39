// Native only: see compound.h.
#include <algorithm>

#include "search/text/compound.h"

namespace kb::search {

bool parse_override(std::string_view word, std::string_view split, std::vector<CompoundPart>& parts) {
  parts.clear();
  if (split == "-") return true;
  size_t position = 0;
  while (true) {
    const size_t bar = std::min(split.find('|'), split.size());
    std::string_view part = split.substr(0, bar);
    part = part.substr(0, part.find('+'));
    const size_t begin = part.empty() ? std::string_view::npos : word.find(part, position);
    if (begin == std::string_view::npos) break;
    const std::string_view link = word.substr(position, begin - position);
    if (!link.empty() && (parts.empty() || (link != "s" && link != "e" && link != "er"))) break;
    position = begin + part.size();
    parts.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(position)});
    if (bar == split.size()) {
      if (position != word.size()) break;
      if (parts.size() < 2) parts.clear();
      return true;
    }
    split.remove_prefix(bar + 1);
  }
  parts.clear();
  return false;
}

}  // namespace kb::search
