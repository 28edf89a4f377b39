// Where words stand in the bodies of a range of pages. A place is one number: how many words of these pages are before
// it. Texts of 2^32 words do not fit into memory. Native only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kb::search {

class BodyPages {
 public:
  // Pages come in order; `words` is the length of the body.
  void add(uint32_t words) {
    begin_.push_back(begin_.back() + words);
    while (nearby_.size() * kNearby < begin_.back()) nearby_.push_back(size() - 1);
  }
  uint32_t size() const { return static_cast<uint32_t>(begin_.size()) - 1; }
  uint32_t words() const { return begin_.back(); }
  uint32_t words(uint32_t page) const { return begin_[page + 1] - begin_[page]; }
  // The first place on the page.
  uint32_t begin(uint32_t page) const { return begin_[page]; }

  // use(page, end) for each page that has some of the ascending places: those up to `end`, from that of the page
  // before.
  template <class Use>
  void each_page(std::span<const uint32_t> places, const Use& use) const {
    for (size_t i = 0; i < places.size();) {
      const uint32_t page = page_of(places[i]), page_end = begin_[page + 1];
      while (i < places.size() && places[i] < page_end) ++i;
      use(page, i);
    }
  }

 private:
  static constexpr uint32_t kNearby = 256;

  uint32_t page_of(uint32_t place) const {
    uint32_t page = nearby_[place / kNearby];
    while (begin_[page + 1] <= place) ++page;
    return page;
  }

  std::vector<uint32_t> begin_ = {0};  // by page, and one more
  std::vector<uint32_t> nearby_;       // for so many places each: the page of the first of them
};

}  // namespace kb::search
