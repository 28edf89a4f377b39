#include "generator/page/doc.h"

#include "generator/page/chart.h"

namespace kb {
namespace {

bool ends_with_break(const std::string& text) {
  return text.empty() || text.back() == '\n';
}

// Blocks that stand on a line of their own in plain text. Containers (lists, quotes, rows) need none: their
// innermost blocks do.
bool is_line(NodeKind kind) {
  switch (kind) {
    case NodeKind::paragraph:
    case NodeKind::heading:
    case NodeKind::list_item:
    case NodeKind::code_block:
    case NodeKind::chart:
    case NodeKind::figure:
    case NodeKind::table_row:
    case NodeKind::alert:
      return true;
    default:
      return false;
  }
}

// A chart that cannot be read is shown as it is written.
std::string text_of_chart(const Doc& doc, const Node& node) {
  const Chart chart = parse_chart(doc.infos[node.ref], doc.text_of(node)).chart;
  return chart.rows.empty() ? std::string(doc.text_of(node)) : chart_text(chart);
}

}  // namespace

std::string plain_text(const Doc& doc, NodeRange range) {
  std::string out;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const Node& node = doc.nodes[i];
    if (is_line(node.kind) && !ends_with_break(out)) out += '\n';
    switch (node.kind) {
      case NodeKind::header_cell:
      case NodeKind::cell:
        if (!ends_with_break(out)) out += '\t';
        break;
      case NodeKind::alert:
        out += doc.text_of(node);
        if (!ends_with_break(out)) out += '\n';
        break;
      case NodeKind::text:
      case NodeKind::code:
      case NodeKind::image:
      case NodeKind::code_block:
        out += doc.text_of(node);
        break;
      case NodeKind::chart:
        out += text_of_chart(doc, node);
        break;
      case NodeKind::soft_break:
      case NodeKind::hard_break:
        out += ' ';
        break;
      default:
        break;
    }
  }
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ' || out.back() == '\t')) out.pop_back();
  return out;
}

}  // namespace kb
