#include "generator/page/html_tag.h"

#include "generator/base/html_entities.h"

namespace kb {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

}  // namespace

const std::string* HtmlTag::attribute(std::string_view key) const {
  for (const auto& [name, value] : attributes) {
    if (name == key) return &value;
  }
  return nullptr;
}

std::optional<HtmlTag> parse_html_tag(std::string_view text) {
  if (text.size() < 3 || text.front() != '<' || text.back() != '>') return std::nullopt;
  text = text.substr(1, text.size() - 2);
  HtmlTag tag;
  size_t at = 0;
  const auto skip_spaces = [&] {
    while (at < text.size() && is_space(text[at])) ++at;
  };
  if (text[at] == '/') {
    tag.closing = true;
    ++at;
  }
  if (at == text.size() || !is_letter(text[at])) return std::nullopt;
  while (at < text.size() && !is_space(text[at]) && text[at] != '/') tag.name += lower(text[at++]);
  while (true) {
    skip_spaces();
    if (at == text.size()) return tag;
    if (text[at] == '/') {
      ++at;
      continue;
    }
    std::string name;
    while (at < text.size() && !is_space(text[at]) && text[at] != '=' && text[at] != '/') name += lower(text[at++]);
    skip_spaces();
    std::string_view value;
    if (at < text.size() && text[at] == '=') {
      ++at;
      skip_spaces();
      if (at < text.size() && (text[at] == '"' || text[at] == '\'')) {
        const size_t close = text.find(text[at], at + 1);
        if (close == std::string_view::npos) return std::nullopt;
        value = text.substr(at + 1, close - at - 1);
        at = close + 1;
      } else {
        const size_t begin = at;
        while (at < text.size() && !is_space(text[at])) ++at;
        value = text.substr(begin, at - begin);
      }
    }
    tag.attributes.emplace_back(std::move(name), decode_entities(value));
  }
}

std::vector<std::string> html_anchors(std::string_view html) {
  std::vector<std::string> anchors;
  size_t at = html.find('<');
  while (at != std::string_view::npos) {
    // The end of the tag is the first '>' outside quotes.
    size_t end = at + 1;
    char quote = 0;
    while (end < html.size() && (quote != 0 || html[end] != '>')) {
      if (quote != 0) {
        if (html[end] == quote) quote = 0;
      } else if (html[end] == '"' || html[end] == '\'') {
        quote = html[end];
      }
      ++end;
    }
    if (end == html.size()) break;
    if (const auto tag = parse_html_tag(html.substr(at, end + 1 - at)); tag && !tag->closing) {
      if (const std::string* id = tag->attribute("id"); id != nullptr && !id->empty()) anchors.push_back(*id);
      if (const std::string* name = tag->attribute("name"); tag->name == "a" && name != nullptr && !name->empty()) {
        anchors.push_back(*name);
      }
    }
    at = html.find('<', end + 1);
  }
  return anchors;
}

}  // namespace kb
