#include "generator/base/diagnostic.h"

#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

using namespace kb;

namespace {

Span span_of(const SourceMap& sources, FileId file, const std::string& part) {
  const size_t at = sources.file(file).text.find(part);
  REQUIRE(at != std::string::npos);
  return {file, static_cast<uint32_t>(at), static_cast<uint32_t>(at + part.size())};
}

std::string as_text(const Diagnostic& diagnostic, const SourceMap& sources) {
  return format_diagnostics({diagnostic}, sources, {});
}

std::string shown(const std::string& line, const std::string& part) {
  SourceMap sources;
  const FileId file = sources.add("a.md", line);
  return as_text(make_diagnostic(Code::io_unreadable, span_of(sources, file, part), "m"), sources);
}

}  // namespace

TEST_CASE("every code stands at its own place in the registry, sorted by name, with an explanation") {
  const auto& codes = diagnostic_codes();
  for (size_t i = 0; i < codes.size(); ++i) {
    CHECK(static_cast<size_t>(codes[i].code) == i);
    CHECK(codes[i].explanation.size() > 20);
    CHECK(codes[i].explanation.back() == '.');
    CHECK(codes[i].name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
    if (i > 0) CHECK(codes[i - 1].name < codes[i].name);
  }
}

TEST_CASE("a diagnostic shows its place, line, caret and hint") {
  SourceMap sources;
  const FileId file = sources.add("content/da/kunde.md", "# Kunde\n\n\n\n\n\nSe også [kunden](/kunnde).\n");
  const Diagnostic d = make_diagnostic(Code::io_unreadable, span_of(sources, file, "/kunnde"),
                                       "link to 'kunnde', but no page has that address", "did you mean '/kunde/'?");
  CHECK(as_text(d, sources) ==
        "content/da/kunde.md:7:18: error: link to 'kunnde', but no page has that address [io-unreadable]\n"
        "  7 | Se også [kunden](/kunnde).\n"
        "    |                  ^~~~~~~\n"
        "  hint: did you mean '/kunde/'?\n");
}

TEST_CASE("a note shows its own place in another file") {
  SourceMap sources;
  const FileId a = sources.add("a.md", "title: Kunde\n");
  const FileId b = sources.add("b.md", "\n\ntitle: Kunde\n");
  Diagnostic d = make_diagnostic(Code::io_unreadable, span_of(sources, b, "Kunde"), "two pages are called 'Kunde'");
  d.notes.push_back({span_of(sources, a, "Kunde"), "the other one is here"});
  d.notes.push_back({{}, "one without a place"});
  CHECK(as_text(d, sources) ==
        "b.md:3:8: error: two pages are called 'Kunde' [io-unreadable]\n"
        "  3 | title: Kunde\n"
        "    |        ^~~~~\n"
        "a.md:1:8: note: the other one is here\n"
        "  1 | title: Kunde\n"
        "    |        ^~~~~\n"
        "kbgen: note: one without a place\n");
}

TEST_CASE("the caret stands under its character after tabs, wide and combining characters") {
  CHECK(shown("\ta\tbad", "bad") ==
        "a.md:1:4: error: m [io-unreadable]\n"
        "  1 |     a   bad\n"
        "    |         ^~~\n");
  CHECK(shown("日本 😀 bad", "bad") ==
        "a.md:1:6: error: m [io-unreadable]\n"
        "  1 | 日本 😀 bad\n"
        "    |         ^~~\n");
  CHECK(shown("e\u0301 bad", "bad") ==
        "a.md:1:4: error: m [io-unreadable]\n"
        "  1 | e\u0301 bad\n"
        "    |   ^~~\n");
  CHECK(shown("bad 日本", "日本") ==
        "a.md:1:5: error: m [io-unreadable]\n"
        "  1 | bad 日本\n"
        "    |     ^~~~\n");
}

TEST_CASE("a byte order mark is neither a column nor a cell") {
  CHECK(shown("\xEF\xBB\xBF"
              "bad",
              "bad") ==
        "a.md:1:1: error: m [io-unreadable]\n"
        "  1 | bad\n"
        "    | ^~~\n");
}

TEST_CASE("escape sequences and reordering characters from a file never reach the terminal") {
  const std::string text = shown("x \x1b[31m \u202E \x80 bad", "bad");
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("\u202E") == std::string::npos);
  CHECK(text.find('\x80') == std::string::npos);
  CHECK(text.find("x <U+001B>[31m <U+202E> \uFFFD bad") != std::string::npos);
  SourceMap sources;
  CHECK(as_text(make_diagnostic(Code::io_unreadable, {}, "a\nb\x1b"), sources) ==
        "kbgen: error: a<U+000A>b<U+001B> [io-unreadable]\n");
}

TEST_CASE("a long line is cut around the caret and keeps the marked text") {
  std::string line;
  for (int i = 0; i < 400; ++i) line += "ærlig talt ";
  line += "BAD ";
  for (int i = 0; i < 400; ++i) line += "ærlig talt ";
  const std::string text = shown(line, "BAD");
  const size_t first = text.find('\n') + 1, second = text.find('\n', first) + 1;
  const std::string source = text.substr(first, second - first - 1);
  CHECK(source.size() < 250);
  CHECK(source.find("… ") == 6);
  CHECK(source.substr(source.size() - 4) == " …");
  CHECK(source.find("\uFFFD") == std::string::npos);
  // Every character here is one cell wide: the caret's cell is the count of code points before BAD.
  size_t cells = 0;
  for (size_t i = 0; i < source.find("BAD"); ++i) cells += (source[i] & 0xC0) != 0x80;
  CHECK(text.find('^', second) - second == cells);
}

TEST_CASE("a span over lines is marked to the end of its first line") {
  CHECK(shown("one two\r\nthree", "two\r\nthree") ==
        "a.md:1:5: error: m [io-unreadable]\n"
        "  1 | one two\n"
        "    |     ^~~\n");
}

TEST_CASE("places at the end of a file, past it, and in an empty file are shown") {
  SourceMap sources;
  const FileId file = sources.add("a.md", "abc");
  const FileId empty = sources.add("empty.md", "");
  CHECK(as_text(make_diagnostic(Code::io_unreadable, {file, 3, 3}, "m"), sources) ==
        "a.md:1:4: error: m [io-unreadable]\n  1 | abc\n    |    ^\n");
  CHECK(as_text(make_diagnostic(Code::io_unreadable, {file, 900, 901}, "m"), sources) ==
        "a.md:1:4: error: m [io-unreadable]\n  1 | abc\n    |    ^\n");
  CHECK(as_text(make_diagnostic(Code::io_unreadable, {empty, 0, 1}, "m"), sources) ==
        "empty.md:1:1: error: m [io-unreadable]\n");
}

TEST_CASE("colors are written only when asked for") {
  SourceMap sources;
  const FileId file = sources.add("a.md", "abc");
  const Diagnostic d = make_diagnostic(Code::io_unreadable, {file, 0, 1}, "m", "h");
  CHECK(format_diagnostics({d}, sources, {DiagnosticFormat::text, false, {}}).find('\x1b') == std::string::npos);
  CHECK(format_diagnostics({d}, sources, {DiagnosticFormat::text, true, {}}).find("\x1b[1;31merror:\x1b[0m") !=
        std::string::npos);
}

TEST_CASE("diagnostics are sorted by path, place and code, and said once") {
  SourceMap sources;
  const FileId b = sources.add("b.md", "abc");
  const FileId a = sources.add("a.md", "abc");
  Diagnostics list;
  list.push_back(make_diagnostic(Code::io_unreadable, {b, 1, 2}, "late"));
  list.push_back(make_diagnostic(Code::io_unreadable, {b, 0, 1}, "same"));
  list.push_back(make_diagnostic(Code::io_unreadable, {a, 2, 3}, "other file"));
  list.push_back(make_diagnostic(Code::io_unreadable, {b, 0, 1}, "same"));
  list.push_back(make_diagnostic(Code::io_invalid_utf8, {b, 0, 1}, "same"));
  list.push_back(make_diagnostic(Code::io_unreadable, {}, "nowhere"));
  sort_diagnostics(list, sources);
  std::string order;
  for (const Diagnostic& d : list) order += std::string(info(d.code).name) + ' ' + d.message + '\n';
  CHECK(order ==
        "io-unreadable nowhere\nio-unreadable other file\nio-invalid-utf8 same\nio-unreadable same\nio-unreadable "
        "late\n");
}

TEST_CASE("a summary by rule follows more than ten diagnostics, errors first") {
  SourceMap sources;
  const FileId file = sources.add("a.md", "abcdefghijklmn");
  Diagnostics list;
  for (uint32_t i = 0; i < 10; ++i) list.push_back(make_diagnostic(Code::io_unreadable, {file, i, i + 1}, "m"));
  CHECK(format_diagnostics(list, sources, {}).find("in all") == std::string::npos);
  for (uint32_t i = 0; i < 12; ++i) {
    list.push_back(make_diagnostic(Code::io_invalid_utf8, {file, i, i + 1}, "m"));
    list.back().severity = Severity::warning;
  }
  const std::string text = format_diagnostics(list, sources, {});
  CHECK(text.substr(text.rfind("\n\n") + 2) ==
        "22 in all, in 1 file:\n"
        "    10  error    io-unreadable\n"
        "    12  warning  io-invalid-utf8\n");
}

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

TEST_CASE("the nearest word is one that can be meant") {
  CHECK(nearest("titel", {"slug", "title", "date"}) == "title");
  CHECK(nearest("kunnde", {"kunde", "kunder"}) == "kunde");
  CHECK(nearest("Decsription", {"description"}) == "description");
  CHECK(nearest("KUNDE", {"kunde"}) == "kunde");
  CHECK(nearest("forsinkelsesgebyer", {"forsinkelsesgebyr"}) == "forsinkelsesgebyr");
  CHECK(nearest("ændringg", {"ændring"}) == "ændring");
}

TEST_CASE("no word is suggested that merely exists") {
  CHECK(nearest("xyz", {"abc", "title"}).empty());
  CHECK(nearest("a", {"b", "c"}).empty());
  CHECK(nearest("to", {"ti"}).empty());
  CHECK(nearest("", {"a"}).empty());
  CHECK(nearest("faktura", {}).empty());
  CHECK(nearest("faktura", {"kunde", ""}).empty());
  CHECK(nearest(std::string(100000, 'x'), {std::string(100000, 'x')}).empty());
}

TEST_CASE("of equally near words the one with the same first letter is meant, then the first") {
  CHECK(nearest("kande", {"lande", "kunde"}) == "kunde");
  CHECK(nearest("kxnde", {"kunde", "kande"}) == "kunde");
}
