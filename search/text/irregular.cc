#include "search/text/irregular.h"

#include <algorithm>

#include "search/text/utf8.h"
#include "search/text/word_list.h"

namespace kb::search {
namespace {

constexpr size_t kMarkedBytes = 4;

// A hash of an ending, given that of all but its first byte.
uint32_t longer_end(uint32_t end, char before) {
  return (end ^ static_cast<uint8_t>(before)) * 0x9E3779B1u;
}
// Which of the marks it has.
uint32_t mark_of(uint32_t end) {
  return end >> 18;
}

}  // namespace

IrregularForms::IrregularForms(std::string_view lines) : text_(lines) {
  for (std::string_view rest = text_; !rest.empty();) parse_line(next_word(rest, '\n'));
  // Views lie in the order of the text, so the address tells which line was later.
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return a.form != b.form ? a.form < b.form : a.form.data() > b.form.data();
  });
  const auto same = [](const Entry& a, const Entry& b) { return a.form == b.form; };
  entries_.erase(std::unique(entries_.begin(), entries_.end(), same), entries_.end());
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    ends_.add(entries_[i].form);
    if (entries_[i].mark == Mark::tail) tails_.push_back(i);
#ifndef __wasm__
    if (entries_[i].mark == Mark::tail) tail_ends_.add(entries_[i].form);
    if (entries_[i].mark == Mark::verb) verb_ends_.add(entries_[i].form);
#endif
  }
}

void IrregularForms::parse_line(std::string_view line) {
  const size_t tab = line.find('\t');
  if (tab == std::string_view::npos || line[0] == '#') return;
  std::string_view base = line.substr(0, tab);
  Mark mark = Mark::none;
  if (!base.empty() && (base[0] == '-' || base[0] == '+')) {
    mark = base[0] == '-' ? Mark::tail : Mark::verb;
    base.remove_prefix(1);
  }
  const bool is_stem = !base.empty() && base[0] == '=';
  if (is_stem) base.remove_prefix(1);
  if (base.empty()) return;
  std::string_view forms = line.substr(tab + 1);
  while (!forms.empty()) {
    const size_t end = std::min(forms.find_first_of(" \t\r"), forms.size());
    if (end > 0) entries_.push_back({forms.substr(0, end), base, mark, is_stem});
    forms.remove_prefix(std::min(end + 1, forms.size()));
  }
}

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

IrregularForms::Base IrregularForms::base_of(std::string_view form) const {
  const Entry* const entry = find(form);
  return entry ? Base{entry->base, entry->is_stem, 0} : Base{};
}

IrregularForms::Base IrregularForms::verb_base_of(std::string_view form) const {
  const Entry* const entry = find(form);
  return entry && entry->mark == Mark::verb ? Base{entry->base, entry->is_stem, 0} : Base{};
}

IrregularForms::Base IrregularForms::tail_of(std::string_view word) const {
  if (!may_end_in_tail(word)) return {};
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

}  // namespace kb::search
