// From pages to the input of the search index: one index per language, a page in sections that a result can link to.
#pragma once

#include <string>
#include <vector>

#include "generator/config/config.h"
#include "generator/page/doc.h"
#include "generator/site/page_words.h"
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

// Its sections() do without `words`, which outlive it; its read_sections() use them up, page by page.
search::IndexInput index_input(const std::string& language, const std::vector<Doc>& docs, const Site& site,
                               const Links& links, const Config& config, SiteWords& words);

// Takes the words, so that they are in memory no longer than they are needed.
std::vector<LanguageIndex> index_site(const std::vector<Doc>& docs, const Site& site, const Links& links,
                                      const Config& config, SiteWords words, unsigned threads);

}  // namespace kb
