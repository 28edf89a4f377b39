// Charts as HTML: bars are drawn inside the rows of a real table, lines as SVG above one. No style attributes and no
// text in colour alone: series are told apart by class, order and their names in the table's head.
#include <algorithm>

#include "generator/base/escape_html.h"
#include "generator/page/chart.h"
#include "search/text/utf8.h"

namespace kb {
namespace {

// 34.5 for 34500: SVG wants a point, no thousands and no more digits than needed.
std::string decimal(int64_t thousandths) {
  std::string text = std::to_string(thousandths / 1000);
  if (thousandths < 0 && thousandths > -1000) text = "-0";
  std::string fraction = std::to_string(1000 + std::abs(thousandths % 1000)).substr(1);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return fraction.empty() ? text : text + "." + fraction;
}

std::string series_class(size_t series) {
  return "s" + std::to_string(series + 1);
}

class ChartWriter {
 public:
  ChartWriter(const Chart& chart, uint32_t number, std::string_view table_label, std::string& out)
      : chart_(chart), number_(std::to_string(number)), table_label_(table_label), out_(out) {}

  void write() {
    out_ += "<figure class=\"chart\">\n";
    if (chart_.type == ChartType::line) {
      title("p class=\"caption\"", "p");
      legend();
      lines();
    }
    table();
    if (!chart_.caption.empty()) {
      out_ += "<figcaption id=\"fc" + number_ + "\">";
      escape_html(chart_.caption, out_);
      out_ += "</figcaption>";
    }
    out_ += "</figure>\n";
  }

 private:
  // Before the drawing, where there is one above the table; else in the table.
  void title(const std::string& open, const std::string& close) {
    if (chart_.title.empty()) return;
    out_ += "<" + open + " id=\"tab" + number_ + "\">";
    escape_html(chart_.title, out_);
    out_ += "</" + close + ">";
  }

  void table() {
    const bool one_series = chart_.series.size() == 1;
    const bool bars = chart_.type != ChartType::line;
    if (!bars || !one_series) region();
    out_ += bars ? "<table class=\"bars\"" : "<table";
    if (!bars && !chart_.title.empty()) out_ += " aria-labelledby=\"tab" + number_ + "\"";
    if (!chart_.caption.empty()) out_ += " aria-describedby=\"fc" + number_ + "\"";
    out_ += '>';
    if (bars) title("caption", "caption");
    head(bars && one_series);
    out_ += "<tbody>\n";
    for (size_t i = 0; i < chart_.rows.size(); ++i) row(i, bars);
    out_ += "</tbody></table>";
    if (!bars || !one_series) out_ += "</div>";
    out_ += '\n';
  }

  void region() {
    out_ += chart_.series.size() > 3 ? "<div class=\"wide table\"" : "<div class=\"table\"";
    out_ += " role=\"region\" tabindex=\"0\"";
    if (!chart_.title.empty()) {
      out_ += " aria-labelledby=\"tab" + number_ + "\"";
    } else if (!table_label_.empty()) {
      out_ += " aria-label=\"";
      escape_html(table_label_, out_);
      out_ += '"';
    }
    out_ += '>';
  }

  // The head of a single series is for those who do not see the bars; where there are several it is the bars' legend.
  void head(bool hidden) {
    const bool named = !chart_.label_column.empty() || !chart_.series[0].empty();
    if (!named) return;
    out_ += hidden ? "<thead class=\"vh\"><tr>" : "<thead><tr>";
    header_cell(chart_.label_column, false, 0);
    for (size_t i = 0; i < chart_.series.size(); ++i) header_cell(chart_.series[i], !hidden, i);
    out_ += "</tr></thead>\n";
  }

  void header_cell(const std::string& name, bool number, size_t series) {
    if (name.empty()) {
      out_ += "<td></td>";
      return;
    }
    out_ += number ? "<th scope=\"col\" class=\"num\">" : "<th scope=\"col\">";
    if (number && chart_.series.size() > 1 && chart_.type != ChartType::line) {
      key(series, "0 0 1 1\" preserveAspectRatio=\"none", "<rect width=\"1\" height=\"1\"/>");
    }
    escape_html(name, out_);
    out_ += "</th>";
  }

  void key(size_t series, const std::string& box, const std::string& shape) {
    out_ += "<svg class=\"key " + series_class(series) + "\" viewBox=\"" + box + "\" aria-hidden=\"true\">" + shape +
            "</svg>";
  }

  // Which line is which. Whoever does not see the lines has the names in the table.
  void legend() {
    if (chart_.series.size() < 2) return;
    out_ += "<p class=\"legend\" aria-hidden=\"true\">";
    for (size_t i = 0; i < chart_.series.size(); ++i) {
      out_ += i == 0 ? "<span>" : " <span>";
      key(i, "0 0 24 10", "<path d=\"M1 5h22\"/>");
      escape_html(chart_.series[i], out_);
      out_ += "</span>";
    }
    out_ += "</p>\n";
  }

  void row(size_t index, bool bars) {
    const ChartRow& row = chart_.rows[index];
    out_ += index == chart_.highlight ? "<tr class=\"hl\"><th scope=\"row\">" : "<tr><th scope=\"row\">";
    escape_html(row.label, out_);
    if (bars) draw_bars(row);
    out_ += "</th>";
    for (const ChartValue& value : row.values) {
      out_ += "<td class=\"num\">";
      escape_html(value.text, out_);
      out_ += "</td>";
    }
    out_ += "</tr>\n";
  }

  static int64_t sum(const ChartRow& row) {
    int64_t total = 0;
    for (const ChartValue& value : row.values) total += value.thousandths;
    return total;
  }

  int64_t longest_bar() const {
    int64_t longest = 1;
    for (const ChartRow& row : chart_.rows) {
      if (chart_.type == ChartType::stacked) longest = std::max(longest, sum(row));
      for (const ChartValue& value : row.values) longest = std::max(longest, value.thousandths);
    }
    return longest;
  }

  void open_bar(const std::string& extra_class) {
    out_ += "<svg class=\"bar" + extra_class + "\" viewBox=\"0 0 " + decimal(longest_) +
            " 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">";
  }

  void draw_bars(const ChartRow& row) {
    if (chart_.type == ChartType::stacked) {
      open_bar("");
      int64_t at = 0;
      for (size_t i = 0; i < row.values.size(); ++i) {
        out_ += "<rect class=\"" + series_class(i) + "\" x=\"" + decimal(at) + "\" width=\"" +
                decimal(row.values[i].thousandths) + "\" height=\"1\"/>";
        at += row.values[i].thousandths;
      }
      out_ += "</svg>";
      return;
    }
    for (size_t i = 0; i < row.values.size(); ++i) {
      open_bar(row.values.size() > 1 ? " " + series_class(i) : "");
      out_ += "<rect width=\"" + decimal(row.values[i].thousandths) + "\" height=\"1\"/></svg>";
    }
  }

  // --- lines ---

  static constexpr int64_t kLeft = 56, kRight = 592, kTop = 12, kBottom = 204;

  // The scale: from `low_` to `high_` in steps of 1, 2 or 5 times a power of ten, three to six of them.
  void choose_scale() {
    low_ = 0;
    high_ = 1;
    for (const ChartRow& row : chart_.rows) {
      for (const ChartValue& value : row.values) {
        if (!value.known) continue;
        low_ = std::min(low_, value.thousandths);
        high_ = std::max(high_, value.thousandths);
      }
    }
    step_ = 1;
    for (size_t i = 0; (high_ - low_) / step_ > 5; ++i) step_ = i % 3 == 1 ? step_ / 2 * 5 : step_ * 2;
    high_ = (high_ + step_ - 1) / step_ * step_;
    low_ = (low_ - (step_ - 1)) / step_ * step_;
  }

  int64_t y_of(int64_t value) const { return kBottom - (value - low_) * (kBottom - kTop) / (high_ - low_); }
  int64_t x_of(size_t index) const {
    const auto last = static_cast<int64_t>(std::max<size_t>(chart_.rows.size(), 2) - 1);
    return kLeft + static_cast<int64_t>(index) * (kRight - kLeft) / last;
  }

  void lines() {
    choose_scale();
    out_ += "<svg class=\"lines\" viewBox=\"0 0 600 240\" aria-hidden=\"true\">\n";
    for (int64_t tick = low_; tick <= high_; tick += step_) {
      const std::string y = std::to_string(y_of(tick));
      out_ += "<path class=\"grid\" d=\"M" + std::to_string(kLeft) + " " + y + "H" + std::to_string(kRight) + "\"/>";
      out_ += "<text x=\"" + std::to_string(kLeft - 8) + "\" y=\"" + y + "\" dy=\".35em\" text-anchor=\"end\">";
      escape_html(tick_label(tick), out_);
      out_ += "</text>\n";
    }
    column_labels();
    for (size_t series = 0; series < chart_.series.size(); ++series) line(series);
    out_ += "</svg>\n";
  }

  std::string tick_label(int64_t value) const {
    std::string label = decimal(value);
    std::replace(label.begin(), label.end(), '.', ',');
    return label;
  }

  // One label in how many there is room for: in full width, and on a narrow screen, where letters are larger beside the
  // drawing (parts.css). Units of the drawing for a letter, about.
  static constexpr size_t kLetter = 7, kNarrowLetter = 13;

  size_t every(size_t unit) const {
    size_t longest = 1;
    for (const ChartRow& row : chart_.rows) longest = std::max(longest, search::count_code_points(row.label));
    const size_t room = std::max<size_t>(2, (kRight - kLeft) / (unit * (longest + 2)));
    const size_t last = chart_.rows.size() - 1;
    return std::max<size_t>(1, (last + room - 2) / (room - 1));
  }

  // The first, the last, and between them what there is room for.
  static bool labelled(size_t i, size_t last, size_t every) {
    return i == last || (i % every == 0 && last - i >= every);
  }

  void column_labels() {
    const size_t last = chart_.rows.size() - 1;
    const size_t wide = every(kLetter), narrow = (every(kNarrowLetter) + wide - 1) / wide * wide;
    for (size_t i = 0; i <= last; ++i) {
      if (!labelled(i, last, wide)) continue;
      const char* anchor = i == 0 ? "start" : i == last ? "end" : "middle";
      out_ += "<text x=\"" + std::to_string(x_of(i)) + "\" y=\"230\" text-anchor=\"" + anchor + "\"";
      if (!labelled(i, last, narrow)) out_ += " class=\"less\"";
      out_ += '>';
      escape_html(chart_.rows[i].label, out_);
      out_ += "</text>\n";
    }
  }

  // A line is broken where a number is missing.
  void line(size_t series) {
    std::string path;
    bool pen_down = false;
    for (size_t i = 0; i < chart_.rows.size(); ++i) {
      const ChartValue& value = chart_.rows[i].values[series];
      if (value.known) {
        path += pen_down ? "L" : "M";
        path += std::to_string(x_of(i)) + " " + std::to_string(y_of(value.thousandths));
        if (!pen_down) path += "h0";  // a number between two missing ones is a dot
      }
      pen_down = value.known;
    }
    out_ += "<path class=\"" + series_class(series) + "\" d=\"" + path + "\"/>\n";
  }

  const Chart& chart_;
  const std::string number_;
  std::string_view table_label_;
  std::string& out_;
  int64_t longest_ = longest_bar();
  int64_t low_ = 0, high_ = 1, step_ = 1;
};

}  // namespace

void render_chart(const Chart& chart, uint32_t number, std::string_view table_label, std::string& out) {
  if (chart.rows.empty() || chart.series.empty()) return;
  ChartWriter(chart, number, table_label, out).write();
}

}  // namespace kb
