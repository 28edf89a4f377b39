// Stylesheets made of several files. `@import "base.css";` at the head of a theme's stylesheet stands for the theme's
// file assets/base.css, so that a browser loads one file, and themes share what they have in common. A file that
// imports its own name means the next one behind it: a site's theme/assets/style.css adds to its theme's without a copy
// of it. Only theme*.cc include this.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/base/source.h"

namespace kb {

// Path below assets/ → the files of that name, nearest layer first.
using ThemeStyles = std::map<std::string, std::vector<FileId>, std::less<>>;

// Path → bytes of each stylesheet to be published: those no other one imports. Within one, a file stands once, where it
// is imported first.
Parsed<std::map<std::string, std::string>> join_theme_styles(const ThemeStyles& styles, const SourceMap& sources);

}  // namespace kb
