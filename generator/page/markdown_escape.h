// Pieces of text as Markdown that means just that text. Pure.
#pragma once

#include <string>
#include <string_view>

namespace kb {

// Appends `text` with what means something anywhere in a line escaped. '_' inside a word does not, nor does '&' before
// a blank; '|' does in a table and '#' in a heading: `also` is the one of them that counts here, or 0. Line breaks
// become blanks.
void append_escaped(std::string_view text, char also, std::string& out);
// Where to put a backslash in a line that begins with `text`, so that it is no heading, list, quote …; npos: nowhere.
size_t special_start(std::string_view text);
// How many of `wanted` stand in a row at most: a fence of code must be longer.
size_t longest_run(std::string_view text, char wanted);
// What stands between "](" and ")": an address, in angles where it needs them, and a title as ' "title"' or nothing.
std::string link_destination(std::string_view url);
std::string link_title(std::string_view title);

}  // namespace kb
