#include "generator/theme/js_minify.h"

#include <algorithm>
#include <vector>

#include "generator/base/ascii.h"

namespace kb {
namespace {

constexpr size_t kNone = std::string_view::npos;

bool is_one_of(std::string_view characters, char c) {
  return characters.find(c) != kNone;
}
bool is_blank(char c) {
  return is_one_of(" \t\r\n\f\v", c);
}
// Part of a name or number. Bytes of any other letter are; so are those of the rare blanks beyond ASCII, which then
// stay.
bool is_name(char c) {
  return ascii::is_word_byte(c) || c == '_' || c == '$';
}
bool is_quote(char c) {
  return is_one_of("\"'`", c);
}

// One past the end of the string that begins at `at`; kNone where its line ends first.
size_t end_of_string(std::string_view js, size_t at) {
  for (size_t i = at + 1; i < js.size() && js[i] != '\n'; ++i) {
    if (js[i] == js[at]) return i + 1;
    if (js[i] == '\\') ++i;
  }
  return kNone;
}

size_t end_of_regular_expression(std::string_view js, size_t at) {
  bool in_class = false;
  for (size_t i = at + 1; i < js.size() && js[i] != '\n'; ++i) {
    if (js[i] == '/' && !in_class) return i + 1;
    if (js[i] == '[') in_class = true;
    if (js[i] == ']') in_class = false;
    if (js[i] == '\\') ++i;
  }
  return kNone;
}

// One past the '`' or '${' that ends the text of a template which begins at `at`.
size_t end_of_template_text(std::string_view js, size_t at) {
  for (size_t i = at; i < js.size(); ++i) {
    if (js[i] == '`') return i + 1;
    if (js.substr(i, 2) == "${") return i + 2;
    if (js[i] == '\\') ++i;
  }
  return kNone;
}

enum class Slash { divides, begins_expression, unclear };

// What a '/' means behind the code `before`.
Slash slash_behind(std::string_view before) {
  while (!before.empty() && is_blank(before.back())) before.remove_suffix(1);
  if (before.empty()) return Slash::begins_expression;
  const char last = before.back();
  if (is_one_of(")}/", last) || before.ends_with("++") || before.ends_with("--")) return Slash::unclear;
  if (last == ']' || is_quote(last)) return Slash::divides;
  if (!is_name(last)) return Slash::begins_expression;
  size_t begin = before.size();
  while (begin > 0 && is_name(before[begin - 1])) --begin;
  const std::string_view word = before.substr(begin);
  const bool property = begin > 0 && before[begin - 1] == '.';
  constexpr std::string_view kWords[] = {"return", "typeof", "case", "in", "of",         "delete", "void",
                                         "throw",  "new",    "else", "do", "instanceof", "yield",  "await"};
  const bool operates = !property && std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
  return operates ? Slash::begins_expression : Slash::divides;
}

class Minifier {
 public:
  explicit Minifier(std::string_view js) : js_(js) { out_.reserve(js.size()); }

  std::string run() {
    while (at_ < js_.size()) {
      const size_t end = step();
      if (end == kNone) {  // in doubt
        put(js_.substr(at_));
        break;
      }
      at_ = end;
    }
    return std::move(out_);
  }

 private:
  // Deals with what begins at at_ and says where the next begins; kNone where that cannot be told.
  size_t step() {
    const char c = js_[at_];
    if (is_blank(c)) {
      if (blank_ != '\n') blank_ = c == '\n' ? '\n' : ' ';
      return at_ + 1;
    }
    if (js_.substr(at_, 2) == "//") return skip_comment(std::min(js_.find('\n', at_), js_.size()));
    if (js_.substr(at_, 2) == "/*") {
      const size_t end = js_.find("*/", at_ + 2);
      return end == kNone ? kNone : skip_comment(end + 2);
    }
    if (is_name(c)) {
      size_t end = at_;
      while (end < js_.size() && is_name(js_[end])) ++end;
      return put_to(end);
    }
    if (c == '`') return put_template_text();
    if (c == '}' && !templates_.empty() && templates_.back() == 0) {
      templates_.pop_back();
      return put_template_text();
    }
    if (!templates_.empty()) templates_.back() += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (is_quote(c)) return put_to(end_of_string(js_, at_));
    if (c == '/') {
      const Slash meaning = slash_behind(out_);
      if (meaning == Slash::unclear) return kNone;
      if (meaning == Slash::begins_expression) return put_to(end_of_regular_expression(js_, at_));
    }
    return put_to(at_ + 1);
  }

  size_t skip_comment(size_t end) {
    const std::string_view comment = js_.substr(at_, end - at_);
    if (comment.size() > 2 && is_one_of("!#", comment[2])) {
      put(comment);
      blank_ = '\n';
      kept_comment_ = true;
    } else {
      if (blank_ == 0) blank_ = ' ';
      if (comment.find('\n') != kNone) blank_ = '\n';
    }
    return end;
  }

  size_t put_to(size_t end) {
    if (end == kNone) return kNone;
    put(js_.substr(at_, end - at_));
    return end;
  }

  size_t put_template_text() {
    const size_t end = end_of_template_text(js_, at_ + 1);
    if (end != kNone && js_[end - 1] == '{') templates_.push_back(0);
    return put_to(end);
  }

  // With the blank before it, where that says anything.
  void put(std::string_view text) {
    if (blank_ != 0 && !out_.empty() && (kept_comment_ || is_needed(out_.back(), text.front()))) out_ += blank_;
    blank_ = 0;
    kept_comment_ = false;
    out_ += text;
  }

  bool is_needed(char before, char next) const {
    if (blank_ == '\n') return !is_one_of("{([,;", before) && !is_one_of("})]", next);
    constexpr std::string_view kAlone = "{}()[],;", kOperators = "=<>&|?:*!";
    if (is_one_of(kAlone, before) || is_one_of(kAlone, next)) return false;
    const auto is_word = [](char c) { return is_name(c) || is_quote(c); };
    return !(is_one_of(kOperators, before) && is_word(next)) && !(is_word(before) && is_one_of(kOperators, next));
  }

  std::string_view js_;
  size_t at_ = 0;
  std::string out_;
  char blank_ = 0;              // what stood before at_: nothing, ' ' or '\n'
  bool kept_comment_ = false;   // … behind a comment, which must not swallow what follows
  std::vector<int> templates_;  // braces open in each `${`
};

}  // namespace

std::string minify_js(std::string_view js) {
  return Minifier(js).run();
}

}  // namespace kb
