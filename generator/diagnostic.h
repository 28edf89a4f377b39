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

#include "generator/source.h"

namespace kb {

enum class Severity : uint8_t { advice, warning, error };

enum class Code : uint16_t {
#define KB_CODE(id, name, severity, explanation) id,
#include "generator/diagnostic_codes.def"
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

// Total order (file path, place, code, message), duplicates removed.
void sort_diagnostics(Diagnostics& diagnostics, const SourceMap& sources);

enum class DiagnosticFormat : uint8_t { text, json, github, sarif };

struct DiagnosticStyle {
  DiagnosticFormat format = DiagnosticFormat::text;
  bool color = false;
};

// All diagnostics as one text in the given format, ready to be written to a stream.
std::string format_diagnostics(const Diagnostics& diagnostics, const SourceMap& sources, DiagnosticStyle style);

size_t count(const Diagnostics& diagnostics, Severity severity);

// The nearest of `candidates` to `word` by edit distance, or empty if none is near enough to be meant.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace kb
