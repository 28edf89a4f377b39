// Which name means which page: titles and aliases, and the addresses that lead on to a page.
#include <algorithm>
#include <map>

#include "generator/base/collate.h"
#include "generator/base/path.h"
#include "generator/base/slug.h"
#include "generator/page/link_address.h"
#include "generator/site/address_lookup.h"
#include "generator/site/site_parts.h"

namespace kb {
namespace {

struct Claim {
  PageId page;
  Span span;
};

// Names by language and key. A term's title is its own; nobody else may claim it.
using Claims = std::map<std::pair<std::string, std::string>, Claim>;

void claim_titles(const SiteInput& input, Site& site, Claims& claims, Diagnostics& diagnostics) {
  for (const Page& page : site.pages) {
    if (page.kind == PageKind::home) continue;
    const Doc& doc = input.docs[page.id];
    const Claim claim{page.id, place_of(doc)};
    const auto [first, inserted] = claims.emplace(std::make_pair(page.language, name_key(page.title)), claim);
    if (!inserted) {
      const Page& other = site.pages[first->second.page];
      if (page.kind == PageKind::term && other.kind == PageKind::term) {
        Diagnostic diagnostic = make_diagnostic(Code::term_duplicate, claim.span,
                                                "the term '" + page.title + "' is defined by another page already",
                                                "join the two pages, or rename one of them");
        diagnostic.notes.push_back({first->second.span, "the other definition is here"});
        diagnostics.push_back(std::move(diagnostic));
        continue;
      }
      // An article or category of the same name stands back: the name means the term.
      if (page.kind == PageKind::term) first->second = claim;
    }
  }
  for (const auto& [key, claim] : claims) {
    site.names.push_back({site.pages[claim.page].title, claim.page, false});
  }
}

void claim_aliases(const SiteInput& input, Site& site, Claims& claims, Diagnostics& diagnostics) {
  for (const Page& page : site.pages) {
    for (const Text& alias : input.docs[page.id].meta.aliases) {
      const std::string key = name_key(alias.value);
      if (key.empty() || key == name_key(page.title)) continue;
      const Claim claim{page.id, alias.span};
      const auto [first, inserted] = claims.emplace(std::make_pair(page.language, key), claim);
      if (!inserted && first->second.page != page.id) {
        Diagnostic diagnostic = make_diagnostic(
            Code::alias_taken, alias.span,
            "the alias '" + alias.value + "' is already a name of '" + site.pages[first->second.page].title + "'",
            "remove the alias here, or rename it");
        diagnostic.notes.push_back({first->second.span, "the name is taken here"});
        diagnostics.push_back(std::move(diagnostic));
      } else if (inserted) {
        site.names.push_back({alias.value, page.id, true});
      }
    }
  }
}

// "/gammel/adresse", "gammel/adresse" or the same with the site's own host, within the page's language, to a URL
// without base path. What is no path of this site stays as it is written.
std::string redirect_url(const Config& config, std::string_view language, std::string_view from) {
  const Address address = parse_address(from, config.base_url);
  const bool path_alone = (address.kind == AddressKind::rooted || address.kind == AddressKind::relative) &&
                          !address.has_fragment && address.suffix.empty();
  std::string path = path_alone ? address.path : std::string(from);
  while (path_alone && !path.empty() && path.front() == '/') path.erase(path.begin());
  while (!path.empty() && path.back() == '/') path.pop_back();
  const std::string base = config.base_path.substr(1), root = language_root(config, language).substr(1);
  for (const std::string& prefix : {base, root}) {
    if (!prefix.empty() && path.starts_with(prefix)) path.erase(0, prefix.size());
  }
  const bool file = path.ends_with(".html") || path.ends_with(".htm");
  return language_root(config, language) + path + (path.empty() || file ? "" : "/");
}

// Whether a file can stand where the URL leads: not for "/../", nor for a query or another host.
bool names_a_file(std::string_view url) {
  std::string_view path = url.substr(1);
  if (path.ends_with("/")) path.remove_suffix(1);
  return url == "/" || (stays_below(path) && path.find_first_of("?#:") == std::string_view::npos);
}

void add_redirects(const SiteInput& input, Site& site, Diagnostics& diagnostics) {
  std::map<std::string, Claim> taken;
  const StaticFiles no_files;
  const AddressLookup made(site, input.config, no_files);
  const auto add = [&](const Page& page, const std::string& url, Span span, const std::string& name, bool alias) {
    if (url == url_of(input.config, page.language, page.slug)) return;
    const auto existing = site.by_url.find(url);
    if (existing != site.by_url.end()) {
      if (alias && slug(site.pages[existing->second].title) == slug(name)) return;  // said already: alias-taken
      Diagnostic diagnostic = make_diagnostic(
          Code::alias_shadows_page, span,
          std::string(alias ? "the alias" : "the redirect") + " would take the address '" + url + "', which is a page",
          "remove it, or move the other page");
      diagnostic.notes.push_back({place_of(input.docs[existing->second]), "that page is here"});
      diagnostics.push_back(std::move(diagnostic));
      return;
    }
    if (made.is_made(url)) {
      if (alias) return;  // the name is found without an address of its own
      diagnostics.push_back(make_diagnostic(Code::alias_shadows_page, span,
                                            "the redirect would take the address '" + url + "', which is a page",
                                            "remove it: kbgen makes that page itself"));
      return;
    }
    const auto [first, inserted] = taken.emplace(url, Claim{page.id, span});
    if (!inserted) {
      if (first->second.page == page.id || alias) return;
      Diagnostic diagnostic =
          make_diagnostic(Code::redirect_duplicate, span, "the address '" + url + "' already leads to another page",
                          "keep it on one of the two pages");
      diagnostic.notes.push_back({first->second.span, "it is given here first"});
      diagnostics.push_back(std::move(diagnostic));
      return;
    }
    const std::string output = url.substr(1) + (url.back() == '/' ? "index.html" : "");
    site.redirects.push_back({input.config.base_path + url.substr(1), output, page.id});
  };
  for (const Page& page : site.pages) {
    for (const Text& from : input.docs[page.id].meta.redirect_from) {
      const std::string url = redirect_url(input.config, page.language, from.value);
      if (names_a_file(url)) {
        add(page, url, from.span, from.value, false);
      } else {
        diagnostics.push_back(
            make_diagnostic(Code::page_invalid_slug, from.span, "'" + from.value + "' cannot be the address of a file",
                            "write its path on this site, without '..', '?' and '#': /gammel-adresse/"));
      }
    }
  }
  for (const Page& page : site.pages) {
    for (const Text& alias : input.docs[page.id].meta.aliases) {
      const std::string name = slug(alias.value);
      if (!name.empty()) add(page, url_of(input.config, page.language, name), alias.span, alias.value, true);
    }
  }
}

}  // namespace

void add_names(const SiteInput& input, Site& site, Diagnostics& diagnostics) {
  Claims claims;
  claim_titles(input, site, claims, diagnostics);
  claim_aliases(input, site, claims, diagnostics);
  add_redirects(input, site, diagnostics);

  std::vector<std::pair<std::string, TermName>> keyed;
  keyed.reserve(site.names.size());
  for (TermName& name : site.names) {
    const Page& page = site.pages[name.page];
    keyed.emplace_back(name.alias ? sort_key(name.name, page.language) : page.sort_key, std::move(name));
  }
  std::sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
    const std::string& la = site.pages[a.second.page].language;
    const std::string& lb = site.pages[b.second.page].language;
    return std::tie(la, a.first, a.second.name, a.second.page) < std::tie(lb, b.first, b.second.name, b.second.page);
  });
  site.names.clear();
  for (auto& [key, name] : keyed) site.names.push_back(std::move(name));
}

}  // namespace kb
