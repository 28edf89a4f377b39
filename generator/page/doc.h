// A parsed page: a self-contained value for one file. It knows nothing of other pages, so pages are parsed
// in parallel; what a link points to is decided later (resolve.h).
//
// The Markdown is a flat tape of nodes in document order. A container's `end` is the index one past its last
// descendant, so a subtree is the range [i, nodes[i].end) and a traversal needs no recursion.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "generator/base/source.h"
#include "generator/config/front_matter.h"

namespace kb {

enum class NodeKind : uint8_t {
  // blocks
  paragraph,
  heading,
  quote,
  alert,
  list,
  ordered_list,
  list_item,
  code_block,
  raw_html_block,
  rule,
  table,
  table_head,
  table_body,
  table_row,
  header_cell,
  cell,
  figure,
  chart,
  // inlines
  text,
  code,
  emphasis,
  strong,
  strikethrough,
  link,
  image,
  soft_break,
  hard_break,
  footnote_reference,
  raw_html,
  task_mark,
  language,
  anchor,
};

constexpr bool is_block(NodeKind kind) {
  return kind < NodeKind::text;
}

struct Node {
  NodeKind kind;
  uint8_t level = 0;        // heading: 1…6; cell: alignment (0 none, 1 left, 2 center, 3 right); alert: AlertKind;
                            // list: 1 if tight; task_mark: 1 if done; paragraph: 1 if it is the caption of the
                            // table after it
  uint32_t end = 0;         // index one past the subtree
  uint32_t text_begin = 0;  // range in Doc::text: literal text, code, raw HTML; code_block/chart: its content;
  uint32_t text_end = 0;    //   image: its alt text
  uint32_t ref = 0;         // heading: index in headings; link/image: in links; footnote_reference: in footnote_uses;
                            // ordered_list: first number; code_block, chart: index in `infos` (info string);
                            // language: index in `infos` (language code); table: index of its caption + 1, or 0
  Span span{};              // where it stands in the source, as near as the parser tells
};

enum class AlertKind : uint8_t { note, tip, important, warning, caution };

struct NodeRange {
  uint32_t begin = 0;
  uint32_t end = 0;

  bool empty() const { return begin == end; }
  friend bool operator==(const NodeRange&, const NodeRange&) = default;
};

struct Heading {
  uint32_t node = 0;
  uint8_t level = 2;
  std::string id;    // unique in the page; explicit {#id} or made from the text, æøå kept
  std::string text;  // plain
  Span span;
};

enum class LinkKind : uint8_t { link, wikilink, image };

// A link as the author wrote it.
struct LinkUse {
  LinkKind kind = LinkKind::link;
  std::string target;  // entities decoded, otherwise as written; for a wikilink the term before '|'
  std::string title;
  uint32_t node = 0;
  Span span;  // of the target in the source
};

// Footnotes, in the order of their first use. The body is parsed onto the same tape, after the page's own nodes.
struct Footnote {
  std::string label;
  NodeRange body;
  Span span;
};

struct FootnoteUse {
  uint32_t footnote = 0;    // index in footnotes
  uint32_t occurrence = 0;  // 0 for the first use of that footnote
};

struct FaqItem {
  std::string id;              // anchor of the item, unique in the page
  std::string question;        // plain text
  NodeRange question_inlines;  // the heading or paragraph itself; empty for front matter questions
  NodeRange answer;
  Span span;
};

// One page as its author wrote it, and its parts; knows no other page.
struct Doc {
  FileId file = FileId::none;
  FrontMatter meta;

  std::vector<FileId> embedded;  // files whose text or tables the page shows, sorted

  std::string text;  // literal text of all nodes
  std::vector<Node> nodes;
  std::vector<Heading> headings;
  std::vector<LinkUse> links;
  std::vector<Footnote> footnotes;
  std::vector<FootnoteUse> footnote_uses;
  std::vector<std::string> infos;    // info strings of fenced code blocks
  std::vector<std::string> anchors;  // further ids of the page: <a name>, raw HTML ids where allowed

  std::string title;  // front matter's, else the first level-1 heading, else from the file name
  Span title_span;
  NodeRange title_heading;  // the body's level-1 heading that is the title: not rendered again

  NodeRange definition;          // one paragraph: front matter's `definition`, else the body's first (terms)
  NodeRange definition_heading;  // "Hvad er X?" where the definition is all that stood under it; else empty
  NodeRange takeaways;           // the list under "Det vigtigste"; empty where absent
  std::string takeaways_title;
  NodeRange faq_heading;  // "Typiske spørgsmål…"; empty where the FAQ is from front matter or absent
  std::string faq_title;  // as the author wrote it; empty → the theme's own
  std::string faq_id;
  std::vector<FaqItem> faq;
  std::vector<NodeRange> related_links;  // lists under "Relaterede emner": manual related topics
  std::vector<NodeRange> body;           // what remains, in order: the explanation

  uint32_t word_count = 0;  // words a reader sees

  std::string_view text_of(const Node& node) const {
    return std::string_view(text).substr(node.text_begin, node.text_end - node.text_begin);
  }
};

// What stands between two pieces of readable text.
enum class TextBreak : uint8_t { line, cell, space };

// Calls take(node index) for each node with readable text in the range, and part(TextBreak) where its words end.
template <class Take, class Part>
void each_text(const Doc& doc, NodeRange range, const Take& take, const Part& part) {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    switch (doc.nodes[i].kind) {
      // Blocks that stand on a line of their own. Containers (lists, quotes, rows) need none: their innermost blocks
      // do.
      case NodeKind::paragraph:
      case NodeKind::heading:
      case NodeKind::list_item:
      case NodeKind::figure:
      case NodeKind::table_row:
        part(TextBreak::line);
        break;
      case NodeKind::alert:
        part(TextBreak::line);
        take(i);
        part(TextBreak::line);
        break;
      case NodeKind::code_block:
      case NodeKind::chart:
        part(TextBreak::line);
        take(i);
        break;
      case NodeKind::header_cell:
      case NodeKind::cell:
        part(TextBreak::cell);
        break;
      case NodeKind::text:
      case NodeKind::code:
      case NodeKind::image:
        take(i);
        break;
      case NodeKind::soft_break:
      case NodeKind::hard_break:
        part(TextBreak::space);
        break;
      default:
        break;
    }
  }
}

// The readable text of such a node. `made` holds what does not stand in Doc::text: what a chart says.
std::string_view readable_text(const Doc& doc, const Node& node, std::string& made);

bool has_link(const Doc& doc, NodeRange range);

// The readable text of a range of nodes: blocks apart by a newline, inlines joined, no markup.
std::string plain_text(const Doc& doc, NodeRange range);

}  // namespace kb
