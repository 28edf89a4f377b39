#include <algorithm>

#include "generator/base/escape_html.h"
#include "generator/page/chart.h"
#include "generator/page/html_writer.h"

namespace kb {
namespace {

constexpr unsigned kWideTable = 5;  // columns from which a table may leave the measure

std::string_view alert_class(uint8_t kind) {
  constexpr std::string_view kClasses[] = {"note", "note tip", "note important", "note warn", "note warn caution"};
  return kClasses[std::min<size_t>(kind, 4)];
}

}  // namespace

void HtmlWriter::open_alert(const Node& n) {
  out_ += "<div class=\"";
  out_ += alert_class(n.level);
  out_ += "\" role=\"note\"><svg class=\"i\" aria-hidden=\"true\"><use href=\"#i-info\"/></svg><div>\n";
  const std::string_view own = doc_.text_of(n);
  const std::string_view title = own.empty() ? context_.alert_titles[std::min<size_t>(n.level, 4)] : own;
  if (title.empty()) return;
  out_ += "<p class=\"note-title\"><strong>";
  escape_html(title, out_);
  out_ += "</strong></p>\n";
}

void HtmlWriter::code_block(const Node& n) {
  out_ += "<pre tabindex=\"0\"><code";
  const std::string& info = doc_.infos[n.ref];
  const std::string_view language = std::string_view(info).substr(0, info.find_first_of(" \t"));
  if (!language.empty()) attribute("class", "language-" + std::string(language));
  out_ += '>';
  escape_html(doc_.text_of(n), out_);
  out_ += "</code></pre>\n";
}

// A chart of which nothing could be read is shown as it was written.
void HtmlWriter::chart(uint32_t i) {
  const Node& n = node(i);
  const Chart chart = parse_chart(doc_.infos[n.ref], doc_.text_of(n)).chart;
  if (chart.rows.empty()) {
    code_block(n);
  } else {
    render_chart(chart, i, context_.table_label, out_);
  }
}

void HtmlWriter::alignment(const Node& cell) {
  if (cell.level == 2) out_ += " class=\"center\"";
  if (cell.level == 3) out_ += " class=\"num\"";
  out_ += '>';
}

void HtmlWriter::open_table(uint32_t i) {
  const Node& table = node(i);
  unsigned columns = 0;
  for (uint32_t cell = i + 3; cell < table.end && node(cell).kind == NodeKind::header_cell; cell = node(cell).end) {
    ++columns;
  }
  out_ += columns >= kWideTable ? "<div class=\"wide table\" role=\"region\" tabindex=\"0\""
                                : "<div class=\"table\" role=\"region\" tabindex=\"0\"";
  if (table.ref != 0) {
    const std::string id = "tab" + std::to_string(i);
    attribute("aria-labelledby", id);
    out_ += "><table>\n<caption";
    attribute("id", id);
    out_ += '>';
    const uint32_t caption = table.ref - 1;
    write({caption + 1, node(caption).end});
    out_ += "</caption>\n";
    return;
  }
  if (!context_.table_label.empty()) attribute("aria-label", context_.table_label);
  out_ += "><table>\n";
}

void HtmlWriter::close_figure(uint32_t i) {
  const Node& image = node(i + 1);
  const std::string& caption = doc_.links[image.ref].title;
  if (!caption.empty()) {
    out_ += "<figcaption>";
    escape_html(caption, out_);
    out_ += "</figcaption>";
  }
  out_ += "</figure>\n";
}

bool HtmlWriter::is_task(uint32_t item) const {
  const uint32_t end = node(item).end;
  if (item + 1 < end && node(item + 1).kind == NodeKind::task_mark) return true;
  return item + 2 < end && node(item + 1).kind == NodeKind::paragraph && node(item + 2).kind == NodeKind::task_mark;
}

}  // namespace kb
