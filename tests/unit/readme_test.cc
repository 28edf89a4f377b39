// What README and docs/ say is what is there, and their tables are whole.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

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

// Of a row of a table as GitHub reads it: "\\|" divides no cells.
size_t cells_of(const std::string& row) {
  size_t bars = 0;
  for (size_t i = 0; i < row.size(); ++i) bars += row[i] == '|' && (i == 0 || row[i - 1] != '\\') ? 1 : 0;
  return bars - 1;
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

TEST_CASE("every row of a table in README and docs has the cells its head has") {
  std::vector<std::filesystem::path> files = {KB_SOURCE_DIR "/README.md"};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(KB_SOURCE_DIR "/docs")) {
    if (entry.path().extension() == ".md") files.push_back(entry.path());
  }
  size_t tables = 0;
  for (const auto& file : files) {
    std::istringstream in(kb::test::read_file(file));
    std::string line;
    bool fenced = false;
    size_t head = 0;  // cells; 0: in no table
    for (size_t number = 1; std::getline(in, line); ++number) {
      if (line.rfind("```", 0) == 0) fenced = !fenced;
      if (fenced || line.empty() || line[0] != '|') {
        head = 0;
        continue;
      }
      if (head == 0) {
        head = cells_of(line);
        ++tables;
      }
      INFO(file.string() << ":" << number << ": " << line);
      CHECK(cells_of(line) == head);
    }
  }
  CHECK(tables > 15);
}
