// The limits of [budgets] in site.toml, held against what was built.
#pragma once

#include "generator/build_data.h"

namespace kb {

// What the build came to: of all files, of the pages, of the search indexes.
struct Sizes {
  uint64_t output_bytes = 0, index_bytes = 0;
  uint64_t search_root_bytes = 0;  // of the language whose first search loads most
  uint64_t largest_page_bytes = 0;
  std::vector<uint64_t> page_bytes;  // parallel to Site::pages; 0 where the page was not rendered
};
Sizes sizes_of(const Build& build);

// One diagnostic for each limit that is exceeded, at the page for page_bytes. Warnings are counted in
// build.diagnostics.
Diagnostics check_budgets(const Build& build);

}  // namespace kb
