#include "generator/base/diagnostic_format.h"

#include <algorithm>
#include <cstdio>

#include "search/text/utf8.h"

namespace kb {

std::string format_diagnostics(const Diagnostics& diagnostics, const SourceMap& sources, DiagnosticStyle style) {
  switch (style.format) {
    case DiagnosticFormat::text:
      return format_text(diagnostics, sources, style);
    case DiagnosticFormat::json:
      return format_json(diagnostics, sources, style);
    case DiagnosticFormat::github:
      return format_github(diagnostics, sources, style);
    case DiagnosticFormat::sarif:
      return format_sarif(diagnostics, sources, style);
  }
  return {};
}

namespace {

struct Range {
  char32_t first, last;
};

template <size_t n>
bool within(const Range (&ranges)[n], char32_t c) {
  return std::any_of(ranges, ranges + n, [&](const Range& r) { return c >= r.first && c <= r.last; });
}

// What would move the cursor, hide, or reorder the text around it (CVE-2021-42574 for the bidirectional ones).
bool invisible(char32_t c) {
  static constexpr Range kRanges[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},      {0x61C, 0x61C},
                                      {0x200B, 0x200B}, {0x200E, 0x200F}, {0x2028, 0x202E},  {0x2060, 0x2064},
                                      {0x2066, 0x2069}, {0xFEFF, 0xFEFF}, {0xE0000, 0xE007F}};
  return within(kRanges, c);
}

size_t cell_width(char32_t c) {
  static constexpr Range kCombining[] = {{0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x610, 0x61A},
                                         {0x64B, 0x65F},   {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200C, 0x200D},
                                         {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};
  // East Asian Width W and F (Unicode 15), in whole blocks, and the emoji that terminals draw wide.
  static constexpr Range kWide[] = {{0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x25FD, 0x25FE},
                                    {0x2614, 0x2615},   {0x2648, 0x2653},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},
                                    {0x26BD, 0x26BE},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},
                                    {0x274C, 0x274C},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
                                    {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
                                    {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
                                    {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A},
                                    {0x1F1E6, 0x1F1FF}, {0x1F200, 0x1F265}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
                                    {0x1F7E0, 0x1F7EB}, {0x1F900, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD}};
  if (within(kCombining, c)) return 0;
  return within(kWide, c) ? 2 : 1;
}

}  // namespace

Cells printable(std::string_view text, size_t column) {
  constexpr size_t kTab = 4;
  Cells cells;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    const char32_t c = search::decode_utf8(text, i);
    if (c == search::kInvalidCodePoint) {
      cells.text += "\xEF\xBF\xBD";
      ++cells.width;
    } else if (c == '\t') {
      const size_t spaces = kTab - (column + cells.width) % kTab;
      cells.text.append(spaces, ' ');
      cells.width += spaces;
    } else if (c >= 0x20 && c < 0x7F) {
      cells.text += text[begin];
      ++cells.width;
    } else if (invisible(c)) {
      char name[16];
      const int length = std::snprintf(name, sizeof name, "<U+%04X>", static_cast<unsigned>(c));
      cells.text += name;
      cells.width += static_cast<size_t>(length);
    } else {
      cells.text += text.substr(begin, i - begin);
      cells.width += cell_width(c);
    }
  }
  return cells;
}

}  // namespace kb
