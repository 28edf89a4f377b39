#include "generator/site/address_lookup.h"

#include <algorithm>

#include "generator/base/slug.h"
#include "generator/site/routes.h"

namespace kb {

AddressLookup::AddressLookup(const Site& site, const Config& config, const StaticFiles& files)
    : site_(site), config_(config), files_(files) {
  by_source_.reserve(site.by_source.size());
  for (const auto& [path, page] : site.by_source) by_source_.emplace(path, page);
  const size_t base = config.base_path.size() - 1;
  for (const Redirect& redirect : site.redirects) {
    const std::string url = redirect.from.substr(base);
    redirects_.emplace(url.back() == '/' ? url : url + "/", redirect.to);
  }
  for (const Category& category : site.categories) add_other(category.url.substr(base));
  for (const Tag& tag : site.tags) add_other(tag.url.substr(base));
  for (const std::string& language : site.languages) {
    const std::string root = language_root(config, language);
    const auto add = [&](Route which) { add_other(root + std::string(route(language, which)) + "/"); };
    add(Route::index);
    add(Route::changes);
    if (config.search.enabled) add(Route::search);
    if (has_categories(site, language)) add(Route::categories);
    if (has_tags(site, language)) add(Route::tags);
    if (has_kind(site, language, PageKind::article)) add(Route::articles);
    if (has_kind(site, language, PageKind::document)) add(Route::documents);
    add_other(root + "feed.xml");
  }
  add_other("/sitemap.xml");
  add_other("/llms.txt");
}

void AddressLookup::add_other(std::string_view url) {
  const size_t end = url.find_last_not_of('/') + 1;
  other_urls_.emplace(url.substr(1, end - 1), url);
}

bool AddressLookup::is_made(std::string_view url) const {
  const bool home = std::any_of(site_.languages.begin(), site_.languages.end(),
                                [&](const std::string& language) { return url == language_root(config_, language); });
  return home || other_urls_.find(url.substr(1, url.find_last_not_of('/'))) != other_urls_.end();
}

PageId AddressLookup::page_at(std::string_view url) const {
  const auto found = site_.by_url.find(url);
  if (found != site_.by_url.end()) return found->second;
  const auto redirect = redirects_.find(url);
  return redirect == redirects_.end() ? kNoPage : redirect->second;
}

// Authors write addresses with the base path and without.
std::string AddressLookup::below_base(const std::string& path) const {
  const std::string& base = config_.base_path;
  return normalize_path(base.size() > 1 && path.starts_with(base) ? path.substr(base.size() - 1) : path);
}

PageId AddressLookup::page_of_rooted(const std::string& path, std::string_view language) const {
  const std::string inner = below_base(path);
  const std::string root = language_root(config_, language);
  for (const std::string& name : {inner, slug_of_path(inner)}) {
    const std::string rest = name.empty() ? "" : name + "/";
    PageId page = page_at(root + rest);
    if (page == kNoPage) page = page_at("/" + rest);
    if (page != kNoPage) return page;
  }
  return page_of_source(config_.content + "/" + inner, language);
}

PageId AddressLookup::page_of_source(const std::string& path, std::string_view language) const {
  const auto at = [&](const std::string& candidate) {
    const auto found = by_source_.find(candidate);
    return found == by_source_.end() ? kNoPage : found->second;
  };
  for (const std::string_view ending : {"", ".md", "/index.md", "/_index.md"}) {
    if (const PageId page = at(path + std::string(ending)); page != kNoPage) return page;
  }
  if (language.empty()) return kNoPage;
  const std::string below = path.substr(std::min(path.size(), config_.content.size() + 1));
  return at(config_.content + "/" + std::string(language) + "/" + below);
}

const StaticFile* AddressLookup::file(const Address& address, const std::string& folder,
                                      std::string_view language) const {
  const auto by = [&](const auto& map, const std::string& path) -> const StaticFile* {
    const auto found = map.find(path);
    return found == map.end() ? nullptr : &files_.files[found->second];
  };
  if (address.kind != AddressKind::rooted) {
    return by(files_.by_source, normalize_path(folder + "/" + address.path));
  }
  const std::string path = below_base(address.path);
  if (const StaticFile* file = by(files_.by_output, path)) return file;
  const std::string root = language_root(config_, language).substr(1);
  if (const StaticFile* file = by(files_.by_output, root + path)) return file;
  return by(files_.by_source, config_.content + "/" + path);
}

std::string AddressLookup::other_url(const Address& address, std::string_view language) const {
  if (address.kind != AddressKind::rooted) return {};
  const std::string path = below_base(address.path);
  for (const std::string& root : {language_root(config_, language), std::string("/")}) {
    const auto found = other_urls_.find(root.substr(1) + path);
    if (found != other_urls_.end()) return config_.base_path + found->second.substr(1) + address.suffix;
  }
  return {};
}

}  // namespace kb
