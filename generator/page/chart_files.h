// Charts whose numbers stand in a file: `src: tal.csv` names a .csv, .tsv, .yaml or .yml file beside the page, or one
// below the static or content folder with a '/' before it. The file's lines are joined to the block's, so that what
// comes after need not know of files; what is wrong in them is told at their own lines. A site's small data files are
// sources (load.h); nothing is read here.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/base/source.h"
#include "generator/config/config.h"
#include "generator/page/doc.h"

namespace kb {

using DataFiles = std::map<std::string, FileId, std::less<>>;  // by path from the site's root

Diagnostics join_chart_files(std::vector<Doc>& docs, const DataFiles& files, const Config& config,
                             const SourceMap& sources);

}  // namespace kb
