#include "generator/render/changes.h"

#include <algorithm>
#include <tuple>

namespace kb {

std::vector<SiteChange> newest_changes(const Site& site, std::string_view language, size_t limit) {
  std::vector<SiteChange> changes;
  for (const Page& page : site.pages) {
    if (page.language != language || page.future) continue;
    for (const Revision& revision : page.history.revisions) {
      if (!revision.minor && revision.date.known()) changes.push_back({revision.date, &page, &revision});
    }
    if (page.history.empty() && page.updated.known()) changes.push_back({page.updated, &page, nullptr});
  }
  std::stable_sort(changes.begin(), changes.end(), [](const SiteChange& a, const SiteChange& b) {
    const int64_t first = minutes_since_epoch(a.date), second = minutes_since_epoch(b.date);
    if (first != second) return first > second;
    return std::tie(a.page->sort_key, a.page->id) < std::tie(b.page->sort_key, b.page->id);
  });
  if (changes.size() > limit) changes.resize(limit);
  return changes;
}

}  // namespace kb
