// Text as HTML, inside an element or an attribute between double quotes: & < > " become entities. Pure.
#pragma once

#include <string>
#include <string_view>

namespace kb {

void escape_html(std::string_view text, std::string& out);  // appends
std::string escape_html(std::string_view text);

}  // namespace kb
