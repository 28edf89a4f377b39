// libFuzzer: any bytes are a page. The first byte chooses the options. What is parsed must be well formed and
// renderable, and every place must lie in the source.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "generator/page/parse_page.h"
#include "generator/page/render_html.h"
#include "tests/support/parsed_markdown.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  kb::PageOptions options;
  options.kind = (data[0] & 1) != 0 ? "term" : "article";
  options.markdown.raw_html = (data[0] & 2) != 0;
  options.markdown.soft_breaks_as_hard = (data[0] & 4) != 0;
  options.headings.faq = {"FAQ"};
  options.headings.takeaways = {"Key"};
  options.headings.related = {"See"};
  options.headings.definition = {"What"};
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  kb::SourceMap sources;
  const kb::FileId id = sources.add("fuzz.md", text);

  const kb::Parsed<kb::Doc> parsed = kb::parse_page(sources.file(id), {}, options);
  const kb::Doc& doc = parsed.value;
  if (!kb_test::well_formed(doc)) std::abort();
  const auto inside = [&](kb::Span span) {
    return !span.known() || (span.begin <= span.end && span.end <= text.size());
  };
  for (const kb::Node& node : doc.nodes) {
    if (!inside(node.span)) std::abort();
  }
  for (const kb::LinkUse& link : doc.links) {
    if (!inside(link.span)) std::abort();
  }
  for (const kb::Diagnostic& diagnostic : parsed.diagnostics) {
    if (!inside(diagnostic.span)) std::abort();
  }
  std::string html;
  for (const kb::NodeRange& range : doc.body) kb::render_html(doc, range, {}, html);
  for (const kb::FaqItem& item : doc.faq) kb::render_html(doc, item.answer, {}, html);
  for (uint32_t i = 0; i < doc.footnotes.size(); ++i) kb::render_footnote(doc, i, {}, html);
  kb::render_inline_html(doc, doc.definition, {}, html);
  html += kb::plain_text(doc, {0, static_cast<uint32_t>(doc.nodes.size())});
  if (!options.markdown.raw_html && html.find("<script") != std::string::npos) {
    // Only plain_text and code shown as text may hold it, and those come last or escaped.
    std::string rendered;
    for (const kb::NodeRange& range : doc.body) kb::render_html(doc, range, {}, rendered);
    if (rendered.find("<script") != std::string::npos) std::abort();
  }
  return 0;
}
