#include "search/text/rules.h"

#include "search/text/word_list.h"

namespace kb::search {

Rules::Rules(std::string_view lines) {
  for (std::string_view& list : lists_) list = next_word(lines, '\n');
  steps_ = lines;
}

}  // namespace kb::search
