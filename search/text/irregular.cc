#include "search/text/irregular.h"

#include <algorithm>

#include "search/text/told_words.h"
#include "search/text/utf8.h"

namespace kb::search {
namespace {

// A hash of an ending, given that of all but its first byte.
uint32_t longer_end(uint32_t end, char before) {
  return (end ^ static_cast<uint8_t>(before)) * 0x9E3779B1u;
}
#ifdef __wasm__
constexpr size_t kMarkedBytes = 4;

// Which of the marks it has.
uint32_t mark_of(uint32_t end) {
  return end >> 18;
}
#else
// Which of the marks it has.
uint32_t mark_of(uint32_t end) {
  return end >> 16;
}

uint32_t hash_of(std::string_view form) {
  uint32_t hash = 0;
  for (size_t at = form.size(); at-- > 0;) hash = longer_end(hash, form[at]);
  return hash;
}
#endif

}  // namespace

IrregularForms::IrregularForms(std::string_view block) {
  Entry entry;
  while (!block.empty()) {
    auto [control, text] = next_told_word(block);
    if (control == kNewBase) {
      entry.mark = Mark::none;
      entry.is_stem = false;
      for (; !text.empty(); text.remove_prefix(1)) {
        if (text[0] == '=') {
          entry.is_stem = true;
        } else if (text[0] == '-') {
          entry.mark = Mark::tail;
        } else if (text[0] == '+') {
          entry.mark = Mark::verb;
        } else {
          break;
        }
      }
      entry.base = text;
    } else if (!entry.base.empty()) {
      entry.form = entry.base.substr(0, kept_bytes(control, std::min(entry.base.size(), kMostTold)));
      entry.form += text;
      entries_.push_back(entry);
    }
  }
  // Bases lie in the order of the block, so the address tells which of two equal forms is the later one: it is found.
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return a.form != b.form ? a.form < b.form : a.base.data() > b.base.data();
  });
#ifdef __wasm__
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    ends_.add(entries_[i].form);
    if (entries_[i].mark == Mark::tail && find(entries_[i].form) == &entries_[i]) tails_.push_back(i);
  }
#else
  fill_slots();
#endif
}

IrregularForms::Base IrregularForms::base_of(std::string_view form) const {
  const Entry* const entry = find(form);
  return entry ? Base{entry->base, entry->is_stem, 0} : Base{};
}

IrregularForms::Base IrregularForms::verb_base_of(std::string_view form) const {
  const Entry* const entry = find(form);
  return entry && entry->mark == Mark::verb ? Base{entry->base, entry->is_stem, 0} : Base{};
}

#ifdef __wasm__

const IrregularForms::Entry* IrregularForms::find(std::string_view form) const {
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), form,
                                      [](const Entry& entry, std::string_view value) { return entry.form < value; });
  return found != entries_.end() && found->form == form ? &*found : nullptr;
}

void IrregularForms::Ends::add(std::string_view form) {
  uint32_t end = 0;
  for (size_t i = 1; i <= std::min(form.size(), kMarkedBytes); ++i) end = longer_end(end, form[form.size() - i]);
  marks_[mark_of(end) / 32] |= 1u << mark_of(end) % 32;
}

bool IrregularForms::Ends::may_have(std::string_view word) const {
  uint32_t end = 0;
  for (size_t i = 1; i <= std::min(word.size(), kMarkedBytes); ++i) {
    end = longer_end(end, word[word.size() - i]);
    if ((marks_[mark_of(end) / 32] >> mark_of(end) % 32 & 1) != 0) return true;
  }
  return false;
}

IrregularForms::Base IrregularForms::tail_of(std::string_view word) const {
  Base longest;
  for (const uint32_t tail : tails_) {
    const Entry& entry = entries_[tail];
    if (entry.form.back() != word.back() || !word.ends_with(entry.form)) continue;
    const size_t begin = word.size() - entry.form.size();
    const bool longer = longest.text.empty() || begin < longest.begin;
    if (longer && count_code_points(word.substr(0, begin)) >= 2) longest = {entry.base, entry.is_stem, begin};
  }
  return longest;
}

#else

void IrregularForms::fill_slots() {
  size_t size = 2;
  for (; size < entries_.size() * 4; size *= 2) --shift_;
  slots_.assign(size, {0, 0});
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    const std::string_view form = entries_[i].form;
    uint32_t hash = 0;
    for (size_t at = form.size(); at-- > 0;) {
      hash = longer_end(hash, form[at]);
      ends_[mark_of(hash)] = true;
    }
    size_t slot = hash >> shift_;
    while (slots_[slot].entry_plus_one != 0) slot = (slot + 1) & (size - 1);
    slots_[slot] = {hash, i + 1};
  }
}

const IrregularForms::Entry* IrregularForms::find(std::string_view form, uint32_t hash) const {
  for (size_t slot = hash >> shift_; slots_[slot].entry_plus_one != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    if (slots_[slot].hash != hash) continue;
    const Entry& entry = entries_[slots_[slot].entry_plus_one - 1];
    if (entry.form == form) return &entry;
  }
  return nullptr;
}

const IrregularForms::Entry* IrregularForms::find(std::string_view form) const {
  return find(form, hash_of(form));
}

// use(entry, begin) for each form at the end of the word, the longest last. Most words end like no form after a few
// bytes, and those without a mark are not looked at further.
template <class Use>
void IrregularForms::each_end(std::string_view word, const Use& use) const {
  uint32_t hash = 0;
  for (size_t at = word.size(); at > 0;) {
    hash = longer_end(hash, word[--at]);
    if (!ends_[mark_of(hash)]) return;
    if (const Entry* const entry = find(word.substr(at), hash)) use(*entry, at);
  }
}

bool IrregularForms::may_have_base(std::string_view word) const {
  bool found = false;
  each_end(word, [&](const Entry& entry, size_t begin) { found |= begin == 0 || entry.mark != Mark::none; });
  return found;
}

bool IrregularForms::may_end_in_form(std::string_view word) const {
  bool found = false;
  each_end(word, [&](const Entry&, size_t) { found = true; });
  return found;
}

bool IrregularForms::may_end_in_verb(std::string_view word) const {
  bool found = false;
  each_end(word, [&](const Entry& entry, size_t begin) { found |= entry.mark == Mark::verb && begin > 0; });
  return found;
}

IrregularForms::Base IrregularForms::tail_of(std::string_view word) const {
  Base longest;
  each_end(word, [&](const Entry& entry, size_t begin) {
    const bool fits = entry.mark == Mark::tail && count_code_points(word.substr(0, begin)) >= 2;
    if (fits) longest = {entry.base, entry.is_stem, begin};
  });
  return longest;
}

#endif

}  // namespace kb::search
