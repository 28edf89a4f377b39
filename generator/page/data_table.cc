#include "generator/page/data_table.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "generator/base/ascii.h"
#include "generator/base/date.h"
#include "generator/config/source_value.h"
#include "generator/page/markdown_parser.h"

namespace kb {
namespace {

struct Cell {
  std::string text;  // one line
  Span span;
};

using Row = std::vector<Cell>;

void report(Span span, std::string message, std::string hint, Diagnostics& diagnostics) {
  diagnostics.push_back(make_diagnostic(Code::embed_data, span, std::move(message), std::move(hint)));
}

// ---- numbers ----

// "-1234.5", with `point` before the decimals; no leading zero but before them, and no more digits than a sum of money
// or a measure has.
bool is_plain_number(std::string_view text, char point) {
  if (!text.empty() && text[0] == '-') text.remove_prefix(1);
  const size_t dot = std::min(text.find(point), text.size());
  const std::string_view whole = text.substr(0, dot);
  const std::string_view decimals = dot < text.size() ? text.substr(dot + 1) : std::string_view("0");
  const auto digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), ascii::is_digit);
  };
  return digits(whole) && digits(decimals) && whole.size() <= 15 && (whole.size() == 1 || whole[0] != '0');
}

// ---- the table ----

std::string escaped(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool escaped_bar = text[i] == '|' && i > 0 && text[i - 1] == '\\';
    if (text[i] == '|' && !escaped_bar) out += '\\';
    out += text[i] == '\n' || text[i] == '\r' || text[i] == '\t' ? ' ' : text[i];
  }
  return out;
}

// A row that is shorter than the first stays so, and Markdown fills it up: a small file shall not become a large table.
void append_row(const Row& row, size_t columns, MarkdownText& text) {
  for (size_t i = 0; i < std::min(columns, row.size()); ++i) {
    const Span place = row[i].span;
    text.append_text("| ", {place.file, place.begin, place.begin});
    text.append_text(escaped(row[i].text), place);
    text.append_text(" ", {place.file, place.end, place.end});
  }
  const Span last = row.back().span;
  text.append_text("|\n", {last.file, last.end, last.end});
}

// No row is empty.
void append_table(const std::vector<Row>& rows, MarkdownText& text) {
  const size_t columns = rows.front().size();
  for (size_t i = 0; i < rows.size(); ++i) {
    append_row(rows[i], columns, text);
    if (i > 0) continue;
    std::string line;
    for (size_t column = 0; column < columns; ++column) line += "| --- ";
    const Span last = rows[i].back().span;
    text.append_text(line + "|\n", {last.file, last.end, last.end});
  }
}

// ---- CSV ----

char separator_of(std::string_view first_line) {
  std::array<std::pair<char, size_t>, 3> counts = {{{';', 0}, {'\t', 0}, {',', 0}}};
  bool quoted = false;
  for (const char c : first_line) {
    if (c == '"') quoted = !quoted;
    for (auto& [separator, count] : counts) count += !quoted && c == separator ? 1 : 0;
  }
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

class CsvReader {
 public:
  CsvReader(const SourceFile& source, std::string_view language, Diagnostics& diagnostics)
      : source_(source), text_(source.text), language_(language), diagnostics_(diagnostics) {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    std::string_view first = text_.substr(at_, text_.find('\n', at_) - at_);
    separator_ = separator_of(first);
    // Spreadsheets write "sep=;" as a line of its own.
    if (first.substr(0, 4) == "sep=" && first.size() >= 5) {
      separator_ = first[4];
      at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
    }
  }

  std::vector<Row> read() {
    std::vector<Row> rows;
    while (at_ < text_.size()) {
      Row row = read_row();
      if (row.size() == 1 && row[0].text.empty()) continue;
      if (!rows.empty()) check_length(row, rows.front().size());
      rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  Row read_row() {
    Row row;
    for (;;) {
      row.push_back(read_cell());
      if (at_ < text_.size() && text_[at_] == separator_) {
        ++at_;
        continue;
      }
      if (text_.compare(at_, 2, "\r\n") == 0) ++at_;
      ++at_;
      return row;
    }
  }

  Cell read_cell() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
    const std::string ends = {separator_, '\r', '\n'};
    const size_t end = std::min(text_.find_first_of(ends, at_), text_.size());
    const std::string_view raw = text_.substr(at_, end - at_);
    const std::string_view trimmed = raw.substr(0, raw.find_last_not_of(' ') + 1);
    Cell cell{std::string(trimmed), span(at_, at_ + trimmed.size())};
    at_ = end;
    const char point = separator_ == ',' ? '.' : ',';
    if (is_plain_number(cell.text, point)) {
      std::replace(cell.text.begin(), cell.text.end(), ',', '.');
      cell.text = format_number(cell.text, language_);
    }
    return cell;
  }

  Cell read_quoted() {
    const size_t begin = at_++;
    Cell cell;
    for (;;) {
      const size_t quote = text_.find('"', at_);
      if (quote == std::string_view::npos) {
        const size_t line_end = std::min(text_.find('\n', begin), text_.size());
        report(span(begin, line_end), "this quote is never closed, so the rest of the file would be one cell",
               "close it with \", or write it twice (\"\") if it belongs to the text", diagnostics_);
        at_ = text_.size();
        return {};
      }
      cell.text += text_.substr(at_, quote - at_);
      at_ = quote + 1;
      if (at_ >= text_.size() || text_[at_] != '"') break;
      cell.text += '"';
      ++at_;
    }
    cell.span = span(begin + 1, at_ - 1);
    const size_t next = std::min(text_.find_first_of(std::string{separator_, '\r', '\n'}, at_), text_.size());
    if (text_.substr(at_, next - at_).find_first_not_of(' ') != std::string_view::npos) {
      report(span(at_, next), "text stands behind the quote that closes this cell",
             "put the whole cell in quotes, with each quote inside written twice", diagnostics_);
    }
    at_ = next;
    return cell;
  }

  void check_length(const Row& row, size_t columns) {
    const auto extra = std::find_if(row.begin() + static_cast<std::ptrdiff_t>(std::min(columns, row.size())), row.end(),
                                    [](const Cell& cell) { return !cell.text.empty(); });
    if (extra == row.end()) return;
    report(extra->span, "this line has more cells than the first one names columns (" + std::to_string(columns) + ")",
           "put a cell that holds the separator in quotes, or name the column in the first line", diagnostics_);
  }

  Span span(size_t begin, size_t end) const {
    return {source_.id, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  }

  const SourceFile& source_;
  std::string_view text_;
  std::string_view language_;
  Diagnostics& diagnostics_;
  size_t at_ = 0;
  char separator_ = ',';
};

// ---- TOML ----

std::string yes_or_no(bool yes, std::string_view language) {
  if (language == "en") return yes ? "yes" : "no";
  return yes ? "ja" : language == "da" ? "nej" : "nei";
}

Cell toml_cell(const SourceValue& value, std::string_view language, Diagnostics& diagnostics) {
  Cell cell{value.text, value.span};
  switch (value.kind) {
    case SourceValue::Kind::integer:
    case SourceValue::Kind::number:
      cell.text.erase(std::remove(cell.text.begin(), cell.text.end(), '_'), cell.text.end());
      cell.text = format_number(cell.text, language);
      break;
    case SourceValue::Kind::boolean:
      cell.text = yes_or_no(value.text == "true", language);
      break;
    case SourceValue::Kind::date:
      if (const std::optional<Date> date = parse_iso_date(value.text)) cell.text = long_date_time(*date, language);
      break;
    case SourceValue::Kind::list:
    case SourceValue::Kind::table:
      report(value.span, "a cell cannot hold a list or a table", "write it as one text", diagnostics);
      break;
    default:
      break;
  }
  return cell;
}

// The keys of the columns: those of `columns`, else of all rows, in the order they are first written. One more than a
// table may have is enough for the parser to refuse it.
std::vector<std::string> toml_columns(const SourceValue& root, const std::vector<const SourceValue*>& rows) {
  std::vector<std::string> keys;
  if (const SourceValue* columns = root.find("columns")) {
    for (const SourceValue& item : columns->items) keys.push_back(item.text);
    keys.resize(std::min<size_t>(keys.size(), kMaxTableColumns + 1));
    return keys;
  }
  for (const SourceValue* row : rows) {
    std::vector<const SourceMember*> written;
    for (const SourceMember& member : row->members) written.push_back(&member);
    std::sort(written.begin(), written.end(),
              [](const auto* a, const auto* b) { return a->key_span.begin < b->key_span.begin; });
    for (const SourceMember* member : written) {
      if (keys.size() > kMaxTableColumns) return keys;
      if (std::find(keys.begin(), keys.end(), member->key) == keys.end()) keys.push_back(member->key);
    }
  }
  return keys;
}

}  // namespace

std::string format_number(std::string_view plain, std::string_view language) {
  if (!is_plain_number(plain, '.')) return std::string(plain);
  const bool danish = language == "da";
  const std::string_view group = danish ? "." : language == "nb" || language == "nn" ? "\xC2\xA0" : ",";
  const std::string_view point = danish || language == "nb" || language == "nn" ? "," : ".";
  std::string out;
  if (plain[0] == '-') {
    out = "-";
    plain.remove_prefix(1);
  }
  const std::string_view whole = plain.substr(0, plain.find('.'));
  for (size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && whole.size() >= 5 && (whole.size() - i) % 3 == 0) out += group;
    out += whole[i];
  }
  if (whole.size() < plain.size()) out += std::string(point) + std::string(plain.substr(whole.size() + 1));
  return out;
}

void append_csv_table(const SourceFile& source, std::string_view language, MarkdownText& text,
                      Diagnostics& diagnostics) {
  const std::vector<Row> rows = CsvReader(source, language, diagnostics).read();
  if (rows.empty()) {
    report({source.id, 0, 0}, "'" + source.path + "' has no line, so there is no table to show",
           "begin with a line that names the columns", diagnostics);
    return;
  }
  append_table(rows, text);
}

void append_toml_table(const SourceFile& source, std::string_view language, MarkdownText& text,
                       Diagnostics& diagnostics) {
  Parsed<SourceValue> root = read_toml(source, 0, static_cast<uint32_t>(source.text.size()), Code::embed_data);
  const bool broken = !root.diagnostics.empty();
  append(diagnostics, std::move(root.diagnostics));
  if (broken) return;
  std::vector<const SourceValue*> rows;
  if (const SourceValue* row = root.value.find("row")) {
    for (const SourceValue& item : row->items) {
      if (item.kind == SourceValue::Kind::table) rows.push_back(&item);
    }
  }
  const std::vector<std::string> keys = toml_columns(root.value, rows);
  if (rows.empty() || keys.empty()) {
    report({source.id, 0, 0}, "'" + source.path + "' has no [[row]], so there is no table to show",
           "write each line of the table as [[row]] with a key for each column", diagnostics);
    return;
  }
  const SourceValue* headings = root.value.find("headings");
  std::vector<Row> table(1);
  for (const std::string& key : keys) {
    const SourceValue* heading = headings == nullptr ? nullptr : headings->find(key);
    Cell cell{key, {source.id, rows.front()->span.begin, rows.front()->span.begin}};
    if (heading != nullptr) cell = {heading->text, heading->span};
    if (!cell.text.empty() && heading == nullptr && ascii::is_lower(cell.text[0])) {
      cell.text[0] = static_cast<char>(cell.text[0] - ('a' - 'A'));
    }
    table.front().push_back(std::move(cell));
  }
  for (const SourceValue* row : rows) {
    Row cells;
    for (const std::string& key : keys) {
      const SourceValue* value = row->find(key);
      if (value == nullptr) {
        cells.push_back({"", {source.id, row->span.end, row->span.end}});
      } else {
        cells.push_back(toml_cell(*value, language, diagnostics));
      }
    }
    table.push_back(std::move(cells));
  }
  append_table(table, text);
}

}  // namespace kb
