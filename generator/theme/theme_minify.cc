#include "generator/theme/theme_minify.h"

#include <array>

#include "generator/base/ascii.h"

namespace kb {
namespace {

constexpr std::array<std::string_view, 4> kVerbatim = {"pre", "textarea", "script", "style"};

// Whether `text` has `word` (in lower case) at `at`, in any case.
bool word_at(std::string_view text, size_t at, std::string_view word) {
  if (at > text.size() || text.size() - at < word.size()) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    if ((text[at + i] | 0x20) != word[i]) return false;
  }
  return true;
}

// Follows the HTML from text to text; mustache tags between them do not change where we are.
class Minifier {
 public:
  std::string minify(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (size_t i = 0; i < text.size();) {
      if (may_shrink() && ascii::is_space(text[i])) {
        size_t end = i;
        bool line_break = false;
        while (end < text.size() && ascii::is_space(text[end])) line_break |= text[end++] == '\n';
        if (line_break) {
          out.push_back('\n');
        } else {
          out.append(text, i, end - i);
        }
        i = end;
      } else {
        follow(text, i);
        out.push_back(text[i++]);
      }
    }
    return out;
  }

 private:
  bool may_shrink() const { return quote_ == '\0' && verbatim_.empty() && !in_comment_; }

  void follow(std::string_view text, size_t at) {
    const char c = text[at];
    if (in_comment_) {
      if (text.substr(at, 3) == "-->") in_comment_ = false;
    } else if (quote_ != '\0') {
      if (c == quote_) quote_ = '\0';
    } else if (in_tag_) {
      if (c == '>') {
        in_tag_ = false;
        verbatim_ = opening_;
        opening_ = {};
      } else if (c == '"' || c == '\'') {
        quote_ = c;
      }
    } else if (c == '<' && !verbatim_.empty()) {
      if (text.substr(at, 2) == "</" && word_at(text, at + 2, verbatim_)) {
        verbatim_ = {};
        in_tag_ = true;
      }
    } else if (c == '<' && text.substr(at, 4) == "<!--") {
      in_comment_ = true;
    } else if (c == '<' && at + 1 < text.size() && !ascii::is_space(text[at + 1])) {
      in_tag_ = true;
      for (const std::string_view name : kVerbatim) {
        const size_t end = at + 1 + name.size();
        if (!word_at(text, at + 1, name)) continue;
        if (end == text.size() || ascii::is_space(text[end]) || text[end] == '>') opening_ = name;
      }
    }
  }

  bool in_tag_ = false;
  bool in_comment_ = false;
  char quote_ = '\0';
  std::string_view opening_;   // the verbatim element whose start tag we are in
  std::string_view verbatim_;  // the verbatim element we are in
};

}  // namespace

void minify_template(Template& tags) {
  Minifier minifier;
  for (TemplateTag& tag : tags) {
    if (tag.kind == TagKind::text) tag.text = minifier.minify(tag.text);
  }
}

}  // namespace kb
