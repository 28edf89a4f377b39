// Lines of a page's file that say more than their words: a fence that is never closed makes code of all below it, a
// merge that git left to people stands in the text with both its sides, and boxes as other programs write them.
#include <algorithm>

#include "generator/base/lines.h"
#include "generator/base/utf8_text.h"
#include "generator/check/check_rules.h"

namespace kb {
namespace {

std::string_view without_indent(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
  return line;
}

// The signs of a fence of code at the line's beginning; empty where there is none.
std::string_view fence_of(std::string_view line) {
  const std::string_view fence = line.substr(0, line.find_first_not_of(line[0]));
  const bool code_in_line = line[0] == '`' && line.find('`', fence.size()) != std::string_view::npos;
  return fence.size() < 3 || code_in_line ? std::string_view() : fence;
}

// "::: tip" and "!!! warning" of other programs; the name of the box, or empty.
std::string_view box_of(std::string_view line) {
  const size_t name = line.find_first_not_of(": ", 3);
  if (!(line.starts_with(":::") || line.starts_with("!!! ")) || name == std::string_view::npos) return {};
  const std::string_view rest = line.substr(name);
  return rest.substr(
      0, std::find_if_not(rest.begin(), rest.end(), [](char c) { return c >= 'a' && c <= 'z'; }) - rest.begin());
}

constexpr std::string_view kFirstSigns = "`~<:!";  // of the lines that are looked at

class LineReader {
 public:
  LineReader(const SourceFile& source, Diagnostics& diagnostics) : source_(source), diagnostics_(diagnostics) {}

  void read(std::string_view written) {
    const std::string_view indented = without_indent(written);
    if (indented.empty() || kFirstSigns.find(indented[0]) == std::string_view::npos) return;
    const std::string_view line = trim_end(indented);
    switch (line[0]) {
      case '`':
      case '~':
        read_fence(line);
        break;
      case '<':
        if (open_.empty() && written.starts_with("<<<<<<< ")) {
          report(Code::merge_conflict, trim_end(written), "two edits of this page were never joined: both stand here",
                 "keep what is right, and remove the lines of <<<<<<<, ======= and >>>>>>>");
        }
        break;
      case ':':
      case '!':
        if (const std::string_view box = box_of(line); open_.empty() && !box.empty()) {
          report(Code::markdown_leftover, line.substr(0, 3), "a box is not written like this: readers see its signs",
                 "begin each line with > and the first with > [!" + kind_of(box) + "]");
        }
        break;
      default:
        break;
    }
  }

  void end() {
    if (open_.empty()) return;
    report(Code::markdown_leftover, open_, "the code block that opens here is never closed, so all below it is code",
           "write " + std::string(open_) + " on a line of its own behind the code");
  }

 private:
  void read_fence(std::string_view line) {
    const std::string_view fence = fence_of(line);
    if (fence.empty()) return;
    if (open_.empty()) {
      open_ = fence;
    } else if (fence[0] == open_[0] && fence.size() >= open_.size() && fence.size() == line.size()) {
      open_ = {};
    }
  }

  static std::string kind_of(std::string_view box) {
    if (box == "tip") return "TIP";
    if (box == "important") return "IMPORTANT";
    if (box == "warning") return "WARNING";
    return box == "caution" || box == "danger" ? "CAUTION" : "NOTE";
  }

  void report(Code code, std::string_view place, std::string message, std::string hint) {
    const auto begin = static_cast<uint32_t>(place.data() - source_.text.data());
    diagnostics_.push_back(make_diagnostic(code, {source_.id, begin, begin + static_cast<uint32_t>(place.size())},
                                           std::move(message), std::move(hint)));
  }

  const SourceFile& source_;
  Diagnostics& diagnostics_;
  std::string_view open_;  // the fence of the code block the line stands in
};

}  // namespace

void check_lines(const CheckedPage& checked, Diagnostics& diagnostics) {
  const SourceFile& source = checked.input.sources.file(checked.doc.file);
  LineReader reader(source, diagnostics);
  for (const std::string_view line : lines_of(std::string_view(source.text).substr(checked.doc.meta.body_begin))) {
    reader.read(line);
  }
  reader.end();
}

}  // namespace kb
