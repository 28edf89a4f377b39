#include "search/query/filter.h"

#include <algorithm>
#include <utility>

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
  std::vector<GroupList> lists;
  ByteReader positions;
  if (!index.lists(group, lists) || !index.positions(group, positions)) return places;
  for (GroupList& list : lists) {
    const bool wanted = list.surface == surface;
    uint32_t page, count;
    while (list.places.next_body(page, count)) {
      uint32_t position = 0;
      for (uint32_t k = 0; k < count && positions.ok(); ++k) {
        position += positions.varint();
        if (wanted && position >= number) places.push_back({page, 0, position - number});
      }
    }
    LabelHit hit;
    while (wanted && list.places.next_label(hit)) {
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

std::vector<bool> allowed_pages(const Plan& plan, const Index& index) {
  const uint32_t pages = index.page_count();
  std::vector<uint32_t> found(pages, 0);  // phrases, in order, until one is missing
  uint32_t demanded = 0;
  for (const Phrase& phrase : plan.query.phrases) {
    std::vector<Place> places;
    for (uint32_t token = phrase.first; token < phrase.end; ++token) {
      const uint32_t surface = index.lexicon().find(plan.query.tokens[token].surface);
      std::vector<Place> others;
      if (surface != kNoWord) others = places_of(surface, token - phrase.first, index);
      if (token > phrase.first) keep_common(others, places);
      places = std::move(others);
    }
    for (const Place& place : places) {
      if (found[place.page] == demanded) ++found[place.page];
    }
    ++demanded;
  }
  if (!plan.query.only_phrases && std::find(found.begin(), found.end(), demanded) == found.end()) demanded = 0;
  std::vector<bool> allowed(pages);
  for (uint32_t page = 0; page < pages; ++page) allowed[page] = found[page] >= demanded;
  for (const uint32_t group : plan.excluded) {
    std::vector<GroupList> lists;
    if (!index.lists(group, lists)) continue;
    for (GroupList& list : lists) {
      if (list.kind != ListKind::form) break;
      uint32_t page, count;
      while (list.places.next_body(page, count)) allowed[page] = false;
      LabelHit hit;
      while (list.places.next_label(hit)) allowed[hit.page] = false;
    }
  }
  return allowed;
}

}  // namespace kb::search
