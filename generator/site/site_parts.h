// The steps of build_site, each in a file of its own. Only site*.cc include this.
#pragma once

#include <vector>

#include "generator/site/site.h"

namespace kb {

struct SiteInput {
  const std::vector<Doc>& docs;
  const std::vector<PageIdentity>& identities;
  const Config& config;
  const SourceMap& sources;
};

// Place to point at for a page: its title, else its first byte.
Span place_of(const Doc& doc);

// Names that wikilinks, term links and the A–Å index know, and the redirects of aliases.
void add_names(const SiteInput& input, Site& site, Diagnostics& diagnostics);
// Categories, tags and translations.
void add_groups(const SiteInput& input, Site& site, Diagnostics& diagnostics);

}  // namespace kb
