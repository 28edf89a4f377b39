#include "generator/base/escape_html.h"

#include "generator/base/find_byte.h"

namespace kb {
namespace {

constexpr auto kMarkup = [](auto c) { return (c == '&') | (c == '<') | (c == '>') | (c == '"'); };
constexpr auto kMarkupAndQuote = [](auto c) { return kMarkup(c) | (c == '\''); };

std::string_view entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "&#39;";
  }
}

template <class Special>
void escape(std::string_view text, const Special& special, std::string& out) {
  size_t done = 0;
  for (size_t at; (at = find_byte(text, done, special)) < text.size(); done = at + 1) {
    out += text.substr(done, at - done);
    out += entity(text[at]);
  }
  out += text.substr(done);
}

}  // namespace

void escape_html(std::string_view text, std::string& out) {
  escape(text, kMarkup, out);
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  escape_html(text, out);
  return out;
}

void escape_html_quotes(std::string_view text, std::string& out) {
  escape(text, kMarkupAndQuote, out);
}

}  // namespace kb
