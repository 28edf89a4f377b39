// What the browser's vectors and strings share, in place of libc++'s templates: elements are bytes, and one function
// out of line does for all types what libc++ writes out for each. Moving an element as bytes is right for every type
// the engine keeps, as none of them (integers, strings, vectors and unique pointers of this library, structs of these)
// points into itself. Memory that cannot be had ends the instance, as it does for libc++ without exceptions.
#pragma once

#include <cstddef>

namespace kb_small {

// What it can hold stands before its elements (small_buffer.cc): a buffer is two words, and is moved as they are.
struct Buffer {
  void* data = nullptr;
  size_t size = 0;  // in elements
};

// Room for `wanted` elements at least; grows by half.
void reserve(Buffer& buffer, size_t wanted, size_t element);

// Puts a copy of an element's bytes behind the last; it must not be one of the buffer's own.
void push(Buffer& buffer, const void* made, size_t element);

// Room for one element behind the last.
void* grow(Buffer& buffer, size_t element);

// Room for `count` elements before number `at`; the first.
void* open(Buffer& buffer, size_t at, size_t count, size_t element);

// Makes the buffer `count` elements long; new ones are copies of `value`, of a type that may be copied as bytes.
void resize(Buffer& buffer, size_t count, const void* value, size_t element);

// Puts `size` bytes in place of `removed` ones at `at`. Where bytes of the buffer itself are put, they stand at its end
// or all of it is replaced.
void splice(Buffer& text, size_t at, size_t removed, const char* from, size_t size);

// Brings the first `sorted` of `count` elements in order to the front, by a heap of them (Williams 1964). Elements are
// words of four bytes. `before` gets `context` and two elements.
void sort(void* first, size_t sorted, size_t count, size_t words, bool (*before)(void*, const void*, const void*),
          void* context);

}  // namespace kb_small
