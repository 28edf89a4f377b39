#include "generator/page/parse_page.h"

#include <algorithm>

#include "generator/base/ascii.h"
#include "generator/base/path.h"
#include "generator/page/page_parts.h"
#include "generator/page/word_count.h"

namespace kb {
namespace {

std::string title_from_path(std::string_view path) {
  std::string_view name = file_name(path);
  name = name.substr(0, name.rfind('.'));
  // content/aftaler/index.md is about "aftaler".
  if (name == "index" && !folder_of(path).empty()) name = file_name(folder_of(path));
  std::string title(name);
  for (char& c : title) {
    if (c == '-' || c == '_') c = ' ';
  }
  if (!title.empty()) title[0] = ascii::upper(title[0]);
  // æ, ø and å are C3 A6, C3 B8 and C3 A5; their capitals are 0x20 before them.
  if (title.size() > 1 && title[0] == '\xC3' && static_cast<unsigned char>(title[1]) >= 0xA0) title[1] ^= 0x20;
  return title;
}

void parse_title(Doc& doc, const SourceFile& source, NodeRange body) {
  for (const Heading& heading : doc.headings) {
    if (heading.node < body.begin || heading.node >= body.end || heading.level != 1) continue;
    const bool first = heading.node == body.begin;
    if (doc.meta.title.present() && !first) break;
    doc.title_heading = {heading.node, doc.nodes[heading.node].end};
    if (!doc.meta.title.present()) {
      doc.title = heading.text;
      doc.title_span = heading.span;
    }
    break;
  }
  if (doc.meta.title.present()) {
    doc.title = doc.meta.title.value;
    doc.title_span = doc.meta.title.span;
  }
  if (!doc.title.empty()) return;
  doc.title = title_from_path(source.path);
  doc.title_span = {source.id, doc.meta.body_begin, doc.meta.body_begin};
}

// A page has one title: where its author uses # for parts too, all headings move one level down.
void lower_headings(Doc& doc) {
  const bool lower = std::any_of(doc.headings.begin(), doc.headings.end(), [&](const Heading& heading) {
    return heading.level == 1 && (doc.title_heading.empty() || heading.node != doc.title_heading.begin);
  });
  if (!lower) return;
  for (Heading& heading : doc.headings) {
    if (!doc.title_heading.empty() && heading.node == doc.title_heading.begin) continue;
    heading.level = static_cast<uint8_t>(std::min(heading.level + 1, 6));
    doc.nodes[heading.node].level = heading.level;
  }
}

}  // namespace

Parsed<Doc> parse_page(const SourceFile& source, FrontMatter meta, const PageOptions& options) {
  Parsed<Doc> parsed;
  Doc& doc = parsed.value;
  doc.file = source.id;
  doc.meta = std::move(meta);
  const auto end = static_cast<uint32_t>(source.text.size());
  doc.text.reserve(end + end / 8);
  doc.nodes.reserve(end / 16);

  Parsed<NodeRange> body = parse_markdown(doc, source, doc.meta.body_begin, end, options.markdown);
  append(parsed.diagnostics, std::move(body.diagnostics));
  parse_title(doc, source, body.value);
  lower_headings(doc);
  find_parts(doc, body.value, options, parsed.diagnostics);

  if (doc.meta.definition.present()) {
    Parsed<NodeRange> definition =
        parse_markdown_value(doc, doc.meta.definition.value, doc.meta.definition.span, options.markdown);
    append(parsed.diagnostics, std::move(definition.diagnostics));
    set_definition(doc, definition.value, parsed.diagnostics);
  }
  add_front_matter_faq(doc, options, parsed.diagnostics);
  doc.word_count = count_words(doc);
  // All pages are kept to the end of the build: no room for more than they have.
  doc.text.shrink_to_fit();
  doc.nodes.shrink_to_fit();
  return parsed;
}

}  // namespace kb
