// The walls of the house (docs/architecture.md), read off the include lines.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

namespace {

struct Include {
  std::string file, header;
};

std::vector<Include> includes_of(const std::string& folder) {
  std::vector<Include> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(KB_SOURCE_DIR "/" + folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".cc" && extension != ".h") continue;
    std::ifstream in(entry.path());
    std::string line;
    while (std::getline(in, line)) {
      if (line.rfind("#include ", 0) != 0 || line.size() < 12) continue;
      const size_t end = line.find_first_of(line[9] == '<' ? ">" : "\"", 10);
      found.push_back({std::filesystem::relative(entry.path(), KB_SOURCE_DIR).string(), line.substr(10, end - 10)});
    }
  }
  return found;
}

// That no room of `folder` includes one behind it; "" is what lies beside the rooms.
void check_order(const std::string& folder, const std::vector<std::string>& rooms) {
  const auto height = [&](const std::string& file) {
    const std::string rest = file.substr(folder.size() + 1);
    const size_t slash = rest.find('/');
    const std::string room = slash == std::string::npos ? "" : rest.substr(0, slash);
    const auto found = std::find(rooms.begin(), rooms.end(), room);
    INFO(file);
    REQUIRE(found != rooms.end());
    return found - rooms.begin();
  };
  for (const Include& include : includes_of(folder)) {
    if (include.header.rfind(folder + "/", 0) != 0 || include.file == "generator/main.cc") continue;
    INFO(include.file << " includes " << include.header);
    CHECK(height(include.header) <= height(include.file));
  }
}

}  // namespace

TEST_CASE("the search engine includes nothing of the generator") {
  const std::vector<Include> includes = includes_of("search");
  REQUIRE(includes.size() > 50);
  for (const Include& include : includes) {
    INFO(include.file << " includes " << include.header);
    CHECK(include.header.rfind("generator/", 0) != 0);
    CHECK(include.header.rfind("tests/", 0) != 0);
  }
}

TEST_CASE("the generator uses only the search engine's facades") {
  const std::set<std::string> facades = {
      "search/text/analyze.h",     "search/text/tables.h",   "search/text/utf8.h",   "search/text/word_table.h",
      "search/index/read_words.h", "search/index/builder.h", "search/query/engine.h"};
  const std::vector<Include> includes = includes_of("generator");
  REQUIRE(includes.size() > 300);
  for (const Include& include : includes) {
    if (include.header.rfind("search/", 0) != 0) continue;
    INFO(include.file << " includes " << include.header);
    CHECK(facades.count(include.header) == 1);
  }
}

TEST_CASE("a room includes only rooms below it, from the ground up") {
  check_order("search", {"text", "index", "query", "wasm"});
  check_order("generator", {"base", "disk", "config", "page", "history", "site", "check", "theme", "render",
                            "",  // the spine; main.cc stands above all
                            "desk", "command"});
}

TEST_CASE("each third-party library has one owner") {
  const std::vector<std::pair<std::string, std::string>> owners = {
      {"md4c.h", "generator/page/markdown_parser.cc"},      {"yaml.h", "generator/config/yaml_reader.cc"},
      {"toml++/toml.h", "generator/config/tomlplusplus.h"}, {"kainjow/mustache.hpp", "generator/theme/template.cc"},
      {"CLI/CLI.hpp", "generator/command/cli.cc"},          {"httplib.h", "generator/command/command_serve.cc"},
      {"libstemmer.h", "search/text/snowball.cc"}};
  for (const auto& [header, owner] : owners) {
    std::vector<std::string> users;
    for (const std::string folder : {"generator", "search"}) {
      for (const Include& include : includes_of(folder)) {
        if (include.header == header) users.push_back(include.file);
      }
    }
    INFO(header);
    CHECK(users == std::vector<std::string>{owner});
  }
}
