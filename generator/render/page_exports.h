// Each page once more for programs, beside its index.html: index.md (the text) and index.json (its parts as data, and
// the address of the text). Pure.
#pragma once

#include <string>
#include <vector>

#include "generator/render/page_data.h"

namespace kb {

// Where they stand; none for a page that is not published.
std::vector<std::string> export_paths(const Page& page);
// Nothing for a page that is not published.
std::vector<TextFile> page_exports(const ViewInput& input, const Page& page);

}  // namespace kb
