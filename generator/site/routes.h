// The addresses of pages nobody wrote, in each language: "/emner/", "/alle-opslag/". Stable: published links depend on
// them.
#pragma once

#include <string_view>

#include "generator/site/site.h"

namespace kb {

enum class Route : unsigned char { index, categories, tags, search, changes, articles, documents, history };

// What a language has of its own: lists are made of nothing else.
bool has_kind(const Site& site, std::string_view language, PageKind kind);
bool has_categories(const Site& site, std::string_view language);
bool has_tags(const Site& site, std::string_view language);

// One path segment, ASCII.
std::string_view route(std::string_view language, Route which);

}  // namespace kb
