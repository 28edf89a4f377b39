// What a query demands: phrases in quotation marks, and words it excludes.
#pragma once

#include <cstdint>
#include <vector>

#include "search/query/plan.h"

namespace kb::search {

struct Filter {
  std::vector<bool> phrase_pages;    // pages with every phrase; empty where there is no phrase to demand
  std::vector<bool> excluded_pages;  // empty where nothing is excluded
  bool allows(uint32_t page) const {
    return (phrase_pages.empty() || phrase_pages[page]) && (excluded_pages.empty() || !excluded_pages[page]);
  }
};

// A phrase stands in a label or in the text, exactly as typed. Where other words stand beside it and no page has it, it
// is not demanded: quotation marks then quote.
Filter make_filter(const Plan& plan, const Index& index);

}  // namespace kb::search
