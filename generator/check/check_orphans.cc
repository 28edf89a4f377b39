// Pages nobody finds by reading: no link, no category, no menu leads to them.
#include "generator/base/path.h"
#include "generator/check/check_rules.h"
#include "generator/page/link_address.h"

namespace kb {
namespace {

// Pages the menus and other links of site.toml lead to.
void mark_menus(const CheckInput& input, std::vector<bool>& reached) {
  const auto mark = [&](const std::string& url) {
    const Address address = parse_address(url, input.config.base_url);
    if (address.kind != AddressKind::rooted) return;
    const auto found = input.site.by_url.find(between_slashes(address.path));
    if (found == input.site.by_url.end()) return;
    reached[found->second] = true;
    // The page on how AI is used is linked to in each language it is translated into.
    if (url != input.config.history.policy_url) return;
    for (const PageId twin : input.site.page(found->second).translations) reached[twin] = true;
  };
  for (const ConfigLink& link : input.config.links) mark(link.url);
}

}  // namespace

std::vector<PageId> orphans(const CheckInput& input) {
  std::vector<bool> reached(input.site.pages.size());
  for (const Page& page : input.site.pages) {
    if (page.kind == PageKind::home || page.kind == PageKind::category || page.category != kNoPage) {
      reached[page.id] = true;
    }
    if (!input.links.backlinks[page.id].empty()) reached[page.id] = true;
    for (const PageId related : input.links.pages[page.id].related) reached[related] = true;
  }
  mark_menus(input, reached);
  std::vector<PageId> alone;
  for (PageId id = 0; id < reached.size(); ++id) {
    if (!reached[id]) alone.push_back(id);
  }
  // A site of one page has nothing to link from.
  return input.site.pages.size() > 1 ? alone : std::vector<PageId>();
}

void check_orphans(const CheckInput& input, Diagnostics& diagnostics) {
  for (const PageId id : orphans(input)) {
    diagnostics.push_back(
        make_diagnostic(Code::page_orphan, input.docs[id].title_span,
                        "no page leads to '" + input.site.page(id).title + "', and it is in no category",
                        "mention it on a page near to it, or give it a 'category:'"));
  }
}

}  // namespace kb
