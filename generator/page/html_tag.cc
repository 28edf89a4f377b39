#include "generator/page/html_tag.h"

#include <algorithm>

#include "generator/base/ascii.h"
#include "generator/base/html_entities.h"

namespace kb {
namespace {

bool ends_name(char c) {
  return ascii::is_space(c) || c == '/' || c == '>';
}

}  // namespace

const std::string* HtmlTag::attribute(std::string_view key) const {
  for (const HtmlAttribute& attribute : attributes) {
    if (attribute.name == key) return &attribute.value;
  }
  return nullptr;
}

std::optional<HtmlTag> read_html_tag(std::string_view html, size_t at) {
  HtmlTag tag;
  ++at;
  const auto skip_spaces = [&] {
    while (at < html.size() && ascii::is_space(html[at])) ++at;
  };
  if (at < html.size() && html[at] == '/') {
    tag.closing = true;
    ++at;
  }
  if (at >= html.size() || !ascii::is_letter(html[at])) return std::nullopt;
  while (at < html.size() && !ends_name(html[at])) tag.name += ascii::lower(html[at++]);
  while (at < html.size()) {
    if (ascii::is_space(html[at]) || html[at] == '/') {
      ++at;
      continue;
    }
    if (html[at] == '>') {
      tag.end = at + 1;
      return tag;
    }
    HtmlAttribute attribute;
    attribute.begin = at;
    do attribute.name += ascii::lower(html[at++]);  // a '=' in the first place belongs to the name
    while (at < html.size() && !ends_name(html[at]) && html[at] != '=');
    attribute.end = at;
    skip_spaces();
    if (at < html.size() && html[at] == '=') {
      ++at;
      skip_spaces();
      if (at == html.size()) return std::nullopt;
      const char quote = html[at] == '"' || html[at] == '\'' ? html[at] : '\0';
      const size_t begin = quote ? at + 1 : at;
      size_t end = begin;
      while (end < html.size() && (quote ? html[end] != quote : !ascii::is_space(html[end]) && html[end] != '>')) ++end;
      if (end == html.size()) return std::nullopt;
      attribute.value = decode_entities(html.substr(begin, end - begin));
      attribute.end = at = quote ? end + 1 : end;
    }
    tag.attributes.push_back(std::move(attribute));
  }
  return std::nullopt;
}

std::vector<std::string> html_anchors(std::string_view html) {
  std::vector<std::string> anchors;
  for (size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    if (html.substr(at, 4) == "<!--") {
      at = std::min(html.find("-->", at + 4), html.size());
      continue;
    }
    const auto tag = read_html_tag(html, at);
    at = tag ? tag->end : at + 1;
    if (!tag || tag->closing) continue;
    if (const std::string* id = tag->attribute("id"); id != nullptr && !id->empty()) anchors.push_back(*id);
    if (const std::string* name = tag->attribute("name"); tag->name == "a" && name != nullptr && !name->empty()) {
      anchors.push_back(*name);
    }
  }
  return anchors;
}

}  // namespace kb
