// Links a reader can follow by ear, in the reader's language, and not too many.
#include <algorithm>

#include "generator/base/ascii.h"
#include "generator/base/utf8_text.h"
#include "generator/check/check_rules.h"

namespace kb {
namespace {

constexpr size_t kLinksPer100Words = 8;  // more than one link in twelve words is a list of links, not a text
constexpr size_t kFewLinks = 10;         // below this a short page is left in peace

// Link texts that say nothing when read alone, in all languages: Danish pages have Norwegian authors.
constexpr std::string_view kVague[] = {
    "her",           "klik her",     "klikk her",     "tryk her",    "trykk her",   "se her",       "sjå her",
    "læs her",       "les her",      "læs mere",      "les mer",     "les meir",    "læs mere her", "les mer her",
    "les meir her",  "se mere",      "se mer",        "sjå meir",    "mere",        "mer",          "meir",
    "mere info",     "mer info",     "meir info",     "link",        "lenke",       "lenkje",       "dette link",
    "denne lenken",  "denne lenkja", "denne side",    "denne siden", "denne sida",  "siden",        "here",
    "click here",    "read more",    "read here",     "more",        "more info",   "see more",     "learn more",
    "this link",     "this page",    "link her",      "følg linket", "følg lenken", "gå hertil",    "følg dette link",
    "kan læses her", "finnes her",   "finder du her", "det her",     "herfra",      "hit",          "dette"};

std::string plain_key(std::string_view text) {
  const std::string key = name_key(text);
  std::string_view rest = ascii::trim(key, " .,:;!?>\"()");
  for (const std::string_view sign : {"…", "»", "›", "→"}) {
    if (rest.size() > sign.size() && rest.ends_with(sign)) rest.remove_suffix(sign.size());
  }
  return std::string(trim_end(rest, " "));
}

bool in(uint32_t node, const std::vector<NodeRange>& ranges) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const NodeRange& range) { return node >= range.begin && node < range.end; });
}

// The page a link of the page leads to, or kNoPage.
PageId page_of_link(const CheckedPage& checked, size_t link) {
  const CheckInput& input = checked.input;
  const LinkTarget& target = input.links.pages[checked.page.id].targets[link];
  const size_t base = input.config.base_path.size();
  if (target.external || target.href.compare(0, base, input.config.base_path) != 0) return kNoPage;
  const std::string_view url = std::string_view(target.href).substr(base - 1);
  const auto found = input.site.by_url.find(url.substr(0, url.find_first_of("?#")));
  return found == input.site.by_url.end() ? kNoPage : found->second;
}

}  // namespace

void check_link_texts(const CheckedPage& checked, Diagnostics& diagnostics) {
  const Doc& doc = checked.doc;
  for (size_t i = 0; i < doc.links.size(); ++i) {
    const LinkUse& use = doc.links[i];
    if (use.kind == LinkKind::image) continue;
    const Node& node = doc.nodes[use.node];
    const std::string text = plain_text(doc, {use.node, node.end});
    if (ascii::trim(text).empty()) {
      diagnostics.push_back(make_diagnostic(Code::link_text_vague, use.span.known() ? use.span : node.span,
                                            "this link has no text, so nobody can follow it",
                                            "write between the square brackets where it leads"));
      continue;
    }
    const std::string key = plain_key(text);
    if (std::find(std::begin(kVague), std::end(kVague), key) == std::end(kVague)) continue;
    const PageId to = page_of_link(checked, i);
    diagnostics.push_back(make_diagnostic(
        Code::link_text_vague, node.span.known() ? node.span : use.span,
        "the link's text '" + text + "' does not say where it leads",
        to == kNoPage ? "link the words that name what is there, so that the link can be understood alone"
                      : "link the words that name what is there, such as '" + checked.input.site.page(to).title + "'"));
  }
}

void check_link_targets(const CheckedPage& checked, Diagnostics& diagnostics) {
  const Doc& doc = checked.doc;
  const bool other_languages = checked.input.site.languages.size() > 1;
  size_t links = 0;
  for (size_t i = 0; i < doc.links.size(); ++i) {
    const LinkUse& use = doc.links[i];
    if (use.kind == LinkKind::image || in(use.node, doc.related_links)) continue;
    ++links;
    const PageId to = other_languages ? page_of_link(checked, i) : kNoPage;
    if (to == kNoPage) continue;
    const Page& target = checked.input.site.page(to);
    if (target.language == checked.page.language) continue;
    for (const PageId id : target.translations) {
      const Page& twin = checked.input.site.page(id);
      if (twin.language != checked.page.language || id == checked.page.id) continue;
      diagnostics.push_back(make_diagnostic(Code::link_other_language, use.span,
                                            "this link leads to '" + target.title + "' in another language (" +
                                                target.language + "), though there is a page in this one",
                                            "link to '" + twin.title + "': " + twin.url));
    }
  }
  const bool text_page = checked.page.kind == PageKind::term || checked.page.kind == PageKind::article;
  if (text_page && links >= kFewLinks && links * 100 > doc.word_count * kLinksPer100Words) {
    diagnostics.push_back(make_diagnostic(
        Code::link_dense, doc.title_span,
        std::to_string(links) + " links stand in " + std::to_string(doc.word_count) + " words of this page",
        "keep those a reader needs; the first mention of a term becomes a link by itself"));
  }
}

}  // namespace kb
