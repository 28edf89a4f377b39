#include "generator/page/markdown_escape.h"

#include <algorithm>

#include "generator/base/ascii.h"
#include "generator/base/find_byte.h"

namespace kb {
namespace {

constexpr auto kMaybeSpecial = [](auto c) {
  return (c == '\\') | (c == '`') | (c == '*') | (c == '[') | (c == ']') | (c == '<') | (c == '~') | (c == '_') |
         (c == '&') | (c == '|') | (c == '#') | (c == '\n');
};

}  // namespace

void append_escaped(std::string_view text, char also, std::string& out) {
  size_t done = 0;
  for (size_t i = 0; (i = find_byte(text, i, kMaybeSpecial)) < text.size(); ++i) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : ' ';
    if (c == '_' && i > 0 && ascii::is_word_byte(text[i - 1]) && ascii::is_word_byte(next)) continue;
    if (c == '&' && !ascii::is_word_byte(next) && next != '#') continue;
    if ((c == '|' || c == '#') && c != also) continue;
    out.append(text, done, i - done);
    out += c == '\n' ? ' ' : '\\';
    done = c == '\n' ? i + 1 : i;
  }
  out.append(text, done, text.size() - done);
}

size_t special_start(std::string_view text) {
  size_t digits = 0;
  while (digits < text.size() && ascii::is_digit(text[digits])) ++digits;
  if (digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')')) return digits;
  const bool special = !text.empty() && std::string_view("#>+-=~|").find(text[0]) != std::string_view::npos;
  return special ? 0 : std::string_view::npos;
}

size_t longest_run(std::string_view text, char wanted) {
  size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == wanted ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string link_destination(std::string_view url) {
  const auto special = [](auto c) {
    return (c == ' ') | (c == '(') | (c == ')') | (c == '<') | (c == '>') | (c == '\n');
  };
  if (find_byte(url, 0, special) == url.size()) return std::string(url);
  std::string angled = "<";
  for (const char c : url) {
    if (c == '<' || c == '>') angled += '\\';
    if (c != '\n') angled += c;
  }
  return angled + ">";
}

std::string link_title(std::string_view title) {
  if (title.empty()) return {};
  std::string out = " \"";
  for (const char c : title) {
    if (c == '"' || c == '\\' || c == '&') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + "\"";
}

}  // namespace kb
