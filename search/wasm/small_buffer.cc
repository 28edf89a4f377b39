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
  buffer.data = static_cast<char*>(buffer.data == nullptr
                    ? allocate(kHead + capacity * element)
                    : extend(start, kHead + held * element, kHead + capacity * element)) + kHead;
  capacity_of(buffer.data) = capacity;
}

void* open(Buffer& buffer, size_t number, size_t count, size_t element) {
  reserve(buffer, buffer.size + count, element);
  char* const room = at(buffer, number, element);
  memmove(room + count * element, room, (buffer.size - number) * element);
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
  while (buffer.size < count) memcpy(at(buffer, buffer.size++, element), value, element);
  buffer.size = count;
}

void splice(Buffer& text, size_t place, size_t removed, const char* from, size_t size) {
  const size_t tail = text.size - place - removed;
  const size_t wanted = place + size + tail;
  reserve(text, wanted, 1);
  char* const room = at(text, place, 1);
  memmove(room + size, room + removed, tail);
  memmove(room, from, size);
  text.size = wanted;
}

void sort(void* first, size_t count, size_t element, bool (*before)(void*, const void*, const void*), void* context) {
  char* const elements = static_cast<char*>(first);
  char kept[kMostSorted];
  size_t start = count / 2;
  while (count > 1) {
    if (start > 0) {
      --start;
    } else {
      --count;
      memcpy(kept, elements, element);
      memcpy(elements, elements + count * element, element);
      memcpy(elements + count * element, kept, element);
    }
    for (size_t root = start, child; (child = 2 * root + 1) < count; root = child) {
      char* lower = elements + child * element;
      if (child + 1 < count && before(context, lower, lower + element)) {
        ++child;
        lower += element;
      }
      char* const upper = elements + root * element;
      if (!before(context, upper, lower)) break;
      memcpy(kept, upper, element);
      memcpy(upper, lower, element);
      memcpy(lower, kept, element);
    }
  }
}

}  // namespace kb_small
