// Related topics. A page is described by the stems of its title, aliases, definition, headings and tags; two pages are
// related as far as they share rare stems, link to each other, or stand in one category. All weights are integers and
// a stem's rarity is counted in powers of two, so that one edit somewhere does not reshuffle the whole site. In the end
// pages that no list names get a place in the lists of their neighbours.
#include "generator/site/relate.h"

#include <algorithm>
#include <functional>

#include "generator/base/parallel.h"
#include "generator/site/page_features.h"

namespace kb {
namespace {

constexpr uint32_t kLinkScore = 120, kBacklinkScore = 60, kCategoryScore = 24;
constexpr size_t kLeastInbound = 2;  // lists that name a page, as far as its neighbours have room
constexpr size_t kCommonest = 400;   // a stem on more pages than this tells nothing and costs much

uint32_t rarity(size_t pages, size_t with_feature) {
  uint32_t bits = 1;
  while ((with_feature << bits) <= pages) ++bits;
  return bits;
}

// What decides whether two pages may be related: pages of one language, none of them a list of pages.
constexpr uint32_t kNotRelated = UINT32_MAX;

std::vector<uint32_t> groups_of(const Site& site) {
  std::vector<uint32_t> groups;
  for (const Page& page : site.pages) {
    const auto language = std::find(site.languages.begin(), site.languages.end(), page.language);
    const bool list = page.kind == PageKind::home || page.kind == PageKind::category;
    groups.push_back(list ? kNotRelated : static_cast<uint32_t>(language - site.languages.begin()));
  }
  return groups;
}

// Who has a feature: of the pages that may be related, ascending.
struct FeatureTable {
  struct Holder {
    PageId page;
    uint32_t weight;
  };
  std::vector<Holder> holders;  // by feature
  std::vector<uint32_t> first;  // by feature, and one more: its first holder
  std::vector<uint32_t> pages;  // by feature: how many pages have it in all
};

FeatureTable make_table(const std::vector<Features>& features, size_t count, const std::vector<uint32_t>& groups) {
  FeatureTable table;
  table.first.assign(count + 1, 0);
  table.pages.assign(count, 0);
  for (PageId id = 0; id < features.size(); ++id) {
    for (const Feature& feature : features[id]) {
      ++table.pages[feature.number];
      if (groups[id] != kNotRelated) ++table.first[feature.number + 1];
    }
  }
  for (size_t feature = 0; feature < count; ++feature) table.first[feature + 1] += table.first[feature];
  table.holders.resize(table.first[count]);
  std::vector<uint32_t> next(table.first.begin(), table.first.end() - 1);
  for (PageId id = 0; id < features.size(); ++id) {
    if (groups[id] == kNotRelated) continue;
    for (const Feature& feature : features[id]) table.holders[next[feature.number]++] = {id, feature.weight};
  }
  return table;
}

// Kept for their memory. All points are 0 between two pages.
struct Scores {
  explicit Scores(size_t pages) : points(pages, 0), touched(pages + 1) {}

  std::vector<uint32_t> points;
  std::vector<PageId> touched;
};

// The `count` pages with the most points, of equal ones the first; takes the points of the first `others` touched.
std::vector<PageId> best_of(Scores& scores, size_t others, size_t count) {
  std::vector<uint64_t> best;  // points and then the page from behind, so that more is better
  for (size_t i = 0; i < others; ++i) {
    uint32_t& points = scores.points[scores.touched[i]];
    const uint64_t rank = uint64_t{points} << 32 | ~scores.touched[i];
    points = 0;
    if (best.size() >= count) {
      if (best.empty() || rank < best.back()) continue;
      best.pop_back();
    }
    best.insert(std::upper_bound(best.begin(), best.end(), rank, std::greater<>()), rank);
  }
  std::vector<PageId> pages;
  for (const uint64_t rank : best) pages.push_back(~static_cast<PageId>(rank));
  return pages;
}

std::vector<PageId> related_of(PageId id, const FeatureTable& table, const std::vector<uint32_t>& groups,
                               const std::vector<Features>& features, const Site& site, const Links& links,
                               size_t count, Scores& scores) {
  const Page& page = site.page(id);
  const auto language = std::find(site.languages.begin(), site.languages.end(), page.language);
  const auto group = static_cast<uint32_t>(language - site.languages.begin());
  uint32_t* const points = scores.points.data();
  PageId* const touched = scores.touched.data();
  size_t others = 0;
  // Without a branch: whether a page was met before is not to be foreseen.
  const auto add_points = [&](PageId other, uint32_t more) {
    touched[others] = other;
    others += points[other] == 0 ? 1 : 0;
    points[other] += more;
  };
  const auto add = [&](PageId other, uint32_t more) {
    if (groups[other] == group) add_points(other, more);
  };
  points[id] = 1;  // so that the page itself is not among the others
  for (const Feature& feature : features[id]) {
    const uint32_t pages = table.pages[feature.number];
    if (pages > kCommonest) continue;
    const uint32_t each = feature.weight * rarity(site.pages.size(), pages);
    for (uint32_t i = table.first[feature.number]; i < table.first[feature.number + 1]; ++i) {
      add_points(table.holders[i].page, each * table.holders[i].weight);
    }
  }
  for (const PageReference& reference : links.pages[id].references) {
    add(reference.to, reference.automatic ? kLinkScore / 2 : kLinkScore);
  }
  for (const PageId from : links.backlinks[id]) add(from, kBacklinkScore);
  if (page.category != kNoPage) {
    const std::vector<PageId>& members = site.categories[page.category].members;
    if (members.size() <= kCommonest) {
      for (const PageId member : members) add(member, kCategoryScore);
    }
  }

  std::vector<PageId> related;
  for (const PageId pinned : links.pages[id].related) {
    if (site.page(pinned).language == page.language) related.push_back(pinned);
  }
  // Pinned pages may be among the best, so that many more are put in order.
  const size_t wanted = std::max(count, related.size());
  for (const PageId other : best_of(scores, others, wanted + related.size())) {
    if (related.size() >= wanted) break;
    if (std::find(related.begin(), related.end(), other) == related.end()) related.push_back(other);
  }
  points[id] = 0;
  return related;
}

// Pages that hardly any list names take the last place in the lists of those nearest to them, where the page there is
// named by enough others. What an author pinned stays. In page order, so that one edit moves little.
void lead_to_lonely_pages(const Site& site, const Links& links, size_t count,
                          std::vector<std::vector<PageId>>& related) {
  std::vector<size_t> inbound(related.size(), 0);
  for (const std::vector<PageId>& list : related) {
    for (const PageId to : list) ++inbound[to];
  }
  const std::vector<std::vector<PageId>> nearest = related;
  for (PageId lonely = 0; lonely < nearest.size(); ++lonely) {
    const PageKind kind = site.page(lonely).kind;
    if (kind == PageKind::home || kind == PageKind::category) continue;
    for (const PageId host : nearest[lonely]) {
      if (inbound[lonely] >= kLeastInbound) break;
      std::vector<PageId>& list = related[host];
      const PageKind host_kind = site.page(host).kind;
      if (host_kind == PageKind::home || host_kind == PageKind::category) continue;
      if (std::find(list.begin(), list.end(), lonely) != list.end()) continue;
      if (list.size() >= count) {
        if (list.empty() || list.size() <= links.pages[host].related.size()) continue;
        if (inbound[list.back()] <= kLeastInbound) continue;
        --inbound[list.back()];
        list.pop_back();
      }
      list.push_back(lonely);
      ++inbound[lonely];
    }
  }
}

}  // namespace

std::vector<std::vector<PageId>> relate_pages(const std::vector<Doc>& docs, const Site& site, const Links& links,
                                              const Config& config, const SiteWords& words, StemCaches& caches,
                                              unsigned threads) {
  const StemCaches::Loan stems = caches.borrow(config);
  FeatureReader reader(words, *stems);
  std::vector<Features> features;
  for (const Page& page : site.pages) features.push_back(reader.of(docs[page.id], page));
  const std::vector<uint32_t> groups = groups_of(site);
  const FeatureTable table = make_table(features, reader.size(), groups);
  const auto count = static_cast<size_t>(std::max(config.related_count, 0));
  auto related = parallel_map(
      site.pages.size(), threads, [&] { return Scores(site.pages.size()); },
      [&](Scores& scores, size_t i) {
        return related_of(static_cast<PageId>(i), table, groups, features, site, links, count, scores);
      });
  lead_to_lonely_pages(site, links, count, related);
  return related;
}

std::vector<RelationReason> explain_relation(const std::vector<Doc>& docs, const Site& site, const Links& links,
                                             const Config& config, const SiteWords& words, PageId page, PageId other) {
  std::vector<RelationReason> reasons;
  const std::vector<PageId>& pinned = links.pages[page].related;
  if (std::find(pinned.begin(), pinned.end(), other) != pinned.end()) reasons.push_back({"pinned by the author", 0});

  StemCache stems(config);
  FeatureReader reader(words, stems);
  const Features own = reader.of(docs[page], site.page(page));
  const Features theirs = reader.of(docs[other], site.page(other));
  const auto find = [](const Features& features, const Feature& wanted) {
    const auto found = std::lower_bound(features.begin(), features.end(), wanted,
                                        [](const Feature& a, const Feature& b) { return a.number < b.number; });
    return found != features.end() && found->number == wanted.number ? &*found : nullptr;
  };
  std::vector<size_t> holders(own.size(), 0);
  for (const Page& any : site.pages) {
    if (any.language != site.page(page).language) continue;
    const Features features = reader.of(docs[any.id], any);
    for (size_t i = 0; i < own.size(); ++i) holders[i] += find(features, own[i]) != nullptr;
  }
  for (size_t i = 0; i < own.size(); ++i) {
    const Feature* const shared = find(theirs, own[i]);
    if (shared == nullptr || holders[i] > kCommonest) continue;
    const std::string what = (reader.is_tag(own[i].number) ? "both have the tag '" : "both say '") +
                             std::string(reader.name(own[i].number)) + "'";
    reasons.push_back({what, uint64_t{own[i].weight} * shared->weight * rarity(site.pages.size(), holders[i])});
  }
  uint64_t by_author = 0, by_term = 0;
  for (const PageReference& reference : links.pages[page].references) {
    if (reference.to == other) (reference.automatic ? by_term : by_author) += 1;
  }
  if (by_author > 0) reasons.push_back({"linked by the author", by_author * kLinkScore});
  if (by_term > 0) reasons.push_back({"its term stands in the text", by_term * (kLinkScore / 2)});
  const std::vector<PageId>& back = links.backlinks[page];
  if (std::find(back.begin(), back.end(), other) != back.end()) reasons.push_back({"it links here", kBacklinkScore});
  const uint32_t category = site.page(page).category;
  if (category != kNoPage && category == site.page(other).category &&
      site.categories[category].members.size() <= kCommonest) {
    reasons.push_back({"both are in '" + site.categories[category].name + "'", kCategoryScore});
  }
  std::stable_sort(reasons.begin(), reasons.end(), [](const RelationReason& a, const RelationReason& b) {
    const bool a_pinned = a.points == 0, b_pinned = b.points == 0;
    return a_pinned != b_pinned ? a_pinned : a.points > b.points;
  });
  return reasons;
}

}  // namespace kb
