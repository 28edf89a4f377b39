// Diagnostics for programs: JSON, GitHub's commands, SARIF.
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "generator/base/diagnostic.h"

using namespace kb;

TEST_CASE("json gives each diagnostic as an object, whatever bytes its message holds") {
  SourceMap sources;
  const FileId file = sources.add("a.md", "æbc\ndef");
  Diagnostic d = make_diagnostic(Code::io_unreadable, {file, 2, 6}, "bad \xFF \"quote\"", "h");
  d.notes.push_back({{}, "n"});
  const auto json = nlohmann::json::parse(format_diagnostics({d}, sources, {DiagnosticFormat::json, false, "site/"}));
  REQUIRE(json.size() == 1);
  CHECK(json[0]["file"] == "site/a.md");
  CHECK(json[0]["line"] == 1);
  CHECK(json[0]["column"] == 2);
  CHECK(json[0]["end_line"] == 2);
  CHECK(json[0]["end_column"] == 2);
  CHECK(json[0]["message"] == "bad \uFFFD \"quote\"");
  CHECK(json[0]["notes"][0]["file"].is_null());
  CHECK(format_diagnostics({}, sources, {DiagnosticFormat::json, false, {}}) == "[]\n");
}

TEST_CASE("github's commands escape what would end a property or the line") {
  SourceMap sources;
  const FileId file = sources.add("a,b:c%.md", "abc\ndef");
  Diagnostic d = make_diagnostic(Code::io_unreadable, {file, 1, 2}, "50 % a, b: c\r\nd", "h");
  CHECK(format_diagnostics({d}, sources, {DiagnosticFormat::github, false, {}}) ==
        "::error file=a%2Cb%3Ac%25.md,line=1,col=2,endColumn=3,title=io-unreadable::50 %25 a, b: c%0D%0Ad%0Ahint: h\n");
  d.span.end = 5;
  d.severity = Severity::advice;
  d.hint.clear();
  d.span.file = file;
  CHECK(format_diagnostics({d}, sources, {DiagnosticFormat::github, false, {}}) ==
        "::notice file=a%2Cb%3Ac%25.md,line=1,endLine=2,title=io-unreadable::50 %25 a, b: c%0D%0Ad\n");
}

TEST_CASE("sarif names its rules once and points at them") {
  SourceMap sources;
  const FileId file = sources.add("indhold/ændring 1.md", "abc");
  Diagnostics list;
  for (uint32_t i = 0; i < 3; ++i) list.push_back(make_diagnostic(Code::io_unreadable, {file, i, i + 1}, "m"));
  list.push_back(make_diagnostic(Code::io_invalid_utf8, {}, "m"));
  list[0].notes.push_back({{file, 2, 3}, "n"});
  const auto json = nlohmann::json::parse(format_diagnostics(list, sources, {DiagnosticFormat::sarif, false, {}}));
  CHECK(json["version"] == "2.1.0");
  const auto& run = json["runs"][0];
  CHECK(run["tool"]["driver"]["rules"].size() == 2);
  CHECK(run["results"].size() == 4);
  for (const auto& result : run["results"]) {
    const size_t index = result["ruleIndex"];
    CHECK(run["tool"]["driver"]["rules"][index]["id"] == result["ruleId"]);
  }
  CHECK(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
        "indhold/%C3%A6ndring%201.md");
  CHECK(run["results"][0]["relatedLocations"][0]["message"]["text"] == "n");
  const auto& nowhere = run["results"][3]["locations"][0]["physicalLocation"];
  CHECK(nowhere["artifactLocation"]["uri"] == "site.toml");
  CHECK(nowhere["region"]["startLine"] == 1);
}

// What the schema of SARIF 2.1.0 requires of the objects kbgen writes, and what else of it kbgen writes in them.
TEST_CASE("sarif keeps to its schema") {
  struct Keys {
    std::set<std::string> required, other;
  };
  const std::map<std::string, Keys> objects = {
      {"", {{"version", "runs"}, {"$schema"}}},
      {"runs", {{"tool"}, {"results", "columnKind"}}},
      {"tool", {{"driver"}, {}}},
      {"driver", {{"name"}, {"rules"}}},
      {"rules", {{"id"}, {"fullDescription", "defaultConfiguration"}}},
      {"fullDescription", {{"text"}, {}}},
      {"defaultConfiguration", {{}, {"level"}}},
      {"results", {{"message"}, {"ruleId", "ruleIndex", "level", "locations", "relatedLocations"}}},
      {"message", {{"text"}, {}}},
      {"locations", {{}, {"physicalLocation"}}},
      {"relatedLocations", {{}, {"physicalLocation", "message"}}},
      {"physicalLocation", {{"artifactLocation"}, {"region"}}},
      {"artifactLocation", {{"uri"}, {"uriBaseId"}}},
      {"region", {{"startLine"}, {"startColumn", "endLine", "endColumn"}}},
  };
  const std::function<void(const nlohmann::json&, const std::string&)> check = [&](const nlohmann::json& value,
                                                                                   const std::string& name) {
    if (value.is_array()) {
      for (const auto& item : value) check(item, name);
    }
    if (!value.is_object()) return;
    INFO("object " << name);
    const auto keys = objects.find(name);
    REQUIRE(keys != objects.end());
    for (const std::string& key : keys->second.required) CHECK(value.contains(key));
    for (const auto& [key, member] : value.items()) {
      INFO("key " << key);
      CHECK(keys->second.required.count(key) + keys->second.other.count(key) == 1);
      check(member, key);
    }
  };
  SourceMap sources;
  const FileId page = sources.add("content/a.md", "abc");
  Diagnostics list = {make_diagnostic(Code::io_unreadable, {page, 0, 1}, "m", "h"),
                      make_diagnostic(Code::faq_missing, {page, 1, 2}, "m"),
                      make_diagnostic(Code::history_shallow, {}, "m")};
  list[0].notes.push_back({{page, 2, 3}, "n"});
  const auto json = nlohmann::json::parse(format_diagnostics(list, sources, {DiagnosticFormat::sarif, false, {}}));
  check(json, "");
  for (const auto& result : json["runs"][0]["results"]) {
    const std::string level = result["level"];
    CHECK((level == "error" || level == "warning" || level == "note"));
  }
  CHECK(json["runs"][0]["columnKind"] == "unicodeCodePoints");
}
