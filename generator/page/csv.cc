#include "generator/page/csv.h"

#include <algorithm>
#include <array>

#include "generator/base/utf8_text.h"
#include "generator/page/number_format.h"

namespace kb {
namespace {

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
    at_ = byte_order_mark(text_);
    std::string_view first = text_.substr(at_, text_.find('\n', at_) - at_);
    separator_ = separator_of(first);
    // Spreadsheets write "sep=;" as a line of its own.
    if (first.substr(0, 4) == "sep=" && first.size() >= 5) {
      separator_ = first[4];
      at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1;
    }
  }

  std::vector<DataRow> read() {
    std::vector<DataRow> rows;
    while (at_ < text_.size()) {
      DataRow row = read_row();
      if (row.size() == 1 && row[0].text.empty()) continue;
      if (!rows.empty()) check_length(row, rows.front().size());
      rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  DataRow read_row() {
    DataRow row;
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

  DataCell read_cell() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
    const std::string ends = {separator_, '\r', '\n'};
    const size_t end = std::min(text_.find_first_of(ends, at_), text_.size());
    const std::string_view raw = text_.substr(at_, end - at_);
    const std::string_view trimmed = trim_end(raw, " ");
    DataCell cell{std::string(trimmed), span(at_, at_ + trimmed.size())};
    at_ = end;
    const char point = separator_ == ',' ? '.' : ',';
    if (is_plain_number(cell.text, point)) {
      std::replace(cell.text.begin(), cell.text.end(), ',', '.');
      cell.text = format_number(cell.text, language_);
    }
    return cell;
  }

  DataCell read_quoted() {
    const size_t begin = at_++;
    DataCell cell;
    for (;;) {
      const size_t quote = text_.find('"', at_);
      if (quote == std::string_view::npos) {
        const size_t line_end = std::min(text_.find('\n', begin), text_.size());
        report(span(begin, line_end), "this quote is never closed, so the rest of the file would be one cell",
               "close it with \", or write it twice (\"\") if it belongs to the text");
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
             "put the whole cell in quotes, with each quote inside written twice");
    }
    at_ = next;
    return cell;
  }

  void check_length(const DataRow& row, size_t columns) {
    const auto extra = std::find_if(row.begin() + static_cast<std::ptrdiff_t>(std::min(columns, row.size())), row.end(),
                                    [](const DataCell& cell) { return !cell.text.empty(); });
    if (extra == row.end()) return;
    report(extra->span, "this line has more cells than the first one names columns (" + std::to_string(columns) + ")",
           "put a cell that holds the separator in quotes, or name the column in the first line");
  }

  void report(Span place, std::string message, std::string hint) {
    diagnostics_.push_back(make_diagnostic(Code::embed_data, place, std::move(message), std::move(hint)));
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

}  // namespace

std::vector<DataRow> read_csv(const SourceFile& source, std::string_view language, Diagnostics& diagnostics) {
  return CsvReader(source, language, diagnostics).read();
}

}  // namespace kb
