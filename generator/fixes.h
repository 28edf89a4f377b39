// Mends that need no judgement: what `kbgen check --fix` writes. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/build.h"

namespace kb {

struct FixedFile {
  std::string path;
  std::string before, after;
  size_t fixes = 0;
};

// A space into ##Heading, `nb` for the language `no`, and no single space at the end of a line (two make a line break,
// and code stays as it is). Only pages, in the order of their paths; those without anything to mend are left out.
std::vector<FixedFile> fix_pages(const Build& build);

// A unified diff of two texts with equally many lines, as fix_pages makes them; empty where they are equal.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace kb
