// Headings that site.toml gives a meaning: "FAQ", "Typiske spørgsmål".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kb {

// The length of the longest of `names` that begins `heading` and ends at a word's end in it, without regard to case; 0
// where none does. `heading` is in lower case already.
size_t matching_name(std::string_view heading, const std::vector<std::string>& names);

}  // namespace kb
