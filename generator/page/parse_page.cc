#include "generator/page/parse_page.h"

#include <algorithm>
#include <array>

#include "generator/base/ascii.h"
#include "generator/base/path.h"
#include "generator/page/page_parts.h"

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

// Bits of a byte's class.
constexpr uint8_t kLetter = 1, kSpace = 2;

constexpr std::array<uint8_t, 256> make_classes() {
  std::array<uint8_t, 256> classes{};
  for (unsigned c = 0; c < 256; ++c) {
    // Bytes that begin letters; C2 and E2 begin signs, dashes and quotes.
    const bool letter = ascii::is_letter_or_digit(c) || (c >= 0xC3 && c != 0xE2);
    const bool space = c == ' ' || c == '\n' || c == '\t';
    classes[c] = letter ? kLetter : space ? kSpace : 0;
  }
  return classes;
}
constexpr std::array<uint8_t, 256> kClasses = make_classes();

// Words a reader sees: text and code of all nodes but the title's heading, parted by white space. A word is counted
// at its first letter.
uint32_t count_words(const Doc& doc) {
  uint32_t words = 0;
  unsigned in_word = 0;  // kLetter: in one
  for (uint32_t i = 0; i < doc.nodes.size(); ++i) {
    const Node& node = doc.nodes[i];
    if (!doc.title_heading.empty() && i == doc.title_heading.begin) {
      in_word = 0;
      i = doc.title_heading.end - 1;
      continue;
    }
    const bool read = node.kind == NodeKind::text || node.kind == NodeKind::code || node.kind == NodeKind::code_block ||
                      node.kind == NodeKind::chart;
    if (!read) {
      // "**ab**c" is one word; whatever else stands between two texts parts them.
      const bool joins = node.kind == NodeKind::emphasis || node.kind == NodeKind::strong ||
                         node.kind == NodeKind::link || node.kind == NodeKind::strikethrough ||
                         node.kind == NodeKind::language;
      if (!joins) in_word = 0;
      continue;
    }
    for (const char c : doc.text_of(node)) {
      const unsigned kind = kClasses[static_cast<unsigned char>(c)];  // no branches: every byte of a site comes by
      const unsigned now_in_word = kind == 0 ? in_word : kind & kLetter;
      words += now_in_word & ~in_word;
      in_word = now_in_word;
    }
  }
  return words;
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
