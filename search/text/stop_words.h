// Our own lists of words that carry no meaning in a query: stop words, and the words of question frames besides.
// They are indexed like any other; a query drops them while another word remains. "ikke" is not among them: "kan ikke
// logge ind" is not "kan logge ind".
#pragma once

#include <string_view>
#include <vector>

#include "search/text/analyze.h"

namespace kb::search {

class StopWords {
 public:
  explicit StopWords(std::string_view words);  // apart by one space; the text outlives this
  bool contains(std::string_view word) const;

 private:
  std::vector<std::string_view> sorted_;
};

std::string_view stop_word_list(Language language);
std::string_view question_stop_word_list(Language language);

}  // namespace kb::search
