// The TOML files of a theme: theme.toml and strings/LANGUAGE.toml.
#pragma once

#include <map>
#include <string>

#include "generator/base/diagnostic.h"
#include "generator/base/source.h"
#include "generator/config/front_matter.h"

namespace kb {

struct ThemeManifest {
  Text name, description, base;
};
Parsed<ThemeManifest> parse_theme_manifest(const SourceFile& source);

// Tables and dotted keys are joined by dots: [search] label = "Søg" is the string "search.label".
Parsed<std::map<std::string, Text, std::less<>>> parse_theme_strings(const SourceFile& source);

}  // namespace kb
