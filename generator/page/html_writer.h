// The writer behind render_html.h: nodes as they stand on the tape; what is open is on a stack of its own, so depth
// costs no recursion. Its parts: render_html.cc walks and opens and closes, render_html_blocks.cc and
// render_html_inlines.cc write what takes more than a tag. Only these include it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "generator/page/render_html.h"

namespace kb {

class HtmlWriter {
 public:
  // Appends to `out`. All three outlive this.
  HtmlWriter(const Doc& doc, const RenderContext& context, std::string& out)
      : doc_(doc), context_(context), out_(out) {}

  void write(NodeRange range);

 private:
  struct Open {
    uint32_t node;
    uint32_t end;
  };

  const Node& node(uint32_t index) const { return doc_.nodes[index]; }
  // Opens node `i` and returns the index to go on with: i + 1, or the node's end where it is written completely.
  uint32_t open(uint32_t i, uint32_t range_end);
  void close(uint32_t i);
  void close_until(size_t floor, uint32_t at);
  void line();  // on a new line from here on
  void attribute(std::string_view name, std::string_view value);
  int heading_level(const Node& heading) const;
  void close_label();

  void open_alert(const Node& n);
  void code_block(const Node& n);
  void chart(uint32_t i);
  void alignment(const Node& cell);
  void open_table(uint32_t i);
  void close_figure(uint32_t i);
  bool is_task(uint32_t item) const;

  void text(uint32_t i);
  void define(uint32_t term);
  const LinkTarget& address(const Node& link);
  bool open_link(const Node& link);  // true if the link was written with its text and all
  void close_link(const Node& link);
  void image(uint32_t i);
  void footnote_reference(const Node& n);

  const Doc& doc_;
  const RenderContext& context_;
  std::string& out_;
  std::vector<Open> open_;
  LinkTarget written_;  // of a page whose links are not resolved
  bool label_open_ = false;
};

}  // namespace kb
