// From the events of a Markdown parser to the nodes of a Doc. Knows nothing of the parser: markdown.cc translates.
//
// What CommonMark does not have is made here, on the events: alert boxes, figures, heading ids, table captions,
// wikilinks, footnote references, bare addresses, the few harmless HTML tags.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/base/unique_ids.h"
#include "generator/page/doc.h"
#include "generator/page/inline_scan.h"
#include "generator/page/markdown.h"
#include "generator/page/markdown_prepare.h"
#include "generator/page/markdown_text.h"

namespace kb {

// What the body of a page and its footnotes share while they are parsed.
struct MarkdownState {
  Doc& doc;
  const MarkdownOptions& options;
  Diagnostics diagnostics;
  UniqueIds ids;
  std::vector<FootnoteDefinition> definitions;
  std::map<std::string, uint32_t, std::less<>> definition_by_label;
  std::vector<uint32_t> occurrences;  // of each footnote, parallel to Doc::footnotes
  std::map<std::string, bool> undefined_labels;
  uint32_t shown_tags = 0;  // tags of raw HTML that became text
  Span first_shown_tag{};
  std::string first_shown_text;
  Span stopped_at{};  // where the parser gave up
};

class MarkdownBuilder {
 public:
  MarkdownBuilder(MarkdownState& state, const MarkdownText& text);

  void open(NodeKind block, uint8_t level = 0, uint32_t ref = 0);
  void close();
  void open_list_item(bool task, bool done);
  void open_table();
  void code_block(std::string_view info);  // before the code's text
  void rule();

  void open_span(NodeKind span);
  // `place`: where the target stands in the text; empty where the parser does not tell.
  void open_link(LinkKind kind, std::string target, std::string title, TextRange place);
  // For `*[a](b*)` md4c 0.4.8 opens emphasis and never closes it, so spans are closed by kind, and emphasis that is
  // still open when its block or outer span ends was none: its mark is text.
  void close_span(NodeKind span);

  static constexpr uint32_t kNowhere = 0xFFFFFFFF;
  // `at`: where the text stands in the MarkdownText, or kNowhere.
  void text(std::string_view text, uint32_t at);
  void decoded_text(std::string_view text, uint32_t at, uint32_t length);  // an entity of `length` bytes
  void verbatim(std::string_view text, uint32_t at);                       // code and HTML blocks
  void html(std::string_view text, uint32_t at);                           // inline, a tag or a line of one
  void soft_break();
  void hard_break();

  // Where the text that comes next begins, as near as the parser has told.
  Span here() const;
  // Bytes and nodes made so far by this builder, to be held against a budget.
  uint64_t work() const;

 private:
  struct Open {
    uint32_t node;  // kNowhere: a link that was refused; its text stays
    NodeKind kind;
  };
  struct Piece {
    uint32_t text;    // offset in Doc::text
    uint32_t place;   // offset in the MarkdownText
    uint32_t length;  // bytes there: an entity's text has another length than the entity
  };
  struct OpenTag {
    std::string name;
    size_t depth;
  };

  Node& node(uint32_t index) { return doc_.nodes[index]; }
  uint32_t next() const { return static_cast<uint32_t>(doc_.nodes.size()); }
  uint32_t text_size() const { return static_cast<uint32_t>(doc_.text.size()); }
  void push(NodeKind kind, uint8_t level, uint32_t ref);
  uint32_t leaf(NodeKind kind, uint32_t text_begin, uint32_t text_end, Span span);
  void touch(uint32_t begin, uint32_t end);
  void close_innermost_span();
  void forget_innermost_span();
  bool close_suppressed(NodeKind span);
  void emit_task();
  TextRange written_target() const;

  static void append_without_nul(std::string_view text, std::string& out);
  void flush();
  void flush_text();
  uint32_t emit_match(const InlineMatch& match, uint32_t begin, uint32_t from);
  void emit_text(uint32_t begin, uint32_t end);
  void emit_link(LinkKind kind, std::string target, uint32_t target_begin, uint32_t target_end, uint32_t label_begin,
                 uint32_t label_end);
  bool emit_footnote(std::string_view label, Span span);
  Span text_span(uint32_t begin, uint32_t end) const;
  uint32_t place_of(uint32_t text) const;

  bool take_alert_marker(uint32_t& begin, uint32_t end);
  void make_alert_title();
  void settle_alert_title(bool blocks_follow);
  bool swallow_break();

  void flush_html();
  bool harmless_tag(std::string_view tag, Span span);
  void show_tag(std::string_view tag, Span span);
  void close_tags();
  void record_anchor(const std::string& id, Span span);

  void close_heading(uint32_t heading);
  void close_paragraph(uint32_t paragraph);
  void close_code_block(uint32_t block);
  void check_chart(uint32_t chart);
  void close_table(uint32_t table);

  MarkdownState& state_;
  Doc& doc_;
  const MarkdownText& markdown_;
  const uint64_t first_node_;
  const uint64_t first_text_;
  uint64_t attribute_bytes_ = 0;

  std::vector<Open> open_;
  size_t placed_ = 0;      // how many of open_, from the bottom, have the beginning of their span
  uint32_t last_end_ = 0;  // end of the last piece of source seen

  uint32_t pending_ = 0;  // beginning in Doc::text of text that is not a node yet
  std::vector<Piece> pieces_;
  std::vector<uint32_t> literal_;
  std::vector<InlineMatch> matches_;

  std::string html_;  // one tag, perhaps of several lines
  uint32_t html_begin_ = 0;
  bool html_continues_ = false;
  std::vector<OpenTag> tags_;
  uint32_t open_anchors_ = 0;  // <a name> whose </a> is still to come

  uint32_t alert_ = kNowhere;        // alert whose marker was just read
  uint32_t alert_title_ = kNowhere;  // text node that may turn out to be its title
  bool task_ = false, task_done_ = false;
  bool in_image_ = false;             // all text is alternative text
  std::vector<NodeKind> suppressed_;  // spans opened inside an image: they make no nodes
  uint32_t links_ = 0;                // depth of links: inside, no further ones
  uint32_t last_block_ = kNowhere;    // the block closed last
  size_t last_depth_ = 0;             // how many were open around it
  size_t unplaced_unsafe_ = kPlaced;  // diagnostic of a refused link whose target's place is not known yet
  static constexpr size_t kPlaced = static_cast<size_t>(-1);
  bool verbatim_ = false;
  bool chart_ = false;  // in a chart's block: its lines keep their places
};

}  // namespace kb
