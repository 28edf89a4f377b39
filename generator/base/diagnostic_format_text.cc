// Diagnostics for people, in the form compilers made familiar:
//
//   content/da/kunde.md:7:17: error: link to 'kunnde', but no page has that address [link-missing-page]
//     7 | Se også [kunden](/kunnde).
//       |                  ^~~~~~~
//     hint: did you mean '/kunde/'?
#include <algorithm>
#include <map>
#include <set>

#include "generator/base/diagnostic_format.h"
#include "generator/base/utf8_text.h"

namespace kb {
namespace {

struct Palette {
  std::string_view bold, error, warning, advice, hint, dim, end;
};
constexpr Palette kPlain = {};
constexpr Palette kColors = {"\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1;32m", "\x1b[2m", "\x1b[0m"};

std::string_view color_of(Severity severity, const Palette& palette) {
  return severity == Severity::error ? palette.error : severity == Severity::warning ? palette.warning : palette.advice;
}

// The part of a line around [begin, end) that fits on a screen.
struct Excerpt {
  std::string text;
  size_t caret = 0;   // cell of the first marked character
  size_t length = 1;  // marked cells
};

Excerpt cut_excerpt(std::string_view text, uint32_t begin_offset, uint32_t end_offset) {
  constexpr size_t kBytesBefore = 60, kBytesAfter = 90, kMarkedBytes = 90;
  // No more of the file is looked at than can be shown: a line may be megabytes long.
  const size_t begin = std::min<size_t>(begin_offset, text.size());
  size_t from = begin;
  while (from > 0 && begin - from < kBytesBefore && text[from - 1] != '\n') --from;
  bool cut_before = from > 0 && text[from - 1] != '\n';
  while (cut_before && from < begin && continues_character(text[from])) ++from;
  if (const size_t mark = byte_order_mark(text); from == 0 && begin >= mark) from = mark;

  const size_t limit = std::min(text.size(), begin + kBytesAfter);
  size_t to = std::min(text.find('\n', begin), text.size());
  bool cut_after = to > limit;
  if (cut_after) {
    to = limit;
    while (to > begin && continues_character(text[to])) --to;
  } else if (to > begin && text[to - 1] == '\r') {
    --to;
  }
  const size_t marked_end = std::clamp<size_t>(std::min<size_t>(end_offset, begin + kMarkedBytes), begin, to);

  // A cut line starts at a word, if there is one soon.
  if (cut_before) {
    const size_t space = text.find(' ', from);
    if (space != std::string_view::npos && space < begin && space - from < 20) from = space + 1;
  }

  Excerpt excerpt;
  if (cut_before) excerpt.text = "… ";
  const size_t lead = cut_before ? 2 : 0;
  const Cells before = printable(text.substr(from, begin - from), lead);
  const Cells marked = printable(text.substr(begin, marked_end - begin), lead + before.width);
  const Cells after = printable(text.substr(marked_end, to - marked_end), lead + before.width + marked.width);
  excerpt.text += before.text + marked.text + after.text;
  if (cut_after) excerpt.text += " …";
  excerpt.text.resize(trim_end(excerpt.text, " ").size());
  excerpt.caret = lead + before.width;
  excerpt.length = std::max<size_t>(marked.width, 1);
  return excerpt;
}

class Printer {
 public:
  Printer(const SourceMap& sources, const DiagnosticStyle& style)
      : sources_(sources),
        style_(style),
        palette_(style.color ? kColors : kPlain),
        places_(sources),
        note_places_(sources) {}

  void print(const Diagnostic& diagnostic) {
    if (!out_.empty()) out_ += '\n';
    print_head(diagnostic.span, places_, color_of(diagnostic.severity, palette_), name_of(diagnostic.severity),
               diagnostic.message, info(diagnostic.code).name);
    print_excerpt(diagnostic.span, places_, color_of(diagnostic.severity, palette_));
    if (!diagnostic.hint.empty()) {
      paint("  hint:", palette_.hint);
      out_ += ' ' + printable(diagnostic.hint, 0).text + '\n';
    }
    for (const Note& note : diagnostic.notes) {
      print_head(note.span, note_places_, palette_.advice, "note", note.message, {});
      print_excerpt(note.span, note_places_, palette_.advice);
    }
  }

  void print_summary(const Diagnostics& diagnostics) {
    struct Row {
      size_t count;
      Severity severity;
      std::string_view name;
    };
    std::map<std::pair<std::string_view, Severity>, size_t> counts;
    std::set<uint32_t> files;
    for (const Diagnostic& d : diagnostics) {
      ++counts[{info(d.code).name, d.severity}];
      if (d.span.known()) files.insert(static_cast<uint32_t>(d.span.file));
    }
    std::vector<Row> rows;
    for (const auto& [key, n] : counts) rows.push_back({n, key.second, key.first});
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
      return a.severity != b.severity ? a.severity > b.severity : a.count > b.count;
    });
    out_ += '\n';
    paint(std::to_string(diagnostics.size()) + " in all, in " + std::to_string(files.size()) +
              (files.size() == 1 ? " file:" : " files:"),
          palette_.bold);
    out_ += '\n';
    for (const Row& row : rows) {
      const std::string number = std::to_string(row.count);
      out_.append(number.size() < 6 ? 6 - number.size() : 1, ' ');
      out_ += number + "  ";
      paint(name_of(row.severity), color_of(row.severity, palette_));
      out_.append(9 - name_of(row.severity).size(), ' ');
      out_ += std::string(row.name) + '\n';
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void paint(std::string_view text, std::string_view color) {
    out_.append(color).append(text);
    if (!color.empty()) out_.append(palette_.end);
  }

  void print_head(Span span, Locator& places, std::string_view color, std::string_view kind, std::string_view message,
                  std::string_view code) {
    if (span.known()) {
      const LineColumn place = places.locate(span.file, span.begin);
      paint(printable(style_.path_prefix + sources_.file(span.file).path, 0).text + ':' + std::to_string(place.line) +
                ':' + std::to_string(place.column) + ':',
            palette_.bold);
    } else {
      paint("kbgen:", palette_.bold);
    }
    out_ += ' ';
    paint(std::string(kind) + ':', color);
    out_ += ' ' + printable(message, 0).text;
    if (!code.empty()) {
      out_ += ' ';
      paint('[' + std::string(code) + ']', palette_.dim);
    }
    out_ += '\n';
  }

  void print_excerpt(Span span, Locator& places, std::string_view color) {
    if (!span.known()) return;
    const std::string_view text = sources_.file(span.file).text;
    if (text.empty()) return;
    const Excerpt excerpt = cut_excerpt(text, span.begin, span.end);
    const std::string number = std::to_string(places.locate(span.file, span.begin).line);
    paint("  " + number + " |", palette_.dim);
    if (!excerpt.text.empty()) out_ += ' ' + excerpt.text;
    out_ += '\n';
    paint("  " + std::string(number.size(), ' ') + " |", palette_.dim);
    out_.append(excerpt.caret + 1, ' ');
    paint('^' + std::string(excerpt.length - 1, '~'), color);
    out_ += '\n';
  }

  const SourceMap& sources_;
  const DiagnosticStyle& style_;
  const Palette& palette_;
  Locator places_, note_places_;
  std::string out_;
};

}  // namespace

std::string format_text(const Diagnostics& diagnostics, const SourceMap& sources, const DiagnosticStyle& style) {
  constexpr size_t kReadableWithoutSummary = 10;
  Printer printer(sources, style);
  for (const Diagnostic& diagnostic : diagnostics) printer.print(diagnostic);
  if (diagnostics.size() > kReadableWithoutSummary) printer.print_summary(diagnostics);
  return printer.take();
}

}  // namespace kb
