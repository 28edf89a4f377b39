// A table's header tells a screen reader what each cell is.
#include "generator/base/ascii.h"
#include "generator/check/check_rules.h"

namespace kb {

void check_tables(const CheckedPage& checked, Diagnostics& diagnostics) {
  const Doc& doc = checked.doc;
  for (uint32_t i = 0; i < doc.nodes.size(); ++i) {
    if (doc.nodes[i].kind != NodeKind::table_head) continue;
    // The first cell may be empty: it stands above the names of the rows.
    const std::string header = plain_text(doc, {i, doc.nodes[i].end});
    if (!ascii::trim(header).empty()) continue;
    diagnostics.push_back(make_diagnostic(Code::table_header_empty, doc.nodes[i].span, "this table has no header",
                                          "write in its first row what each column holds"));
  }
}

}  // namespace kb
