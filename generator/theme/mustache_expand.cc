#include "generator/theme/mustache_expand.h"

#include <algorithm>
#include <utility>

namespace kb {
namespace {

class Expander {
 public:
  Expander(const Partials& partials, MissingPartial missing) : partials_(partials), missing_(missing) {}

  Parsed<Template> expand(const Template& root) {
    expand(root, {});
    if (stopped_) result_.clear();
    return {std::move(result_), std::move(diagnostics_)};
  }

 private:
  void error(Code code, Span place, std::string message, std::string hint = {}) {
    diagnostics_.push_back(make_diagnostic(code, place, std::move(message), std::move(hint)));
  }

  void add_text(std::string_view text, Span place) {
    if (text.empty()) return;
    if (!result_.empty() && result_.back().kind == TagKind::text) {
      result_.back().text.append(text);
    } else {
      result_.push_back({TagKind::text, false, std::string(text), {}, place});
    }
  }

  // The text with `indent` before each of its lines that is not empty; `line_start` is carried from text to text.
  void add_indented(const TemplateTag& tag, const std::string& indent, bool& line_start) {
    const std::string_view text = tag.text;
    for (size_t begin = 0; begin < text.size();) {
      const size_t newline = text.find('\n', begin);
      const size_t end = newline == std::string_view::npos ? text.size() : newline + 1;
      const bool empty = text[begin] == '\n' || text[begin] == '\r';
      if (line_start && !empty) add_text(indent, tag.span);
      add_text(text.substr(begin, end - begin), tag.span);
      line_start = newline != std::string_view::npos;
      begin = end;
    }
  }

  void expand(const Template& tags, const std::string& indent) {
    bool line_start = true;
    for (const TemplateTag& tag : tags) {
      bytes_ += sizeof(TemplateTag) + tag.text.size() + indent.size();
      if (bytes_ > kMaxExpandedBytes && !stopped_) {
        error(Code::theme_template, tag.span, "template grows beyond 4 MB when its partials are put in place",
              "a partial includes too many others");
        stopped_ = true;
      }
      if (stopped_) return;
      if (tag.kind == TagKind::text) {
        if (indent.empty()) {
          add_text(tag.text, tag.span);
        } else {
          add_indented(tag, indent, line_start);
        }
        continue;
      }
      if (line_start && !tag.standalone) {
        add_text(indent, tag.span);
        line_start = false;
      }
      if (tag.kind == TagKind::partial) {
        expand_partial(tag, indent);
        continue;
      }
      if (tag.kind == TagKind::section || tag.kind == TagKind::inverted) {
        if (++section_depth_ > kMaxSectionDepth) {
          error(Code::theme_template, tag.span,
                "sections are nested more than " + std::to_string(kMaxSectionDepth) + " deep, with the partials' own");
          stopped_ = true;
          return;
        }
      } else if (tag.kind == TagKind::close) {
        --section_depth_;
      }
      result_.push_back(tag);
    }
  }

  void expand_partial(const TemplateTag& tag, const std::string& indent) {
    const auto found = partials_.find(tag.text);
    if (found == partials_.end()) {
      if (missing_ == MissingPartial::nothing) return;
      std::vector<std::string> names;
      for (const auto& [name, partial] : partials_) names.push_back(name);
      const std::string near = nearest(tag.text, names);
      error(Code::theme_missing_partial, tag.span, "no partial is named '" + tag.text + "'",
            did_you_mean(near, "add partials/" + tag.text + ".mustache"));
      return;
    }
    if (std::find(path_.begin(), path_.end(), tag.text) != path_.end()) {
      std::string path;
      for (const std::string& name : path_) path += name + " → ";
      error(Code::theme_recursive_partial, tag.span, "partial '" + tag.text + "' includes itself: " + path + tag.text);
      return;
    }
    if (path_.size() == kMaxPartialDepth) {
      error(Code::theme_template, tag.span,
            "partials are nested more than " + std::to_string(kMaxPartialDepth) + " deep");
      return;
    }
    path_.push_back(tag.text);
    expand(found->second, tag.standalone ? indent + tag.indent : std::string());
    path_.pop_back();
  }

  const Partials& partials_;
  MissingPartial missing_;
  Template result_;
  Diagnostics diagnostics_;
  std::vector<std::string> path_;
  size_t section_depth_ = 0;
  size_t bytes_ = 0;
  bool stopped_ = false;
};

}  // namespace

Parsed<Template> expand_partials(const Template& root, const Partials& partials, MissingPartial missing) {
  return Expander(partials, missing).expand(root);
}

}  // namespace kb
