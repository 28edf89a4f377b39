#include "generator/theme/css_minify.h"

#include <algorithm>

#include "generator/base/ascii.h"

namespace kb {
namespace {

// Beside these a blank says nothing. Not beside ':' before a word ("a :hover"), nor beside '+' and '-' (calc).
bool stands_alone(char c) {
  return c == '{' || c == '}' || c == ';' || c == ',';
}

// One past the end of the string that begins at `at`, or of a url( without quotes.
size_t end_of_string(std::string_view css, size_t at) {
  const char quote = css[at];
  for (size_t i = at + 1; i < css.size(); ++i) {
    if (css[i] == '\\') {
      ++i;
    } else if (css[i] == quote) {
      return i + 1;
    }
  }
  return css.size();
}

}  // namespace

std::string minify_css(std::string_view css) {
  std::string out;
  out.reserve(css.size());
  bool blank = false;
  const auto put = [&](std::string_view text) {
    const bool needed = blank && !out.empty() && !stands_alone(out.back()) && !stands_alone(text.front());
    // "color: red" needs no blank behind its colon; a selector has none there.
    if (needed && out.back() != ':') out += ' ';
    if (text.front() == '}' && !out.empty() && out.back() == ';') out.pop_back();
    blank = false;
    out += text;
  };
  for (size_t i = 0; i < css.size();) {
    if (ascii::is_space(css[i])) {
      blank = true;
      ++i;
    } else if (css.substr(i, 2) == "/*") {
      const size_t end = css.find("*/", i + 2);
      i = end == std::string_view::npos ? css.size() : end + 2;
      blank = true;
    } else if (css[i] == '"' || css[i] == '\'') {
      const size_t end = end_of_string(css, i);
      put(css.substr(i, end - i));
      i = end;
    } else if (css.substr(i, 4) == "url(") {
      const size_t first = std::min(css.find_first_not_of(" \t\r\n", i + 4), css.size());
      const bool quoted = first < css.size() && (css[first] == '"' || css[first] == '\'');
      const size_t close = quoted ? i + 4 : std::min(css.find(')', i), css.size());
      put(css.substr(i, close - i));
      i = close;
    } else if (css[i] == '\\' && i + 1 < css.size()) {
      put(css.substr(i, 2));
      i += 2;
    } else {
      put(css.substr(i, 1));
      ++i;
    }
  }
  return out;
}

}  // namespace kb
