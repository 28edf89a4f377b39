// Related topics. A page is described by the stems of its title, aliases, definition, headings and tags; two pages are
// related as far as they share rare stems, link to each other, or stand in one category. All weights are integers and
// a stem's rarity is counted in powers of two, so that one edit somewhere does not reshuffle the whole site. In the end
// pages that no list names get a place in the lists of their neighbours.
#include "generator/site/relate.h"

#include <algorithm>

#include "generator/base/parallel.h"
#include "generator/site/stem_cache.h"
#include "search/text/word_table.h"

namespace kb {
namespace {

constexpr uint32_t kTitleWeight = 4, kDefinitionWeight = 2, kHeadingWeight = 1, kTagWeight = 6;
constexpr uint32_t kMaxFeatureWeight = 8;
constexpr uint32_t kLinkScore = 120, kBacklinkScore = 60, kCategoryScore = 24;
constexpr size_t kLeastInbound = 2;  // lists that name a page, as far as its neighbours have room
constexpr size_t kCommonest = 400;   // a stem on more pages than this tells nothing and costs much

struct Feature {
  std::string_view name;  // a stem or a tag; lives as long as the page and the stem cache
  bool tag = false;
  uint32_t weight = 0;

  bool before(const Feature& other) const { return tag != other.tag ? tag : name < other.name; }
  bool same(const Feature& other) const { return tag == other.tag && name == other.name; }
};
using Features = std::vector<Feature>;  // in order, each once

void add_words(std::string_view text, const Page& page, uint32_t weight, StemCache& stems, Features& features) {
  thread_local std::vector<search::Token> tokens;  // kept for its memory
  search::tokenize(text, search::language_from_code(page.language), tokens);
  for (const search::Token& token : tokens) {
    if (token.joined || token.surface.size() < 3 || stems.is_stop_word(page.language, token.surface)) continue;
    features.push_back({stems.stem(page.language, token.surface), false, weight});
  }
}

Features features_of(const Doc& doc, const Page& page, StemCache& stems) {
  Features features;
  add_words(page.title, page, kTitleWeight, stems, features);
  for (const Text& alias : doc.meta.aliases) add_words(alias.value, page, kTitleWeight, stems, features);
  for (const Text& keyword : doc.meta.keywords) add_words(keyword.value, page, kDefinitionWeight, stems, features);
  add_words(page.definition, page, kDefinitionWeight, stems, features);
  for (const Heading& heading : doc.headings) add_words(heading.text, page, kHeadingWeight, stems, features);
  for (const std::string& tag : page.tags) features.push_back({tag, true, kTagWeight});
  std::sort(features.begin(), features.end(), [](const Feature& a, const Feature& b) { return a.before(b); });
  size_t kept = 0;
  for (const Feature& feature : features) {
    if (kept == 0 || !features[kept - 1].same(feature)) {
      features[kept++] = feature;
    } else if (!feature.tag) {
      features[kept - 1].weight = std::min(features[kept - 1].weight + feature.weight, kMaxFeatureWeight);
    }
  }
  features.resize(kept);
  return features;
}

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

// Who has a feature, of the pages that may be related, ascending; and how many pages have it in all.
struct Holders {
  struct Holder {
    PageId page;
    uint32_t weight;
  };
  std::vector<Holder> holders;
  size_t pages = 0;
};

struct FeatureTable {
  std::vector<Holders> features;
  std::vector<std::vector<std::pair<uint32_t, uint32_t>>> by_page;  // feature, weight
};

FeatureTable make_table(const std::vector<Features>& features, const std::vector<uint32_t>& groups, const Site& site) {
  FeatureTable table;
  table.by_page.resize(features.size());
  search::WordTable names;  // features of two languages are two features
  std::string name;
  for (PageId id = 0; id < features.size(); ++id) {
    for (const Feature& feature : features[id]) {
      name.assign(site.pages[id].language).append(feature.tag ? " #" : " ").append(feature.name);
      const uint32_t number = names.add(name);
      if (number == table.features.size()) table.features.emplace_back();
      Holders& holders = table.features[number];
      ++holders.pages;
      if (groups[id] != kNotRelated) holders.holders.push_back({id, feature.weight});
      table.by_page[id].emplace_back(number, feature.weight);
    }
  }
  return table;
}

std::vector<PageId> related_of(PageId id, const FeatureTable& table, const std::vector<uint32_t>& groups,
                               const Site& site, const Links& links, size_t count, std::vector<uint32_t>& scores) {
  const Page& page = site.page(id);
  const auto language = std::find(site.languages.begin(), site.languages.end(), page.language);
  const auto group = static_cast<uint32_t>(language - site.languages.begin());
  std::vector<PageId> touched;
  const auto add_points = [&](PageId other, uint32_t points) {
    if (scores[other] == 0) touched.push_back(other);
    scores[other] += points;
  };
  const auto add = [&](PageId other, uint32_t points) {
    if (other != id && groups[other] == group) add_points(other, points);
  };
  for (const auto& [feature, weight] : table.by_page[id]) {
    const Holders& holders = table.features[feature];
    if (holders.pages > kCommonest) continue;
    const uint32_t points = weight * rarity(site.pages.size(), holders.pages);
    for (const Holders::Holder& holder : holders.holders) {
      if (holder.page != id) add_points(holder.page, points * holder.weight);
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
  const size_t ordered = std::min(touched.size(), wanted + related.size());
  std::partial_sort(touched.begin(), touched.begin() + static_cast<std::ptrdiff_t>(ordered), touched.end(),
                    [&](PageId a, PageId b) { return scores[a] != scores[b] ? scores[a] > scores[b] : a < b; });
  for (size_t i = 0; i < ordered && related.size() < wanted; ++i) {
    if (std::find(related.begin(), related.end(), touched[i]) == related.end()) related.push_back(touched[i]);
  }
  for (const PageId other : touched) scores[other] = 0;
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
                                              const Config& config, StemCaches& caches, unsigned threads) {
  const auto features = parallel_map(
      site.pages.size(), threads, [&] { return caches.borrow(config); },
      [&](StemCaches::Loan& stems, size_t i) { return features_of(docs[i], site.pages[i], *stems); });
  const std::vector<uint32_t> groups = groups_of(site);
  const FeatureTable table = make_table(features, groups, site);
  const auto count = static_cast<size_t>(std::max(config.related_count, 0));
  auto related = parallel_map(
      site.pages.size(), threads, [&] { return std::vector<uint32_t>(site.pages.size(), 0); },
      [&](std::vector<uint32_t>& scores, size_t i) {
        return related_of(static_cast<PageId>(i), table, groups, site, links, count, scores);
      });
  lead_to_lonely_pages(site, links, count, related);
  return related;
}

std::vector<RelationReason> explain_relation(const std::vector<Doc>& docs, const Site& site, const Links& links,
                                             const Config& config, PageId page, PageId other) {
  std::vector<RelationReason> reasons;
  const std::vector<PageId>& pinned = links.pages[page].related;
  if (std::find(pinned.begin(), pinned.end(), other) != pinned.end()) reasons.push_back({"pinned by the author", 0});

  StemCache stems(config);
  const Features own = features_of(docs[page], site.page(page), stems);
  const Features theirs = features_of(docs[other], site.page(other), stems);
  const auto find = [](const Features& features, const Feature& wanted) {
    const auto found = std::lower_bound(features.begin(), features.end(), wanted,
                                        [](const Feature& a, const Feature& b) { return a.before(b); });
    return found != features.end() && found->same(wanted) ? &*found : nullptr;
  };
  std::vector<size_t> holders(own.size(), 0);
  for (const Page& any : site.pages) {
    if (any.language != site.page(page).language) continue;
    const Features features = features_of(docs[any.id], any, stems);
    for (size_t i = 0; i < own.size(); ++i) holders[i] += find(features, own[i]) != nullptr;
  }
  for (size_t i = 0; i < own.size(); ++i) {
    const Feature* const shared =
        site.page(other).language == site.page(page).language ? find(theirs, own[i]) : nullptr;
    if (shared == nullptr || holders[i] > kCommonest) continue;
    const std::string what = (own[i].tag ? "both have the tag '" : "both say '") + std::string(own[i].name) + "'";
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
