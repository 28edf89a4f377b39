// The tokens of one text after another, for whoever reads all texts of a site: their surfaces stand in one string.
// Native only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/text/analyze.h"

namespace kb::search {

class TokenTexts {
 public:
  // As Token of analyze.h has them.
  struct Place {
    uint32_t begin = 0, end = 0;
    bool joined = false;
    uint32_t surface_begin = 0, surface_end = 0;
  };

  size_t size() const { return places_.size(); }
  const Place& operator[](size_t i) const { return places_[i]; }
  std::string_view surface(size_t i) const {
    return std::string_view(surfaces_).substr(places_[i].surface_begin,
                                              places_[i].surface_end - places_[i].surface_begin);
  }

  void clear() {
    places_.clear();
    surfaces_.clear();
  }
  // Not inline: where GCC sees how long a surface may be, it copies by an instruction that begins slowly.
  [[gnu::noinline]] void add(uint32_t begin, uint32_t end, std::string_view surface, bool joined) {
    const auto from = static_cast<uint32_t>(surfaces_.size());
    surfaces_.append(surface);
    places_.push_back({begin, end, joined, from, static_cast<uint32_t>(surfaces_.size())});
  }

 private:
  std::vector<Place> places_;
  std::string surfaces_;
};

// The same tokens as tokenize() of analyze.h gives.
void tokenize(std::string_view text, Language language, TokenTexts& out);

}  // namespace kb::search
