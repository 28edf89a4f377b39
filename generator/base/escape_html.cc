#include "generator/base/escape_html.h"

#include "generator/base/find_byte.h"

namespace kb {
namespace {

constexpr auto kEscaped = [](auto c) { return (c == '&') | (c == '<') | (c == '>') | (c == '"'); };

}  // namespace

void escape_html(std::string_view text, std::string& out) {
  size_t done = 0;
  for (size_t i = 0; (i = find_byte(text, i, kEscaped)) < text.size();) {
    out += text.substr(done, i - done);
    done = i + 1;
    switch (text[i]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += "&quot;";
        break;
    }
    i = done;
  }
  out += text.substr(done);
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  escape_html(text, out);
  return out;
}

}  // namespace kb
