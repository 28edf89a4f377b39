// The run-time library's corners that would otherwise bring in the demangler, printf and with them imports from a
// system the browser has not: memory that runs out and every abort become a trap, which the loader sees as an
// exception of the instance.
#include <cstddef>
#include <cstdlib>
#include <new>

extern "C" void abort() {
  __builtin_trap();
}

void* operator new(std::size_t size) {
  void* memory = std::malloc(size ? size : 1);
  if (!memory) __builtin_trap();
  return memory;
}

void* operator new[](std::size_t size) {
  return operator new(size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return std::malloc(size ? size : 1);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return std::malloc(size ? size : 1);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, const std::nothrow_t&) noexcept {
  std::free(memory);
}
// The engine has no type of more than the usual alignment; the library asks for these only in code never reached.
void* operator new(std::size_t, std::align_val_t) {
  __builtin_trap();
}
void operator delete(void*, std::align_val_t) noexcept {}
