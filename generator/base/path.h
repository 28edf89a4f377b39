// The two halves of a path whose folders are separated by '/'. The results point into `path`.
#pragma once

#include <string_view>

namespace kb {

// "aftaler/varsel.md" → "varsel.md"
constexpr std::string_view file_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

// "aftaler/varsel.md" → "aftaler"; "varsel.md" → ""
constexpr std::string_view folder_of(std::string_view path) {
  const size_t slash = path.rfind('/');
  return path.substr(0, slash == std::string_view::npos ? 0 : slash);
}

}  // namespace kb
