// Inline HTML in a MarkdownBuilder: harmless tags become nodes, all others text, or everything passes as it is.
#include "generator/page/html_tag.h"
#include "generator/page/markdown_builder.h"

namespace kb {

void MarkdownBuilder::html(std::string_view text, uint32_t at) {
  if (in_image_) return;
  if (verbatim_) return verbatim(text, at);
  emit_task();
  const bool line_break = at == kNowhere;
  if (!line_break && !html_continues_) {
    flush();
    html_begin_ = at;
  }
  append_without_nul(text, html_);
  html_continues_ = line_break;
  if (!line_break) touch(at, at + static_cast<uint32_t>(text.size()));
}

void MarkdownBuilder::flush_html() {
  if (html_.empty()) return;
  const std::string tag = std::move(html_);
  html_.clear();
  html_continues_ = false;
  const Span span = markdown_.span(html_begin_, last_end_);
  if (!state_.options.raw_html) {
    if (!harmless_tag(tag, span)) show_tag(tag, span);
    return;
  }
  for (std::string& id : html_anchors(tag)) {
    if (state_.ids.take(id)) doc_.anchors.push_back(std::move(id));
  }
  const uint32_t begin = text_size();
  doc_.text += tag;
  pending_ = text_size();
  leaf(NodeKind::raw_html, begin, text_size(), span);
}

// Tags that mean no harm and that authors need. False: the tag is to be shown as text.
bool MarkdownBuilder::harmless_tag(std::string_view text, Span span) {
  if (text.substr(0, 4) == "<!--") return true;
  const std::optional<HtmlTag> tag = read_html_tag(text, 0);
  if (!tag || tag->end != text.size()) return false;
  if (tag->name == "br") {
    leaf(NodeKind::hard_break, text_size(), text_size(), span);
    return true;
  }
  if (tag->name == "a") {
    if (tag->closing) {
      if (open_anchors_ == 0) return false;
      --open_anchors_;
      return true;
    }
    if (tag->attribute("href") != nullptr) return false;
    const std::string* id = tag->attribute("id");
    if (id == nullptr) id = tag->attribute("name");
    if (id == nullptr || id->empty() || id->find_first_of(" \t\r\n") != std::string::npos) return false;
    ++open_anchors_;
    record_anchor(*id, span);
    return true;
  }
  if (tag->name != "kbd" && tag->name != "sub" && tag->name != "sup") return false;
  if (tag->closing) {
    if (tags_.empty() || tags_.back().name != tag->name || tags_.back().depth != open_.size()) return false;
    tags_.pop_back();
  } else {
    if (!tag->attributes.empty()) return false;
    tags_.push_back({tag->name, open_.size()});
  }
  const uint32_t begin = text_size();
  doc_.text += tag->closing ? "</" + tag->name + ">" : "<" + tag->name + ">";
  pending_ = text_size();
  leaf(NodeKind::raw_html, begin, text_size(), span);
  return true;
}

void MarkdownBuilder::show_tag(std::string_view tag, Span span) {
  if (state_.shown_tags++ == 0) {
    state_.first_shown_tag = span;
    state_.first_shown_text = tag;
  }
  const uint32_t begin = text_size();
  doc_.text += tag;
  pending_ = text_size();
  leaf(NodeKind::text, begin, text_size(), span);
}

// Tags that were opened inside the block or span that ends here.
void MarkdownBuilder::close_tags() {
  while (!tags_.empty() && tags_.back().depth >= open_.size()) {
    const std::string name = std::move(tags_.back().name);
    tags_.pop_back();
    const uint32_t begin = text_size();
    doc_.text += "</" + name + ">";
    pending_ = text_size();
    leaf(NodeKind::raw_html, begin, text_size(), markdown_.span(last_end_, last_end_));
    state_.diagnostics.push_back(make_diagnostic(Code::markdown_unclosed_tag, markdown_.span(last_end_, last_end_),
                                                 "<" + name + "> is not closed where it was opened",
                                                 "write </" + name + "> before this place"));
  }
}

void MarkdownBuilder::record_anchor(const std::string& id, Span span) {
  if (!state_.ids.take(id)) return;  // the first one of that name is where links lead
  doc_.anchors.push_back(id);
  const uint32_t begin = text_size();
  doc_.text += id;
  pending_ = text_size();
  leaf(NodeKind::anchor, begin, text_size(), span);
}

}  // namespace kb
