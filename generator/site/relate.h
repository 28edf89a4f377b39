// Which pages are near each other, and why. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "generator/site/resolve.h"

namespace kb {

// Related topics: manual ones first, then computed from shared stems, compounds, links and tags. At most
// config.related_count each (more only where an author pinned more), parallel to the pages. Each article, document and
// term is in the lists of at least two others, as far as its neighbours have places that no pinned page takes.
std::vector<std::vector<PageId>> relate_pages(const std::vector<Doc>& docs, const Site& site, const Links& links,
                                              const Config& config, const SiteWords& words, StemCaches& stems,
                                              unsigned threads);

// Why `other` is as near to `page` as it is, by relate_pages' own measure: the most important first.
struct RelationReason {
  std::string what;  // "both say 'opsig'", "links there", "pinned"
  uint64_t points = 0;
};
std::vector<RelationReason> explain_relation(const std::vector<Doc>& docs, const Site& site, const Links& links,
                                             const Config& config, const SiteWords& words, PageId page, PageId other);

}  // namespace kb
