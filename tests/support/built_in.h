// The files that travel inside the program, one copy for all tests.
#pragma once

#include "generator/disk/embedded.h"

namespace kb::test {

inline const MemoryFileSystem& built_in() {
  static const MemoryFileSystem files = embedded_files();
  return files;
}

}  // namespace kb::test
