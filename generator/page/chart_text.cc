#include "generator/page/chart.h"

namespace kb {
namespace {

void add_line(std::string_view line, std::string& out) {
  if (line.empty()) return;
  if (!out.empty()) out += '\n';
  out += line;
}

}  // namespace

std::string chart_text(const Chart& chart) {
  std::string out = chart.title;
  std::string head = chart.label_column;
  for (const std::string& series : chart.series) {
    if (series.empty()) continue;
    if (!head.empty()) head += '\t';
    head += series;
  }
  add_line(head, out);
  for (const ChartRow& row : chart.rows) {
    std::string line = row.label;
    for (const ChartValue& value : row.values) line += '\t' + value.text;
    add_line(line, out);
  }
  add_line(chart.caption, out);
  return out;
}

}  // namespace kb
