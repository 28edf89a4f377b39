// The other way to write a number, so that both are found.
#pragma once

#include <string>

#include "search/text/analyze.h"

namespace kb::search {

// 1.234,50 also as 1234,50; 23.7 also as 23,7. In English the comma groups and the point stays. False, and `other` is
// nothing to go by, where there is one way only.
bool other_number_spelling(const std::string& text, Language language, std::string& other);

}  // namespace kb::search
