// The addresses of pages nobody wrote, in each language: "/emner/", "/alle-opslag/". Stable: published links depend on
// them.
#pragma once

#include <string_view>

namespace kb {

enum class Route : unsigned char { index, categories, tags, search, changes, articles, documents, history };

// One path segment, ASCII.
std::string_view route(std::string_view language, Route which);

}  // namespace kb
