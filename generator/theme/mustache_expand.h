// Partials put in their place, once, when a theme is loaded: a layout becomes one template without partials.
// Pure. Bounded: a partial that includes itself is an error, and so is a result of more than kMaxExpandedBytes.
#pragma once

#include <map>
#include <string>

#include "generator/theme/mustache_scan.h"

namespace kb {

constexpr size_t kMaxExpandedBytes = 4 * 1024 * 1024;
constexpr size_t kMaxPartialDepth = 32;

using Partials = std::map<std::string, Template, std::less<>>;

enum class MissingPartial : uint8_t {
  error,    // themes
  nothing,  // as the mustache specification says: an empty string
};

// A partial alone on its line hands its indentation to each of its own lines that is not empty. Every tag keeps the
// place where it was written. Neighbouring texts are joined.
Parsed<Template> expand_partials(const Template& root, const Partials& partials, MissingPartial missing);

}  // namespace kb
