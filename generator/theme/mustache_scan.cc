#include "generator/theme/mustache_scan.h"

#include <algorithm>
#include <utility>

#include "generator/base/ascii.h"

namespace kb {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

bool is_name(std::string_view name, TagKind kind) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [kind](char c) {
    return ascii::is_letter_or_digit(c) || c == '_' || c == '-' || c == '.' || (c == '/' && kind == TagKind::partial) ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

class Scanner {
 public:
  Scanner(std::string_view text, FileId file) : text_(text), file_(file) {}

  Parsed<Template> scan() {
    while (!stopped_) {
      const size_t tag = text_.find(open_, position_);
      if (tag == std::string_view::npos) break;
      scan_tag(tag);
    }
    if (stopped_) return {{}, std::move(diagnostics_)};
    add_text(position_, text_.size());
    while (!open_sections_.empty()) {
      const TemplateTag& section = result_[open_sections_.back()];
      error(section.span, "section '" + section.text + "' is never closed", "add {{/" + section.text + "}}");
      close_innermost({file_, static_cast<uint32_t>(text_.size()), static_cast<uint32_t>(text_.size())}, false);
    }
    return {std::move(result_), std::move(diagnostics_)};
  }

 private:
  Span span(size_t begin, size_t end) const {
    return {file_, static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  }

  void error(Span place, std::string message, std::string hint = {}, std::vector<Note> notes = {}) {
    diagnostics_.push_back(make_diagnostic(Code::theme_template, place, std::move(message), std::move(hint)));
    diagnostics_.back().notes = std::move(notes);
  }

  void add_text(size_t begin, size_t end) {
    if (begin >= end) return;
    result_.push_back({TagKind::text, false, std::string(text_.substr(begin, end - begin)), {}, span(begin, end)});
  }

  void scan_tag(size_t begin) {
    const size_t inside = begin + open_.size();
    const char sigil = inside < text_.size() ? text_[inside] : '\0';
    const bool triple = sigil == '{' && open_ == "{{";
    const std::string closing = triple ? "}}}" : sigil == '=' ? "=" + close_ : close_;
    const bool has_sigil =
        triple || (sigil != '\0' && std::string_view("#^/>&!=").find(sigil) != std::string_view::npos);
    const size_t content_begin = inside + (has_sigil ? 1 : 0);
    const size_t content_end =
        content_begin <= text_.size() ? text_.find(closing, content_begin) : std::string_view::npos;
    if (content_end == std::string_view::npos) {
      error(span(begin, std::min(inside, text_.size())), "tag is never closed", "add " + closing);
      add_text(position_, text_.size());
      position_ = text_.size();
      return;
    }
    const size_t end = content_end + closing.size();
    const std::string_view content = ascii::trim(text_.substr(content_begin, content_end - content_begin));

    if (sigil == '!') {
      take_line(begin, end);
    } else if (sigil == '=') {
      take_line(begin, end);
      set_delimiters(content, span(begin, end));
    } else {
      add_tag(triple ? '{' : has_sigil ? sigil : '\0', content, begin, end);
    }
  }

  void add_tag(char sigil, std::string_view name, size_t begin, size_t end) {
    TagKind kind = TagKind::variable;
    switch (sigil) {
      case '#':
        kind = TagKind::section;
        break;
      case '^':
        kind = TagKind::inverted;
        break;
      case '/':
        kind = TagKind::close;
        break;
      case '>':
        kind = TagKind::partial;
        break;
      case '&':
      case '{':
        kind = TagKind::raw;
        break;
      default:
        break;
    }
    const Span place = span(begin, end);
    std::string indent;
    bool standalone = false;
    if (kind == TagKind::variable || kind == TagKind::raw) {
      add_text(position_, begin);
      position_ = end;
    } else {
      standalone = take_line(begin, end, &indent);
    }
    if (!is_name(name, kind)) {
      if (name.empty()) {
        error(place, "tag without a name");
      } else if (name.front() == '<' || name.front() == '$' || name.front() == '*') {
        error(place, "'" + std::string(name) + "' is mustache inheritance or a dynamic name, which themes do not have",
              "use a partial: {{> name}}");
      } else {
        error(place, "'" + std::string(name) + "' cannot be a name",
              "a name is letters, digits, '_', '-' and '.', without spaces");
      }
      return;
    }
    if (kind == TagKind::close) {
      close_section(name, place, standalone);
      return;
    }
    if (kind == TagKind::section || kind == TagKind::inverted) {
      if (open_sections_.size() == kMaxSectionDepth) {
        error(place, "sections are nested more than " + std::to_string(kMaxSectionDepth) + " deep");
        stopped_ = true;
        return;
      }
      open_sections_.push_back(result_.size());
    }
    if (kind != TagKind::partial) indent.clear();
    result_.push_back({kind, standalone, std::string(name), std::move(indent), place});
  }

  void close_innermost(Span place, bool standalone) {
    result_.push_back({TagKind::close, standalone, result_[open_sections_.back()].text, {}, place});
    open_sections_.pop_back();
  }

  void close_section(std::string_view name, Span place, bool standalone) {
    if (open_sections_.empty()) {
      error(place, "nothing to close: no section '" + std::string(name) + "' is open");
      return;
    }
    const TemplateTag& innermost = result_[open_sections_.back()];
    if (innermost.text != name) {
      error(place, "'" + std::string(name) + "' closes a section that is open as '" + innermost.text + "'",
            "close '" + innermost.text + "' first", {{innermost.span, "opened here"}});
      const bool open = std::any_of(open_sections_.begin(), open_sections_.end(),
                                    [&](size_t section) { return result_[section].text == name; });
      if (!open) return;
      while (result_[open_sections_.back()].text != name) close_innermost(place, standalone);
    }
    close_innermost(place, standalone);
  }

  void set_delimiters(std::string_view content, Span place) {
    const size_t blank = content.find_first_of(kBlank);
    const std::string_view open = content.substr(0, blank);
    const std::string_view close =
        blank == std::string_view::npos ? std::string_view() : ascii::trim(content.substr(blank));
    if (open.empty() || close.empty() || close.find_first_of(kBlank) != std::string_view::npos ||
        content.find('=') != std::string_view::npos) {
      error(place, "delimiters cannot be read", "write two words without '=', as in {{=<% %>=}}");
      return;
    }
    open_ = open;
    close_ = close;
  }

  // Moves past the tag; if it stands alone on its line, the line goes with it.
  bool take_line(size_t begin, size_t end, std::string* indent = nullptr) {
    size_t line_begin = begin;
    while (line_begin > position_ && (text_[line_begin - 1] == ' ' || text_[line_begin - 1] == '\t')) --line_begin;
    const bool first_on_line = line_begin == 0 || text_[line_begin - 1] == '\n';
    size_t line_end = end;
    while (line_end < text_.size() && (text_[line_end] == ' ' || text_[line_end] == '\t')) ++line_end;
    if (line_end + 1 < text_.size() && text_[line_end] == '\r' && text_[line_end + 1] == '\n') ++line_end;
    const bool last_on_line = line_end == text_.size() || text_[line_end] == '\n';
    if (!first_on_line || !last_on_line) {
      add_text(position_, begin);
      position_ = end;
      return false;
    }
    add_text(position_, line_begin);
    if (indent) *indent = text_.substr(line_begin, begin - line_begin);
    position_ = std::min(line_end + 1, text_.size());
    return true;
  }

  std::string_view text_;
  FileId file_;
  std::string open_ = "{{";
  std::string close_ = "}}";
  size_t position_ = 0;  // everything before it is in result_
  bool stopped_ = false;
  Template result_;
  std::vector<size_t> open_sections_;
  Diagnostics diagnostics_;
};

}  // namespace

Parsed<Template> scan_template(std::string_view text, FileId file) {
  return Scanner(text, file).scan();
}

}  // namespace kb
