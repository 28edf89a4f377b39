// The text of a MarkdownBuilder: literal runs and what is found in them.
#include <algorithm>

#include "generator/page/markdown_builder.h"

namespace kb {
// The parser reports NUL bytes in text, but not those in code and HTML.
void MarkdownBuilder::append_without_nul(std::string_view text, std::string& out) {
  for (size_t nul = text.find('\0'); nul != std::string_view::npos; nul = text.find('\0')) {
    out += text.substr(0, nul);
    out += "\xEF\xBF\xBD";
    text.remove_prefix(nul + 1);
  }
  out += text;
}

void MarkdownBuilder::text(std::string_view text, uint32_t at) {
  if (verbatim_) return verbatim(text, at);
  emit_task();
  flush_html();
  const uint32_t place = at == kNowhere ? last_end_ : at;
  if (!in_image_) {
    // The parser leaves the backslash of an escape out, so a run that follows one directly begins with what it escaped.
    const bool escaped = at != kNowhere && at > 0 && at != last_end_ && markdown_.text()[at - 1] == '\\';
    if (escaped) literal_.push_back(text_size() - pending_);
    pieces_.push_back({text_size(), place, at == kNowhere ? 0 : static_cast<uint32_t>(text.size())});
  }
  doc_.text += text;
  touch(place, place + (at == kNowhere ? 0 : static_cast<uint32_t>(text.size())));
}

void MarkdownBuilder::decoded_text(std::string_view text, uint32_t at, uint32_t length) {
  emit_task();
  flush_html();
  const uint32_t place = at == kNowhere ? last_end_ : at;
  if (!in_image_ && !verbatim_) {
    literal_.push_back(text_size() - pending_);
    pieces_.push_back({text_size(), place, at == kNowhere ? 0 : length});
  }
  doc_.text += text;
  touch(place, place + (at == kNowhere ? 0 : length));
}

void MarkdownBuilder::verbatim(std::string_view text, uint32_t at) {
  if (chart_ && at != kNowhere) pieces_.push_back({text_size(), at, static_cast<uint32_t>(text.size())});
  append_without_nul(text, doc_.text);
  if (at != kNowhere) touch(at, at + static_cast<uint32_t>(text.size()));
}

void MarkdownBuilder::soft_break() {
  if (in_image_ || verbatim_) {
    doc_.text += ' ';
    return;
  }
  flush();
  if (swallow_break()) return;
  leaf(state_.options.soft_breaks_as_hard ? NodeKind::hard_break : NodeKind::soft_break, text_size(), text_size(),
       markdown_.span(last_end_, last_end_));
}

void MarkdownBuilder::hard_break() {
  if (in_image_ || verbatim_) {
    doc_.text += ' ';
    return;
  }
  flush();
  if (swallow_break()) return;
  leaf(NodeKind::hard_break, text_size(), text_size(), markdown_.span(last_end_, last_end_));
}

void MarkdownBuilder::flush() {
  flush_html();
  flush_text();
}

void MarkdownBuilder::flush_text() {
  if (in_image_ || verbatim_) return;
  const uint32_t begin = pending_;
  const uint32_t end = text_size();
  pending_ = end;
  if (begin == end) {
    pieces_.clear();
    literal_.clear();
    return;
  }
  uint32_t from = begin;
  const bool alert = take_alert_marker(from, end);
  const uint32_t first = next();
  if (links_ == 0) {
    matches_.clear();
    scan_inlines(std::string_view(doc_.text).substr(begin, end - begin), literal_, matches_);
    for (const InlineMatch& match : matches_) {
      if (begin + match.begin >= from) from = emit_match(match, begin, from);
    }
  }
  emit_text(from, end);
  if (alert && next() == first + 1 && doc_.nodes.back().kind == NodeKind::text) alert_title_ = first;
  pieces_.clear();
  literal_.clear();
}

// One of scan_inlines' matches in the text that begins at `begin`, and the text from `from` on before it. Returns where
// the rest begins.
uint32_t MarkdownBuilder::emit_match(const InlineMatch& match, uint32_t begin, uint32_t from) {
  const uint32_t match_begin = begin + match.begin, match_end = begin + match.end;
  const uint32_t target_begin = begin + match.target_begin, target_end = begin + match.target_end;
  const uint32_t label_begin = begin + match.label_begin, label_end = begin + match.label_end;
  std::string target = doc_.text.substr(target_begin, target_end - target_begin);
  const uint32_t before = next();
  emit_text(from, match_begin);
  switch (match.kind) {
    case InlineKind::wikilink:
      emit_link(LinkKind::wikilink, std::move(target), target_begin, target_end, label_begin, label_end);
      break;
    case InlineKind::url:
      emit_link(LinkKind::link, std::move(target), target_begin, target_end, match_begin, match_end);
      break;
    case InlineKind::www:
      emit_link(LinkKind::link, "https://" + target, target_begin, target_end, match_begin, match_end);
      break;
    case InlineKind::email:
      emit_link(LinkKind::link, "mailto:" + target, target_begin, target_end, match_begin, match_end);
      break;
    case InlineKind::language:
      push(NodeKind::language, 0, static_cast<uint32_t>(doc_.infos.size()));
      doc_.infos.push_back(std::move(target));
      emit_text(label_begin, label_end);
      node(open_.back().node).end = next();
      node(open_.back().node).span = text_span(match_begin, match_end);
      open_.pop_back();
      break;
    case InlineKind::footnote:
      if (emit_footnote(target, text_span(match_begin, match_end))) break;
      doc_.nodes.resize(before, Node{NodeKind::text});  // it stays part of the text
      return from;
  }
  return match_end;
}

void MarkdownBuilder::emit_text(uint32_t begin, uint32_t end) {
  if (begin < end) leaf(NodeKind::text, begin, end, text_span(begin, end));
}

void MarkdownBuilder::emit_link(LinkKind kind, std::string target, uint32_t target_begin, uint32_t target_end,
                                uint32_t label_begin, uint32_t label_end) {
  Node link{NodeKind::link};
  link.text_begin = link.text_end = label_begin;
  link.ref = static_cast<uint32_t>(doc_.links.size());
  link.end = next() + 2;
  link.span = text_span(label_begin, label_end);
  doc_.links.push_back({kind, std::move(target), {}, next(), text_span(target_begin, target_end)});
  doc_.nodes.push_back(link);
  emit_text(label_begin, label_end);
}

bool MarkdownBuilder::emit_footnote(std::string_view label, Span span) {
  uint32_t index = FootnoteDefinition::kUnused;
  if (const auto found = state_.definition_by_label.find(label); found != state_.definition_by_label.end()) {
    FootnoteDefinition& definition = state_.definitions[found->second];
    if (definition.footnote == FootnoteDefinition::kUnused) {
      definition.footnote = static_cast<uint32_t>(doc_.footnotes.size());
      doc_.footnotes.push_back({definition.label, {}, definition.span});
      state_.occurrences.push_back(0);
    }
    index = definition.footnote;
  } else {
    for (uint32_t i = 0; i < doc_.footnotes.size(); ++i) {
      if (doc_.footnotes[i].label == label) index = i;
    }
  }
  if (index == FootnoteDefinition::kUnused) {
    if (state_.undefined_labels.try_emplace(std::string(label), true).second) {
      state_.diagnostics.push_back(make_diagnostic(
          Code::footnote_undefined, span, "footnote '" + std::string(label) + "' is not defined on this page",
          "write '[^" + std::string(label) + "]: ...' on a line of its own, or '\\[^' if no footnote is meant"));
    }
    return false;
  }
  Node reference{NodeKind::footnote_reference};
  reference.end = next() + 1;
  reference.text_begin = reference.text_end = text_size();
  reference.ref = static_cast<uint32_t>(doc_.footnote_uses.size());
  reference.span = span;
  doc_.footnote_uses.push_back({index, state_.occurrences[index]++});
  doc_.nodes.push_back(reference);
  return true;
}

uint32_t MarkdownBuilder::place_of(uint32_t text) const {
  auto piece = std::upper_bound(pieces_.begin(), pieces_.end(), text,
                                [](uint32_t offset, const Piece& p) { return offset < p.text; });
  if (piece == pieces_.begin()) return last_end_;
  --piece;
  return piece->place + std::min(text - piece->text, std::max(piece->length, 1u) - 1);
}

Span MarkdownBuilder::text_span(uint32_t begin, uint32_t end) const {
  const uint32_t place = place_of(begin);
  if (end <= begin) return markdown_.span(place, place);
  return markdown_.span(place, std::max(place + 1, place_of(end - 1) + 1));
}

}  // namespace kb
