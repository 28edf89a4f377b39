// Takes comments and needless blanks out of a stylesheet. Strings and url(…) stay as they are, and so does every blank
// that may mean something: inside selectors, values and calc(). Whatever comes in comes out whole: an unclosed comment
// or string ends with the text. Pure.
#pragma once

#include <string>
#include <string_view>

namespace kb {

std::string minify_css(std::string_view css);

}  // namespace kb
