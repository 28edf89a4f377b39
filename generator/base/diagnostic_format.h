// Inside of format_diagnostics: one function per format, and what they share. Use diagnostic.h from elsewhere.
#pragma once

#include <string>
#include <string_view>

#include "generator/base/diagnostic.h"

namespace kb {

// Text made safe for a terminal, and its width there in cells.
struct Cells {
  std::string text;
  size_t width = 0;
};
// `column` is the cell the text starts at, for tabs (which stand every four cells and become spaces).
Cells printable(std::string_view text, size_t column);

std::string format_text(const Diagnostics& diagnostics, const SourceMap& sources, const DiagnosticStyle& style);
std::string format_json(const Diagnostics& diagnostics, const SourceMap& sources, const DiagnosticStyle& style);
std::string format_github(const Diagnostics& diagnostics, const SourceMap& sources, const DiagnosticStyle& style);
std::string format_sarif(const Diagnostics& diagnostics, const SourceMap& sources, const DiagnosticStyle& style);

}  // namespace kb
