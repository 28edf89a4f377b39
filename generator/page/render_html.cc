#include "generator/page/render_html.h"

#include <algorithm>

#include "generator/base/escape_html.h"
#include "generator/page/html_writer.h"

namespace kb {

void HtmlWriter::write(NodeRange range) {
  const size_t floor = open_.size();
  for (uint32_t i = range.begin; i < range.end;) {
    close_until(floor, i);
    i = open(i, range.end);
  }
  close_until(floor, range.end);
}

void HtmlWriter::close_until(size_t floor, uint32_t at) {
  while (open_.size() > floor && open_.back().end <= at) {
    close(open_.back().node);
    open_.pop_back();
  }
}

void HtmlWriter::line() {
  if (!out_.empty() && out_.back() != '\n') out_ += '\n';
}

void HtmlWriter::attribute(std::string_view name, std::string_view value) {
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  escape_html(value, out_);
  out_ += '"';
}

int HtmlWriter::heading_level(const Node& heading) const {
  return std::clamp(static_cast<int>(heading.level) + context_.heading_shift, 1, 6);
}

void HtmlWriter::close_label() {
  if (label_open_) out_ += "</label>";
  label_open_ = false;
}

uint32_t HtmlWriter::open(uint32_t i, uint32_t range_end) {
  const Node& n = node(i);
  if (is_block(n.kind)) {
    close_label();
    if (n.kind != NodeKind::cell && n.kind != NodeKind::header_cell) line();
  }
  switch (n.kind) {
    case NodeKind::paragraph:
      if (n.level == 1 && n.end < range_end && node(n.end).kind == NodeKind::table) return n.end;  // its caption
      out_ += "<p>";
      break;
    case NodeKind::heading:
      out_ += "<h";
      out_ += std::to_string(heading_level(n));
      attribute("id", doc_.headings[n.ref].id);
      out_ += '>';
      break;
    case NodeKind::quote:
      out_ += "<blockquote>\n";
      break;
    case NodeKind::alert:
      open_alert(n);
      break;
    case NodeKind::list:
      out_ += "<ul>\n";
      break;
    case NodeKind::ordered_list:
      out_ += "<ol";
      if (n.ref != 1) attribute("start", std::to_string(n.ref));
      out_ += ">\n";
      break;
    case NodeKind::list_item:
      out_ += is_task(i) ? "<li class=\"task\">" : "<li>";
      break;
    case NodeKind::code_block:
      code_block(n);
      return n.end;
    case NodeKind::chart:
      chart(i);
      return n.end;
    case NodeKind::raw_html_block:
      out_ += doc_.text_of(n);
      line();
      return n.end;
    case NodeKind::rule:
      out_ += "<hr>\n";
      return n.end;
    case NodeKind::table:
      open_table(i);
      break;
    case NodeKind::table_head:
      out_ += "<thead>\n";
      break;
    case NodeKind::table_body:
      out_ += "<tbody>\n";
      break;
    case NodeKind::table_row:
      out_ += "<tr>";
      break;
    case NodeKind::header_cell:
      // A header cell without a word says nothing to anybody and is an error to checkers.
      out_ += n.end == i + 1 ? "<td" : "<th scope=\"col\"";
      alignment(n);
      break;
    case NodeKind::cell:
      out_ += "<td";
      alignment(n);
      break;
    case NodeKind::figure:
      out_ += "<figure>";
      break;
    case NodeKind::text:
      text(i);
      return n.end;
    case NodeKind::code:
      out_ += "<code>";
      escape_html(doc_.text_of(n), out_);
      out_ += "</code>";
      return n.end;
    case NodeKind::emphasis:
      out_ += "<em>";
      break;
    case NodeKind::strong:
      out_ += "<strong>";
      break;
    case NodeKind::strikethrough:
      out_ += "<del>";
      break;
    case NodeKind::link:
      if (open_link(n)) return n.end;
      break;
    case NodeKind::image:
      image(i);
      return n.end;
    case NodeKind::soft_break:
      out_ += '\n';
      return n.end;
    case NodeKind::hard_break:
      out_ += "<br>\n";
      return n.end;
    case NodeKind::footnote_reference:
      footnote_reference(n);
      return n.end;
    case NodeKind::raw_html:
      out_ += doc_.text_of(n);
      return n.end;
    case NodeKind::task_mark:
      out_ += n.level == 1 ? "<label><input type=\"checkbox\" disabled checked> "
                           : "<label><input type=\"checkbox\" disabled> ";
      label_open_ = true;
      return n.end;
    case NodeKind::language:
      out_ += "<span";
      attribute("lang", doc_.infos[n.ref]);
      out_ += '>';
      break;
    case NodeKind::anchor:
      out_ += "<span";
      attribute("id", doc_.text_of(n));
      out_ += "></span>";
      return n.end;
  }
  open_.push_back({i, n.end});
  return i + 1;
}

void HtmlWriter::close(uint32_t i) {
  const Node& n = node(i);
  switch (n.kind) {
    case NodeKind::paragraph:
      close_label();
      out_ += "</p>\n";
      break;
    case NodeKind::heading:
      out_ += "</h";
      out_ += std::to_string(heading_level(n));
      out_ += ">\n";
      break;
    case NodeKind::quote:
      line();
      out_ += "</blockquote>\n";
      break;
    case NodeKind::alert:
      line();
      out_ += "</div></div>\n";
      break;
    case NodeKind::list:
      line();
      out_ += "</ul>\n";
      break;
    case NodeKind::ordered_list:
      line();
      out_ += "</ol>\n";
      break;
    case NodeKind::list_item:
      close_label();
      out_ += "</li>\n";
      break;
    case NodeKind::table:
      line();
      out_ += "</table></div>\n";
      break;
    case NodeKind::table_head:
      line();
      out_ += "</thead>\n";
      break;
    case NodeKind::table_body:
      line();
      out_ += "</tbody>\n";
      break;
    case NodeKind::table_row:
      out_ += "</tr>\n";
      break;
    case NodeKind::header_cell:
      out_ += n.end == i + 1 ? "</td>" : "</th>";
      break;
    case NodeKind::cell:
      out_ += "</td>";
      break;
    case NodeKind::figure:
      close_figure(i);
      break;
    case NodeKind::emphasis:
      out_ += "</em>";
      break;
    case NodeKind::strong:
      out_ += "</strong>";
      break;
    case NodeKind::strikethrough:
      out_ += "</del>";
      break;
    case NodeKind::link:
      close_link(n);
      break;
    case NodeKind::language:
      out_ += "</span>";
      break;
    default:
      break;
  }
}

void render_html(const Doc& doc, NodeRange range, const RenderContext& context, std::string& out) {
  HtmlWriter(doc, context, out).write(range);
}

void render_inline_html(const Doc& doc, NodeRange range, const RenderContext& context, std::string& out) {
  if (range.empty()) return;
  HtmlWriter(doc, context, out).write({range.begin + 1, std::min(range.end, doc.nodes[range.begin].end)});
}

void render_footnote(const Doc& doc, uint32_t footnote, const RenderContext& context, std::string& out) {
  const NodeRange body = doc.footnotes[footnote].body;
  if (body.empty()) return;
  const Node& first = doc.nodes[body.begin];
  const bool one_paragraph = first.kind == NodeKind::paragraph && first.end == body.end;
  if (one_paragraph) {
    render_inline_html(doc, body, context, out);
  } else {
    render_html(doc, body, context, out);
  }
}

}  // namespace kb
