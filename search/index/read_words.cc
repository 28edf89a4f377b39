#include "search/index/read_words.h"

#include "search/index/lexicon.h"

namespace kb::search {

void WordReader::read(std::string_view text) {
  tokenize(text, language_, tokens_);
  words_.clear();
  surfaces_.clear();
  for (size_t i = 0; i < tokens_.size(); ++i) {
    const std::string_view surface = clip_surface(tokens_.surface(i));
    surfaces_.push_back({surface, WordTable::hash_of(surface)});
    to_.table.fetch(surfaces_.back().hash);
  }
  for (const HashedWord& surface : surfaces_) to_.table.fetch_word(surface.hash);
  for (size_t i = 0; i < tokens_.size(); ++i) {
    uint32_t pieces = 0;
    for (size_t before = i; tokens_[i].joined && before > 0; --before) {
      if (tokens_[before - 1].joined || tokens_[before - 1].begin < tokens_[i].begin) break;
      ++pieces;
    }
    words_.emplace_back(to_.table.add(surfaces_[i].text, surfaces_[i].hash), pieces, false);
  }
  if (text.find("\u00AD") == std::string_view::npos && text.find("\u200B") == std::string_view::npos) return;
  for (SoftHyphens& word : soft_hyphens(text, language_)) to_.soft_hyphens.push_back(std::move(word));
}

}  // namespace kb::search
