// Markdown that an author meant and no reader of Markdown understands: readers see its brackets and stars, or all
// that follows as code.
#include <algorithm>

#include "generator/base/utf8_text.h"
#include "generator/check/check_rules.h"

namespace kb {
namespace {

// Whether the sign stands like this in the file: one that is escaped there is meant to be seen.
bool is_written(const SourceFile& source, Span span, std::string_view sign) {
  return std::string_view(source.text).substr(span.begin, span.end - span.begin) == sign &&
         (span.begin == 0 || source.text[span.begin - 1] != '\\');
}

std::string link_hint(std::string_view text, size_t parenthesis) {
  const size_t end = text.find(')', parenthesis);
  if (end == std::string_view::npos) return "close the address with )";
  const std::string address(text.substr(parenthesis + 1, end - parenthesis - 1));
  if (address.find(' ') == std::string::npos) return "check its brackets; \\[ shows one as it is";
  return "write an address with a blank in it between < and >: (<" + address + ">)";
}

class LeftoverFinder {
 public:
  LeftoverFinder(const CheckedPage& checked, Diagnostics& diagnostics)
      : checked_(checked), diagnostics_(diagnostics) {}

  void look_at(const TextBlock& block) {
    const std::string_view text = block.text;
    for (size_t at = text.find("]("); at != std::string_view::npos; at = text.find("](", at + 2)) {
      report(block, at, "](", "this is no link: readers see its brackets", link_hint(text, at + 1));
    }
    for (size_t at = text.find("[["); at != std::string_view::npos; at = text.find("[[", at + 2)) {
      report(block, at, "[[", "this is no link to a term: readers see its brackets", "close it with ]]");
    }
    look_for_bold(block);
  }

  // A code block that is never closed runs to the file's end.
  void look_for_open_fence(const SourceFile& source, uint32_t begin) {
    const std::string_view text = source.text;
    std::string_view open;
    for (size_t at = begin; at < text.size();) {
      const size_t end = std::min(text.find('\n', at), text.size());
      std::string_view line = trim_end(text.substr(at, end - at));
      at = end + 1;
      line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
      const char sign = line.empty() ? '\0' : line[0];
      if (sign != '`' && sign != '~') continue;
      const std::string_view fence = line.substr(0, line.find_first_not_of(sign));
      const std::string_view behind = line.substr(fence.size());
      if (fence.size() < 3 || (sign == '`' && behind.find('`') != std::string_view::npos)) continue;
      if (open.empty()) {
        open = fence;
      } else if (sign == open[0] && fence.size() >= open.size() && behind.empty()) {
        open = {};
      }
    }
    if (open.empty()) return;
    const auto place = static_cast<uint32_t>(open.data() - text.data());
    diagnostics_.push_back(make_diagnostic(
        Code::markdown_leftover, {source.id, place, place + static_cast<uint32_t>(open.size())},
        "the code block that opens here is never closed, so all below it is code",
        "write " + std::string(open) + " on a line of its own behind the code"));
  }

 private:
  void report(const TextBlock& block, size_t at, std::string_view sign, std::string message, std::string hint) {
    const auto begin = static_cast<uint32_t>(at);
    const Span span = place_in(block, checked_.doc, checked_.input.sources, begin,
                               begin + static_cast<uint32_t>(sign.size()));
    if (!span.known() || !is_written(checked_.input.sources.file(span.file), span, sign)) return;
    diagnostics_.push_back(make_diagnostic(Code::markdown_leftover, span, std::move(message), std::move(hint)));
  }

  // "** bold **": a star behind a word may as well be one of "99 kr.**", which leads to a remark below.
  void look_for_bold(const TextBlock& block) {
    const std::string_view text = block.text;
    const size_t open = text.find("**");
    if (open == std::string_view::npos || (open > 0 && text[open - 1] != ' ')) return;
    const size_t close = text.find("**", open + 2);
    if (close == std::string_view::npos || (text[open + 2] != ' ' && text[close - 1] != ' ')) return;
    report(block, open, "**", "this is not bold: readers see the stars",
           "leave no blank between the stars and the words: **ord**");
  }

  const CheckedPage& checked_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_leftovers(const CheckedPage& checked, Diagnostics& diagnostics) {
  LeftoverFinder finder(checked, diagnostics);
  for (const TextBlock& block : checked.blocks) finder.look_at(block);
  finder.look_for_open_fence(checked.input.sources.file(checked.doc.file), checked.doc.meta.body_begin);
}

}  // namespace kb
