// Owns the Snowball library: one stemmer of one language. The only file that knows libstemmer; natively Debian's
// libstemmer 2.2.0, in the browser search/wasm/snowball.cc instead, which stems alike. Not to be shared by threads.
#pragma once

#include <string_view>

#include "search/text/analyze.h"

struct sb_stemmer;

namespace kb::search {

class Snowball {
 public:
  // `rules` are read in the browser only, and must outlive this.
  Snowball(Language language, const Rules& rules);
  ~Snowball();
  Snowball(const Snowball&) = delete;
  Snowball& operator=(const Snowball&) = delete;

  // Stem of a lower-case UTF-8 word, valid until the next call; the word itself for Language::none.
  std::string_view stem(std::string_view word);

 private:
  sb_stemmer* stemmer_ = nullptr;
};

}  // namespace kb::search
