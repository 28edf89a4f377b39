// The tokens of one text after another, for whoever reads all texts of a site: their surfaces stand in one string.
// Native only.
#pragma once

#include <cstddef>
#include <cstdint>
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
    return {surfaces_.data() + places_[i].surface_begin, places_[i].surface_end - places_[i].surface_begin};
  }

  void clear() {
    places_.clear();
    used_ = 0;
  }
  // Room for a surface of so many bytes: what is written there need not be copied by add(), which comes next.
  char* room(size_t size) {
    if (used_ + size > surfaces_.size()) surfaces_.resize(2 * (used_ + size));
    return surfaces_.data() + used_;
  }
  void add(uint32_t begin, uint32_t end, std::string_view surface, bool joined) {
    if (surface.data() != surfaces_.data() + used_) copy(surface);
    const auto surface_end = static_cast<uint32_t>(used_ + surface.size());
    places_.push_back({begin, end, joined, used_, surface_end});
    used_ = surface_end;
  }

 private:
  // Not inline: where GCC sees how long a surface may be, it copies by an instruction that begins slowly.
  [[gnu::noinline]] void copy(std::string_view surface) { surface.copy(room(surface.size()), surface.size()); }

  std::vector<Place> places_;
  std::vector<char> surfaces_;
  uint32_t used_ = 0;  // bytes of it
};

// The same tokens as tokenize() of analyze.h gives.
void tokenize(std::string_view text, Language language, TokenTexts& out);

}  // namespace kb::search
