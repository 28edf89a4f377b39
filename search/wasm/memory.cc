// Memory for the browser's engine: malloc and its kin in place of wasi-libc's, whose general allocator and unrolled
// copies would be a quarter of the whole download.
//
// Blocks come in classes, two to each power of two up to 64 KB (16, 24, 32, 48 … bytes with their header) and in whole
// pages of 64 KB beyond; freed ones wait in a list of their class. Nothing is split or joined: an engine opens an index
// once and then asks for the same sizes again and again, so memory stops growing after the first queries. One thread.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

extern "C" unsigned char __heap_base;  // set by the linker: where free memory begins

namespace {

constexpr uint32_t kPage = 65536;

struct Block {
  uint32_t size;  // with this header
  Block* next;    // in a list of free blocks; the user's memory begins behind the header
};
static_assert(sizeof(Block) == 8, "what malloc returns is aligned to 8 bytes");

Block* free_lists[26];  // classes of 16 … 49152 bytes, then one list for whole pages
constexpr uint32_t kPages = 25;

uintptr_t fresh = 0;  // memory never given out: from here …
uintptr_t fresh_end = 0;

// The class of a block of `size` bytes; `size` becomes what a block of that class holds.
uint32_t class_of(uint32_t& size) {
  if (size > 3 * kPage / 4) {
    size = (size + kPage - 1) / kPage * kPage;
    return kPages;
  }
  if (size < 16) size = 16;
  const uint32_t log = 31 - static_cast<uint32_t>(__builtin_clz(size));
  const uint32_t power = 1u << log;
  if (size == power) return 2 * (log - 4);
  if (size <= power + power / 2) {
    size = power + power / 2;
    return 2 * (log - 4) + 1;
  }
  size = 2 * power;
  return 2 * (log - 3);
}

Block* take_free(uint32_t list, uint32_t size) {
  for (Block** link = &free_lists[list]; *link; link = &(*link)->next) {
    Block* block = *link;
    if (block->size < size || block->size / 2 > size) continue;  // pages only: neither too small nor a great waste
    *link = block->next;
    return block;
  }
  return nullptr;
}

Block* take_fresh(uint32_t size) {
  if (fresh == 0) {
    fresh = (reinterpret_cast<uintptr_t>(&__heap_base) + 7) & ~uintptr_t{7};
    fresh_end = __builtin_wasm_memory_size(0) * kPage;
  }
  if (fresh_end - fresh < size) {
    const uint32_t missing = (size - (fresh_end - fresh) + kPage - 1) / kPage;
    if (__builtin_wasm_memory_grow(0, missing) == SIZE_MAX) return nullptr;
    fresh_end += missing * kPage;
  }
  auto* block = reinterpret_cast<Block*>(fresh);
  fresh += size;
  block->size = size;
  return block;
}

Block* block_of(void* memory) {
  return static_cast<Block*>(memory) - 1;
}

}  // namespace

extern "C" {

void* malloc(size_t wanted) {
  if (wanted > 0x7fff0000) return nullptr;
  uint32_t size = static_cast<uint32_t>(wanted + sizeof(Block));
  const uint32_t list = class_of(size);
  Block* block = take_free(list, size);
  if (!block) block = take_fresh(size);
  return block ? block + 1 : nullptr;
}

void free(void* memory) {
  if (!memory) return;
  Block* block = block_of(memory);
  uint32_t size = block->size;
  const uint32_t list = class_of(size);
  block->next = free_lists[list];
  free_lists[list] = block;
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

void* memchr(const void* bytes, int byte, size_t size) {
  auto* at = static_cast<const unsigned char*>(bytes);
  for (; size > 0; --size, ++at) {
    if (*at == static_cast<unsigned char>(byte)) return const_cast<unsigned char*>(at);
  }
  return nullptr;
}

size_t strlen(const char* text) {
  size_t size = 0;
  while (text[size] != 0) ++size;
  return size;
}

void* calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) return nullptr;
  void* memory = malloc(count * size);
  return memory ? memset(memory, 0, count * size) : nullptr;
}

void* realloc(void* memory, size_t wanted) {
  if (!memory) return malloc(wanted);
  const uint32_t held = block_of(memory)->size - sizeof(Block);
  if (wanted <= held) return memory;
  void* larger = malloc(wanted);
  if (!larger) return nullptr;
  memcpy(larger, memory, held);
  free(memory);
  return larger;
}

}  // extern "C"
