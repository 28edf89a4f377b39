// How pages hang together: categories, tags, translations.
#include <algorithm>
#include <map>
#include <numeric>

#include "generator/base/collate.h"
#include "generator/base/path.h"
#include "generator/base/slug.h"
#include "generator/site/routes.h"
#include "generator/site/site_parts.h"

namespace kb {
namespace {

constexpr size_t kNone = std::string::npos;

// Categories of one language while they are being collected.
struct CategoryTable {
  std::map<std::pair<std::string, std::string>, size_t> by_key;     // language, name key or slug → index
  std::map<std::pair<std::string, std::string>, size_t> by_folder;  // language, folder of a category page
};

size_t add_category(Site& site, CategoryTable& table, Category category) {
  const size_t index = site.categories.size();
  table.by_key.emplace(std::make_pair(category.language, name_key(category.name)), index);
  table.by_key.emplace(std::make_pair(category.language, category.slug), index);
  site.categories.push_back(std::move(category));
  return index;
}

void add_written_categories(const SiteInput& input, Site& site, CategoryTable& table) {
  for (const Page& page : site.pages) {
    if (page.kind != PageKind::category) continue;
    Category category;
    category.name = page.title;
    category.slug = page.slug;
    category.language = page.language;
    category.url = page.url;
    category.output = page.output;
    category.page = page.id;
    category.description = page.description;
    const size_t index = add_category(site, table, std::move(category));
    table.by_key.emplace(std::make_pair(page.language, file_name(page.slug)), index);
    table.by_folder.emplace(std::make_pair(page.language, input.identities[page.id].path), index);
  }
}

void sort_members(const SiteInput& input, Site& site, std::vector<PageId>& members) {
  std::sort(members.begin(), members.end(), [&](PageId a, PageId b) {
    const int wa = input.docs[a].meta.weight, wb = input.docs[b].meta.weight;
    return std::tie(wa, site.pages[a].sort_key, a) < std::tie(wb, site.pages[b].sort_key, b);
  });
}

// The category that `wanted` names, made where no page is it; kNone where nothing can be called so.
size_t category_named(const SiteInput& input, const Text& wanted, const std::string& language, Site& site,
                      CategoryTable& table, Diagnostics& diagnostics) {
  const std::string short_name = slug(wanted.value);
  auto found = table.by_key.find({language, name_key(wanted.value)});
  if (found == table.by_key.end()) found = table.by_key.find({language, short_name});
  if (found != table.by_key.end()) return found->second;
  if (short_name.empty()) {
    diagnostics.push_back(make_diagnostic(Code::category_invalid, wanted.span,
                                          "'" + wanted.value + "' cannot be the name of a category",
                                          "use a name with letters or digits"));
    return kNone;
  }
  Category category;
  category.name = wanted.value;
  category.language = language;
  category.slug = std::string(route(language, Route::categories)) + "/" + short_name;
  category.url = input.config.base_path + url_of(input.config, language, category.slug).substr(1);
  category.output = output_of(input.config, language, category.slug);
  const size_t index = add_category(site, table, std::move(category));
  table.by_key.emplace(std::make_pair(language, short_name), index);
  return index;
}

// The category of each page: by front matter, else by the folder it lies in; kNone for pages without.
std::vector<size_t> choose_categories(const SiteInput& input, Site& site, CategoryTable& table,
                                      Diagnostics& diagnostics) {
  std::vector<size_t> chosen(site.pages.size(), kNone);
  for (const Page& page : site.pages) {
    if (page.kind == PageKind::category || page.kind == PageKind::home) continue;
    const Text& wanted = input.docs[page.id].meta.category;
    if (wanted.present() && !wanted.value.empty()) {
      chosen[page.id] = category_named(input, wanted, page.language, site, table, diagnostics);
      continue;
    }
    const std::string parent(folder_of(input.identities[page.id].path));
    const auto folder = table.by_folder.find({page.language, parent});
    if (folder != table.by_folder.end() && !parent.empty()) chosen[page.id] = folder->second;
  }
  return chosen;
}

// Puts categories in order; returns the new index of each.
std::vector<size_t> sort_categories(const SiteInput& input, std::vector<Category>& categories) {
  std::vector<size_t> order(categories.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::vector<std::string> keys;
  for (const Category& category : categories) keys.push_back(sort_key(category.name, category.language));
  const auto weight = [&](size_t i) {
    const PageId page = categories[i].page;
    return page == kNoPage ? 0 : input.docs[page].meta.weight;
  };
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    const int wa = weight(a), wb = weight(b);
    return std::tie(categories[a].language, wa, keys[a], a) < std::tie(categories[b].language, wb, keys[b], b);
  });
  std::vector<Category> sorted;
  std::vector<size_t> new_index(order.size());
  for (const size_t i : order) {
    new_index[i] = sorted.size();
    sorted.push_back(std::move(categories[i]));
  }
  categories = std::move(sorted);
  return new_index;
}

void add_categories(const SiteInput& input, Site& site, Diagnostics& diagnostics) {
  CategoryTable table;
  add_written_categories(input, site, table);
  const std::vector<size_t> chosen = choose_categories(input, site, table, diagnostics);
  const std::vector<size_t> new_index = sort_categories(input, site.categories);
  for (Page& page : site.pages) {
    if (chosen[page.id] == kNone) continue;
    page.category = static_cast<uint32_t>(new_index[chosen[page.id]]);
    site.categories[page.category].members.push_back(page.id);
  }
  for (Category& category : site.categories) sort_members(input, site, category.members);
}

void add_tags(const SiteInput& input, Site& site) {
  std::map<std::pair<std::string, std::string>, Tag> tags;
  for (Page& page : site.pages) {
    std::vector<std::string> kept;
    for (const std::string& name : page.tags) {
      const std::string tag_slug = slug(name);
      if (tag_slug.empty()) continue;
      Tag& tag = tags[{page.language, tag_slug}];
      if (tag.name.empty()) {
        tag.name = name;
        tag.language = page.language;
        tag.slug = std::string(route(page.language, Route::tags)) + "/" + tag_slug;
        tag.url = input.config.base_path + url_of(input.config, page.language, tag.slug).substr(1);
        tag.output = output_of(input.config, page.language, tag.slug);
      }
      if (tag.members.empty() || tag.members.back() != page.id) {
        tag.members.push_back(page.id);
        kept.push_back(tag.name);
      }
    }
    page.tags = std::move(kept);
  }
  for (auto& [key, tag] : tags) {
    sort_members(input, site, tag.members);
    site.tags.push_back(std::move(tag));
  }
  std::stable_sort(site.tags.begin(), site.tags.end(), [](const Tag& a, const Tag& b) {
    return std::make_pair(a.language, sort_key(a.name, a.language)) <
           std::make_pair(b.language, sort_key(b.name, b.language));
  });
}

// Pages of one translation key are translations of each other; without a key, pages at the same place of two language
// folders are.
void add_translations(const SiteInput& input, Site& site, Diagnostics& diagnostics) {
  std::map<std::string, std::vector<PageId>> groups;
  for (const Page& page : site.pages) {
    const std::string key =
        page.translation_key.empty() ? "path:" + input.identities[page.id].path : "key:" + page.translation_key;
    groups[key].push_back(page.id);
  }
  for (const auto& [key, members] : groups) {
    const bool explicit_key = key[0] == 'k';
    const auto place = [&](PageId id) { return input.docs[id].meta.translation_key.span; };
    if (explicit_key && members.size() == 1) {
      diagnostics.push_back(make_diagnostic(Code::translation_alone, place(members[0]),
                                            "no other page has the translation key '" + key.substr(4) + "'",
                                            "give the page in the other language the same key, or remove it"));
    }
    std::map<std::string, PageId> by_language;
    for (const PageId id : members) {
      const auto [first, inserted] = by_language.emplace(site.pages[id].language, id);
      if (!inserted && explicit_key) {
        Diagnostic diagnostic =
            make_diagnostic(Code::translation_duplicate, place(id),
                            "another page in the same language has the translation key '" + key.substr(4) + "'",
                            "a key names one page per language");
        diagnostic.notes.push_back({place(first->second), "the other page is here"});
        diagnostics.push_back(std::move(diagnostic));
      }
    }
    for (const auto& [language, id] : by_language) {
      for (const auto& [other_language, other] : by_language) {
        if (other != id) site.pages[id].translations.push_back(other);
      }
    }
  }
}

}  // namespace

void add_groups(const SiteInput& input, Site& site, Diagnostics& diagnostics) {
  add_categories(input, site, diagnostics);
  add_tags(input, site);
  add_translations(input, site, diagnostics);
}

}  // namespace kb
