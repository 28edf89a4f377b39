// What an address names: a page, a file, or what kbgen makes that nobody wrote (a category, the list of all terms, a
// feed). Made once for a
// site, then read by all threads; keeps references to what it is made of.
#pragma once

#include <tsl/robin_map.h>

#include <map>
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
  // The published URL of what kbgen makes itself: categories and tags that no page stands for, lists, feeds; empty
  // where the address names none.
  std::string other_url(const Address& address, std::string_view language) const;

  // Whether `url`, without base path, is a page that kbgen makes itself.
  bool is_made(std::string_view url) const;
  // The page whose URL that is, or to which one of its redirects leads: "/nb/kunde/", without base path.
  PageId page_at(std::string_view url) const;
  // A rooted path without base path and without '/' at its ends.
  std::string below_base(const std::string& path) const;

 private:
  void add_other(std::string_view url);

  const Site& site_;
  const Config& config_;
  const StaticFiles& files_;
  tsl::robin_map<std::string_view, PageId> by_source_;          // every relative link of a site asks for one
  std::map<std::string, PageId, std::less<>> redirects_;        // URL without base path → page
  std::map<std::string, std::string, std::less<>> other_urls_;  // path without '/' at its ends → URL without base path
};

}  // namespace kb
