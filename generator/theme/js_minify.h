// Takes comments and needless blanks out of a script or module. Strings, templates and regular expressions stay as they
// are, and so does every line break that may end a statement. Comments that begin with '!' or '#' (licences, source
// maps) stay. Where it cannot be told what a '/' means without parsing (behind ')', '}', '/', '++', '--'), and where a
// string or comment has no end, all that follows stays as it is. Pure.
#pragma once

#include <string>
#include <string_view>

namespace kb {

std::string minify_js(std::string_view js);

}  // namespace kb
