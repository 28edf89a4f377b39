// std::sort and std::stable_sort for the browser, included before every source of the engine there (see build.cmake): a
// heap sort (Williams 1964) of 200 bytes a use, where libc++'s introsort takes 4,500, and a plain insertion sort for
// the short lists that want stability. The engine's other orders are total, so which sort it is cannot be seen in any
// result. libc++'s own are read first, under other names.
#pragma once

#include <__algorithm/partial_sort.h>

#include <iterator>
#include <memory>
#include <utility>

#define sort introsort_of_the_library
#include <__algorithm/sort.h>
#undef sort
#define stable_sort merge_sort_of_the_library
#include <__algorithm/stable_sort.h>
#undef stable_sort

namespace std {

template <class Iterator, class Compare>
void sort(Iterator first, Iterator last, Compare before) {
  using Distance = typename iterator_traits<Iterator>::difference_type;
  const auto sift = [&](Distance root, Distance count) {
    for (Distance child; (child = 2 * root + 1) < count; root = child) {
      if (child + 1 < count && before(first[child], first[child + 1])) ++child;
      if (!before(first[root], first[child])) return;
      swap(first[root], first[child]);
    }
  };
  Distance count = last - first;
  Distance start = count / 2;
  while (count > 1) {
    if (start > 0) {
      --start;
    } else {
      --count;
      swap(first[0], first[count]);
    }
    sift(start, count);
  }
}

template <class Iterator, class Compare>
void stable_sort(Iterator first, Iterator last, Compare before) {
  for (Iterator next = first; next != last; ++next) {
    for (Iterator at = next; at != first && before(*at, *(at - 1)); --at) swap(*at, *(at - 1));
  }
}

template <class Iterator>
void sort(Iterator first, Iterator last) {
  sort(first, last, less<>());
}

}  // namespace std
