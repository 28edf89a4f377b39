// Files that tell machines what a site has: sitemap (sitemaps.org 0.9 with hreflang), Atom feed of changes (RFC 4287),
// robots.txt (RFC 9309), OpenSearch 1.1 description, llms.txt (llmstxt.org). All addresses are full ones. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/render/page_data.h"

namespace kb {

// "sitemap.xml"; beyond `limit` addresses it is an index of "sitemap-1.xml" … of that many each.
constexpr size_t kSitemapLimit = 50000;
std::vector<TextFile> sitemap(const ViewInput& input, size_t limit = kSitemapLimit);

// "feed.xml" and "opensearch.xml" of a language.
TextFile atom_feed(const ViewInput& input, const std::string& language);
TextFile opensearch(const ViewInput& input, const std::string& language);

TextFile robots(const ViewInput& input);
TextFile llms(const ViewInput& input);

// Text for XML: markup escaped, characters that XML 1.0 cannot hold left out.
std::string escape_xml(std::string_view text);

}  // namespace kb
