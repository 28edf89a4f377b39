#include "search/text/rules.h"

#include <algorithm>

namespace kb::search {

Rules::Rules(std::string_view lines) {
  for (std::string_view& list : lists_) {
    list = lines.substr(0, std::min(lines.find('\n'), lines.size()));
    lines.remove_prefix(std::min(list.size() + 1, lines.size()));
  }
  steps_ = lines;
}

}  // namespace kb::search
