#ifdef KBGEN_MIMALLOC
#include <mimalloc.h>
#endif

#include "generator/command/cli.h"

int main(int argc, char** argv) {
#ifdef KBGEN_MIMALLOC
  // Memory is asked for in pieces of 2 MB, where the system has them: a large site needs half a gigabyte, and to be
  // given that in pieces of 4 KB takes a twentieth of the build.
  mi_option_enable(mi_option_large_os_pages);
#endif
  return kb::run_command_line(argc, argv);
}
