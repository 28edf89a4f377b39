#include "generator/history/diff_writer.h"

#include <algorithm>

#include "generator/base/escape_html.h"

namespace kb {
namespace {

constexpr size_t kMostWordEdits = 600;  // of one block
constexpr size_t kMostShown = 30;       // changed blocks of one diff
constexpr size_t kContext = 6;          // unchanged words kept on each side of a change
constexpr size_t kWhole = 40;           // words shown of a block that is all new or all gone
constexpr size_t kIsland = 3;           // unchanged words between two changes that are told as changed with them

using Kind = DiffStep::Kind;

bool is_island(const std::vector<DiffToken>& tokens, const DiffStep& kept) {
  const size_t begin = kept.after, end = begin + kept.length;
  const size_t words = count_words(tokens, begin, end);
  const auto ends_sentence = [](const DiffToken& t) {
    return t.text == "." || t.text == ":" || t.text == "?" || t.text == "!";
  };
  const bool one_sentence = std::none_of(tokens.begin() + static_cast<ptrdiff_t>(begin),
                                         tokens.begin() + static_cast<ptrdiff_t>(end), ends_sentence);
  return words == 0 || (words <= kIsland && one_sentence);
}

// Two changes with hardly a word between them read as one.
std::vector<DiffStep> without_islands(const std::vector<DiffStep>& steps, const std::vector<DiffToken>& after) {
  std::vector<DiffStep> result;
  DiffStep removed, inserted;
  bool open = false;
  const auto close = [&] {
    if (removed.length > 0) result.push_back(removed);
    if (inserted.length > 0) result.push_back(inserted);
    open = false;
  };
  for (size_t i = 0; i < steps.size(); ++i) {
    const DiffStep& step = steps[i];
    if (!open) {
      removed = {Kind::remove, step.before, step.after, 0};
      inserted = {Kind::insert, step.before, step.after, 0};
    }
    if (step.kind != Kind::keep) {
      (step.kind == Kind::remove ? removed : inserted).length += step.length;
      open = true;
      continue;
    }
    if (open && i + 1 < steps.size() && is_island(after, step)) {
      removed.length += step.length;
      inserted.length += step.length;
      continue;
    }
    if (open) close();
    result.push_back(step);
  }
  if (open) close();
  return result;
}

}  // namespace

void DiffWriter::block_changed(const DiffBlock& before, const DiffBlock& after) {
  const std::vector<DiffToken> old_tokens = diff_tokens(before.text), new_tokens = diff_tokens(after.text);
  DiffNumbers numbers;
  std::vector<DiffStep> steps = diff_sequences(numbers.of(old_tokens), numbers.of(new_tokens), kMostWordEdits);
  steps = without_islands(steps, new_tokens);
  for (const DiffStep& step : steps) {
    if (step.kind == Kind::remove) diff_.deleted += count_words(old_tokens, step.before, step.before + step.length);
    if (step.kind == Kind::insert) diff_.added += count_words(new_tokens, step.after, step.after + step.length);
  }
  // Only blanks differ: nothing a reader sees.
  if (std::all_of(steps.begin(), steps.end(), [](const DiffStep& s) { return s.kind == Kind::keep; })) return;
  if (!begin_block(after.heading)) return;
  for (size_t i = 0; i < steps.size(); ++i) {
    const DiffStep& step = steps[i];
    if (step.kind == Kind::keep) {
      keep(new_tokens, step, i == 0, i + 1 == steps.size());
    } else if (step.kind == Kind::remove) {
      change("del", strings_.deleted, old_tokens, step.before, step.before + step.length);
    } else {
      // Where words took the place of others, they stand as far apart as those did.
      change("ins", strings_.added, new_tokens, step.after, step.after + step.length);
    }
  }
  end_block();
}

void DiffWriter::block_gone(const DiffBlock& block) {
  whole("del", strings_.deleted, block, diff_.deleted);
}

void DiffWriter::block_new(const DiffBlock& block) {
  whole("ins", strings_.added, block, diff_.added);
}

WordDiff DiffWriter::take() {
  if (cut_) diff_.html += "<p>…</p>";
  if (!diff_.html.empty() && !strings_.count.empty()) {
    diff_.html += "<p class=\"muted small\">" + escape_html(counts()) + "</p>";
  }
  return std::move(diff_);
}

bool DiffWriter::begin_block(const std::string& heading) {
  if (shown_ == kMostShown) {
    cut_ = true;
    return false;
  }
  ++shown_;
  if (!heading.empty() && heading != heading_) diff_.html += "<h3>" + escape_html(heading) + "</h3>";
  heading_ = heading;
  diff_.html += "<p>";
  at_start_ = true;
  return true;
}

void DiffWriter::end_block() {
  diff_.html += "</p>";
}

void DiffWriter::space() {
  if (!at_start_) diff_.html += ' ';
}

void DiffWriter::tokens(const std::vector<DiffToken>& list, size_t begin, size_t end) {
  for (size_t i = begin; i < end; ++i) {
    if (list[i].space_before && i > begin) diff_.html += ' ';
    escape_html(list[i].text, diff_.html);
  }
  at_start_ = at_start_ && begin == end;
}

void DiffWriter::keep(const std::vector<DiffToken>& list, const DiffStep& step, bool first, bool last) {
  const size_t begin = step.after, end = begin + step.length;
  size_t head = begin, tail = end;  // [begin, head) and [tail, end) are shown
  if (!first) {
    for (size_t words = 0; head < end && words < kContext; ++head) words += list[head].word;
    while (head < end && !list[head].word && !list[head].space_before) ++head;
  }
  if (!last) {
    for (size_t words = 0; tail > begin && words < kContext; --tail) words += list[tail - 1].word;
  }
  // A cut that saves less than it costs is none.
  if (tail <= head || count_words(list, head, tail) <= 4) head = tail = end;
  const bool spaced = begin < end && list[begin].space_before;
  if (head > begin) {
    if (spaced) space();
    tokens(list, begin, head);
  }
  if (tail > head) {
    space();
    diff_.html += "…";
    at_start_ = false;
    if (end > tail) {
      space();
      tokens(list, tail, end);
    }
  }
}

void DiffWriter::change(const char* tag, const std::string& label, const std::vector<DiffToken>& list, size_t begin,
                        size_t end) {
  if (begin == end) return;
  if (list[begin].space_before || last_was_change()) space();
  open_change(tag, label);
  tokens(list, begin, end);
  close_change(tag);
}

bool DiffWriter::last_was_change() const {
  const std::string& html = diff_.html;
  return html.size() >= 6 && html.compare(html.size() - 6, 6, "</del>") == 0;
}

void DiffWriter::open_change(const char* tag, const std::string& label) {
  diff_.html += std::string("<") + tag + "><span class=\"vh\">" + escape_html(label) + " </span>";
  at_start_ = false;
}

void DiffWriter::close_change(const char* tag) {
  diff_.html += "<span class=\"vh\"> " + escape_html(strings_.end) + "</span></" + tag + ">";
}

void DiffWriter::whole(const char* tag, const std::string& label, const DiffBlock& block, size_t& counted) {
  const std::vector<DiffToken> list = diff_tokens(block.text);
  if (list.empty()) return;
  counted += count_words(list, 0, list.size());
  if (!begin_block(block.heading)) return;
  size_t end = 0;
  for (size_t words = 0; end < list.size() && words < kWhole; ++end) words += list[end].word;
  while (end < list.size() && !list[end].word && !list[end].space_before) ++end;
  if (count_words(list, end, list.size()) <= 4) end = list.size();
  open_change(tag, label);
  tokens(list, 0, end);
  if (end < list.size()) diff_.html += " …";
  close_change(tag);
  end_block();
}

std::string DiffWriter::counts() const {
  std::string text;
  const std::string& pattern = strings_.count;
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern.compare(i, 3, "{n}") == 0 || pattern.compare(i, 3, "{m}") == 0) {
      text += std::to_string(pattern[i + 1] == 'n' ? diff_.deleted : diff_.added);
      i += 2;
    } else {
      text += pattern[i];
    }
  }
  return text;
}

}  // namespace kb
