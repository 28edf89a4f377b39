#include "search/query/evidence.h"

#include <algorithm>

#include "search/query/fixed.h"

namespace kb::search {
namespace {

struct Gatherer {
  const Index& index;
  const std::vector<uint16_t>& slots;
  Evidence& out;
  std::vector<GroupList> lists;

  void group_labels(uint32_t group, uint32_t surface, uint32_t word, int32_t quality, int32_t part, bool title_only) {
    if (!index.lists(group, lists)) return;
    for (GroupList& list : lists) {
      uint32_t page, count;
      while (list.places.next_body(page, count)) {
      }
      LabelHit hit;
      while (list.places.next_label(hit)) {
        if (slots[hit.page] == 0 || (title_only && hit.kind != LabelKind::title)) continue;
        LabelEvent event{hit, slots[hit.page] - 1u, word, quality, false, list.kind != ListKind::form};
        if (event.part) event.quality = times(quality, part);
        event.typed = !event.part && list.surface == surface;
        out.labels.push_back(event);
      }
    }
  }

  void group_positions(uint32_t group, uint32_t token, int32_t weight, int32_t part) {
    ByteReader positions;
    if (!index.lists(group, lists) || !index.positions(group, positions)) return;
    for (GroupList& list : lists) {
      uint32_t page, count;
      while (list.places.next_body(page, count)) {
        uint32_t position = 0;
        for (uint32_t k = 0; k < count && positions.ok(); ++k) {
          position += positions.varint();
          if (slots[page] == 0) continue;
          out.positions.push_back(
              {slots[page] - 1u, position, token, list.kind == ListKind::form ? weight : times(weight, part)});
        }
      }
    }
  }
};

bool label_before(const LabelEvent& a, const LabelEvent& b) {
  if (a.slot != b.slot) return a.slot < b.slot;
  if (a.label != b.label) return a.label < b.label;
  if (a.word != b.word) return a.word < b.word;
  if (a.quality != b.quality) return a.quality > b.quality;
  return a.offset < b.offset;
}

// Of a word that stands at a place in two ways the one that counts most comes first: no result may depend on how a sort
// leaves equals. Different words of one place are equals, and are looked at alike in either order.
bool position_before(const PositionEvent& a, const PositionEvent& b) {
  if (a.slot != b.slot) return a.slot < b.slot;
  return a.position != b.position ? a.position < b.position : a.weight > b.weight;
}

}  // namespace

Evidence gather_evidence(const Plan& plan, const Index& index, const Weights& weights,
                         const std::vector<uint16_t>& slots) {
  Evidence out;
  Gatherer gatherer{index, slots, out, {}};
  for (uint32_t word = 0; word < plan.words.size(); ++word) {
    const PlannedWord& planned = plan.words[word];
    for (const Alternative& alternative : planned.alternatives) {
      gatherer.group_labels(alternative.group, planned.surface, word, alternative.quality, weights.part_quality,
                            alternative.title_only);
    }
    for (const PlannedJoin& join : plan.joins) {
      if (planned.token < join.first || planned.token >= join.end) continue;
      gatherer.group_labels(join.group, kNoWord, word, weights.joined_quality, weights.part_quality, false);
    }
  }
  uint32_t number = static_cast<uint32_t>(plan.words.size());
  for (const uint32_t token : plan.set_aside) {
    const uint32_t group = plan.token_groups[token];
    if (group != kNoWord) gatherer.group_labels(group, kNoWord, number, kOne, kOne, false);
    ++number;
  }
  std::sort(out.labels.begin(), out.labels.end(), label_before);
  if (!plan.wants_positions) return out;
  for (uint32_t token = 0; token < plan.token_groups.size(); ++token) {
    const uint32_t group = plan.token_groups[token];
    // A word said twice stands at the same places; positions of the first serve both.
    bool again = false;
    for (uint32_t before = 0; before < token; ++before) again = again || plan.token_groups[before] == group;
    if (group != kNoWord && !again) gatherer.group_positions(group, token, kOne, weights.q_any_part);
  }
  for (const PlannedWord& word : plan.words) {
    for (const Alternative& other : word.alternatives) {
      if (!needs_positions(plan, word, other)) continue;
      const int32_t weight = word.group == kNoWord ? kOne : other.weight;
      gatherer.group_positions(other.group, word.token, weight, weights.q_any_part);
    }
  }
  std::sort(out.positions.begin(), out.positions.end(), position_before);
  return out;
}

}  // namespace kb::search
