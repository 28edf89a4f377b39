#include "generator/page/doc_markdown.h"

#include <algorithm>
#include <array>

#include "generator/base/utf8_text.h"
#include "generator/page/markdown_escape.h"
#include "generator/page/markdown_writer.h"

namespace kb {
namespace {

constexpr size_t kMaxPrefix = 64;  // bytes; containers nested deeper are written flat, so that output stays linear

}  // namespace

void MarkdownWriter::write(NodeRange range) {
  for (uint32_t i = range.begin; i < range.end;) {
    close_until(i);
    i = open(i);
  }
  close_until(range.end);
}

void MarkdownWriter::put_start(std::string_view text) {
  put(text);
  fresh_ = true;
}

std::string MarkdownWriter::take() {
  end_line();
  return std::move(out_);
}

void MarkdownWriter::begin_text() {
  if (line_start_) out_ += prefix_;
  line_start_ = false;
  fresh_ = false;
}

void MarkdownWriter::put(std::string_view text) {
  if (text.empty()) return;
  begin_text();
  out_ += text;
}

void MarkdownWriter::end_line() {
  if (!line_start_) out_ += '\n';
  line_start_ = true;
  fresh_ = false;
}

// A block begins on a line of its own, after a blank one unless its list is tight; but right after "- " it goes on.
void MarkdownWriter::begin_block() {
  if (fresh_) {
    fresh_ = false;
    return;
  }
  end_line();
  if (out_.empty() || (!open_.empty() && open_.back().tight)) return;
  out_ += trim_end(prefix_, " ");
  out_ += '\n';
}

// "- " or "> " before the first line of a container; `rest` before the others.
void MarkdownWriter::begin_container(std::string_view first, std::string_view rest) {
  begin_block();
  put(first);
  fresh_ = true;
  if (prefix_.size() + rest.size() <= kMaxPrefix) prefix_ += rest;
}

void MarkdownWriter::close_until(uint32_t at) {
  while (!open_.empty() && node(open_.back().node).end <= at) {
    close(open_.back().node);
    prefix_.resize(open_.back().prefix);
    open_.pop_back();
  }
}

uint32_t MarkdownWriter::open(uint32_t i) {
  const Node& n = node(i);
  Open frame{i, prefix_.size(), tight(), false, 0};
  switch (n.kind) {
    case NodeKind::paragraph:
    case NodeKind::figure:
      begin_block();
      at_start_ = true;
      break;
    case NodeKind::heading:
      begin_block();
      put(std::string(static_cast<size_t>(std::clamp(n.level + context_.heading_shift, 1, 6)), '#') + " ");
      one_line_ = '#';
      break;
    case NodeKind::quote:
      begin_container("> ", "> ");
      frame.tight = false;
      break;
    case NodeKind::alert: {
      static constexpr std::array<std::string_view, 5> kNames = {"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"};
      begin_container("> ", "> ");
      put("[!" + std::string(kNames[std::min<size_t>(n.level, 4)]) + "]");
      if (const std::string_view title = doc_.text_of(n); !title.empty()) {
        put(" ");
        text(title);
      }
      end_line();
      fresh_ = true;
      frame.tight = false;
      break;
    }
    case NodeKind::list:
    case NodeKind::ordered_list:
      begin_block();
      fresh_ = true;
      frame.tight = n.level == 1;
      frame.number = n.ref;
      // Two lists in a row would become one.
      frame.other_mark = last_list_end_ == i && last_list_ == n.kind && !last_list_other_mark_;
      break;
    case NodeKind::list_item: {
      const bool other = !open_.empty() && open_.back().other_mark;
      std::string marker = other ? "* " : "- ";
      if (!open_.empty() && node(open_.back().node).kind == NodeKind::ordered_list) {
        marker = std::to_string(open_.back().number++) + (other ? ") " : ". ");
      }
      begin_container(marker, std::string(marker.size(), ' '));
      at_start_ = true;
      break;
    }
    case NodeKind::code_block:
    case NodeKind::chart:
      code_block(n);
      return n.end;
    case NodeKind::raw_html_block:
      begin_block();
      lines(doc_.text_of(n));
      return n.end;
    case NodeKind::rule:
      begin_block();
      put("***");
      end_line();
      return n.end;
    case NodeKind::table:
      begin_block();
      alignments_.clear();
      break;
    case NodeKind::table_head:
    case NodeKind::table_body:
      break;
    case NodeKind::table_row:
      if (!fresh_) end_line();
      put("|");
      break;
    case NodeKind::header_cell:
      alignments_.push_back(n.level);
      [[fallthrough]];
    case NodeKind::cell:
      put(" ");
      one_line_ = '|';
      break;
    default:
      return open_inline(i, frame);
  }
  open_.push_back(frame);
  return i + 1;
}

void MarkdownWriter::close(uint32_t i) {
  const Node& n = node(i);
  switch (n.kind) {
    case NodeKind::heading:
      one_line_ = '\0';
      end_line();
      break;
    case NodeKind::paragraph:
    case NodeKind::figure:
    case NodeKind::quote:
    case NodeKind::alert:
    case NodeKind::list:
    case NodeKind::ordered_list:
      end_line();
      last_list_ = n.kind;
      last_list_end_ = n.end;
      last_list_other_mark_ = open_.back().other_mark;
      break;
    case NodeKind::list_item:
    case NodeKind::table:
    case NodeKind::table_row:
      end_line();
      break;
    case NodeKind::table_head:
      delimiter_row();
      break;
    case NodeKind::header_cell:
    case NodeKind::cell:
      put(" |");
      one_line_ = '\0';
      break;
    default:
      close_inline(i);
      break;
  }
}

void MarkdownWriter::delimiter_row() {
  static constexpr std::array<std::string_view, 4> kMarks = {" --- |", " :-- |", " :-: |", " --: |"};
  end_line();
  put("|");
  for (const uint8_t alignment : alignments_) put(kMarks[std::min<size_t>(alignment, 3)]);
  end_line();
}

void MarkdownWriter::lines(std::string_view text) {
  while (!text.empty()) {
    const size_t newline = text.find('\n');
    put(text.substr(0, newline));
    if (line_start_) out_ += '\n';
    end_line();
    if (newline == std::string_view::npos) break;
    text.remove_prefix(newline + 1);
  }
}

void MarkdownWriter::code_block(const Node& n) {
  const std::string_view text = doc_.text_of(n);
  const std::string& info = doc_.infos[n.ref];
  const char mark = info.find('`') == std::string::npos ? '`' : '~';
  const std::string fence(std::max<size_t>(3, longest_run(text, mark) + 1), mark);
  begin_block();
  put(fence + info);
  end_line();
  lines(text);
  put(fence);
  end_line();
}

std::string doc_markdown(const Doc& doc, const std::vector<NodeRange>& ranges, const MarkdownContext& context) {
  MarkdownWriter writer(doc, context);
  for (const NodeRange& range : ranges) writer.write(range);
  return writer.take();
}

std::string footnotes_markdown(const Doc& doc, const MarkdownContext& context) {
  std::string all;
  for (size_t i = 0; i < doc.footnotes.size(); ++i) {
    MarkdownWriter writer(doc, context);
    writer.put_start("[^" + std::to_string(i + 1) + "]: ");
    writer.indent();
    writer.write(doc.footnotes[i].body);
    all += writer.take();
  }
  return all;
}

std::string escape_markdown(std::string_view text) {
  std::string out;
  append_escaped(text, '\0', out);
  return out;
}

}  // namespace kb
