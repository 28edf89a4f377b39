// What an address in a page names: a page, a file, or a page that nobody wrote (a category, a tag). Made once for a
// site, then read by all threads; keeps references to what it is made of.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "generator/config/config.h"
#include "generator/page/link_address.h"
#include "generator/site/site.h"
#include "generator/site/static_files.h"

namespace kb {

class AddressLookup {
 public:
  AddressLookup(const Site& site, const Config& config, const StaticFiles& files);

  // "/kunde/", seen from a page in `language`: by URL, by a redirect, by slug, or as a file below the content folder.
  PageId page_of_rooted(const std::string& path, std::string_view language) const;
  // "content/da/kunde", with or without its ending; `language`: also below that language's folder, unless empty.
  PageId page_of_source(const std::string& path, std::string_view language) const;
  // Null where there is none. Relative addresses are seen from `folder`.
  const StaticFile* file(const Address& address, const std::string& folder, std::string_view language) const;
  // The published URL of a category or tag that no page stands for; empty where the address names none.
  std::string other_url(const Address& address, std::string_view language) const;

 private:
  PageId page_at(std::string_view url) const;
  std::string below_base(const std::string& path) const;

  const Site& site_;
  const Config& config_;
  const StaticFiles& files_;
  std::map<std::string, PageId, std::less<>> redirects_;  // URL without base path → page
  std::set<std::string, std::less<>> other_urls_;         // without base path
};

// "/Om os/Løn" → "om-os/loen"
std::string slug_path(std::string_view path);

}  // namespace kb
