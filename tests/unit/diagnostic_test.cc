#include "generator/base/diagnostic.h"

#include <catch2/catch.hpp>

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
