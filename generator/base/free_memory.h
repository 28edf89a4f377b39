// Memory that was freed, given back to the system, so that what one thread freed another can have. The C library keeps
// it for each thread by itself, which with two threads is a tenth of a build's memory.
#pragma once

#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace kb {

inline void return_freed_memory() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

}  // namespace kb
