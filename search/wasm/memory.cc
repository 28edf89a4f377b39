#include "search/wasm/memory.h"

#include <cstdint>
#include <new>

extern "C" unsigned char __heap_base;  // set by the linker: where free memory begins

namespace kb_small {
namespace {

constexpr size_t kPage = 65536;

unsigned char* kept = &__heap_base;
unsigned char* top = &__heap_base;

// Makes `end` the new top.
void raise_to(unsigned char* end) {
  const size_t held = __builtin_wasm_memory_size(0), wanted = (reinterpret_cast<size_t>(end) + kPage - 1) / kPage;
  if (end < top || (wanted > held && __builtin_wasm_memory_grow(0, wanted - held) == SIZE_MAX)) __builtin_trap();
  top = end;
}

}  // namespace

void* allocate(size_t size) {
  return extend(nullptr, 0, size);
}

void* extend(void* data, size_t held, size_t wanted) {
  auto* begin = static_cast<unsigned char*>(data);
  const bool newest = begin + held == top;
  if (!newest) begin = top = reinterpret_cast<unsigned char*>((reinterpret_cast<size_t>(top) + 7) & ~size_t{7});
  raise_to(begin + wanted);
  if (!newest) __builtin_memcpy(begin, data, held);
  return begin;
}

void begin_call() {
  top = kept;
}

void keep() {
  kept = top;
}

}  // namespace kb_small

void* operator new(size_t size) {
  return kb_small::allocate(size);
}
void operator delete(void*) noexcept {}
void operator delete(void*, size_t) noexcept {}

extern "C" {

void abort() {
  __builtin_trap();
}

void* memcpy(void* to, const void* from, size_t size) {
  __asm__("local.get %0\nlocal.get %1\nlocal.get %2\nmemory.copy 0, 0" ::"r"(to), "r"(from), "r"(size) : "memory");
  return to;
}

void* memmove(void* to, const void* from, size_t size) {
  return memcpy(to, from, size);
}  // memory.copy may overlap

void* memset(void* to, int byte, size_t size) {
  __asm__("local.get %0\nlocal.get %1\nlocal.get %2\nmemory.fill 0" ::"r"(to), "r"(byte), "r"(size) : "memory");
  return to;
}

size_t strlen(const char* text) {
  size_t size = 0;
  while (text[size] != 0) ++size;
  return size;
}

}  // extern "C"
