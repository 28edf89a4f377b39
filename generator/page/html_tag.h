// One tag of raw HTML, taken apart just far enough to tell harmless ones. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kb {

struct HtmlTag {
  std::string name;                                             // lower case
  bool closing = false;                                         // </name>
  std::vector<std::pair<std::string, std::string>> attributes;  // lower-case names, entity-decoded values

  const std::string* attribute(std::string_view key) const;
};

// `text` from '<' to '>'. Empty for comments, declarations, processing instructions and what is no tag.
std::optional<HtmlTag> parse_html_tag(std::string_view text);

// The ids (and <a name>s) of all tags in a piece of raw HTML, in order.
std::vector<std::string> html_anchors(std::string_view html);

}  // namespace kb
