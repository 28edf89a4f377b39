// Charts: a fenced block `chart` with numbers becomes bars or lines, drawn when the page is built and readable as a
// table by everybody else. Pure.
//
//   ```chart bar                       bar (the default), stacked or line
//   title: Grunde til opsigelse        settings first: title, caption, unit, columns, highlight, type, src
//   unit: %
//   Prisen er steget: 12               then the numbers: "label: number" ...
//   ```
//   ```chart line
//   Kvartal; 2023; 2024                ... or a table with ';', tabs or commas, whose first line names the columns
//   1. kvt.; 12,5; 14
//   ```
//   ```chart line src=kvartaler.csv    ... or a file with the same lines (chart_files.h); `src:` is a setting too
//   ```
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

enum class ChartType : uint8_t { bar, stacked, line };

struct ChartValue {
  std::string text;  // as the author wrote it, with the unit
  int64_t thousandths = 0;
  bool known = false;  // an empty cell is not known
};

struct ChartRow {
  std::string label;
  std::vector<ChartValue> values;  // one for each series
};

struct Chart {
  ChartType type = ChartType::bar;
  std::string title, caption, unit;
  std::string source;               // path of the file with the numbers; empty where they stand in the block
  std::string label_column;         // what the labels are: "Grund"; may be empty
  std::vector<std::string> series;  // their names; one without a name where the author gave none
  std::vector<ChartRow> rows;
  size_t highlight = kNoRow;  // the accented row
  static constexpr size_t kNoRow = static_cast<size_t>(-1);
};

// What is wrong, with the bytes of the content that it is about.
struct ChartProblem {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool setting = false;  // else the data
  std::string message;
  std::string hint;
};

struct ParsedChart {
  Chart chart;
  std::vector<ChartProblem> problems;
};

// `info`: the fence's info string, "chart line".
ParsedChart parse_chart(std::string_view info, std::string_view content);

// Numbers as Danes, Norwegians and English write them: "1.240,5", "12.5", "1 240", "34 %", "-3". A dot with just three
// digits behind it parts thousands. False where it is none.
bool parse_chart_number(std::string_view text, int64_t& thousandths);

// The words and numbers a reader of the figure sees, as plain text: a line for each row, cells apart by tabs.
std::string chart_text(const Chart& chart);

// The figure, as HTML. `number` makes its ids unique in the page; `table_label` names a table without a title.
void render_chart(const Chart& chart, uint32_t number, std::string_view table_label, std::string& out);

}  // namespace kb
