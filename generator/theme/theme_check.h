// Holds templates against the contract: every name must be one the layout's data has, and be used as what it is.
// Pure.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/theme/mustache_scan.h"
#include "generator/theme/theme_contract.h"

namespace kb {

struct CheckedLayout {
  std::string_view name;
  const Template* tags = nullptr;              // partials expanded
  const std::vector<Field>* fields = nullptr;  // of its own; may be null
};

// A section over a list or an object brings its members into view, over a text its value as '.', over a flag nothing;
// names of outer sections stay in view. `strings` are the keys of the theme's texts.
// One fault in a partial is one diagnostic, which names the layouts it spoils. The value is the set of strings used.
Parsed<std::set<std::string>> check_layouts(const std::vector<CheckedLayout>& layouts, const std::vector<Field>& shared,
                                            const std::set<std::string>& strings);

}  // namespace kb
