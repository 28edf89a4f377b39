// Mends that need no judgement: what `kbgen check --fix` writes. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/build_data.h"

namespace kb {

struct FixedFile {
  std::string path;
  std::string before, after;
  size_t fixes = 0;
};

// A space into ##Heading, `nb` for the language `no`, `redirect_from:` for addresses that git says were lost by a
// rename (check_renames.cc), and no single space at the end of a line (two make a line break, and code stays as it is).
// Only pages, in the order of their paths; those without anything to mend are left out.
std::vector<FixedFile> fix_pages(const Build& build);

// A unified diff with three lines of context, as `patch` reads it; empty where the texts are equal.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace kb
