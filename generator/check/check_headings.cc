// Headings make the outline that screen readers and the table of contents read out: no level left out, none empty.
#include "generator/base/ascii.h"
#include "generator/base/utf8_text.h"
#include "generator/check/check_rules.h"

namespace kb {

namespace {

// Where a heading without text stands: Markdown's parser places nothing that is empty, and knows only what is before.
Span place_of_empty(const Heading& heading, const SourceMap& sources) {
  const SourceFile& source = sources.file(heading.span.file);
  const std::string_view text = source.text;
  for (size_t at = text.find('\n', heading.span.begin); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    const std::string_view line = trim_end(line_around(text, at + 1));
    if (line.empty() || line.find_first_not_of("# \t>") != std::string_view::npos) continue;
    const auto begin = static_cast<uint32_t>(at + 1);
    return {source.id, begin, begin + static_cast<uint32_t>(line.size())};
  }
  return heading.span;
}

// A sentence that a line below it made a heading of.
bool is_underlined_sentence(const Heading& heading, const SourceMap& sources) {
  constexpr size_t kLongHeading = 120;  // bytes
  if (!heading.text.ends_with('.') && heading.text.size() <= kLongHeading) return false;
  if (heading.text.ends_with("...") || heading.text.starts_with("<<<<<<<") || !heading.span.known()) return false;
  const std::string_view text = sources.file(heading.span.file).text;
  const std::string_view line = line_around(text, heading.span.begin);
  const auto begin = static_cast<size_t>(line.data() - text.data());
  return line.substr(0, heading.span.begin - begin).find('#') == std::string_view::npos;
}

}  // namespace

void check_headings(const CheckedPage& checked, Diagnostics& diagnostics) {
  const Doc& doc = checked.doc;
  int above = 1;
  for (const Heading& heading : doc.headings) {
    if (!doc.title_heading.empty() && heading.node == doc.title_heading.begin) continue;
    if (ascii::trim(heading.text).empty()) {
      diagnostics.push_back(make_diagnostic(Code::heading_empty, place_of_empty(heading, checked.input.sources),
                                            "this heading has no text", "write one, or remove the line"));
      continue;
    }
    if (is_underlined_sentence(heading, checked.input.sources)) {
      diagnostics.push_back(make_diagnostic(Code::heading_by_line, heading.span,
                                            "the line right below this paragraph makes a heading of it",
                                            "leave an empty line above it"));
    }
    if (heading.level > above + 1) {
      diagnostics.push_back(make_diagnostic(
          Code::heading_jump, heading.span,
          "this heading is of level " + std::to_string(heading.level) + ", but " +
              (above == 1 ? "stands right below the title" : "the one before it is of level " + std::to_string(above)),
          "write it with " + std::string(static_cast<size_t>(above) + 1, '#')));
    }
    above = heading.level;
  }
}

}  // namespace kb
