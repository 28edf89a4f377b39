// The files that travel inside the program: the built-in themes and the search engine for the browser, so that kbgen
// is one file that works anywhere. Paths as in the repository's themes/ folder ("ordbog/layouts/term.mustache"), and
// "search/…" for what the browser loads.
#pragma once

#include "generator/disk/file_system.h"

namespace kb {

// A copy the caller owns.
MemoryFileSystem embedded_files();

}  // namespace kb
