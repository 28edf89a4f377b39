// The contract of themes as Markdown: the tables of docs/theming.md. Pure.
#pragma once

#include <string>

namespace kb {

// One section for what all layouts share, one for the fields each layout has besides, objects and lists in tables of
// their own after the fields that hold them.
std::string theme_reference();

}  // namespace kb
