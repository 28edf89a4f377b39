// What kbgen tells an author: diagnostics as data.
//
// A stage never prints. It returns diagnostics beside its value; `build` gathers, sorts, and prints them
// once. Every kind of diagnostic has a Code, registered in diagnostic_codes.def with its severity and an
// explanation from which docs/diagnostics.md is generated; every code has a test case.
//
// Style of a message: one sentence, lower-case start, no full stop, names the offending thing in 'quotes'.
// Style of a hint: what to do, as an instruction, same form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/base/source.h"

namespace kb {

enum class Severity : uint8_t { advice, warning, error };
std::string_view name_of(Severity severity);

enum class Code : uint16_t {
#define KB_CODE(id, name, severity, explanation) id,
#include "generator/base/diagnostic_codes.def"
#undef KB_CODE
};

struct CodeInfo {
  Code code;
  std::string_view name;         // as printed, e.g. "link-missing-page"
  Severity severity;             // default level; a site may set another in [check]
  std::string_view explanation;  // for docs/diagnostics.md: why, and how to mend it
};

// All codes in the order of the registry.
const std::vector<CodeInfo>& diagnostic_codes();
const CodeInfo& info(Code code);

// A second place that explains the first ("the other page is here").
struct Note {
  Span span;
  std::string message;
};

struct Diagnostic {
  Code code;
  Severity severity;
  Span span;
  std::string message;
  std::string hint;
  std::vector<Note> notes;
};

using Diagnostics = std::vector<Diagnostic>;

// A diagnostic of the code's default severity.
Diagnostic make_diagnostic(Code code, Span span, std::string message, std::string hint = {});

// A stage's value together with what is wrong with its input. The value is always usable.
template <class T>
struct Parsed {
  T value;
  Diagnostics diagnostics;
};

void append(Diagnostics& to, Diagnostics&& from);

// Total order (file path, place, code, message), duplicates removed. What belongs to no file comes first.
void sort_diagnostics(Diagnostics& diagnostics, const SourceMap& sources);

// text    for people: place, source line, caret, hint, notes; a summary by rule after more than ten
// json    one array of objects: file, line, column, end_line, end_column (null where there is no file), severity,
//         code, message, hint, notes[] of {file, line, column, message}
// github  workflow commands (::error file=…), which GitHub shows beside the changed lines
// sarif   SARIF 2.1.0, for code scanning services; what belongs to no file stands at the first line of site.toml
enum class DiagnosticFormat : uint8_t { text, json, github, sarif };

struct DiagnosticStyle {
  DiagnosticFormat format = DiagnosticFormat::text;
  bool color = false;
  // Put before each path, with its '/': where the site's root lies, seen from the current folder (text) or from the
  // repository's root (github, sarif).
  std::string path_prefix = {};
};

// All diagnostics as one text in the given format, ready to be written to a stream. Text from files is made safe for
// a terminal: control and invisible characters are shown as <U+001B>, invalid UTF-8 as U+FFFD.
// Expects the order of sort_diagnostics.
std::string format_diagnostics(const Diagnostics& diagnostics, const SourceMap& sources, DiagnosticStyle style);

size_t count(const Diagnostics& diagnostics, Severity severity);

// The nearest of `candidates` to `word` by edit distance (insert, delete, replace, swap of neighbours; case does not
// count), or empty if none is near enough to be meant: one edit from three letters on, two from six, three from nine.
// Of equally near ones, the one that shares the first letter, then the first in the list.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);
// The hint "did you mean 'near'?", or `otherwise` where nothing is near.
std::string did_you_mean(const std::string& near, std::string otherwise = {});

}  // namespace kb
