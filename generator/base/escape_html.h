// Text as HTML: what would be markup becomes entities. Pure.
#pragma once

#include <string>
#include <string_view>

namespace kb {

// Inside an element, or an attribute between double quotes: & < > ".
void escape_html(std::string_view text, std::string& out);  // appends
std::string escape_html(std::string_view text);

// Inside an attribute between either quotes: ' too.
void escape_html_quotes(std::string_view text, std::string& out);  // appends

}  // namespace kb
