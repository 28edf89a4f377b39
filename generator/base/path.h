// Paths whose folders are separated by '/'. Views that are returned point into `path`.
#pragma once

#include <algorithm>
#include <string>
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

// "assets/style.css" → ".css"; "LICENSE" → ""
constexpr std::string_view extension_of(std::string_view path) {
  const std::string_view name = file_name(path);
  return name.substr(std::min(name.rfind('.'), name.size()));
}

// "kunde", "/kunde" → "/kunde/"
inline std::string between_slashes(std::string_view path) {
  std::string out = path.starts_with('/') ? "" : "/";
  out += path;
  if (!out.ends_with('/')) out += '/';
  return out;
}

// Whether the path is the folder, or lies in it.
constexpr bool lies_in(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

// Whether the path is a file's below the folder it is seen from, with one way to write it, on one line: no "/etc",
// "../up", "a//b", "a/./b" or "a/".
constexpr bool stays_below(std::string_view path) {
  for (const char c : path) {
    if (static_cast<unsigned char>(c) < 0x20 || c == '\x7F') return false;
  }
  for (;;) {
    const size_t slash = path.find('/');
    const std::string_view name = path.substr(0, slash);
    if (name.empty() || name == "." || name == "..") return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace kb
