#include "search/text/snowball.h"

#include <libstemmer.h>

namespace kb::search {
namespace {

const char* algorithm_of(Language language) {
  switch (language) {
    case Language::danish:
      return "danish";
    case Language::bokmal:
    case Language::nynorsk:
      return "norwegian";
    case Language::english:
      return "english";
    case Language::none:
      break;
  }
  return nullptr;
}

}  // namespace

Snowball::Snowball(Language language, const Rules&) {
  if (const char* algorithm = algorithm_of(language)) stemmer_ = sb_stemmer_new(algorithm, "UTF_8");
}

Snowball::~Snowball() {
  sb_stemmer_delete(stemmer_);
}

std::string_view Snowball::stem(std::string_view word) {
  if (!stemmer_ || word.size() > 4 * kMaxSurfaceCodePoints) return word;
  const sb_symbol* stem =
      sb_stemmer_stem(stemmer_, reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
  if (!stem) return word;
  const int length = sb_stemmer_length(stemmer_);
  return length > 0 ? std::string_view(reinterpret_cast<const char*>(stem), static_cast<size_t>(length)) : word;
}

}  // namespace kb::search
