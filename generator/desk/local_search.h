// The site's search on an index in memory: the engine of the browser, given its chunks as a browser would fetch them.
#pragma once

#include <string>
#include <string_view>

#include "generator/site/index_site.h"
#include "search/query/engine.h"

namespace kb {

class LocalSearch {
 public:
  // `index` outlives the search. An index that the engine refuses leaves `problem`, and no query has an answer.
  explicit LocalSearch(const LanguageIndex& index);

  search::Results answer(std::string_view query, const search::Options& options);

  std::string problem;

 private:
  const LanguageIndex& index_;
  search::Engine engine_;
};

// The index of a language, or null.
const LanguageIndex* find_index(const std::vector<LanguageIndex>& indexes, std::string_view language);

}  // namespace kb
