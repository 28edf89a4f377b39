// A small theme and a contract it keeps to, and what is said when themes are loaded.
#pragma once

#include <string>
#include <vector>

#include "generator/theme/theme.h"

namespace kb::test {

inline const std::vector<Field> kShared = {{"strings", FieldType::object, ""}};
inline const std::vector<Field> kTerm = {{"title", FieldType::text, ""}, {"body", FieldType::html, ""}};
inline const std::vector<LayoutContract> kLayouts = {{"home", nullptr}, {"term", &kTerm}};
inline const ThemeContract kContract = {kShared, kLayouts};

// The files of the theme "plain".
inline MemoryFileSystem plain_theme() {
  MemoryFileSystem files;
  files.files = {
      {"plain/theme.toml", "name = \"Plain\"\n"},
      {"plain/layouts/home.mustache", "{{>foot}}"},
      {"plain/layouts/term.mustache", "<h1>{{title}}</h1>\n{{>foot}}\n"},
      {"plain/partials/foot.mustache", "<p>{{strings.foot}}</p>\n"},
      {"plain/strings/da.toml", "foot = \"Slut {n}\"\n"},
      {"plain/strings/nb.toml", "foot = \"Slutt {n}\"\n"},
      {"plain/strings/nn.toml", "foot = \"Slutt {n}\"\n"},
      {"plain/strings/en.toml", "foot = \"End {n}\"\n"},
      {"plain/assets/style.css", "p{}"},
      {"plain/assets/icons/a.svg", "<svg/>"},
  };
  return files;
}

struct Loaded {
  Theme theme;
  std::vector<std::string> told;  // "code path:line:column message"
  std::vector<std::string> hints;
};

inline Loaded load(const MemoryFileSystem& site, const MemoryFileSystem& themes, const std::string& name = "plain") {
  SourceMap sources;
  Parsed<Theme> parsed = load_theme(site, themes, name, sources, kContract);
  Loaded loaded{std::move(parsed.value), {}, {}};
  sort_diagnostics(parsed.diagnostics, sources);
  for (const Diagnostic& d : parsed.diagnostics) {
    std::string place;
    if (d.span.known()) {
      const LineColumn at = Locator(sources).locate(d.span.file, d.span.begin);
      place = sources.file(d.span.file).path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + " ";
    }
    loaded.told.push_back(std::string(info(d.code).name) + " " + place + d.message);
    loaded.hints.push_back(d.hint);
  }
  return loaded;
}

using Strings = std::vector<std::string>;

}  // namespace kb::test
