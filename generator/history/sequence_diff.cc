// Myers' O(ND) algorithm, greedy and forward, with the paths of each round kept to walk back on.
#include <algorithm>

#include "generator/history/word_diff.h"

namespace kb {
namespace {

class Steps {
 public:
  void add(DiffStep::Kind kind, uint32_t before, uint32_t after, uint32_t length) {
    if (length == 0) return;
    if (!list_.empty()) {
      DiffStep& last = list_.back();
      const bool kept = kind == DiffStep::Kind::keep;
      const uint32_t before_end = last.before + (last.kind == DiffStep::Kind::insert ? 0 : last.length);
      const uint32_t after_end = last.after + (last.kind == DiffStep::Kind::remove ? 0 : last.length);
      if (last.kind == kind && (kept ? before_end == before && after_end == after : true)) {
        last.length += length;
        return;
      }
    }
    list_.push_back({kind, before, after, length});
  }
  std::vector<DiffStep> take() { return std::move(list_); }

 private:
  std::vector<DiffStep> list_;
};

struct Point {
  int x = 0, y = 0;
};

// The corners of the shortest path from (0,0) to (n,m), first to last; empty if it has more than `most_edits`.
std::vector<Point> shortest_path(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b, uint32_t shift, int n,
                                 int m, int most_edits) {
  // furthest[d] holds, for each diagonal k = -d, -d+2 … d, the x reached with d edits.
  std::vector<std::vector<int>> furthest;
  const auto reach = [&](int d, int k) { return furthest[static_cast<size_t>(d)][static_cast<size_t>((k + d) / 2)]; };
  // Where a path of d edits steps on to diagonal k before it slides along what is equal.
  const auto step = [&](int d, int k) {
    if (d == 0) return 0;
    const bool down = k == -d || (k != d && reach(d - 1, k - 1) < reach(d - 1, k + 1));
    return down ? reach(d - 1, k + 1) : reach(d - 1, k - 1) + 1;
  };
  const int limit = std::min(n + m, most_edits);
  for (int d = 0; d <= limit; ++d) {
    std::vector<int> row(static_cast<size_t>(d + 1));
    bool done = false;
    for (int k = -d; k <= d && !done; k += 2) {
      int x = step(d, k);
      while (x < n && x - k < m && a[shift + static_cast<uint32_t>(x)] == b[shift + static_cast<uint32_t>(x - k)]) ++x;
      row[static_cast<size_t>((k + d) / 2)] = x;
      done = x >= n && x - k >= m;
    }
    furthest.push_back(std::move(row));
    if (!done) continue;
    std::vector<Point> corners = {{n, m}};
    for (int at = d, k = n - m; at > 0; --at) {
      const bool down = k == -at || (k != at && reach(at - 1, k - 1) < reach(at - 1, k + 1));
      const int start = step(at, k);
      corners.push_back({start, start - k});
      k += down ? 1 : -1;
      corners.push_back({reach(at - 1, k), reach(at - 1, k) - k});
    }
    corners.push_back({0, 0});
    std::reverse(corners.begin(), corners.end());
    return corners;
  }
  return {};
}

// Removals before insertions between two kept runs.
std::vector<DiffStep> ordered(const std::vector<DiffStep>& steps) {
  Steps result;
  for (size_t i = 0; i < steps.size();) {
    if (steps[i].kind == DiffStep::Kind::keep) {
      result.add(steps[i].kind, steps[i].before, steps[i].after, steps[i].length);
      ++i;
      continue;
    }
    const uint32_t before = steps[i].before, after = steps[i].after;
    uint32_t removed = 0, inserted = 0;
    for (; i < steps.size() && steps[i].kind != DiffStep::Kind::keep; ++i) {
      (steps[i].kind == DiffStep::Kind::remove ? removed : inserted) += steps[i].length;
    }
    result.add(DiffStep::Kind::remove, before, after, removed);
    result.add(DiffStep::Kind::insert, before + removed, after, inserted);
  }
  return result.take();
}

}  // namespace

std::vector<DiffStep> diff_sequences(const std::vector<uint32_t>& before, const std::vector<uint32_t>& after,
                                     size_t most_edits) {
  const auto before_size = static_cast<uint32_t>(before.size()), after_size = static_cast<uint32_t>(after.size());
  const uint32_t shorter = std::min(before_size, after_size);
  uint32_t head = 0, tail = 0;
  while (head < shorter && before[head] == after[head]) ++head;
  while (tail < shorter - head && before[before_size - 1 - tail] == after[after_size - 1 - tail]) ++tail;
  const uint32_t n = before_size - head - tail, m = after_size - head - tail;

  Steps steps;
  steps.add(DiffStep::Kind::keep, 0, 0, head);
  const std::vector<Point> path = n == 0 || m == 0 ? std::vector<Point>()
                                                   : shortest_path(before, after, head, static_cast<int>(n),
                                                                   static_cast<int>(m), static_cast<int>(most_edits));
  if (path.empty()) {
    steps.add(DiffStep::Kind::remove, head, head, n);
    steps.add(DiffStep::Kind::insert, head + n, head, m);
  }
  for (size_t i = 1; i < path.size(); ++i) {
    const Point from = path[i - 1], to = path[i];
    const uint32_t x = head + static_cast<uint32_t>(from.x), y = head + static_cast<uint32_t>(from.y);
    if (to.x - from.x == to.y - from.y) {
      steps.add(DiffStep::Kind::keep, x, y, static_cast<uint32_t>(to.x - from.x));
    } else if (to.x > from.x) {
      steps.add(DiffStep::Kind::remove, x, y, static_cast<uint32_t>(to.x - from.x));
    } else {
      steps.add(DiffStep::Kind::insert, x, y, static_cast<uint32_t>(to.y - from.y));
    }
  }
  steps.add(DiffStep::Kind::keep, head + n, head + m, tail);
  return ordered(steps.take());
}

}  // namespace kb
