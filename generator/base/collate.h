// Alphabetical order as Danes and Norwegians know it: a–z, æ, ø, å; aa with å; digits first and by value; upper before
// lower case where nothing else differs. The key orders words as ICU does for da, nb and nn with numeric order and
// upper case first (proven by tests/relevance/collation); other languages are ordered as English, where æ is ae, ø o, å
// a. Beyond Latin letters, scripts follow one another by code point. Compare keys as bytes. Pure, no locale. Method:
// Unicode Technical Standard 10, three levels (letter, accent, case) one after another.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kb {

// Any bytes as `text`; invalid UTF-8 counts as a letter after all others. Leading quotes and punctuation are left out
// where letters or digits follow.
std::string sort_key(std::string_view text, std::string_view language);
// The letter of the A–Å index an entry stands under: "A" … "Z", "Æ", "Ø", "Å" (A–Z in English), or "0–9" for all else.
std::string index_letter(std::string_view text, std::string_view language);
// The same by the text's sort_key() in that language.
std::string index_letter_of_key(std::string_view key, std::string_view language);
// All letters of the index in order, "0–9" last.
const std::vector<std::string>& index_letters(std::string_view language);

}  // namespace kb
