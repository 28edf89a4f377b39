// What a query demands: phrases in quotation marks, and words it excludes.
#pragma once

#include <vector>

#include "search/query/plan.h"

namespace kb::search {

// By page, whether it has every phrase and no excluded word. A phrase stands in a label or in the text, exactly as typed.
// Where other words stand beside phrases and no page has them all, they are not demanded: quotation marks then quote.
std::vector<bool> allowed_pages(const Plan& plan, const Index& index);

}  // namespace kb::search
