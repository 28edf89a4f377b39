// parallel_map: applies a function to each of n items on several threads and returns the results in the
// order of the items, so that the result does not depend on the number of threads. With one thread the
// same code runs inline. `work(i)` must not touch shared mutable state and must not throw.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace kb {

template <class Work>
auto parallel_map(size_t n, unsigned threads, const Work& work) -> std::vector<decltype(work(size_t{0}))> {
  std::vector<decltype(work(size_t{0}))> results(n);
  const size_t workers = std::min<size_t>(std::max(threads, 1u), n);
  if (workers <= 1) {
    for (size_t i = 0; i < n; ++i) results[i] = work(i);
    return results;
  }
  std::atomic<size_t> next{0};
  const auto loop = [&] {
    for (size_t i = next.fetch_add(1); i < n; i = next.fetch_add(1)) results[i] = work(i);
  };
  std::vector<std::thread> pool;
  pool.reserve(workers - 1);
  for (size_t t = 1; t < workers; ++t) pool.emplace_back(loop);
  loop();
  for (std::thread& thread : pool) thread.join();
  return results;
}

}  // namespace kb
