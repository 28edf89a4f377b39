// Pieces of the contract that its files share. Only theme_contract*.cc include this.
#pragma once

#include "generator/theme/theme_contract.h"

namespace kb::contract {

using Fields = std::vector<Field>;

// Items that several lists hold.
extern const Fields kLink, kPageLink, kCard, kCards, kEntries, kLinks, kRevision;

const Fields& common_fields();   // every page
const Fields& content_fields();  // pages people wrote, besides the common ones

}  // namespace kb::contract
