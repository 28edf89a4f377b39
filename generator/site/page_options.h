// What parsing a page asks of the settings, and no more. Pure.
#pragma once

#include <string_view>

#include "generator/config/config.h"
#include "generator/page/parse_page.h"
#include "generator/site/page_identity.h"

namespace kb {

// Without the files that the page may embed.
PageOptions page_options(std::string_view language, PageKind kind, const Config& config);

}  // namespace kb
