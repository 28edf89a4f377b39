#include "generator/page/markdown_escape.h"
#include "generator/page/markdown_writer.h"

namespace kb {
namespace {

// What stands on both sides of a span; empty where it has no marks of its own.
std::string_view span_mark(NodeKind kind, bool other_mark) {
  switch (kind) {
    case NodeKind::emphasis:
      return other_mark ? "_" : "*";
    case NodeKind::strong:
      return "**";
    case NodeKind::strikethrough:
      return "~~";
    default:
      return {};
  }
}

}  // namespace

uint32_t MarkdownWriter::open_inline(uint32_t i, Open frame) {
  const Node& n = node(i);
  switch (n.kind) {
    case NodeKind::text:
      text(doc_.text_of(n));
      return n.end;
    case NodeKind::code:
      code(doc_.text_of(n));
      return n.end;
    case NodeKind::emphasis:
      frame.other_mark = !out_.empty() && out_.back() == '*';
      break;
    case NodeKind::link: {
      const LinkTarget* target = target_of(n);
      if (target && !target->href.empty()) {
        if (!out_.empty() && out_.back() == '!') out_.insert(out_.size() - 1, "\\");  // else it were an image
        put("[");
      }
      if (target && !target->text.empty()) {
        text(target->text);
        close(i);
        return n.end;
      }
      break;
    }
    case NodeKind::image: {
      put("![");
      text(doc_.text_of(n));
      put("](" + address(n) + title(n) + ")");
      return n.end;
    }
    case NodeKind::soft_break:
      if (one_line_ != '\0') {
        put(" ");
      } else {
        end_line();
        at_start_ = true;
      }
      return n.end;
    case NodeKind::hard_break:
      put(one_line_ == '\0' ? "\\" : "<br>");
      if (one_line_ == '\0') end_line();
      at_start_ = one_line_ == '\0';
      return n.end;
    case NodeKind::footnote_reference:
      put("[^" + std::to_string(doc_.footnote_uses[n.ref].footnote + 1) + "]");
      return n.end;
    case NodeKind::raw_html:
      put(doc_.text_of(n));
      return n.end;
    case NodeKind::task_mark:
      put(n.level == 1 ? "[x] " : "[ ] ");
      return n.end;
    case NodeKind::anchor:
      return n.end;
    default:
      break;  // language: its words are enough
  }
  put(span_mark(n.kind, frame.other_mark));
  open_.push_back(frame);
  return i + 1;
}

void MarkdownWriter::close_inline(uint32_t i) {
  const Node& n = node(i);
  if (n.kind != NodeKind::link) {
    put(span_mark(n.kind, open_.back().other_mark));
  } else if (const std::string to = address(n); !to.empty()) {
    put("](" + to + title(n) + ")");
  }
}

void MarkdownWriter::text(std::string_view plain) {
  while (one_line_ == '\0' && plain.find('\n') != std::string_view::npos) {
    const size_t newline = plain.find('\n');
    line_of_text(plain.substr(0, newline));
    end_line();
    at_start_ = true;
    plain.remove_prefix(newline + 1);
  }
  line_of_text(plain);
}

void MarkdownWriter::line_of_text(std::string_view plain) {
  if (at_start_) {
    while (!plain.empty() && (plain[0] == ' ' || plain[0] == '\t')) plain.remove_prefix(1);
  }
  if (plain.empty()) return;
  begin_text();
  const size_t special = at_start_ ? special_start(plain) : std::string_view::npos;
  if (special != std::string_view::npos) {
    out_ += plain.substr(0, special);
    out_ += '\\';
    out_ += plain[special];
    plain.remove_prefix(special + 1);
  }
  append_escaped(plain, one_line_, out_);
  at_start_ = false;
}

void MarkdownWriter::code(std::string_view text) {
  const std::string fence(longest_run(text, '`') + 1, '`');
  const bool pad = text.find_first_not_of(' ') != std::string_view::npos &&
                   (text.front() == '`' || text.back() == '`' || (text.front() == ' ' && text.back() == ' '));
  std::string inside;
  for (const char c : text) {
    // md4c keeps the backslash of "\\|" in a cell's code.
    if (one_line_ == '|' && c == '|' && (inside.empty() || inside.back() != '\\')) inside += '\\';
    inside += c == '\n' ? ' ' : c;
  }
  put(fence + (pad ? " " : "") + inside + (pad ? " " : "") + fence);
  at_start_ = false;
}

const LinkTarget* MarkdownWriter::target_of(const Node& link) const {
  return context_.targets && link.ref < context_.targets->size() ? &(*context_.targets)[link.ref] : nullptr;
}

std::string MarkdownWriter::address(const Node& link) const {
  const LinkTarget* target = target_of(link);
  if (!target || target->href.empty()) return {};
  return link_destination(target->href[0] == '/' ? context_.origin + target->href : target->href);
}

std::string MarkdownWriter::title(const Node& link) const {
  return link_title(doc_.links[link.ref].title);
}

}  // namespace kb
