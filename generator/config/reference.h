// Documentation made from the tables the program itself works by, so that it cannot fall behind: the list of
// diagnostics, and JSON Schemas by which editors complete and check site.toml and front matter.
#pragma once

#include <map>
#include <string>

#include "generator/base/diagnostic.h"

namespace kb {

// docs/diagnostics.md: each code with its level, why it is said and how to mend it. `examples`: what kbgen prints, by
// printed name; a code without one has none.
std::string diagnostics_reference(const std::map<std::string, std::string, std::less<>>& examples);

// JSON Schema (draft 2020-12) of site.toml and of a page's front matter.
std::string site_schema();
std::string page_schema();

}  // namespace kb
