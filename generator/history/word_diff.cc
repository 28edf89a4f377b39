#include "generator/history/word_diff.h"

#include <algorithm>

#include "generator/history/diff_tokens.h"
#include "generator/history/diff_writer.h"

namespace kb {
namespace {

constexpr size_t kMostBlockEdits = 1000;  // of the page; beyond it is another page
constexpr size_t kMostPairs = 2500;       // removed times inserted blocks of a gap compared for likeness

using Kind = DiffStep::Kind;

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

// Removed and inserted blocks of one gap, in the order they are told: like ones as pairs.
class Gap {
 public:
  Gap(const std::vector<DiffBlock>& before, const std::vector<DiffBlock>& after, const DiffStep& removed,
      const DiffStep& inserted)
      : before_(before), after_(after), removed_(removed), inserted_(inserted) {}

  void write(DiffWriter& writer) const {
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
    DiffNumbers numbers;
    const auto numbered = [&](const DiffBlock& block) {
      std::vector<DiffToken> tokens = diff_tokens(block.text);
      tokens.erase(std::remove_if(tokens.begin(), tokens.end(), [](const DiffToken& t) { return !t.word; }),
                   tokens.end());
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
  DiffNumbers numbers;
  std::vector<uint32_t> old_blocks, new_blocks;
  for (const DiffBlock& block : before) old_blocks.push_back(numbers.of(block.text));
  for (const DiffBlock& block : after) new_blocks.push_back(numbers.of(block.text));
  const std::vector<DiffStep> steps = diff_sequences(old_blocks, new_blocks, kMostBlockEdits);
  DiffWriter writer(strings);
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
