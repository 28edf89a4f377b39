// The official mustache specification through render_template. The specification's files lie in ../shared/spec where
// they are available; without them the test says so and checks nothing.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "generator/theme/template.h"
#include "tests/support/read_file.h"

namespace {

using nlohmann::json;

const std::filesystem::path kSource = KB_SOURCE_DIR;

kb::Value value_of(const json& data) {
  switch (data.type()) {
    case json::value_t::object: {
      kb::Object object;
      for (const auto& [key, member] : data.items()) object.set(key, value_of(member));
      return object;
    }
    case json::value_t::array: {
      kb::List list;
      for (const json& item : data) list.push_back(value_of(item));
      return list;
    }
    case json::value_t::string:
      return data.get<std::string>();
    case json::value_t::boolean:
      return data.get<bool>();
    case json::value_t::null:
      return false;
    default:
      return data.dump();  // numbers
  }
}

std::string field(std::string_view line, size_t index) {
  for (; index > 0; --index) line.remove_prefix(std::min(line.size(), line.find('|') + 1));
  line = line.substr(0, line.find('|'));
  while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  return std::string(line);
}

std::set<std::string> listed_deviations() {
  std::set<std::string> listed;
  std::istringstream lines(kb::test::read_file(kSource / "tests/spec/mustache_deviations.txt"));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    INFO(line);
    REQUIRE(!field(line, 2).empty());
    listed.insert(field(line, 0) + " | " + field(line, 1));
  }
  return listed;
}

}  // namespace

TEST_CASE("the mustache specification holds but for the listed deviations") {
  const std::filesystem::path folder = kSource / "../shared/spec/mustache";
  if (!std::filesystem::exists(folder)) {
    std::cerr << "skipped: the mustache specification is not at " << folder << "\n";
    return;
  }
  const std::set<std::string> listed = listed_deviations();
  std::set<std::string> seen;
  size_t run = 0;
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.insert(entry.path());
  }
  REQUIRE(!files.empty());
  for (const std::filesystem::path& file : files) {
    const std::string module = file.stem();
    if (listed.count(module + " | *")) {
      seen.insert(module + " | *");
      continue;
    }
    const json suite = json::parse(kb::test::read_file(file));
    for (const json& test : suite.at("tests")) {
      const std::string name = module + " | " + test.at("name").get<std::string>();
      std::map<std::string, std::string, std::less<>> partials;
      if (test.contains("partials")) {
        for (const auto& [key, text] : test.at("partials").items()) partials[key] = text.get<std::string>();
      }
      std::vector<kb::TemplateError> errors;
      const std::string template_text = test.at("template");
      const std::string rendered = kb::render_template(template_text, value_of(test.at("data")), partials, errors);
      const std::string expected = test.at("expected");
      ++run;
      const bool same = rendered == expected && errors.empty();
      INFO(name << "\ntemplate: " << template_text << "\nexpected: " << expected << "\nrendered: " << rendered
                << (errors.empty() ? "" : "\nerror: " + errors.front().message));
      if (listed.count(name)) {
        CHECK_FALSE(same);
        seen.insert(name);
      } else {
        CHECK(same);
      }
    }
  }
  CHECK(seen == listed);
  CHECK(run >= 136);
}
