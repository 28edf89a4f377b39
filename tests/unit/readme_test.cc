// What README says is what is there.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/support/read_file.h"

namespace {

// The packages of .ci/packages.txt as a table.
std::string package_table() {
  std::istringstream in(kb::test::read_file(KB_SOURCE_DIR "/.ci/packages.txt"));
  std::string table = "| for | package | what for |\n|---|---|---|\n";
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::string group, package, why;
    words >> group >> package;
    std::getline(words, why);
    table += "| " + group + " | `" + package + "` | " + why.substr(why.find_first_not_of(' ')) + " |\n";
  }
  return table;
}

}  // namespace

TEST_CASE("README lists the packages that the scripts install") {
  const std::string path = KB_SOURCE_DIR "/README.md";
  const std::string readme = kb::test::read_file(path);
  const std::string begin = "<!-- packages: made from .ci/packages.txt by a test -->\n",
                    end = "<!-- end of packages -->";
  const size_t from = readme.find(begin), to = readme.find(end);
  REQUIRE(from != std::string::npos);
  REQUIRE(to != std::string::npos);
  const std::string table = package_table();
  if (std::getenv("KB_UPDATE") != nullptr) {
    std::ofstream(path, std::ios::binary) << readme.substr(0, from + begin.size()) << table << readme.substr(to);
    return;
  }
  CHECK(readme.substr(from + begin.size(), to - from - begin.size()) == table);
}
