// A theme: layouts, partials, strings and assets, loaded and checked. A site's own files (folder "theme/" beside
// site.toml) stand before the theme's of the same name, and a theme may be based on another one (theme.toml:
// `base = "ordbog"`), so that one partial can be changed without a copy of the rest.
//
// The folders, in a theme and in "theme/" alike:
//   theme.toml              name, description, base (a theme only)
//   layouts/NAME.mustache   one for each layout of the contract
//   partials/NAME.mustache  NAME may have folders: {{> forms/search}}
//   strings/LANGUAGE.toml   the interface's texts for da, nb, nn and en, flat: "search.label" = "Søg" or in tables
//   assets/…                published under hashed names
//
// Templates are mustache. Every variable they name is checked against the contract of the layout (theme_contract.h):
// an unknown one is an error at its line. Partials are expanded once, at load.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/base/source.h"
#include "generator/base/value.h"
#include "generator/disk/file_system.h"
#include "generator/theme/mustache_scan.h"
#include "generator/theme/theme_contract.h"

namespace kb {

struct Asset {
  std::string path;  // "style.css"
  std::string bytes;
};

// A layout ready to render: partials inlined, comments and standalone lines resolved as the mustache spec says,
// indentation between HTML tags taken out.
struct Layout {
  std::string name;  // "term", "home", …
  Template tags;     // without partials
};

struct Theme {
  std::string name;
  std::map<std::string, Layout, std::less<>> layouts;
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> strings;  // language → key → text
  std::vector<Asset> assets;                                                                    // sorted by path

  // The string of a key in a language; load_theme has checked that every language has every key. Empty where it is
  // unknown all the same.
  const std::string& string(std::string_view language, std::string_view key) const;
};

// What a theme must have and may name. load_theme uses kbgen's own; tests bring theirs.
struct ThemeContract {
  const std::vector<Field>& shared;
  const std::vector<LayoutContract>& layouts;
};

// The theme `name` is looked for in the site's "themes/", then among the built-in ones; `built_in_themes` is rooted at
// the folder that holds them ("ordbog/theme.toml").
// Theme files are added to `sources` so that diagnostics can show their lines. `named_at`: where the site names its
// theme, if it does.
Parsed<Theme> load_theme(const FileSystem& site, const FileSystem& built_in_themes, const std::string& name,
                         SourceMap& sources, Span named_at = {});
Parsed<Theme> load_theme(const FileSystem& site, const FileSystem& built_in_themes, const std::string& name,
                         SourceMap& sources, const ThemeContract& contract, Span named_at = {});

// Fills {name} placeholders: format_string("Rettet den {d} af {name}", {{"d", …}, {"name", …}}). A placeholder without
// a value stays as it is.
std::string format_string(std::string_view pattern,
                          const std::vector<std::pair<std::string_view, std::string>>& values);

}  // namespace kb
