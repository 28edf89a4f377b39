#include "generator/page/chart.h"

#include <algorithm>

#include "generator/base/ascii.h"
#include "generator/base/diagnostic.h"

namespace kb {
namespace {

constexpr size_t kMaxRows = 200;
constexpr size_t kMaxSeries = 6;  // as many as can be told apart without colour
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr size_t npos = std::string_view::npos;

const std::vector<std::string>& setting_names() {
  static const std::vector<std::string> kNames = {"type", "title", "caption", "unit", "columns", "highlight", "src"};
  return kNames;
}

std::string_view unquoted(std::string_view text) {
  const bool quoted = text.size() > 1 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0];
  return quoted ? text.substr(1, text.size() - 2) : text;
}

// One line of a table: fields between separators, quotes around fields that hold one.
std::vector<std::string> split_fields(std::string_view line, char separator) {
  std::vector<std::string> fields;
  size_t at = 0;
  while (true) {
    while (at < line.size() && line[at] == ' ') ++at;
    std::string field;
    if (at < line.size() && line[at] == '"') {
      for (++at; at < line.size(); ++at) {
        if (line[at] == '"' && (at + 1 == line.size() || line[at + 1] != '"')) break;
        if (line[at] == '"') ++at;
        field += line[at];
      }
      at = std::min(line.find(separator, at), line.size());
    } else {
      const size_t end = std::min(line.find(separator, at), line.size());
      field = ascii::trim(line.substr(at, end - at));
      at = end;
    }
    fields.push_back(std::move(field));
    if (at >= line.size()) return fields;
    ++at;
  }
}

class Parser {
 public:
  Parser(std::string_view info, std::string_view content) : content_(content) {
    const size_t space = info.find_first_of(" \t");
    if (space != npos) read_info(ascii::trim(info.substr(space)));
    read_lines();
    finish();
  }

  ParsedChart take() { return std::move(parsed_); }

 private:
  struct Line {
    uint32_t begin;
    std::string_view text;  // trimmed
    uint32_t end() const { return begin + static_cast<uint32_t>(text.size()); }
  };

  void problem(uint32_t begin, uint32_t end, bool setting, std::string message, std::string hint) {
    parsed_.problems.push_back({begin, end, setting, std::move(message), std::move(hint)});
  }
  void data_problem(const Line& line, std::string message, std::string hint) {
    problem(line.begin, line.end(), false, std::move(message), std::move(hint));
  }

  // "line", "line src=kvartaler.csv"; a path with spaces is a setting in the block.
  void read_info(std::string_view info) {
    while (!info.empty()) {
      const size_t end = std::min(info.find_first_of(" \t"), info.size());
      const std::string_view word = info.substr(0, end);
      if (word.substr(0, 4) == "src=") {
        chart_.source = unquoted(word.substr(4));
      } else {
        set_type(word, 0, 0);
      }
      info = ascii::trim(info.substr(end));
    }
  }

  void set_type(std::string_view type, uint32_t begin, uint32_t end) {
    if (type == "bar" || type == "bars") {
      chart_.type = ChartType::bar;
    } else if (type == "stacked") {
      chart_.type = ChartType::stacked;
    } else if (type == "line") {
      chart_.type = ChartType::line;
    } else {
      problem(begin, end, true, "a chart of type '" + std::string(type) + "' is not known", "use bar, stacked or line");
    }
  }

  void read_lines() {
    for (size_t at = 0; at < content_.size();) {
      const size_t end = std::min(content_.find('\n', at), content_.size());
      const std::string_view whole = content_.substr(at, end - at);
      const std::string_view text = ascii::trim(whole);
      if (!text.empty() && text[0] != '#') {
        const size_t indentation = static_cast<size_t>(text.data() - whole.data());
        read_line({static_cast<uint32_t>(at + indentation), text});
      }
      at = end + 1;
    }
  }

  void read_line(const Line& line) {
    if (!in_data_ && read_setting(line)) return;
    if (!in_data_) choose_format(line.text);
    if (separator_ != 0) {
      read_fields(line);
    } else {
      read_pair(line);
    }
    in_data_ = true;
  }

  bool read_setting(const Line& line) {
    const size_t colon = line.text.find(':');
    if (colon == npos) return false;
    const std::string name(ascii::trim(line.text.substr(0, colon)));
    const std::string_view value = ascii::trim(line.text.substr(colon + 1));
    const auto& names = setting_names();
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      // "Titel: ..." is a setting misspelt, "Prisen er steget: 12" is data.
      int64_t ignored = 0;
      const bool pair = parse_chart_number(ascii::trim(line.text.substr(line.text.rfind(':') + 1)), ignored);
      if (pair || value.find_first_of(";\t") != npos || name.find_first_of(";,\t") != npos) {
        return false;
      }
      const std::string near = nearest(name, names);
      problem(line.begin, line.begin + static_cast<uint32_t>(name.size()), true,
              "a chart has no setting '" + name + "', and what follows is no number",
              did_you_mean(near, "settings are type, title, caption, unit, columns, highlight and src"));
      return true;
    }
    if (name == "type") set_type(value, line.begin, line.end());
    if (name == "title") chart_.title = value;
    if (name == "caption") chart_.caption = value;
    if (name == "unit") chart_.unit = value;
    if (name == "src") chart_.source = unquoted(value);
    if (name == "columns") set_columns(split_fields(value, value.find(';') == npos ? ',' : ';'));
    if (name == "highlight") {
      highlight_ = value;
      highlight_line_ = line;
    }
    return true;
  }

  void set_columns(const std::vector<std::string>& names) {
    columns_given_ = true;
    chart_.label_column = names[0];
    chart_.series.assign(names.begin() + 1, names.end());
  }

  void choose_format(std::string_view line) {
    const size_t colon = line.rfind(':');
    int64_t ignored = 0;
    if (line.find('\t') != npos) {
      separator_ = '\t';
    } else if (line.find(';') != npos) {
      separator_ = ';';
    } else if (colon == npos || !parse_chart_number(ascii::trim(line.substr(colon + 1)), ignored)) {
      separator_ = ',';
    }
    if (separator_ == 0 && chart_.series.empty()) chart_.series.emplace_back();
  }

  void read_fields(const Line& line) {
    std::vector<std::string> fields = split_fields(line.text, separator_);
    if (!in_data_ && !columns_given_) {
      if (fields.size() < 2) {
        data_problem(line, "this line is neither 'label: number' nor the first line of a table",
                     "write 'label: number', or name the columns: 'label; series'");
      }
      set_columns(fields);
      return;
    }
    if (fields.size() != chart_.series.size() + 1) {
      data_problem(line,
                   "this line has " + std::to_string(fields.size()) + " fields, the first one has " +
                       std::to_string(chart_.series.size() + 1),
                   separator_ == ','                          ? "part fields with ';' where numbers have commas"
                   : fields[0].find(':') != std::string::npos ? "write ';' behind the label too, and no colon"
                                                              : "write one field for each column");
      return;
    }
    ChartRow row;
    row.label = std::move(fields[0]);
    for (size_t i = 1; i < fields.size(); ++i) row.values.push_back(value_of(fields[i], line));
    add_row(std::move(row), line);
  }

  void read_pair(const Line& line) {
    const size_t colon = line.text.rfind(':');
    if (colon == npos) {
      data_problem(line, "this line is not 'label: number'", "write the label, a colon and a number");
      return;
    }
    ChartRow row;
    row.label = ascii::trim(line.text.substr(0, colon));
    if (row.label.size() > 1 && row.label.front() == '"' && row.label.back() == '"') {
      row.label = row.label.substr(1, row.label.size() - 2);
    }
    row.values.push_back(value_of(ascii::trim(line.text.substr(colon + 1)), line));
    add_row(std::move(row), line);
  }

  ChartValue value_of(std::string_view text, const Line& line) {
    ChartValue value;
    value.text = text;
    if (text.empty()) return value;
    value.known = parse_chart_number(text, value.thousandths);
    if (!value.known) {
      data_problem(line, "'" + std::string(text.substr(0, 40)) + "' is no number",
                   "write digits, as in 12, 12,5 or 1.240");
    } else if (value.thousandths < 0 && chart_.type != ChartType::line) {
      data_problem(line, "a bar cannot be less than nothing", "use a line chart for numbers below zero");
      value.known = false;
    }
    return value;
  }

  void add_row(ChartRow row, const Line& line) {
    if (chart_.rows.size() == kMaxRows) {
      data_problem(line, "a chart has at most " + std::to_string(kMaxRows) + " rows",
                   "use a table, or draw fewer numbers");
    }
    if (chart_.rows.size() <= kMaxRows) chart_.rows.push_back(std::move(row));
  }

  void finish() {
    const Line whole{0, content_.substr(0, std::min(content_.find('\n'), content_.size()))};
    const bool elsewhere = !chart_.source.empty() && chart_.rows.empty();
    if (chart_.rows.empty() && parsed_.problems.empty() && !elsewhere) {
      data_problem(whole, "this chart has no numbers", "write lines such as 'label: number'");
    }
    if (chart_.rows.size() > kMaxRows) chart_.rows.resize(kMaxRows);
    if (chart_.series.size() > kMaxSeries) {
      data_problem(whole, "a chart shows at most " + std::to_string(kMaxSeries) + " series",
                   "use a table, or draw fewer");
      chart_.series.resize(kMaxSeries);
      for (ChartRow& row : chart_.rows) row.values.resize(std::min(row.values.size(), kMaxSeries));
    }
    for (ChartRow& row : chart_.rows) row.values.resize(chart_.series.size());
    add_units();
    if (!elsewhere) find_highlight();
    parsed_.chart = std::move(chart_);
  }

  void add_units() {
    for (ChartRow& row : chart_.rows) {
      for (ChartValue& value : row.values) {
        if (value.text.empty() || chart_.unit.empty() || !ascii::is_digit(value.text.back())) continue;
        value.text += kNoBreakSpace;
        value.text += chart_.unit;
      }
    }
  }

  void find_highlight() {
    if (highlight_.empty()) return;
    std::vector<std::string> labels;
    for (size_t i = 0; i < chart_.rows.size(); ++i) {
      if (chart_.rows[i].label == highlight_) chart_.highlight = i;
      labels.push_back(chart_.rows[i].label);
    }
    if (chart_.highlight != Chart::kNoRow) return;
    const std::string near = nearest(highlight_, labels);
    problem(highlight_line_.begin, highlight_line_.end(), true, "no row is called '" + std::string(highlight_) + "'",
            did_you_mean(near, "write a row's label as it stands below"));
  }

  std::string_view content_;
  ParsedChart parsed_;
  Chart chart_;
  bool in_data_ = false;
  bool columns_given_ = false;
  char separator_ = 0;  // 0: "label: number"
  std::string_view highlight_;
  Line highlight_line_{0, {}};
};

}  // namespace

ParsedChart parse_chart(std::string_view info, std::string_view content) {
  return Parser(info, content).take();
}

}  // namespace kb
