#include "generator/page/markdown.h"

#include <algorithm>

#include "generator/page/embed.h"
#include "generator/page/markdown_builder.h"
#include "generator/page/markdown_parser.h"
#include "generator/page/markdown_prepare.h"

namespace kb {
namespace {

constexpr uint32_t kMaxBytes = 32u << 20;

struct Sizes {
  size_t nodes, text, headings, links, footnotes, uses, infos, anchors;
};

Sizes sizes(const Doc& doc) {
  return {doc.nodes.size(),     doc.text.size(),          doc.headings.size(), doc.links.size(),
          doc.footnotes.size(), doc.footnote_uses.size(), doc.infos.size(),    doc.anchors.size()};
}

void roll_back(Doc& doc, const Sizes& to) {
  doc.nodes.resize(to.nodes, Node{NodeKind::text});
  doc.text.resize(to.text);
  doc.headings.resize(to.headings);
  doc.links.resize(to.links);
  doc.footnotes.resize(to.footnotes);
  doc.footnote_uses.resize(to.uses);
  doc.infos.resize(to.infos);
  doc.anchors.resize(to.anchors);
}

void report_stop(MarkdownState& state, MarkdownStop stop, Span place) {
  switch (stop) {
    case MarkdownStop::none:
      break;
    case MarkdownStop::columns:
      state.diagnostics.push_back(make_diagnostic(
          Code::markdown_table_columns, place, "a table has more than " + std::to_string(kMaxTableColumns) + " columns",
          "part it into several tables"));
      break;
    case MarkdownStop::budget:
      state.diagnostics.push_back(make_diagnostic(Code::markdown_too_large, place,
                                                  "this text becomes many times larger than it is written",
                                                  "look for reference links with a very long address used very often"));
      break;
    case MarkdownStop::memory:
      state.diagnostics.push_back(
          make_diagnostic(Code::markdown_too_large, place, "not enough memory to read this text", "part the page"));
      break;
  }
}

void remember_what_doc_has(MarkdownState& state) {
  for (const Heading& heading : state.doc.headings) state.ids.take(heading.id);
  for (const std::string& id : state.doc.anchors) state.ids.take(id);
  state.occurrences.assign(state.doc.footnotes.size(), 0);
  for (const FootnoteUse& use : state.doc.footnote_uses) ++state.occurrences[use.footnote];
}

void embed(MarkdownState& state, MarkdownText& markdown, const MarkdownOptions& options) {
  if (options.embeds == nullptr || markdown.text().find("![[") == std::string_view::npos) return;
  const VerbatimRanges verbatim = find_verbatim(markdown, true);
  state.doc.embedded = expand_embeds(markdown, markdown.span(0, 0).file, joined(verbatim.code, verbatim.html),
                                     *options.embeds, options.language, state.diagnostics);
}

void prepare(MarkdownState& state, MarkdownText& markdown, const MarkdownOptions& options) {
  Survey found = survey(markdown);
  if (found.comments && !options.raw_html) {
    const VerbatimRanges verbatim = find_verbatim(markdown, true);
    take_comments(markdown, verbatim.html, joined(verbatim.code, verbatim.spans));
    found = survey(markdown);
  }
  if (!found.footnotes && !found.tight_headings && found.brackets.empty()) return;
  const VerbatimRanges verbatim = find_verbatim(markdown, options.raw_html);
  const std::vector<TextRange> code = joined(verbatim.code, verbatim.html);
  if (found.footnotes) {
    state.definitions = take_footnotes(markdown, code, state.diagnostics);
    for (uint32_t i = 0; i < state.definitions.size(); ++i) {
      state.definition_by_label.emplace(state.definitions[i].label, i);
    }
  }
  mend(markdown, found, code, state.diagnostics);
}

MarkdownStop run(MarkdownState& state, MarkdownText& markdown) {
  MarkdownBuilder builder(state, markdown);
  const MarkdownStop stop = run_markdown_parser(markdown, builder, state.options.raw_html);
  if (stop != MarkdownStop::none) state.stopped_at = builder.here();
  return stop;
}

Parsed<NodeRange> parse(Doc& doc, MarkdownText markdown, const MarkdownOptions& options) {
  MarkdownState state{doc, options, {}, {}, {}, {}, {}, {}, 0, {}, {}, {}};
  const Span place = markdown.span(0, 0);
  NodeRange range{static_cast<uint32_t>(doc.nodes.size()), static_cast<uint32_t>(doc.nodes.size())};
  if (markdown.size() > kMaxBytes) {
    state.diagnostics.push_back(make_diagnostic(Code::markdown_too_large, place,
                                                "the page is larger than " + std::to_string(kMaxBytes >> 20) + " MB",
                                                "part it into several pages"));
    return {range, std::move(state.diagnostics)};
  }
  remember_what_doc_has(state);
  embed(state, markdown, options);
  prepare(state, markdown, options);
  const Sizes before = sizes(doc);
  MarkdownStop stop = run(state, markdown);
  range.end = static_cast<uint32_t>(doc.nodes.size());
  // A footnote may use further ones, which are then added at the end.
  for (size_t i = before.footnotes; i < doc.footnotes.size() && stop == MarkdownStop::none; ++i) {
    FootnoteDefinition& definition = state.definitions[state.definition_by_label.find(doc.footnotes[i].label)->second];
    const auto begin = static_cast<uint32_t>(doc.nodes.size());
    stop = run(state, definition.body);
    doc.footnotes[i].body = {begin, static_cast<uint32_t>(doc.nodes.size())};
  }
  if (stop != MarkdownStop::none) {
    roll_back(doc, before);
    range.end = range.begin;
    report_stop(state, stop, state.stopped_at);
    return {range, std::move(state.diagnostics)};
  }
  for (const FootnoteDefinition& definition : state.definitions) {
    if (definition.footnote != FootnoteDefinition::kUnused) continue;
    state.diagnostics.push_back(make_diagnostic(Code::footnote_unused, definition.span,
                                                "footnote '" + definition.label + "' is never used, so it is not shown",
                                                "write '[^" + definition.label + "]' where it belongs, or remove it"));
  }
  if (state.shown_tags > 0) {
    const std::string more =
        state.shown_tags == 1 ? "" : ", and " + std::to_string(state.shown_tags - 1) + " more on this page";
    state.diagnostics.push_back(make_diagnostic(
        Code::markdown_raw_html, state.first_shown_tag,
        "HTML is shown as text: '" + state.first_shown_text.substr(0, 60) + "'" + more,
        "write it in Markdown, put it in `backticks` if it is meant as text, or set raw_html = true in site.toml"));
  }
  return {range, std::move(state.diagnostics)};
}

}  // namespace

Parsed<NodeRange> parse_markdown(Doc& doc, const SourceFile& source, uint32_t begin, uint32_t end,
                                 const MarkdownOptions& options) {
  return parse(doc, MarkdownText(source, begin, end), options);
}

Parsed<NodeRange> parse_markdown_value(Doc& doc, std::string_view markdown, Span place,
                                       const MarkdownOptions& options) {
  return parse(doc, MarkdownText(markdown, place), options);
}

}  // namespace kb
