// The word diffs of a whole site, for ViewInput::diffs: which versions to compare, parsed how, told in which words.
#pragma once

#include <string>
#include <vector>

#include "generator/history/page_diff.h"
#include "generator/site/site.h"
#include "generator/theme/theme.h"

namespace kb {

// Parallel to the site's pages and their revisions. Empty where [history] diffs is off or git was not asked.
std::vector<std::vector<std::string>> revision_diffs(const std::string& git_root, const Site& site,
                                                     const Config& config, const Theme& theme, unsigned threads,
                                                     ResultCache& cache);

}  // namespace kb
