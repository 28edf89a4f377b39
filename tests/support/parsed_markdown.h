// One Markdown text, parsed, with what tests ask of it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "generator/page/markdown.h"
#include "generator/page/parse_page.h"
#include "generator/page/render_html.h"

namespace kb_test {

struct ParsedMarkdown {
  std::shared_ptr<kb::SourceMap> sources = std::make_shared<kb::SourceMap>();
  kb::Doc doc;
  kb::NodeRange range;
  kb::Diagnostics diagnostics;

  std::string html() const { return html(kb::RenderContext{}); }
  std::string html(const kb::RenderContext& context) const {
    std::string out;
    kb::render_html(doc, range, context, out);
    return out;
  }
  // "line:column code" of each diagnostic, in order.
  std::vector<std::string> found() const {
    std::vector<std::string> lines;
    for (const kb::Diagnostic& diagnostic : diagnostics) {
      lines.push_back(place(diagnostic.span) + " " + std::string(kb::info(diagnostic.code).name));
    }
    return lines;
  }
  std::string place(kb::Span span) const {
    const kb::LineColumn at = kb::Locator(*sources).locate(span.file, span.begin);
    return std::to_string(at.line) + ":" + std::to_string(at.column);
  }
  // The bytes of the source that a span covers.
  std::string source(kb::Span span) const {
    return sources->file(span.file).text.substr(span.begin, span.end - span.begin);
  }
};

inline ParsedMarkdown parse(const std::string& markdown, const kb::MarkdownOptions& options = {}) {
  ParsedMarkdown parsed;
  const kb::FileId id = parsed.sources->add("page.md", markdown);
  auto result =
      kb::parse_markdown(parsed.doc, parsed.sources->file(id), 0, static_cast<uint32_t>(markdown.size()), options);
  parsed.range = result.value;
  parsed.diagnostics = std::move(result.diagnostics);
  return parsed;
}

inline kb::MarkdownOptions with_raw_html() {
  kb::MarkdownOptions options;
  options.raw_html = true;
  return options;
}

// A tape is well formed if every node's end lies behind it and inside its parent, and every index is one.
inline bool well_formed(const kb::Doc& doc) {
  std::vector<uint32_t> ends;
  for (uint32_t i = 0; i < doc.nodes.size(); ++i) {
    const kb::Node& node = doc.nodes[i];
    while (!ends.empty() && ends.back() <= i) ends.pop_back();
    if (node.end <= i || node.end > doc.nodes.size()) return false;
    if (!ends.empty() && node.end > ends.back()) return false;
    if (node.text_begin > node.text_end || node.text_end > doc.text.size()) return false;
    if (node.span.known() && node.span.begin > node.span.end) return false;
    switch (node.kind) {
      case kb::NodeKind::heading:
        if (node.ref >= doc.headings.size() || doc.headings[node.ref].node != i) return false;
        break;
      case kb::NodeKind::link:
      case kb::NodeKind::image:
        if (node.ref >= doc.links.size() || doc.links[node.ref].node != i) return false;
        break;
      case kb::NodeKind::footnote_reference:
        if (node.ref >= doc.footnote_uses.size()) return false;
        if (doc.footnote_uses[node.ref].footnote >= doc.footnotes.size()) return false;
        break;
      case kb::NodeKind::code_block:
      case kb::NodeKind::chart:
      case kb::NodeKind::language:
        if (node.ref >= doc.infos.size()) return false;
        break;
      case kb::NodeKind::table:
        if (node.ref > i) return false;
        break;
      default:
        break;
    }
    ends.push_back(node.end);
  }
  return true;
}

}  // namespace kb_test
