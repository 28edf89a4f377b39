#include "generator/page/markdown_builder.h"

#include <algorithm>

#include "generator/page/html_tag.h"
#include "generator/page/link_address.h"

namespace kb {
namespace {

bool is_verbatim(NodeKind kind) {
  return kind == NodeKind::code_block || kind == NodeKind::chart || kind == NodeKind::raw_html_block ||
         kind == NodeKind::code;
}

}  // namespace

MarkdownBuilder::MarkdownBuilder(MarkdownState& state, const MarkdownText& text)
    : state_(state),
      doc_(state.doc),
      markdown_(text),
      first_node_(state.doc.nodes.size()),
      first_text_(state.doc.text.size()),
      pending_(static_cast<uint32_t>(state.doc.text.size())) {}

uint64_t MarkdownBuilder::work() const {
  constexpr uint64_t kNodeCost = 16;
  return doc_.text.size() - first_text_ + attribute_bytes_ + (doc_.nodes.size() - first_node_) * kNodeCost;
}

Span MarkdownBuilder::here() const {
  const std::string_view text = markdown_.text();
  const auto at = static_cast<uint32_t>(std::min(text.find_first_not_of(" \t\r\n|", last_end_), text.size()));
  return markdown_.span(at, at + 1);
}

// --- the tape ---

void MarkdownBuilder::push(NodeKind kind, uint8_t level, uint32_t ref) {
  Node node{kind};
  node.level = level;
  node.ref = ref;
  node.text_begin = node.text_end = text_size();
  open_.push_back({next(), kind});
  doc_.nodes.push_back(node);
}

uint32_t MarkdownBuilder::leaf(NodeKind kind, uint32_t text_begin, uint32_t text_end, Span span) {
  Node node{kind};
  node.end = next() + 1;
  node.text_begin = text_begin;
  node.text_end = text_end;
  node.span = span;
  doc_.nodes.push_back(node);
  return node.end - 1;
}

// Notes that source [begin, end) was seen: open nodes without a place begin there.
void MarkdownBuilder::touch(uint32_t begin, uint32_t end) {
  for (; placed_ < open_.size(); ++placed_) {
    if (open_[placed_].node != kNowhere) node(open_[placed_].node).span.begin = begin;
  }
  last_end_ = end;
}

void MarkdownBuilder::open(NodeKind block, uint8_t level, uint32_t ref) {
  flush();
  settle_alert_title(true);
  if (block != NodeKind::paragraph) emit_task();
  push(block, level, ref);
  emit_task();
  verbatim_ = is_verbatim(block);
}

void MarkdownBuilder::emit_task() {
  if (!task_) return;
  task_ = false;
  const uint32_t mark = leaf(NodeKind::task_mark, text_size(), text_size(), markdown_.span(last_end_, last_end_));
  node(mark).level = task_done_ ? 1 : 0;
}

void MarkdownBuilder::close() {
  while (!is_block(open_.back().kind)) forget_innermost_span();
  emit_task();
  flush();
  close_tags();
  const Open closing = open_.back();
  const uint32_t index = closing.node;
  const bool placed = placed_ == open_.size();
  if (index != kNowhere) {
    const uint32_t begin = placed ? node(index).span.begin : last_end_;
    node(index).span = markdown_.span(begin, last_end_);
    node(index).end = next();
    switch (node(index).kind) {
      case NodeKind::heading:
        close_heading(index);
        break;
      case NodeKind::paragraph:
        close_paragraph(index);
        break;
      case NodeKind::code_block:
      case NodeKind::chart:
        close_code_block(index);
        break;
      case NodeKind::table:
        close_table(index);
        break;
      case NodeKind::raw_html_block:
        node(index).text_end = text_size();
        pending_ = text_size();
        for (std::string& id : html_anchors(doc_.text_of(node(index)))) {
          if (state_.ids.take(id)) doc_.anchors.push_back(std::move(id));
        }
        break;
      case NodeKind::alert:
        settle_alert_title(false);
        break;
      default:
        break;
    }
    last_block_ = index;
    last_depth_ = open_.size() - 1;
  }
  open_.pop_back();
  placed_ = std::min(placed_, open_.size());
  verbatim_ = false;
}

void MarkdownBuilder::open_list_item(bool task, bool done) {
  open(NodeKind::list_item);
  task_ = task;
  task_done_ = done;
}

void MarkdownBuilder::rule() {
  flush();
  settle_alert_title(true);
  last_block_ = leaf(NodeKind::rule, text_size(), text_size(), markdown_.span(last_end_, last_end_));
}

void MarkdownBuilder::code_block(std::string_view info) {
  flush();
  settle_alert_title(true);
  const auto ref = static_cast<uint32_t>(doc_.infos.size());
  doc_.infos.emplace_back(info);
  attribute_bytes_ += info.size();
  chart_ = info.substr(0, info.find_first_of(" \t")) == "chart";
  push(chart_ ? NodeKind::chart : NodeKind::code_block, 0, ref);
  verbatim_ = true;
}

// --- spans ---

void MarkdownBuilder::open_span(NodeKind span) {
  if (in_image_) {
    suppressed_.push_back(span);
    return;
  }
  emit_task();
  flush();
  push(span, 0, 0);
  verbatim_ = is_verbatim(span);
}

void MarkdownBuilder::open_link(LinkKind kind, std::string target, std::string title, TextRange place) {
  attribute_bytes_ += target.size() + title.size();
  if (in_image_) {
    suppressed_.push_back(kind == LinkKind::image ? NodeKind::image : NodeKind::link);
    return;
  }
  emit_task();
  flush();
  const bool image = kind == LinkKind::image;
  const Span span = place.end > place.begin ? markdown_.span(place.begin, place.end) : Span{};
  if (!image) ++links_;
  if (!safe_url(target)) {
    const std::string scheme = target.substr(0, std::min<size_t>(target.find(':') + 1, 40));
    if (!span.known()) unplaced_unsafe_ = state_.diagnostics.size();
    state_.diagnostics.push_back(
        make_diagnostic(Code::link_unsafe, span.known() ? span : markdown_.span(last_end_, last_end_),
                        "links that begin with '" + scheme + "' are not allowed, so only the link's text is shown",
                        "use https:, mailto: or tel:, or begin with './' if it is the name of a file"));
    open_.push_back({kNowhere, image ? NodeKind::image : NodeKind::link});
    return;
  }
  in_image_ = image;
  push(image ? NodeKind::image : NodeKind::link, 0, static_cast<uint32_t>(doc_.links.size()));
  doc_.links.push_back({kind, std::move(target), std::move(title), next() - 1, span});
}

void MarkdownBuilder::close_span(NodeKind span) {
  if (in_image_ && close_suppressed(span)) return;
  size_t depth = open_.size();
  while (depth > 0 && !is_block(open_[depth - 1].kind) && open_[depth - 1].kind != span) --depth;
  if (depth == 0 || open_[depth - 1].kind != span) return;
  while (open_.size() > depth) forget_innermost_span();
  close_innermost_span();
}

// True if the span was one inside the image that is open, and so made no node.
bool MarkdownBuilder::close_suppressed(NodeKind span) {
  const auto found = std::find(suppressed_.rbegin(), suppressed_.rend(), span);
  if (found == suppressed_.rend()) return false;
  suppressed_.erase(std::prev(found.base()), suppressed_.end());
  return true;
}

// Closes a span that the parser never closed. Emphasis becomes the mark that its author wrote.
void MarkdownBuilder::forget_innermost_span() {
  const Open open = open_.back();
  close_innermost_span();
  const bool emphasis = open.kind == NodeKind::emphasis || open.kind == NodeKind::strong;
  if (!emphasis || open.node == kNowhere) return;
  Node& mark = node(open.node);
  mark.kind = NodeKind::text;
  mark.end = open.node + 1;
  mark.text_begin = text_size();
  doc_.text += open.kind == NodeKind::strong ? "**" : "*";
  mark.text_end = pending_ = text_size();
}

void MarkdownBuilder::close_innermost_span() {
  suppressed_.clear();
  flush();
  close_tags();
  const Open closing = open_.back();
  if (closing.kind == NodeKind::link) --links_;
  if (closing.node == kNowhere && unplaced_unsafe_ != kPlaced) {
    const TextRange target = written_target();
    if (target.end > target.begin) {
      state_.diagnostics[unplaced_unsafe_].span = markdown_.span(target.begin, target.end);
    }
    unplaced_unsafe_ = kPlaced;
  }
  if (closing.node != kNowhere) {
    Node& closed = node(closing.node);
    const uint32_t begin = placed_ == open_.size() ? closed.span.begin : last_end_;
    closed.span = markdown_.span(begin, last_end_);
    closed.end = next();
    if (closed.kind == NodeKind::image || closed.kind == NodeKind::code) {
      closed.text_end = text_size();
      pending_ = text_size();
    }
    if (closed.kind == NodeKind::image || closed.kind == NodeKind::link) {
      if (Span& place = doc_.links[closed.ref].span; !place.known()) {
        const TextRange target = written_target();
        place = target.end > target.begin ? markdown_.span(target.begin, target.end) : closed.span;
      }
    }
  }
  open_.pop_back();
  placed_ = std::min(placed_, open_.size());
  in_image_ = false;
  verbatim_ = false;
}

// Where the target of the link that just ended is written, if it follows the text: ](target
TextRange MarkdownBuilder::written_target() const {
  const std::string_view text = markdown_.text();
  size_t at = last_end_;
  const size_t limit = std::min<size_t>(text.size(), at + 8);
  while (at < limit && text[at] != ']') ++at;
  if (text.substr(at, 2) != "](") return {};
  at += 2;
  while (at < text.size() && (text[at] == ' ' || text[at] == '<' || text[at] == '\n')) ++at;
  const size_t end = std::min(text.find_first_of(" \t\r\n)>", at), text.size());
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
}

}  // namespace kb
