#include "search/index/read_words.h"

#include "search/index/lexicon.h"

namespace kb::search {

void WordReader::read(std::string_view text) {
  tokenize(text, language_, tokens_);
  const size_t count = tokens_.size();
  const auto surface = [&](size_t i) { return clip_surface(tokens_.surface(i)); };
  hashes_.resize(count);
  words_.resize(count);
  for (size_t i = 0; i < count; ++i) {
    hashes_[i] = WordTable::hash_of(surface(i));
    to_.table.fetch(hashes_[i]);
  }
  for (const uint32_t hash : hashes_) to_.table.fetch_word(hash);
  for (size_t i = 0; i < count; ++i) {
    uint32_t pieces = 0;
    for (size_t before = i; tokens_[i].joined && before > 0; --before) {
      if (tokens_[before - 1].joined || tokens_[before - 1].begin < tokens_[i].begin) break;
      ++pieces;
    }
    words_[i] = {to_.table.add(surface(i), hashes_[i]), pieces, false};
  }
  if (text.find("\u00AD") == std::string_view::npos && text.find("\u200B") == std::string_view::npos) return;
  for (SoftHyphens& word : soft_hyphens(text, language_)) to_.soft_hyphens.push_back(std::move(word));
}

}  // namespace kb::search
