// "Did you mean …": bounded edit distance over code points.
#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include "generator/base/diagnostic.h"
#include "search/text/utf8.h"

namespace kb {
namespace {

// In lower case: 'Kundé' and 'kundé' are the same word.
std::vector<uint32_t> letters(std::string_view text) {
  std::vector<uint32_t> result;
  result.reserve(text.size());
  for (size_t at = 0; at < text.size();) result.push_back(search::lower(search::decode_utf8(text, at)));
  return result;
}

size_t allowed_edits(size_t length) {
  return length < 3 ? 0 : length < 6 ? 1 : length < 9 ? 2 : 3;
}

// Optimal string alignment distance, or limit + 1 as soon as it is known to be above the limit.
size_t distance(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b, size_t limit) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
  std::vector<size_t> before(b.size() + 1), previous(b.size() + 1), current(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    size_t least = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t replace = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({replace, previous[j] + 1, current[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        current[j] = std::min(current[j], before[j - 2] + 1);
      }
      least = std::min(least, current[j]);
    }
    if (least > limit) return limit + 1;
    before.swap(previous);
    previous.swap(current);
  }
  return previous[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  constexpr size_t kLongestWord = 200;  // beyond it nobody misspells by three letters
  if (word.empty() || word.size() > kLongestWord) return {};
  const std::vector<uint32_t> wanted = letters(word);
  const std::string* best = nullptr;
  size_t best_distance = std::numeric_limits<size_t>::max();
  bool best_same_start = false;
  for (const std::string& candidate : candidates) {
    // Three edits change at most three code points, of at most four bytes each.
    if (candidate.empty() || candidate.size() > word.size() + 12 || candidate.size() + 12 < word.size()) continue;
    const std::vector<uint32_t> other = letters(candidate);
    const size_t limit = std::min(allowed_edits(std::max(wanted.size(), other.size())), best_distance);
    const size_t found = distance(wanted, other, limit);
    if (found > limit) continue;
    const bool same_start = other.front() == wanted.front();
    if (found < best_distance || (same_start && !best_same_start)) {
      best = &candidate;
      best_distance = found;
      best_same_start = same_start;
    }
  }
  return best ? *best : std::string();
}

std::string did_you_mean(const std::string& near, std::string otherwise) {
  return near.empty() ? std::move(otherwise) : "did you mean '" + near + "'?";
}

}  // namespace kb
