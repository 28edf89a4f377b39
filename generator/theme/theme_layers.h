// Which folders a theme is made of, and how its files are read. Only theme*.cc include this.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/base/source.h"
#include "generator/disk/file_system.h"

namespace kb {

// One folder of theme files: the site's "theme/", the theme itself, or one it is based on.
struct ThemeLayer {
  const FileSystem* files = nullptr;  // outlives the layer
  std::string folder;                 // below the file system's root
  std::string shown;                  // how diagnostics name it
  bool of_site = false;               // the site's own "theme/"
};

// Nearest first. Empty but for the site's own where there is no such theme, which is told at `named_at`.
Parsed<std::vector<ThemeLayer>> find_theme_layers(const FileSystem& site, const FileSystem& built_in,
                                                  const std::string& theme, Span named_at, SourceMap& sources);

// The bytes of a layer's file; false, and a diagnostic, where they cannot be read.
bool read_theme_bytes(const ThemeLayer& layer, const std::string& path, std::string& bytes, Diagnostics& diagnostics);
// The same as a source; FileId::none where it cannot be read or is not UTF-8.
FileId read_theme_text(const ThemeLayer& layer, const std::string& path, SourceMap& sources, Diagnostics& diagnostics);

// "layouts/term.mustache" → "term"; empty if the path is not `folder`NAME`extension`.
std::string name_in(std::string_view path, std::string_view folder, std::string_view extension);

}  // namespace kb
