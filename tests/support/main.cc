// The runner of the unit tests. They name files from the repository's root, wherever they are started.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/support/source_folder.h"

int main(int argc, char** argv) {
  std::filesystem::current_path(kb::test::source_folder());
  return Catch::Session().run(argc, argv);
}
