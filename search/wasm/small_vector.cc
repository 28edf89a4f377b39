#include "search/wasm/small_vector.h"

namespace kb_small {

void reserve(Buffer& buffer, size_t wanted, size_t element) {
  if (wanted <= buffer.capacity) return;
  const size_t grown = buffer.capacity + buffer.capacity / 2 + 4;
  const size_t capacity = wanted > grown ? wanted : grown;
  if (capacity > SIZE_MAX / element) __builtin_trap();
  void* const data = operator new(capacity* element);
  if (buffer.size > 0) memcpy(data, buffer.data, buffer.size * element);
  operator delete(buffer.data);
  buffer.data = data;
  buffer.capacity = capacity;
}

}  // namespace kb_small
