#include "generator/base/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace kb {

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::advice:
      return "advice";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

const std::vector<CodeInfo>& diagnostic_codes() {
  static const std::vector<CodeInfo> codes = {
#define KB_CODE(id, name, severity, explanation) {Code::id, name, Severity::severity, explanation},
#include "generator/base/diagnostic_codes.def"
#undef KB_CODE
  };
  return codes;
}

const CodeInfo& info(Code code) {
  return diagnostic_codes()[static_cast<size_t>(code)];
}

Diagnostic make_diagnostic(Code code, Span span, std::string message, std::string hint) {
  return {code, info(code).severity, span, std::move(message), std::move(hint), {}};
}

void append(Diagnostics& to, Diagnostics&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  from.clear();
}

void sort_diagnostics(Diagnostics& diagnostics, const SourceMap& sources) {
  const auto path = [&](const Diagnostic& d) -> std::string_view {
    return d.span.known() ? std::string_view(sources.file(d.span.file).path) : std::string_view();
  };
  const auto key = [&](const Diagnostic& d) {
    return std::tuple(path(d), d.span.begin, d.span.end, info(d.code).name, std::string_view(d.message),
                      std::string_view(d.hint));
  };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  const auto same = [&](const Diagnostic& a, const Diagnostic& b) {
    return a.code == b.code && a.span.begin == b.span.begin && path(a) == path(b) && a.message == b.message;
  };
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
}

size_t count(const Diagnostics& diagnostics, Severity severity) {
  return static_cast<size_t>(std::count_if(diagnostics.begin(), diagnostics.end(),
                                           [&](const Diagnostic& d) { return d.severity == severity; }));
}

}  // namespace kb
