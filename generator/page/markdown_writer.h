// The writer behind doc_markdown.h: nodes as they stand on the tape; what is open is on a stack of its own, so depth
// costs no recursion. doc_markdown.cc walks and writes blocks, doc_markdown_inlines.cc what stands in a line. Only
// these include it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "generator/page/doc_markdown.h"

namespace kb {

class MarkdownWriter {
 public:
  // Both outlive this.
  MarkdownWriter(const Doc& doc, const MarkdownContext& context) : doc_(doc), context_(context) {}

  void write(NodeRange range);
  // What follows on the next lines stands four columns in, as a footnote's body does.
  void indent() { prefix_ += "    "; }
  void put_start(std::string_view text);
  std::string take();

 private:
  struct Open {
    uint32_t node = 0;
    size_t prefix = 0;  // length before this node
    bool tight = false;
    bool other_mark = false;  // written with its second mark: '*' or ')' for lists, '_' for emphasis
    uint32_t number = 0;      // ordered_list: of its next item
  };

  const Node& node(uint32_t i) const { return doc_.nodes[i]; }
  void begin_text();  // before anything is written to a line
  void put(std::string_view text);
  void end_line();
  void begin_block();
  void begin_container(std::string_view first, std::string_view rest);
  void close_until(uint32_t at);
  bool tight() const { return !open_.empty() && open_.back().tight; }
  // Opens node `i` and returns the index to go on with.
  uint32_t open(uint32_t i);
  void close(uint32_t i);
  void delimiter_row();
  void lines(std::string_view text);
  void code_block(const Node& n);

  uint32_t open_inline(uint32_t i, Open frame);
  void close_inline(uint32_t i);
  void text(std::string_view plain);
  void line_of_text(std::string_view plain);
  void code(std::string_view text);
  const LinkTarget* target_of(const Node& link) const;
  std::string address(const Node& link) const;  // empty: the text alone
  std::string title(const Node& link) const;

  const Doc& doc_;
  const MarkdownContext& context_;
  std::string out_;
  std::string prefix_;  // before each line
  std::vector<Open> open_;
  std::vector<uint8_t> alignments_;
  NodeKind last_list_ = NodeKind::list;  // the list before, to tell the next one from it
  uint32_t last_list_end_ = 0xFFFFFFFF;
  bool last_list_other_mark_ = false;
  bool line_start_ = true;  // nothing on the line yet
  bool fresh_ = false;      // the next block goes on where we are
  bool at_start_ = false;   // the next text begins a line of a paragraph
  char one_line_ = '\0';    // in a heading or table cell: what cannot stand there; no line may break
};

}  // namespace kb
