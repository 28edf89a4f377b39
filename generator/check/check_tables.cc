// A table's header tells a screen reader what each cell is; a cell beyond the header's columns is shown to nobody.
#include <algorithm>

#include "generator/base/ascii.h"
#include "generator/base/source.h"
#include "generator/base/utf8_text.h"
#include "generator/check/check_rules.h"

namespace kb {
namespace {

// Where each cell of a table's row begins in its line, as GitHub's Markdown divides it: at every | without a backslash.
std::vector<size_t> cells_of(std::string_view line) {
  line = trim_end(line);
  std::vector<size_t> cells;
  size_t at = std::min(line.find_first_not_of(" \t>"), line.size());
  if (at < line.size() && line[at] == '|') ++at;
  while (at < line.size()) {
    cells.push_back(at);
    while (at < line.size() && (line[at] != '|' || line[at - 1] == '\\')) ++at;
    ++at;
  }
  return cells;
}

// The line behind this one; empty at the text's end.
std::string_view line_below(std::string_view text, std::string_view line) {
  const size_t newline = text.find('\n', static_cast<size_t>(line.data() + line.size() - text.data()));
  return newline == std::string_view::npos || newline + 1 == text.size() ? std::string_view()
                                                                         : line_around(text, newline + 1);
}

// A row and how many columns its table has.
void check_cells(std::string_view line, size_t columns, const SourceFile& source, Diagnostics& diagnostics) {
  const std::vector<size_t> cells = cells_of(line);
  if (cells.size() <= columns) return;
  const size_t lost = line.find_first_not_of(" \t|\r", cells[columns]);
  if (lost == std::string_view::npos) return;
  const auto begin = static_cast<uint32_t>(line.data() - source.text.data());
  const Span span = {source.id, begin + static_cast<uint32_t>(lost),
                     begin + static_cast<uint32_t>(trim_end(line).size())};
  diagnostics.push_back(make_diagnostic(
      Code::table_cells, span,
      "this row has " + std::to_string(cells.size()) + " cells and the table " + std::to_string(columns) +
          (columns == 1 ? " column" : " columns") + ": readers do not see the rest",
      "the line of dashes says how many columns there are; write \\| where a cell's text has a |"));
}

// A table's rows are the lines of the file from its header on; the second, of dashes, says how many columns it has.
void check_rows(const CheckedPage& checked, const Node& table, const Node& head, Diagnostics& diagnostics) {
  if (!head.span.known()) return;
  const SourceFile& source = checked.input.sources.file(head.span.file);
  std::string_view line = line_around(source.text, head.span.begin);
  if (line.find('|') == std::string_view::npos) return;  // made of a file of numbers
  const std::string_view dashes = line_below(source.text, line);
  const size_t columns = cells_of(dashes).size();
  if (columns == 0) return;
  check_cells(line, columns, source, diagnostics);
  line = dashes;
  for (uint32_t i = head.end; i < table.end; ++i) {
    if (checked.doc.nodes[i].kind != NodeKind::table_row) continue;
    line = line_below(source.text, line);
    if (line.empty()) return;
    check_cells(line, columns, source, diagnostics);
  }
}

}  // namespace

void check_tables(const CheckedPage& checked, Diagnostics& diagnostics) {
  const Doc& doc = checked.doc;
  const Node* table = nullptr;
  for (uint32_t i = 0; i < doc.nodes.size(); ++i) {
    const Node& node = doc.nodes[i];
    if (node.kind == NodeKind::table) table = &node;
    if (node.kind != NodeKind::table_head) continue;
    if (table) check_rows(checked, *table, node, diagnostics);
    // The first cell may be empty: it stands above the names of the rows.
    const std::string header = plain_text(doc, {i, node.end});
    if (!ascii::trim(header).empty()) continue;
    diagnostics.push_back(make_diagnostic(Code::table_header_empty, node.span, "this table has no header",
                                          "write in its first row what each column holds"));
  }
}

}  // namespace kb
