#include "search/text/irregular.h"

#include <algorithm>

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
  const std::string_view text = text_;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    parse_line(text.substr(begin, end - begin));
    begin = end + 1;
  }
  // Views lie in the order of the text, so the address tells which line was later.
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return a.form != b.form ? a.form < b.form : a.form.data() > b.form.data();
  });
  const auto same = [](const Entry& a, const Entry& b) { return a.form == b.form; };
  entries_.erase(std::unique(entries_.begin(), entries_.end(), same), entries_.end());
  for (const Entry& entry : entries_) ends_.add(entry.form);
#ifndef __wasm__
  for (const Entry& entry : entries_) {
    if (entry.mark == Mark::verb) verb_ends_.add(entry.form);
    if (entry.mark == Mark::tail) tail_ends_.add(entry.form);
  }
#endif
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
  size_t letters = 0;
  for (size_t begin = 0; begin < word.size(); ++begin) {
    const bool begins_letter = (static_cast<uint8_t>(word[begin]) & 0xC0) != 0x80;
    if (!begins_letter || ++letters <= 2) continue;
    const Entry* const entry = find(word.substr(begin));
    if (entry && entry->mark == Mark::tail) return {entry->base, entry->is_stem, begin};
  }
  return {};
}

}  // namespace kb::search
