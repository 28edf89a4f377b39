// Lists of words in a text, apart by one space: where an array of views would take eight bytes a word in the browser.
#pragma once

#include <string_view>

namespace kb::search {

// Takes the first word off the list; empty at the end of it.
std::string_view next_word(std::string_view& list, char separator = ' ');

bool has_word(std::string_view list, std::string_view word);
// The first word of the list that `word` ends with, or nothing.
std::string_view ending_of(std::string_view word, std::string_view list);

}  // namespace kb::search
