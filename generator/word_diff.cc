#include "generator/word_diff.h"

#include <algorithm>
#include <unordered_map>

#include "generator/render_html.h"

namespace kb {
namespace {

constexpr size_t kMostBlockEdits = 1000;  // of the page; beyond it is another page
constexpr size_t kMostWordEdits = 600;    // of one block
constexpr size_t kMostPairs = 2500;       // removed times inserted blocks of a gap compared for likeness
constexpr size_t kMostShown = 30;         // changed blocks of one diff
constexpr size_t kMostTokens = 20000;     // of one block; what is longer is data, not prose
constexpr size_t kContext = 6;            // unchanged words kept on each side of a change
constexpr size_t kWhole = 40;             // words shown of a block that is all new or all gone
constexpr size_t kIsland = 3;             // unchanged words between two changes that are told as changed with them

using Kind = DiffStep::Kind;

struct Token {
  std::string_view text;
  bool space_before = false;
  bool word = false;
};

bool word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<signed char>(c) < 0;
}

// Signs of more than one byte that stand between words (» « § · and “ ” „ ’ ‘ – — … •); all else above ASCII counts as
// a letter.
size_t punctuation_length(std::string_view text) {
  const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; };
  if (byte(0) == 0xC2) return byte(1) == 0xA7 || byte(1) == 0xAB || byte(1) == 0xB7 || byte(1) == 0xBB ? 2 : 0;
  if (byte(0) != 0xE2 || byte(1) != 0x80) return 0;
  const bool quote_or_dash = byte(2) >= 0x93 && byte(2) <= 0x9F;
  return quote_or_dash || byte(2) == 0xA2 || byte(2) == 0xA6 ? 3 : 0;
}

size_t space_length(std::string_view text) {
  if (text[0] == ' ' || text[0] == '\t' || text[0] == '\n' || text[0] == '\r') return 1;
  return text[0] == '\xC2' && text.size() > 1 && text[1] == '\xA0' ? 2 : 0;
}

// Words (with inner hyphens, apostrophes, decimal signs: "e-mail", "23,7") and single signs.
std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool space = false;
  for (size_t i = 0; i < text.size() && tokens.size() < kMostTokens;) {
    if (const size_t length = space_length(text.substr(i)); length > 0) {
      space = true;
      i += length;
      continue;
    }
    size_t end = i;
    const size_t sign = punctuation_length(text.substr(i));
    const bool word = sign == 0 && word_byte(text[i]);
    if (!word) {
      end = i + std::max<size_t>(sign, 1);
    } else {
      while (end < text.size() && space_length(text.substr(end)) == 0) {
        if (punctuation_length(text.substr(end)) > 0) break;
        const bool inner = std::string_view("-'.,:/@_").find(text[end]) != std::string_view::npos &&
                           end + 1 < text.size() && word_byte(text[end + 1]) &&
                           punctuation_length(text.substr(end + 1)) == 0 && space_length(text.substr(end + 1)) == 0;
        if (!word_byte(text[end]) && !inner) break;
        ++end;
      }
    }
    tokens.push_back({text.substr(i, end - i), space, word});
    space = false;
    i = end;
  }
  return tokens;
}

// Equal texts have equal numbers, over both versions.
class Numbers {
 public:
  uint32_t of(std::string_view text) {
    return numbers_.emplace(text, static_cast<uint32_t>(numbers_.size())).first->second;
  }
  std::vector<uint32_t> of(const std::vector<Token>& tokens) {
    std::vector<uint32_t> list;
    list.reserve(tokens.size());
    numbers_.reserve(numbers_.size() + tokens.size());
    for (const Token& token : tokens) list.push_back(of(token.text));
    return list;
  }

 private:
  std::unordered_map<std::string_view, uint32_t> numbers_;
};

size_t count_words(const std::vector<Token>& tokens, size_t begin, size_t end) {
  size_t words = 0;
  for (size_t i = begin; i < end; ++i) words += tokens[i].word;
  return words;
}

// Whether two texts begin and end alike for at least half of their length: most edits are small, and then there is no
// need to look at their words.
bool plainly_alike(std::string_view a, std::string_view b) {
  const size_t shorter = std::min(a.size(), b.size()), longer = std::max(a.size(), b.size());
  size_t head = 0, tail = 0;
  while (head < shorter && a[head] == b[head]) ++head;
  while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  return 2 * (head + tail) >= longer;
}

// Share of words two blocks have in common, 0 to 100 (Dice's coefficient over multisets).
int likeness(std::vector<uint32_t> a, std::vector<uint32_t> b) {
  if (a.empty() || b.empty()) return 0;
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  size_t common = 0;
  for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      ++common, ++i, ++j;
    } else {
      a[i] < b[j] ? ++i : ++j;
    }
  }
  return static_cast<int>(200 * common / (a.size() + b.size()));
}

class Writer {
 public:
  explicit Writer(const DiffStrings& strings) : strings_(strings) {}

  void block_changed(const DiffBlock& before, const DiffBlock& after) {
    const std::vector<Token> old_tokens = tokens_of(before.text), new_tokens = tokens_of(after.text);
    Numbers numbers;
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

  void block_gone(const DiffBlock& block) { whole("del", strings_.deleted, block, diff_.deleted); }
  void block_new(const DiffBlock& block) { whole("ins", strings_.added, block, diff_.added); }

  WordDiff take() {
    if (cut_) diff_.html += "<p>…</p>";
    if (!diff_.html.empty() && !strings_.count.empty()) {
      diff_.html += "<p class=\"muted small\">" + escape_html(counts()) + "</p>";
    }
    return std::move(diff_);
  }

 private:
  // Two changes with hardly a word between them read as one.
  static std::vector<DiffStep> without_islands(const std::vector<DiffStep>& steps, const std::vector<Token>& after) {
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

  static bool is_island(const std::vector<Token>& tokens, const DiffStep& kept) {
    const size_t begin = kept.after, end = begin + kept.length;
    const size_t words = count_words(tokens, begin, end);
    const auto ends_sentence = [](const Token& t) {
      return t.text == "." || t.text == ":" || t.text == "?" || t.text == "!";
    };
    const bool one_sentence = std::none_of(tokens.begin() + static_cast<ptrdiff_t>(begin),
                                           tokens.begin() + static_cast<ptrdiff_t>(end), ends_sentence);
    return words == 0 || (words <= kIsland && one_sentence);
  }

  bool begin_block(const std::string& heading) {
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
  void end_block() { diff_.html += "</p>"; }

  void space() {
    if (!at_start_) diff_.html += ' ';
  }

  void tokens(const std::vector<Token>& list, size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      if (list[i].space_before && i > begin) diff_.html += ' ';
      escape_html(list[i].text, diff_.html);
    }
    at_start_ = at_start_ && begin == end;
  }

  void keep(const std::vector<Token>& list, const DiffStep& step, bool first, bool last) {
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

  void change(const char* tag, const std::string& label, const std::vector<Token>& list, size_t begin, size_t end) {
    if (begin == end) return;
    if (list[begin].space_before || last_was_change()) space();
    open_change(tag, label);
    tokens(list, begin, end);
    close_change(tag);
  }

  bool last_was_change() const {
    const std::string& html = diff_.html;
    return html.size() >= 6 && html.compare(html.size() - 6, 6, "</del>") == 0;
  }

  void open_change(const char* tag, const std::string& label) {
    diff_.html += std::string("<") + tag + "><span class=\"vh\">" + escape_html(label) + " </span>";
    at_start_ = false;
  }
  void close_change(const char* tag) {
    diff_.html += "<span class=\"vh\"> " + escape_html(strings_.end) + "</span></" + tag + ">";
  }

  void whole(const char* tag, const std::string& label, const DiffBlock& block, size_t& counted) {
    const std::vector<Token> list = tokens_of(block.text);
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

  std::string counts() const {
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

  const DiffStrings& strings_;
  WordDiff diff_;
  std::string heading_;
  size_t shown_ = 0;
  bool cut_ = false;
  bool at_start_ = true;
};

// Removed and inserted blocks of one gap, in the order they are told: like ones as pairs.
class Gap {
 public:
  Gap(const std::vector<DiffBlock>& before, const std::vector<DiffBlock>& after, const DiffStep& removed,
      const DiffStep& inserted)
      : before_(before), after_(after), removed_(removed), inserted_(inserted) {}

  void write(Writer& writer) const {
    size_t i = 0, j = 0;
    for (const auto& [x, y] : pairs()) {
      for (; i < x; ++i) writer.block_gone(before_[removed_.before + i]);
      for (; j < y; ++j) writer.block_new(after_[inserted_.after + j]);
      writer.block_changed(before_[removed_.before + i++], after_[inserted_.after + j++]);
    }
    for (; i < removed_.length; ++i) writer.block_gone(before_[removed_.before + i]);
    for (; j < inserted_.length; ++j) writer.block_new(after_[inserted_.after + j]);
  }

 private:
  // The order-keeping pairs of greatest likeness in all, by dynamic programming; with too many blocks, first with
  // first and so on.
  std::vector<std::pair<size_t, size_t>> pairs() const {
    constexpr int kLike = 35;
    const size_t n = removed_.length, m = inserted_.length;
    if (n == 1 && m == 1 && plainly_alike(before_[removed_.before].text, after_[inserted_.after].text)) return {{0, 0}};
    Numbers numbers;
    const auto numbered = [&](const DiffBlock& block) {
      std::vector<Token> tokens = tokens_of(block.text);
      tokens.erase(std::remove_if(tokens.begin(), tokens.end(), [](const Token& t) { return !t.word; }), tokens.end());
      return numbers.of(tokens);
    };
    std::vector<std::vector<uint32_t>> old_words, new_words;
    for (size_t i = 0; i < n; ++i) old_words.push_back(numbered(before_[removed_.before + i]));
    for (size_t j = 0; j < m; ++j) new_words.push_back(numbered(after_[inserted_.after + j]));
    std::vector<std::pair<size_t, size_t>> result;
    if (n * m > kMostPairs) {
      for (size_t i = 0; i < std::min(n, m); ++i) {
        if (likeness(old_words[i], new_words[i]) >= kLike) result.emplace_back(i, i);
      }
      return result;
    }
    std::vector<std::vector<int>> like(n, std::vector<int>(m)), best(n + 1, std::vector<int>(m + 1));
    for (size_t i = n; i-- > 0;) {
      for (size_t j = m; j-- > 0;) {
        const int found = likeness(old_words[i], new_words[j]);
        like[i][j] = found >= kLike ? found : 0;
        best[i][j] = std::max({best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + like[i][j]});
      }
    }
    for (size_t i = 0, j = 0; i < n && j < m;) {
      if (like[i][j] > 0 && best[i][j] == best[i + 1][j + 1] + like[i][j]) {
        result.emplace_back(i++, j++);
      } else {
        best[i][j] == best[i + 1][j] ? ++i : ++j;
      }
    }
    return result;
  }

  const std::vector<DiffBlock>& before_;
  const std::vector<DiffBlock>& after_;
  DiffStep removed_, inserted_;
};

}  // namespace

WordDiff word_diff(const std::vector<DiffBlock>& before, const std::vector<DiffBlock>& after,
                   const DiffStrings& strings) {
  Numbers numbers;
  std::vector<uint32_t> old_blocks, new_blocks;
  for (const DiffBlock& block : before) old_blocks.push_back(numbers.of(block.text));
  for (const DiffBlock& block : after) new_blocks.push_back(numbers.of(block.text));
  const std::vector<DiffStep> steps = diff_sequences(old_blocks, new_blocks, kMostBlockEdits);
  Writer writer(strings);
  for (size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].kind == Kind::keep) continue;
    DiffStep removed, inserted;
    (steps[i].kind == Kind::remove ? removed : inserted) = steps[i];
    if (steps[i].kind == Kind::remove && i + 1 < steps.size() && steps[i + 1].kind == Kind::insert)
      inserted = steps[++i];
    Gap(before, after, removed, inserted).write(writer);
  }
  return writer.take();
}

}  // namespace kb
