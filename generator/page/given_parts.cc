// The parts that front matter gives (page_parts.h).
#include "generator/base/slug.h"
#include "generator/page/page_parts.h"

namespace kb {

void set_definition(Doc& doc, NodeRange parsed, Diagnostics& diagnostics) {
  if (parsed.empty()) return;
  const Node& first = doc.nodes[parsed.begin];
  if (first.kind != NodeKind::paragraph || first.end != parsed.end) {
    diagnostics.push_back(make_diagnostic(Code::definition_not_paragraph, doc.meta.definition.span,
                                          "a definition is one paragraph; what follows it is not shown",
                                          "keep one or two sentences here and move the rest into the page"));
  }
  if (first.kind == NodeKind::paragraph) doc.definition = {parsed.begin, first.end};
}

void add_front_matter_faq(Doc& doc, const PageOptions& options, Diagnostics& diagnostics) {
  if (doc.meta.faq.empty()) return;
  UniqueIds ids = taken_ids(doc);
  for (const FaqItem& item : doc.faq) ids.take(item.id);
  for (const FaqEntry& entry : doc.meta.faq) {
    FaqItem item;
    item.question = entry.question.value;
    item.id = ids.claim(anchor(item.question));
    item.span = entry.question.span;
    Parsed<NodeRange> answer = parse_markdown_value(doc, entry.answer.value, entry.answer.span, options.markdown);
    append(diagnostics, std::move(answer.diagnostics));
    item.answer = answer.value;
    if (item.answer.empty()) {
      diagnostics.push_back(make_diagnostic(Code::faq_empty_answer, item.span,
                                            "the question '" + item.question + "' has no answer",
                                            "write `answer:` below it"));
    }
    doc.faq.push_back(std::move(item));
  }
}

}  // namespace kb
