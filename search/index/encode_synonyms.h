// The synonyms an index carries to the browser: the site's own, and of the built-in ones those it has a name of. Native
// only.
#pragma once

#include <string>
#include <vector>

#include "search/index/builder.h"
#include "search/index/lexicon.h"

namespace kb::search {

// Names of synonyms that stand beside a word of the site, in byte order.
std::vector<std::string> synonym_names(const IndexInput& input, const std::vector<std::string>& surfaces);

// The block of the root (FORMAT.md, "block synonyms").
std::string encode_synonyms(const IndexInput& input, const Lexicon& lexicon, Analyzer& analyzer);

}  // namespace kb::search
