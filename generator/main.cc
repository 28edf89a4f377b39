#include "generator/command/cli.h"

int main(int argc, char** argv) {
  return kb::run_command_line(argc, argv);
}
