#include "generator/disk/embedded.h"

#include <string>

// Written by embed.cmake; ends with an entry of null pointers.
extern "C" struct KbEmbeddedFile {
  const char* name;
  const char* begin;
  const char* end;
} const kb_embedded_files[];

namespace kb {

MemoryFileSystem embedded_files() {
  MemoryFileSystem files;
  for (const KbEmbeddedFile* file = kb_embedded_files; file->name != nullptr; ++file) {
    files.files[file->name] = std::string(file->begin, file->end);
  }
  return files;
}

}  // namespace kb
