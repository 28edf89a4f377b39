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

// `table` is the node; its rows are the lines of the file from its header on, with the line of dashes between.
void check_cells(const CheckedPage& checked, const Node& table, const Node& head, Diagnostics& diagnostics) {
  const Doc& doc = checked.doc;
  if (!head.span.known()) return;
  const std::string_view text = checked.input.sources.file(head.span.file).text;
  std::string_view line = line_around(text, head.span.begin);
  const size_t columns = cells_of(line).size();
  if (line.find('|') == std::string_view::npos) return;  // made of a file of numbers
  int lines_down = 2;
  for (uint32_t i = head.end; i < table.end; ++i) {
    if (doc.nodes[i].kind != NodeKind::table_row) continue;
    for (; lines_down > 0; --lines_down) {
      const auto next = static_cast<size_t>(line.data() + line.size() - text.data());
      const size_t newline = text.find('\n', next);
      if (newline == std::string_view::npos || newline + 1 >= text.size()) return;
      line = line_around(text, newline + 1);
    }
    lines_down = 1;
    const std::vector<size_t> cells = cells_of(line);
    if (cells.size() <= columns) continue;
    const size_t lost = line.find_first_not_of(" \t|\r", cells[columns]);
    if (lost == std::string_view::npos) continue;
    const auto begin = static_cast<uint32_t>(line.data() - text.data());
    const auto place = begin + static_cast<uint32_t>(lost);
    const auto end = begin + static_cast<uint32_t>(trim_end(line).size());
    diagnostics.push_back(make_diagnostic(
        Code::table_cells, {head.span.file, place, end},
        "this row has " + std::to_string(cells.size()) + " cells and the table " + std::to_string(columns) +
            " columns: readers do not see the rest",
        "give the header a column more, or write \\| where a cell's text has a |"));
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
    if (table) check_cells(checked, *table, node, diagnostics);
    // The first cell may be empty: it stands above the names of the rows.
    const std::string header = plain_text(doc, {i, node.end});
    if (!ascii::trim(header).empty()) continue;
    diagnostics.push_back(make_diagnostic(Code::table_header_empty, node.span, "this table has no header",
                                          "write in its first row what each column holds"));
  }
}

}  // namespace kb
