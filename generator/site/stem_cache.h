// Stems of words for term links and related topics: the search engine's analyzer with a cache of what it said. One per
// thread.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "generator/config/config.h"
#include "search/text/analyze.h"

namespace kb {

// The built-in irregular forms of a language and the site's own.
search::FormTable form_table(const Config& config, std::string_view language);

class StemCache {
 public:
  explicit StemCache(const Config& config);
  ~StemCache();
  StemCache(StemCache&&) noexcept;

  // Stem of a surface form as the tokenizer gives it. The view lives as long as the cache.
  std::string_view stem(std::string_view language, std::string_view surface);
  bool is_stop_word(std::string_view language, std::string_view surface);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kb
