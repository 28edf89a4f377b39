// The edits of a whole site in one language, newest first: for the feed and the page of changes. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "generator/site/site.h"

namespace kb {

struct SiteChange {
  Date date;
  const Page* page = nullptr;
  const Revision* revision = nullptr;  // null for a page that has dates but no history
};

// At most `limit`; minor edits and unpublished pages are left out.
std::vector<SiteChange> newest_changes(const Site& site, std::string_view language, size_t limit);

}  // namespace kb
