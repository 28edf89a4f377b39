#include "search/query/filter.h"

#include <algorithm>

namespace kb::search {
namespace {

// A place of a phrase's word, with the word's number taken off: places of one phrase then agree.
struct Place {
  uint32_t page = 0;
  uint32_t label = 0;  // + 1; 0 for the body
  uint32_t position = 0;
  bool operator==(const Place& other) const {
    return page == other.page && label == other.label && position == other.position;
  }
  bool operator<(const Place& other) const {
    if (page != other.page) return page < other.page;
    return label != other.label ? label < other.label : position < other.position;
  }
};

std::vector<Place> places_of(uint32_t surface, uint32_t number, const Index& index) {
  std::vector<Place> places;
  const uint32_t group = index.lexicon().group_of(surface);
  GroupLists lists;
  ByteReader positions;
  if (!index.lists(group, lists) || !index.positions(group, positions)) return places;
  for (uint32_t i = 0; i < lists.surfaces.size(); ++i) {
    const bool wanted = index.lexicon().member(group, i) == surface;
    ListReader list = lists.surfaces[i];
    uint32_t page, count;
    while (list.next_body(page, count)) {
      uint32_t position = 0;
      for (uint32_t k = 0; k < count && positions.ok(); ++k) {
        position += positions.varint();
        if (wanted && position >= number) places.push_back({page, 0, position - number});
      }
    }
    LabelHit hit;
    while (wanted && list.next_label(hit)) {
      if (hit.offset >= number) places.push_back({hit.page, hit.label + 1, hit.offset - number});
    }
    if (wanted) break;
  }
  std::sort(places.begin(), places.end());
  return places;
}

void keep_common(std::vector<Place>& places, const std::vector<Place>& others) {
  size_t kept = 0, at = 0;
  for (const Place& place : places) {
    while (at < others.size() && others[at] < place) ++at;
    if (at < others.size() && others[at] == place) places[kept++] = place;
  }
  places.resize(kept);
}

}  // namespace

Filter make_filter(const Plan& plan, const Index& index) {
  Filter filter;
  const uint32_t pages = index.page_count();
  for (const Phrase& phrase : plan.query.phrases) {
    std::vector<Place> places;
    for (uint32_t token = phrase.first; token < phrase.end; ++token) {
      const uint32_t surface = index.lexicon().find(plan.query.tokens[token].surface);
      const std::vector<Place> others =
          surface == kNoWord ? std::vector<Place>() : places_of(surface, token - phrase.first, index);
      if (token == phrase.first) {
        places = others;
      } else {
        keep_common(places, others);
      }
    }
    std::vector<bool> with(pages, false);
    for (const Place& place : places) with[place.page] = true;
    if (filter.phrase_pages.empty()) {
      filter.phrase_pages = with;
    } else {
      for (uint32_t page = 0; page < pages; ++page) filter.phrase_pages[page] = filter.phrase_pages[page] && with[page];
    }
  }
  if (!plan.query.only_phrases &&
      std::find(filter.phrase_pages.begin(), filter.phrase_pages.end(), true) == filter.phrase_pages.end()) {
    filter.phrase_pages.clear();
  }
  if (!plan.excluded.empty()) filter.excluded_pages.assign(pages, false);
  for (const uint32_t group : plan.excluded) {
    GroupLists lists;
    if (!index.lists(group, lists)) continue;
    for (ListReader list : lists.surfaces) {
      uint32_t page, count;
      while (list.next_body(page, count)) filter.excluded_pages[page] = true;
      LabelHit hit;
      while (list.next_label(hit)) filter.excluded_pages[hit.page] = true;
    }
  }
  return filter;
}

}  // namespace kb::search
