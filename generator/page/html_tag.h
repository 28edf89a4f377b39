// One tag of HTML, taken apart just far enough to tell harmless ones and to find addresses. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

struct HtmlAttribute {
  std::string name;           // lower case
  std::string value;          // entity-decoded
  size_t begin = 0, end = 0;  // bytes of the whole attribute in the text it was read from
};

struct HtmlTag {
  std::string name;      // lower case
  bool closing = false;  // </name>
  std::vector<HtmlAttribute> attributes;
  size_t end = 0;  // the place after its '>'

  const std::string* attribute(std::string_view key) const;
};

// The tag that begins at html[at], a '<'. Nothing for comments, declarations, processing instructions, what is no tag,
// and where the text ends inside the tag.
std::optional<HtmlTag> read_html_tag(std::string_view html, size_t at);

// The ids (and <a name>s) of all tags in a piece of raw HTML, in order.
std::vector<std::string> html_anchors(std::string_view html);

}  // namespace kb
