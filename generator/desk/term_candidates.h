// Words that a site uses often and nobody has defined: the compounds found by the search index that are no term's name.
#pragma once

#include <string>
#include <vector>

#include "generator/build_data.h"

namespace kb {

struct Candidate {
  std::string language;
  std::string word;  // the form used most often
  size_t uses = 0, pages = 0;
  std::string example;  // source path of the page that uses it most
};

// Best first: on many pages, used often. At least three pages and four uses; at most `limit` a language.
std::vector<Candidate> term_candidates(const Build& build, size_t limit);

}  // namespace kb
