// What is said of links that lead nowhere, wherever they stand.
#pragma once

#include <string>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/config/config.h"
#include "generator/page/doc.h"
#include "generator/site/address_lookup.h"

namespace kb {

// Of a link at `span` to the anchor `id` of `doc`; `where`: "on this page". None if it is there.
Diagnostics check_anchor(const Doc& doc, const std::string& id, Span span, const std::string& where);

// Of a link at `span` to a page that is not there; `written`: the link, `url`: the page's address as it would be.
Diagnostic missing_page(Span span, const std::string& written, const std::string& url, const Site& site);

// The same of a link to a page's file; `path`: where that would lie below the site's root.
Diagnostic missing_source(Span span, const std::string& written, const std::string& path, const Site& site);

// Of a link to a file that is not there.
Diagnostic missing_file(Span span, const std::string& path, const StaticFiles& files, const Config& config);

// Of a name, on a page in `language`, that no page there has.
Diagnostic missing_term(Code code, Span span, const std::string& name, const std::string& language, const Site& site);

// Of the pictures of site.toml and its links, in menus, contacts and announcements, to this site. They are published as
// they stand there, so nothing is guessed: no slug, no source path.
Diagnostics check_config_links(const Config& config, const std::vector<Doc>& docs, const Site& site,
                               const AddressLookup& lookup, const StaticFiles& files);

}  // namespace kb
