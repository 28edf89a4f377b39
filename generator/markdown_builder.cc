#include "generator/markdown_builder.h"

#include <algorithm>

#include "generator/chart.h"
#include "generator/html_tag.h"
#include "generator/safe_url.h"
#include "generator/slug.h"

namespace kb {
namespace {

bool is_block(NodeKind kind) {
  return kind < NodeKind::text;
}

bool is_verbatim(NodeKind kind) {
  return kind == NodeKind::code_block || kind == NodeKind::chart || kind == NodeKind::raw_html_block ||
         kind == NodeKind::code;
}

bool is_space(char c) {
  return c == ' ' || c == '\t';
}

struct TableCaption {
  bool matches = false;
  uint32_t prefix = 0;  // bytes that are not part of the caption
};

// "Tabel: Opsigelser efter aftaletype" is a caption without its first word; "Tabel 2. Opsigelser" keeps its number.
TableCaption table_caption(std::string_view text) {
  for (const std::string_view word : {"Tabell", "Tabel", "Table"}) {
    if (text.substr(0, word.size()) != word) continue;
    size_t at = word.size();
    const bool numbered = at + 1 < text.size() && text[at] == ' ' && text[at + 1] >= '0' && text[at + 1] <= '9';
    if (numbered) {
      ++at;
      while (at < text.size() && ((text[at] >= '0' && text[at] <= '9') || text[at] == '.')) ++at;
      const bool closed = text[at - 1] == '.' || (at < text.size() && text[at] == ':');
      return {closed, 0};
    }
    if (at >= text.size() || text[at] != ':') continue;
    ++at;
    while (at < text.size() && text[at] == ' ') ++at;
    return {true, static_cast<uint32_t>(at)};
  }
  return {};
}

// "1.240", "-3,5 %", "+12 kr.", "≈ 40 mdr.": begins with a digit after signs, and holds more digits than letters.
bool is_number(std::string_view text) {
  size_t digits = 0;
  size_t letters = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') ++digits;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) ++letters;
  }
  const size_t first = text.find_first_not_of("+-~ ");
  const bool begins = first != std::string_view::npos &&
                      ((text[first] >= '0' && text[first] <= '9') || text.substr(first, 3) == "\xE2\x88\x92");
  return begins && digits > 0 && letters <= 4 && text.size() <= 24;
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

void MarkdownBuilder::close_code_block(uint32_t index) {
  node(index).text_end = text_size();
  pending_ = text_size();
  if (chart_) check_chart(index);
  chart_ = false;
  pieces_.clear();
}

void MarkdownBuilder::check_chart(uint32_t index) {
  const Node& chart = node(index);
  for (const ChartProblem& problem : parse_chart(doc_.infos[chart.ref], doc_.text_of(chart)).problems) {
    state_.diagnostics.push_back(make_diagnostic(
        problem.setting ? Code::chart_setting : Code::chart_data,
        text_span(chart.text_begin + problem.begin, chart.text_begin + problem.end), problem.message, problem.hint));
  }
}

void MarkdownBuilder::close_heading(uint32_t index) {
  std::string id;
  if (next() > index + 1 && node(index + 1).kind == NodeKind::text) {
    Node& first = node(index + 1);
    while (first.text_begin < first.text_end && is_space(doc_.text[first.text_begin])) ++first.text_begin;
  }
  if (next() > index + 1 && doc_.nodes.back().kind == NodeKind::text) {
    Node& last = doc_.nodes.back();
    const std::string_view tail = doc_.text_of(last);
    if (const HeadingId explicit_id = trailing_heading_id(tail); !explicit_id.id.empty()) {
      id = explicit_id.id;
      last.text_end = last.text_begin + explicit_id.begin;
    }
    while (last.text_end > last.text_begin && is_space(doc_.text[last.text_end - 1])) --last.text_end;
  }
  Heading heading;
  heading.node = index;
  heading.level = node(index).level;
  heading.span = node(index).span;
  heading.text = plain_text(doc_, {index + 1, next()});
  const bool explicit_id = !id.empty();
  heading.id = state_.ids.claim(explicit_id ? id : anchor(heading.text));
  if (explicit_id && heading.id != id) {
    state_.diagnostics.push_back(make_diagnostic(Code::markdown_duplicate_id, heading.span,
                                                 "the id '" + id + "' is taken on this page",
                                                 "choose another one; this heading is now '#" + heading.id + "'"));
  }
  node(index).ref = static_cast<uint32_t>(doc_.headings.size());
  doc_.headings.push_back(std::move(heading));
}

void MarkdownBuilder::close_paragraph(uint32_t index) {
  if (alert_ != kNowhere && index == alert_ + 1 && next() == index + 1) {
    doc_.nodes.pop_back();  // it held nothing but the marker
  } else if (next() == index + 2 && node(index + 1).kind == NodeKind::image) {
    node(index).kind = NodeKind::figure;
  }
}

// --- tables ---

void MarkdownBuilder::open_table() {
  uint32_t caption = 0;
  const bool sibling = last_block_ != kNowhere && last_depth_ == open_.size() && last_block_ < next() &&
                       node(last_block_).end == next() && node(last_block_).kind == NodeKind::paragraph;
  if (sibling && node(last_block_).end > last_block_ + 1 && node(last_block_ + 1).kind == NodeKind::text) {
    Node& first = node(last_block_ + 1);
    if (const TableCaption found = table_caption(doc_.text_of(first)); found.matches) {
      first.text_begin += found.prefix;
      node(last_block_).level = 1;
      caption = last_block_ + 1;
    }
  }
  open(NodeKind::table, 0, caption);
}

// Columns that hold nothing but numbers are set right, as if the author had written `---:`.
void MarkdownBuilder::close_table(uint32_t table) {
  std::vector<uint8_t> number_like;  // per column: 0 unknown, 1 numbers, 2 something else
  uint32_t column = 0;
  for (uint32_t i = table + 1; i < next(); ++i) {
    if (node(i).kind == NodeKind::table_row) column = 0;
    if (node(i).kind != NodeKind::cell && node(i).kind != NodeKind::header_cell) continue;
    if (column >= number_like.size()) number_like.resize(column + 1, 0);
    if (node(i).level != 0) number_like[column] = 2;
    if (node(i).kind == NodeKind::cell) {
      const uint32_t content = i + 1;
      if (node(i).end == content + 1 && node(content).kind == NodeKind::text) {
        if (!is_number(doc_.text_of(node(content)))) number_like[column] = 2;
        if (number_like[column] == 0) number_like[column] = 1;
      } else if (node(i).end != content) {
        number_like[column] = 2;
      }
    }
    ++column;
  }
  for (uint32_t i = table + 1; i < next(); ++i) {
    if (node(i).kind == NodeKind::table_row) column = 0;
    if (node(i).kind != NodeKind::cell && node(i).kind != NodeKind::header_cell) continue;
    if (number_like[column++] == 1) node(i).level = 3;
  }
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
