#include "generator/page/data_table.h"

#include <algorithm>
#include <string>
#include <vector>

#include "generator/base/ascii.h"
#include "generator/base/date.h"
#include "generator/config/source_value.h"
#include "generator/page/csv.h"
#include "generator/page/markdown_parser.h"
#include "generator/page/number_format.h"

namespace kb {
namespace {

void report(Span span, std::string message, std::string hint, Diagnostics& diagnostics) {
  diagnostics.push_back(make_diagnostic(Code::embed_data, span, std::move(message), std::move(hint)));
}

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
void append_row(const DataRow& row, size_t columns, MarkdownText& text) {
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
void append_table(const std::vector<DataRow>& rows, MarkdownText& text) {
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

std::string yes_or_no(bool yes, std::string_view language) {
  if (language == "en") return yes ? "yes" : "no";
  return yes ? "ja" : language == "da" ? "nej" : "nei";
}

DataCell toml_cell(const SourceValue& value, std::string_view language, Diagnostics& diagnostics) {
  DataCell cell{value.text, value.span};
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

void append_csv_table(const SourceFile& source, std::string_view language, MarkdownText& text,
                      Diagnostics& diagnostics) {
  const std::vector<DataRow> rows = read_csv(source, language, diagnostics);
  if (rows.empty()) {
    report({source.id, 0, 0}, "'" + source.path + "' has no line, so there is no table to show",
           "begin with a line that names the columns", diagnostics);
    return;
  }
  append_table(rows, text);
}

void append_toml_table(const SourceFile& source, std::string_view language, MarkdownText& text,
                       Diagnostics& diagnostics) {
  Parsed<SourceValue> root = read_toml_file(source, Code::embed_data);
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
  std::vector<DataRow> table(1);
  for (const std::string& key : keys) {
    const SourceValue* heading = headings == nullptr ? nullptr : headings->find(key);
    DataCell cell{key, {source.id, rows.front()->span.begin, rows.front()->span.begin}};
    if (heading != nullptr) cell = {heading->text, heading->span};
    if (!cell.text.empty() && heading == nullptr) cell.text[0] = ascii::upper(cell.text[0]);
    table.front().push_back(std::move(cell));
  }
  for (const SourceValue* row : rows) {
    DataRow cells;
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
