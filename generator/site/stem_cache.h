// Stems of words of names and headings: the search engine's analyzer with a cache of what it said. One for
// a thread.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "generator/config/config.h"
#include "search/text/analyze.h"

namespace kb {

// The site's own irregular forms of a language, as lines of search/text/tables.h.
std::string form_lines(const std::vector<SearchConfig::Forms>& forms, std::string_view language);

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

// Stem caches that outlive a stage: each of its threads borrows one. Kept between builds too, for what they know
// changes only with the site's own forms; then they begin anew. One build at a time.
class StemCaches {
 public:
  StemCaches();
  ~StemCaches();
  StemCaches(StemCaches&&) noexcept;
  StemCaches& operator=(StemCaches&&) noexcept;

  struct GiveBack {
    StemCaches* to;
    void operator()(StemCache* cache) const;
  };
  using Loan = std::unique_ptr<StemCache, GiveBack>;
  // From any thread. Goes back when it is destroyed, which is while this lives.
  Loan borrow(const Config& config);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace kb
