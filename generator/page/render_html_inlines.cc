#include <algorithm>

#include "generator/base/escape_html.h"
#include "generator/base/url_encoding.h"
#include "generator/page/html_writer.h"
#include "generator/page/link_address.h"

namespace kb {
namespace {

// Unsafe addresses were refused when the page was parsed; what reaches here by another way is refused too.
bool leads(const LinkTarget& target) {
  return !target.href.empty() && safe_url(target.href);
}

}  // namespace

void HtmlWriter::text(uint32_t i) {
  const Node& n = node(i);
  if (context_.term_links == nullptr || context_.term_links->empty()) {
    escape_html(doc_.text_of(n), out_);
    return;
  }
  const std::vector<TermLink>& links = *context_.term_links;
  auto link =
      std::lower_bound(links.begin(), links.end(), i, [](const TermLink& l, uint32_t index) { return l.node < index; });
  uint32_t at = n.text_begin;
  for (; link != links.end() && link->node == i; ++link) {
    if (link->begin < at || link->end > n.text_end || link->href.empty()) continue;
    escape_html(std::string_view(doc_.text).substr(at, link->begin - at), out_);
    out_ += "<a class=\"term\"";
    attribute("href", link->href);
    define(link->term);
    out_ += '>';
    escape_html(std::string_view(doc_.text).substr(link->begin, link->end - link->begin), out_);
    out_ += "</a>";
    at = link->end;
  }
  escape_html(std::string_view(doc_.text).substr(at, n.text_end - at), out_);
}

void HtmlWriter::define(uint32_t term) {
  if (term == kNoTerm || !context_.definition_of) return;
  const std::string definition = context_.definition_of(term);
  if (!definition.empty()) attribute("data-definition", definition);
}

// Where a link leads. Without resolved targets: where its author wrote.
const LinkTarget& HtmlWriter::address(const Node& link) {
  if (context_.targets != nullptr && link.ref < context_.targets->size()) return (*context_.targets)[link.ref];
  const LinkUse& use = doc_.links[link.ref];
  written_ = LinkTarget{};
  if (use.kind != LinkKind::wikilink) written_.href = encode_url(use.target);
  // An address that leads nowhere is still one: CommonMark's [text]() is a link to this page.
  if (written_.href.empty() && use.kind != LinkKind::wikilink) written_.href = use.target.empty() ? "#" : "";
  return written_;
}

bool HtmlWriter::open_link(const Node& link) {
  const LinkTarget& target = address(link);
  if (leads(target)) {
    out_ += "<a";
    if (target.term != kNoTerm) attribute("class", "term");
    attribute("href", target.href);
    const std::string& title = doc_.links[link.ref].title;
    if (!title.empty()) attribute("title", title);
    if (target.external) attribute("rel", "noopener");
    define(target.term);
    out_ += '>';
  }
  if (target.text.empty()) return false;
  escape_html(target.text, out_);
  if (leads(target)) out_ += "</a>";
  return true;
}

void HtmlWriter::close_link(const Node& link) {
  if (leads(address(link))) out_ += "</a>";
}

void HtmlWriter::image(uint32_t i) {
  const Node& n = node(i);
  const LinkTarget& target = address(n);
  const LinkUse& use = doc_.links[n.ref];
  if (!leads(target)) {
    escape_html(doc_.text_of(n), out_);
    return;
  }
  if (!target.sources.empty()) out_ += "<picture>";
  for (const ImageSource& source : target.sources) {
    out_ += "<source";
    attribute("srcset", source.href);
    attribute("type", source.type);
    out_ += '>';
  }
  out_ += "<img";
  attribute("src", target.href);
  attribute("alt", doc_.text_of(n));
  const bool caption = i > 0 && node(i - 1).kind == NodeKind::figure;
  if (!caption && !use.title.empty()) attribute("title", use.title);
  if (target.width > 0 && target.height > 0) {
    attribute("width", std::to_string(target.width));
    attribute("height", std::to_string(target.height));
  }
  out_ += " loading=\"lazy\" decoding=\"async\">";
  if (!target.sources.empty()) out_ += "</picture>";
}

void HtmlWriter::footnote_reference(const Node& n) {
  const FootnoteUse& use = doc_.footnote_uses[n.ref];
  const std::string number = std::to_string(use.footnote + 1);
  out_ += "<sup class=\"fn\"><a";
  attribute("id", use.occurrence == 0 ? "ref" + number : "ref" + number + "-" + std::to_string(use.occurrence + 1));
  attribute("href", "#fn" + number);
  out_ += " role=\"doc-noteref\"";
  if (!context_.footnote_label.empty()) attribute("aria-label", std::string(context_.footnote_label) + " " + number);
  out_ += '>';
  out_ += number;
  out_ += "</a></sup>";
}

}  // namespace kb
