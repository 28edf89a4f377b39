// Alphabetical order as Danes and Norwegians know it: a–z, æ, ø, å; aa with å; digits first and by value.
// The key equals ICU's order for da, nb and nn (see tests); compare keys as bytes. Pure, no locale.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kb {

std::string sort_key(std::string_view text, std::string_view language);
// The letter of the A–Å index an entry stands under: "A" … "Z", "Æ", "Ø", "Å", or "0–9" for all else.
std::string index_letter(std::string_view text, std::string_view language);
// All letters of the index in order.
const std::vector<std::string>& index_letters(std::string_view language);

}  // namespace kb
