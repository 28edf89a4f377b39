// Analyzers with the built-in tables, and the words of tests/data/linguistics.
#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "search/text/analyze.h"
#include "search/text/tables.h"

namespace kb::search::test {

inline Analyzer analyzer_of(Language language, std::string_view extra = {}) {
  return Analyzer(language, with_built_in_forms(language, extra));
}

// Lines of tests/data/linguistics as fields, without comments.
inline std::vector<std::vector<std::string>> read_table(const std::string& name) {
  std::ifstream file(KB_SOURCE_DIR "/tests/data/linguistics/" + name);
  REQUIRE(file.good());
  std::vector<std::vector<std::string>> rows;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> fields;
    std::istringstream in(line);
    for (std::string field; std::getline(in, field, '\t');) fields.push_back(field);
    rows.push_back(fields);
  }
  return rows;
}

}  // namespace kb::search::test
