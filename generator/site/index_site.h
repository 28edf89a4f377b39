// From pages to the input of the search index: one index per language, a page in sections that a result can link to.
#pragma once

#include <string>
#include <vector>

#include "generator/config/config.h"
#include "generator/page/doc.h"
#include "generator/site/resolve.h"
#include "generator/site/site.h"
#include "search/index/builder.h"

namespace kb {

// Languages that have pages, in Site::languages' order.
struct LanguageIndex {
  std::string language;
  search::BuiltIndex built;
};

std::vector<search::SectionInput> sections_of(const Doc& doc);

search::IndexInput index_input(const std::string& language, const std::vector<Doc>& docs, const Site& site,
                               const Links& links, const Config& config);

std::vector<LanguageIndex> index_site(const std::vector<Doc>& docs, const Site& site, const Links& links,
                                      const Config& config, unsigned threads);

}  // namespace kb
