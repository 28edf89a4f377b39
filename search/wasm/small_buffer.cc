#include "search/wasm/small_buffer.h"

#include <cstdint>
#include <cstring>

#include "search/wasm/memory.h"

namespace kb_small {
namespace {

char* at(const Buffer& buffer, size_t number, size_t element) {
  return static_cast<char*>(buffer.data) + number * element;
}

// Bytes up to which a copy takes less time than the call of one that the browser's own code makes.
constexpr size_t kMostByHand = 16;

// Before the elements stands how many of them there is room for.
constexpr size_t kHead = 8;
size_t& capacity_of(void* data) {
  return *reinterpret_cast<size_t*>(static_cast<char*>(data) - kHead);
}

}  // namespace

void reserve(Buffer& buffer, size_t wanted, size_t element) {
  const size_t held = buffer.data == nullptr ? 0 : capacity_of(buffer.data);
  if (wanted <= held) return;
  const size_t grown = held + held / 2 + 4;
  const size_t capacity = wanted > grown ? wanted : grown;
  if (capacity > (SIZE_MAX - kHead) / element) __builtin_trap();
  char* const start = static_cast<char*>(buffer.data) - kHead;
  buffer.data = static_cast<char*>(buffer.data == nullptr
                    ? allocate(kHead + capacity * element)
                    : extend(start, kHead + held * element, kHead + capacity * element)) + kHead;
  capacity_of(buffer.data) = capacity;
}

void* open(Buffer& buffer, size_t number, size_t count, size_t element) {
  reserve(buffer, buffer.size + count, element);
  char* const room = at(buffer, number, element);
  if (number < buffer.size) memmove(room + count * element, room, (buffer.size - number) * element);
  buffer.size += count;
  return room;
}

void push(Buffer& buffer, const void* made, size_t element) {
  memcpy(open(buffer, buffer.size, 1, element), made, element);
}

void* grow(Buffer& buffer, size_t element) {
  return open(buffer, buffer.size, 1, element);
}

void resize(Buffer& buffer, size_t count, const void* value, size_t element) {
  reserve(buffer, count, element);
  if (buffer.size < count) {
    char* const first = at(buffer, buffer.size, element);
    const size_t wanted = (count - buffer.size) * element;
    memcpy(first, value, element);
    // What is there is put behind itself, twice as much each time.
    for (size_t there = element; there < wanted; there *= 2) {
      memcpy(first + there, first, wanted - there < there ? wanted - there : there);
    }
  }
  buffer.size = count;
}

void splice(Buffer& text, size_t place, size_t removed, const char* from, size_t size) {
  const size_t tail = text.size - place - removed;
  const size_t wanted = place + size + tail;
  reserve(text, wanted, 1);
  char* const room = at(text, place, 1);
  if (tail > 0) memmove(room + size, room + removed, tail);
  if (size <= kMostByHand) {
    for (size_t i = 0; i < size; ++i) {
      room[i] = from[i];
      __asm__ volatile("");  // or the compiler calls memcpy
    }
  } else {
    memmove(room, from, size);
  }
  text.size = wanted;
}

namespace {

using Word = uint32_t __attribute__((may_alias));

struct Heap {
  Word* elements;
  size_t words;
  bool (*before)(void*, const void*, const void*);
  void* context;
  Word kept[kMostSorted];

  Word* at(size_t number) { return elements + number * words; }
  void put(Word* to, const Word* from) {
    for (size_t i = 0; i < words; ++i) to[i] = from[i];
  }

  // Takes `from` into the heap of `count` elements whose first has been taken out of place `root`.
  void sift(const Word* from, size_t root, size_t count) {
    put(kept, from);
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
      if (child + 1 < count && before(context, at(child), at(child + 1))) ++child;
      if (!before(context, kept, at(child))) break;
      put(at(root), at(child));
    }
    put(at(root), kept);
  }

  // The first, which is the latest, goes to the place of another one, and that into the heap.
  void exchange(size_t other, size_t count) {
    Word moved[kMostSorted];
    put(moved, at(other));
    put(at(other), elements);
    sift(moved, 0, count);
  }
};

}  // namespace

void sort(void* first, size_t sorted, size_t count, size_t words, bool (*before)(void*, const void*, const void*),
          void* context) {
  Heap heap{static_cast<Word*>(first), words, before, context, {}};
  for (size_t root = sorted / 2; root-- > 0;) heap.sift(heap.at(root), root, sorted);
  for (size_t other = sorted; other < count; ++other) {
    if (before(context, heap.at(other), first)) heap.exchange(other, sorted);
  }
  while (sorted > 1) {
    --sorted;
    heap.exchange(sorted, sorted);
  }
}

}  // namespace kb_small
