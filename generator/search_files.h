// The search indexes among the files of a site. Their names tell their content, so pages can name them for good.
#pragma once

#include "generator/build_data.h"

namespace kb {

// Takes the former build's indexes for now; false if there are none, or of other languages. `former` may be null.
bool borrow_indexes(const Build* former, Build& build);

// Adds build.indexes to build.files, their names to build.asset_names, and counts their bytes. Where pages are made
// later, the bytes move.
void add_search_files(Build& build);

// Gives a build that was left without them (BuildOptions::index_later) the indexes that index_site() makes of it. Pages
// must be rendered again.
void finish_index(Build& build, std::vector<LanguageIndex> indexes);

}  // namespace kb
