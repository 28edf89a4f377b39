// The blocks of a MarkdownBuilder that mean more than CommonMark gives them: headings with ids, figures, charts, tables
// with captions and numbers, alert boxes.

#include "generator/base/ascii.h"
#include "generator/base/slug.h"
#include "generator/page/chart.h"
#include "generator/page/markdown_builder.h"

namespace kb {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t';
}

struct TableCaption {
  bool matches = false;
  uint32_t prefix = 0;  // bytes that are not part of the caption
};

// "Tabel: Opsigelser efter aftaletype" is a caption without its first word; "Tabel 2. Opsigelser" keeps its number.
TableCaption table_caption(std::string_view text) {
  for (const std::string_view word : {"Tabell", "Tabel", "Table"}) {
    if (text.substr(0, word.size()) != word) continue;
    size_t at = word.size();
    const bool numbered = at + 1 < text.size() && text[at] == ' ' && ascii::is_digit(text[at + 1]);
    if (numbered) {
      ++at;
      while (at < text.size() && (ascii::is_digit(text[at]) || text[at] == '.')) ++at;
      const bool closed = text[at - 1] == '.' || (at < text.size() && text[at] == ':');
      return {closed, 0};
    }
    if (at >= text.size() || text[at] != ':') continue;
    ++at;
    while (at < text.size() && text[at] == ' ') ++at;
    return {true, static_cast<uint32_t>(at)};
  }
  return {};
}

// "1.240", "-3,5 %", "+12 kr.", "≈ 40 mdr.": begins with a digit after signs, and holds more digits than letters.
bool is_number(std::string_view text) {
  size_t digits = 0;
  size_t letters = 0;
  for (const char c : text) {
    if (ascii::is_digit(c)) ++digits;
    if (ascii::is_letter(c)) ++letters;
  }
  const size_t first = text.find_first_not_of("+-~ ");
  const bool begins =
      first != std::string_view::npos && (ascii::is_digit(text[first]) || text.substr(first, 3) == "\xE2\x88\x92");
  return begins && digits > 0 && letters <= 4 && text.size() <= 24;
}

constexpr const char* kAlertNames = "NOTE, TIP, IMPORTANT, WARNING or CAUTION";

bool alert_kind(const std::string& name, AlertKind& kind) {
  if (name == "note" || name == "info") {
    kind = AlertKind::note;
  } else if (name == "tip") {
    kind = AlertKind::tip;
  } else if (name == "important") {
    kind = AlertKind::important;
  } else if (name == "warning") {
    kind = AlertKind::warning;
  } else if (name == "caution" || name == "danger") {
    kind = AlertKind::caution;
  } else {
    return false;
  }
  return true;
}

}  // namespace

void MarkdownBuilder::close_code_block(uint32_t index) {
  node(index).text_end = text_size();
  pending_ = text_size();
  if (chart_) check_chart(index);
  chart_ = false;
  pieces_.clear();
}

void MarkdownBuilder::check_chart(uint32_t index) {
  const Node& chart = node(index);
  for (const ChartProblem& problem : parse_chart(doc_.infos[chart.ref], doc_.text_of(chart)).problems) {
    state_.diagnostics.push_back(make_diagnostic(
        problem.setting ? Code::chart_setting : Code::chart_data,
        text_span(chart.text_begin + problem.begin, chart.text_begin + problem.end), problem.message, problem.hint));
  }
}

void MarkdownBuilder::close_heading(uint32_t index) {
  std::string id;
  if (next() > index + 1 && node(index + 1).kind == NodeKind::text) {
    Node& first = node(index + 1);
    while (first.text_begin < first.text_end && is_space(doc_.text[first.text_begin])) ++first.text_begin;
  }
  if (next() > index + 1 && doc_.nodes.back().kind == NodeKind::text) {
    Node& last = doc_.nodes.back();
    const std::string_view tail = doc_.text_of(last);
    if (const HeadingId explicit_id = trailing_heading_id(tail); !explicit_id.id.empty()) {
      id = explicit_id.id;
      last.text_end = last.text_begin + explicit_id.begin;
    }
    while (last.text_end > last.text_begin && is_space(doc_.text[last.text_end - 1])) --last.text_end;
  }
  Heading heading;
  heading.node = index;
  heading.level = node(index).level;
  heading.span = node(index).span;
  heading.text = plain_text(doc_, {index + 1, next()});
  const bool explicit_id = !id.empty();
  heading.id = state_.ids.claim(explicit_id ? id : anchor(heading.text));
  if (explicit_id && heading.id != id) {
    state_.diagnostics.push_back(make_diagnostic(Code::markdown_duplicate_id, heading.span,
                                                 "the id '" + id + "' is taken on this page",
                                                 "choose another one; this heading is now '#" + heading.id + "'"));
  }
  node(index).ref = static_cast<uint32_t>(doc_.headings.size());
  doc_.headings.push_back(std::move(heading));
}

void MarkdownBuilder::close_paragraph(uint32_t index) {
  if (alert_ != kNowhere && index == alert_ + 1 && next() == index + 1) {
    doc_.nodes.pop_back();  // it held nothing but the marker
  } else if (next() == index + 2 && node(index + 1).kind == NodeKind::image) {
    node(index).kind = NodeKind::figure;
  }
}

// --- tables ---

void MarkdownBuilder::open_table() {
  uint32_t caption = 0;
  const bool sibling = last_block_ != kNowhere && last_depth_ == open_.size() && last_block_ < next() &&
                       node(last_block_).end == next() && node(last_block_).kind == NodeKind::paragraph;
  if (sibling && node(last_block_).end > last_block_ + 1 && node(last_block_ + 1).kind == NodeKind::text) {
    Node& first = node(last_block_ + 1);
    if (const TableCaption found = table_caption(doc_.text_of(first)); found.matches) {
      first.text_begin += found.prefix;
      node(last_block_).level = 1;
      caption = last_block_ + 1;
    }
  }
  open(NodeKind::table, 0, caption);
}

// Columns that hold nothing but numbers are set right, as if the author had written `---:`.
void MarkdownBuilder::close_table(uint32_t table) {
  std::vector<uint8_t> number_like;  // per column: 0 unknown, 1 numbers, 2 something else
  uint32_t column = 0;
  for (uint32_t i = table + 1; i < next(); ++i) {
    if (node(i).kind == NodeKind::table_row) column = 0;
    if (node(i).kind != NodeKind::cell && node(i).kind != NodeKind::header_cell) continue;
    if (column >= number_like.size()) number_like.resize(column + 1, 0);
    if (node(i).level != 0) number_like[column] = 2;
    if (node(i).kind == NodeKind::cell) {
      const uint32_t content = i + 1;
      if (node(i).end == content + 1 && node(content).kind == NodeKind::text) {
        if (!is_number(doc_.text_of(node(content)))) number_like[column] = 2;
        if (number_like[column] == 0) number_like[column] = 1;
      } else if (node(i).end != content) {
        number_like[column] = 2;
      }
    }
    ++column;
  }
  for (uint32_t i = table + 1; i < next(); ++i) {
    if (node(i).kind == NodeKind::table_row) column = 0;
    if (node(i).kind != NodeKind::cell && node(i).kind != NodeKind::header_cell) continue;
    if (number_like[column++] == 1) node(i).level = 3;
  }
}

// --- alerts ---

// "[!NOTE]" at the beginning of a quote makes it an alert. Moves `begin` past the marker.
bool MarkdownBuilder::take_alert_marker(uint32_t& begin, uint32_t end) {
  if (open_.size() < 2 || end - begin < 4 || doc_.text.compare(begin, 2, "[!") != 0) return false;
  const Open& paragraph = open_.back();
  Open& quote = open_[open_.size() - 2];
  const bool first = paragraph.kind == NodeKind::paragraph && paragraph.node + 1 == next() &&
                     quote.kind == NodeKind::quote && quote.node + 1 == paragraph.node;
  if (!first || (!literal_.empty() && literal_.front() < 2)) return false;
  const size_t close = doc_.text.find(']', begin);
  if (close == std::string::npos || close >= end || close - begin > 20) return false;
  const std::string name = ascii::lower(std::string_view(doc_.text).substr(begin + 2, close - begin - 2));
  AlertKind kind = AlertKind::note;
  if (!alert_kind(name, kind)) {
    if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos) {
      state_.diagnostics.push_back(make_diagnostic(
          Code::alert_unknown, text_span(begin, static_cast<uint32_t>(close) + 1),
          "'" + doc_.text.substr(begin, close + 1 - begin) + "' is no kind of alert box, so this is a quotation",
          std::string("use one of ") + kAlertNames));
    }
    return false;
  }
  quote.kind = node(quote.node).kind = NodeKind::alert;
  node(quote.node).level = static_cast<uint8_t>(kind);
  alert_ = quote.node;
  alert_title_ = kNowhere;
  begin = static_cast<uint32_t>(close) + 1;
  while (begin < end && doc_.text[begin] == ' ') ++begin;
  return true;
}

// The text after the marker is the alert's title if the line ends there and more follows.
void MarkdownBuilder::make_alert_title() {
  node(alert_).text_begin = doc_.nodes.back().text_begin;
  node(alert_).text_end = doc_.nodes.back().text_end;
  doc_.nodes.pop_back();
  alert_title_ = kNowhere;
}

bool MarkdownBuilder::swallow_break() {
  if (alert_ == kNowhere) return false;
  const bool marker_only = next() == alert_ + 2;
  const bool title = alert_title_ != kNowhere && alert_title_ + 1 == next();
  if (title) make_alert_title();
  alert_ = alert_title_ = kNowhere;
  return marker_only || title;
}

void MarkdownBuilder::settle_alert_title(bool blocks_follow) {
  if (alert_ == kNowhere || open_.empty() || open_.back().node != alert_) return;
  if (blocks_follow && alert_title_ != kNowhere && alert_title_ + 1 == next()) {
    make_alert_title();
    doc_.nodes.pop_back();  // its paragraph
  }
  if (next() > alert_ + 1 || !blocks_follow) alert_ = alert_title_ = kNowhere;
}

}  // namespace kb
