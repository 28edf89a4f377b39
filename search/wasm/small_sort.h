// std::sort, std::partial_sort and std::stable_sort for the browser, included before every source of the engine there
// (see build.cmake): one heap sort for all types, where libc++'s introsort takes 4,500 bytes a use, and a plain
// insertion sort for the short lists that want stability. The engine's other orders are total, so which sort it is
// cannot be seen in any result. libc++'s own are read first, under other names.
#pragma once

#include <functional>
#include <iterator>
#include <memory>
#include <utility>

#define partial_sort partial_sort_of_the_library
#include <__algorithm/partial_sort.h>
#undef partial_sort
#define sort introsort_of_the_library
#include <__algorithm/sort.h>
#undef sort
#define stable_sort merge_sort_of_the_library
#include <__algorithm/stable_sort.h>
#undef stable_sort

#include "search/wasm/small_buffer.h"

namespace std {

template <class T, class Compare>
void partial_sort(T* first, T* middle, T* last, Compare before) {
  constexpr size_t kWord = 4;
  static_assert(sizeof(T) % kWord == 0);
  kb_small::sort(
      first, static_cast<size_t>(middle - first), static_cast<size_t>(last - first), sizeof(T) / kWord,
      [](void* context, const void* a, const void* b) {
        return (*static_cast<Compare*>(context))(*static_cast<const T*>(a), *static_cast<const T*>(b));
      },
      &before);
}

template <class T, class Compare>
void sort(T* first, T* last, Compare before) {
  partial_sort(first, last, last, before);
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
