// A theme: layouts, partials, strings and assets, loaded and checked. A site's own files (folder "theme/" beside
// site.toml) stand before the theme's of the same name, and a theme may be based on another one (theme.toml:
// `base = "ordbog"`), so that one partial can be changed without a copy of the rest.
//
// Templates are mustache. Every variable they name is checked against the contract of the layout (theme_contract.h):
// an unknown one is an error at its line. Partials are expanded once, at load.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "generator/diagnostic.h"
#include "generator/file_system.h"
#include "generator/source.h"
#include "generator/value.h"

namespace kb {

struct Asset {
  std::string path;   // "style.css"
  std::string bytes;
};

// A layout ready to render: partials inlined, comments and standalone lines resolved as the mustache spec says.
struct Layout {
  std::string name;      // "term", "home", …
  std::string expanded;  // mustache text without partials
};

struct Theme {
  std::string name;
  std::map<std::string, Layout, std::less<>> layouts;
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> strings;  // language → key → text
  std::vector<Asset> assets;  // sorted by path

  // The string of a key in a language; load_theme has checked that every language has every key.
  const std::string& string(std::string_view language, std::string_view key) const;
};

// `themes` are the folders that hold themes, nearest first; `overrides` is the site's own folder.
// Theme files are added to `sources` so that diagnostics can show their lines.
Parsed<Theme> load_theme(const FileSystem& site, const FileSystem& built_in_themes, const std::string& name,
                         SourceMap& sources);

// Fills {name} placeholders: format_string("Rettet den {d} af {name}", {{"d", …}, {"name", …}}).
std::string format_string(std::string_view pattern, const std::vector<std::pair<std::string_view, std::string>>& values);

}  // namespace kb
