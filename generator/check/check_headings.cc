// Headings make the outline that screen readers and the table of contents read out: no level left out, none empty.
#include "generator/base/ascii.h"
#include "generator/check/check_rules.h"

namespace kb {

void check_headings(const CheckedPage& checked, Diagnostics& diagnostics) {
  const Doc& doc = checked.doc;
  int above = 1;
  for (const Heading& heading : doc.headings) {
    if (!doc.title_heading.empty() && heading.node == doc.title_heading.begin) continue;
    if (ascii::trim(heading.text).empty()) {
      diagnostics.push_back(make_diagnostic(Code::heading_empty, heading.span, "this heading has no text",
                                            "write one, or remove the line"));
      continue;
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
