#include "generator/page/doc.h"

#include "generator/base/utf8_text.h"
#include "generator/page/chart.h"

namespace kb {

// A chart that cannot be read is shown as it is written.
std::string_view readable_text(const Doc& doc, const Node& node, std::string& made) {
  if (node.kind != NodeKind::chart) return doc.text_of(node);
  const Chart chart = parse_chart(doc.infos[node.ref], doc.text_of(node)).chart;
  if (chart.rows.empty()) return doc.text_of(node);
  made = chart_text(chart);
  return made;
}

bool has_link(const Doc& doc, NodeRange range) {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if (doc.nodes[i].kind == NodeKind::link) return true;
  }
  return false;
}

std::string plain_text(const Doc& doc, NodeRange range) {
  std::string out, made;
  size_t size = 0;
  for (uint32_t i = range.begin; i < range.end; ++i) size += doc.text_of(doc.nodes[i]).size() + 1;
  out.reserve(size);
  each_text(
      doc, range, [&](uint32_t node) { out += readable_text(doc, doc.nodes[node], made); },
      [&](TextBreak kind) {
        const bool ends = out.empty() || out.back() == '\n';
        if (kind == TextBreak::space || !ends) {
          out += kind == TextBreak::line ? '\n' : kind == TextBreak::cell ? '\t' : ' ';
        }
      });
  out.resize(trim_end(out, "\n \t").size());
  return out;
}

}  // namespace kb
