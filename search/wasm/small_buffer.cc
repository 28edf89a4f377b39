#include "search/wasm/small_buffer.h"

#include <cstdint>
#include <cstring>

#include "search/wasm/memory.h"

namespace kb_small {
namespace {

char* at(const Buffer& buffer, size_t number, size_t element) {
  return static_cast<char*>(buffer.data) + number * element;
}

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
  buffer.data =
      static_cast<char*>(buffer.data == nullptr ? allocate(kHead + capacity * element)
                                                : extend(start, kHead + held * element, kHead + capacity * element)) +
      kHead;
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
  const size_t before = buffer.size;
  buffer.size = count;
  if (before >= count) return;
  memcpy(at(buffer, before, element), value, element);
  // What is there is put behind itself, twice as much each time.
  for (size_t there = 1, wanted = count - before; there < wanted; there *= 2) {
    const size_t left = wanted - there;
    memcpy(at(buffer, before + there, element), at(buffer, before, element), (left < there ? left : there) * element);
  }
}

void splice(Buffer& text, size_t place, size_t removed, const char* from, size_t size) {
  const size_t tail = text.size - place - removed;
  const size_t wanted = place + size + tail;
  reserve(text, wanted, 1);
  char* const room = at(text, place, 1);
  if (tail > 0) memmove(room + size, room + removed, tail);
  memmove(room, from, size);
  text.size = wanted;
}

namespace {

using Word = uint32_t __attribute__((may_alias));

struct Heap {
  Word* elements;
  size_t words;
  bool (*before)(void*, const void*, const void*);
  void* context;

  Word* at(size_t number) { return elements + number * words; }

  void exchange(Word* a, Word* b) {
    for (size_t i = 0; i < words; ++i) {
      const Word kept = a[i];
      a[i] = b[i];
      b[i] = kept;
    }
  }

  // Brings the element at `root` to its place in the heap of `count` elements.
  void sift(size_t root, size_t count) {
    for (size_t child; (child = 2 * root + 1) < count; root = child) {
      if (child + 1 < count && before(context, at(child), at(child + 1))) ++child;
      if (!before(context, at(root), at(child))) break;
      exchange(at(root), at(child));
    }
  }
};

}  // namespace

void sort(void* first, size_t sorted, size_t count, size_t words, bool (*before)(void*, const void*, const void*),
          void* context) {
  Heap heap{static_cast<Word*>(first), words, before, context};
  for (size_t root = sorted / 2; root-- > 0;) heap.sift(root, sorted);
  // The first is the latest: it gives way to what comes before it, and in the end goes behind the others.
  for (size_t other = count; other-- > 1;) {
    if (other >= sorted && !before(context, heap.at(other), first)) continue;
    heap.exchange(heap.elements, heap.at(other));
    heap.sift(0, other < sorted ? other : sorted);
  }
}

}  // namespace kb_small
