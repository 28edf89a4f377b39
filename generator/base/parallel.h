// parallel_map: applies a function to each of n items on several threads and returns the results in the
// order of the items, so that the result does not depend on the number of threads. With one thread the
// same code runs inline. `work(i)` must not touch shared mutable state and must not throw.
//
// With `make_state`, each thread makes a state of its own first (a stemmer, a renderer) and `work(state, i)` may change
// it, as long as the result for item i does not depend on which items came before.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <utility>
#include <vector>

namespace kb {

template <class MakeState, class Work>
auto parallel_map(size_t n, unsigned threads, const MakeState& make_state, const Work& work) {
  using State = decltype(make_state());
  using Value = decltype(work(std::declval<State&>(), size_t{0}));
  std::vector<Value> results(n);
  const size_t workers = std::min<size_t>(std::max(threads, 1u), n);
  std::atomic<size_t> next{0};
  const auto loop = [&] {
    State state = make_state();
    for (size_t i = next.fetch_add(1); i < n; i = next.fetch_add(1)) results[i] = work(state, i);
  };
  std::vector<std::thread> pool;
  for (size_t t = 1; t < workers; ++t) pool.emplace_back(loop);
  if (n > 0) loop();
  for (std::thread& thread : pool) thread.join();
  return results;
}

template <class Work>
auto parallel_map(size_t n, unsigned threads, const Work& work) {
  struct Nothing {};
  return parallel_map(
      n, threads, [] { return Nothing(); }, [&](Nothing&, size_t i) { return work(i); });
}

}  // namespace kb
