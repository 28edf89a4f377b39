// Markdown that an author meant and no reader of Markdown understands: readers see its brackets, stars and bars.
#include <algorithm>
#include <iterator>

#include "generator/base/ascii.h"
#include "generator/base/find_byte.h"
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
  if (std::count(address.begin(), address.end(), '"') == 1) return "close the title with \"";
  if (address.find(' ') == std::string::npos) return "check its brackets; \\[ shows one as it is";
  return "write an address with a blank in it between < and >: (<" + address + ">)";
}

std::string wikilink_hint(std::string_view text, size_t behind_open) {
  const size_t end = text.find("]]", behind_open);
  if (end == std::string_view::npos) return "close it with ]]";
  const std::string_view inner = ascii::trim(text.substr(behind_open, end - behind_open));
  if (inner.empty() || inner[0] == '|') return "write a term's name behind [[";
  return "write it on one line, without other brackets in it";
}

// Whether "]]" at `close` ends what a single "[" began.
bool lacks_bracket(std::string_view text, size_t close) {
  size_t open = 0;
  for (size_t at = close; at > 0 && open < 2;) {
    --at;
    if (text[at] == ']') return false;
    if (text[at] == '[') ++open;
  }
  return open == 1;
}

class LeftoverFinder {
 public:
  LeftoverFinder(const CheckedPage& checked, Diagnostics& diagnostics) : checked_(checked), diagnostics_(diagnostics) {}

  void look_at(const TextBlock& block) {
    constexpr auto kSigns = [](auto c) {
      return (c == '[') | (c == ']') | (c == '*') | (c == '`') | (c == '{') | (c == '<') | (c == '|');
    };
    block_ = &block;
    stars_ = accent_ = table_ = false;
    const std::string_view text = block.text;
    for (size_t at = find_byte(text, 0, kSigns); at < text.size(); at = find_byte(text, at, kSigns)) {
      at = look_at_sign(text, at);
    }
    table_above_ = table_;
  }

 private:
  // Returns where the next one may stand.
  size_t look_at_sign(std::string_view text, size_t at) {
    const std::string_view rest = text.substr(at);
    switch (text[at]) {
      case '[': {
        const size_t behind = std::min(text.find_first_not_of('[', at), text.size());
        if (behind - at < 2) return behind;
        report(at, "[[", "this is no link to a term: readers see its brackets", wikilink_hint(text, behind));
        return behind;
      }
      case ']':
        return at + look_at_bracket(text, at);
      case '*':
        if (!rest.starts_with("**")) return at + 1;
        if (!stars_) look_at_stars(text, at);
        stars_ = true;
        return std::min(text.find_first_not_of('*', at), text.size());
      case '`':
        // Not in "Hansen`s".
        if (!accent_ && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '(')) {
          report(at, "`", "this is no code: readers see the accent", "close it with `");
        }
        accent_ = true;
        return at + 1;
      case '{':
        if (rest.size() > 1 && std::string_view("{%#.:").find(rest[1]) != std::string_view::npos) {
          report(at, rest.substr(0, 2), "kbgen does not know this sign: readers see it", tag_hint(rest));
          return at + 2;
        }
        return at + 1;
      case '<':
        if (rest.starts_with("<!--")) {
          report(at, "<!--", "the remark that opens here is never closed: readers see it", "close it with -->");
        }
        return at + 1;
      default:
        look_at_bar(text, at);
        return at + 1;
    }
  }

  // Returns how many bytes are done with.
  size_t look_at_bracket(std::string_view text, size_t at) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("](")) {
      report(at, "](", kNoLink, link_hint(text, at + 1));
      return 2;
    }
    if (rest.starts_with("][")) {
      std::string_view name = rest.substr(2, rest.find(']', 2) - 2);
      if (name.empty()) name = text.substr(text.rfind('[', at) + 1, at - text.rfind('[', at) - 1);
      if (!name.starts_with("^")) {
        report(at, "][", kNoLink, "write where it leads on a line of its own: [" + std::string(name) + "]: /address/");
      }
      return 1;
    }
    if (rest.starts_with("]]")) {
      if (lacks_bracket(text, at)) {
        report(at, "]]", "this is no link to a term: readers see its brackets", "open it with [[");
      }
      return 2;
    }
    if (address_apart(text, at)) report(at, "] (", kNoLink, "leave no blank between ] and (");
    return 1;
  }

  // "** bold **": a star behind a word may as well be one of "99 kr.**", which leads to a remark below that begins
  // with stars.
  void look_at_stars(std::string_view text, size_t open) {
    if (open > 0 && text[open - 1] != ' ') return;
    const size_t close = text.find("**", open + 2);
    const bool blank_behind = open + 2 >= text.size() || text[open + 2] == ' ';
    if (close == std::string_view::npos) {
      if (open > 0 && !blank_behind) report(open, "**", kNotBold, "close it with **");
    } else if (blank_behind || text[close - 1] == ' ') {
      report(open, "**", kNotBold, "leave no blank between the stars and the words: **ord**");
    }
  }

  static std::string tag_hint(std::string_view rest) {
    if (rest.starts_with("{#")) return "a heading's own anchor is one word of letters, digits and hyphens: {#ord}";
    return "remove it; it belongs to another program";
  }

  // A table without its line of dashes. Rows with empty lines between them are told once.
  void look_at_bar(std::string_view text, size_t at) {
    if (table_ || block_->kind != NodeKind::paragraph) return;
    const bool row = at == 0 && text.find('|', 1) != std::string_view::npos;
    const bool dashes = at > 0 && at + 1 < text.size() && text[at - 1] == '-' && text[at + 1] == '-';
    if (!row && !dashes) return;
    table_ = true;
    if (table_above_) return;
    report(at, "|", "this is no table: readers see its bars",
           "write a line of dashes right below its first row, three for each column: |---|---|");
  }

  void report(size_t at, std::string_view sign, std::string message, std::string hint) {
    const auto begin = static_cast<uint32_t>(at);
    const Span span =
        place_in(*block_, checked_.doc, checked_.input.sources, begin, begin + static_cast<uint32_t>(sign.size()));
    if (!span.known() || !is_written(checked_.input.sources.file(span.file), span, sign)) return;
    diagnostics_.push_back(make_diagnostic(Code::markdown_leftover, span, std::move(message), std::move(hint)));
  }

  static constexpr const char* kNoLink = "this is no link: readers see its brackets";
  static constexpr const char* kNotBold = "this is not bold: readers see the stars";

  const CheckedPage& checked_;
  Diagnostics& diagnostics_;
  const TextBlock* block_ = nullptr;
  bool stars_ = false, accent_ = false, table_ = false;  // of the block: only its first is looked at
  bool table_above_ = false;
};

}  // namespace

bool address_apart(std::string_view text, size_t bracket) {
  if (!text.substr(bracket).starts_with("] (")) return false;
  const size_t begin = bracket + 3;
  const size_t end = text.find(')', begin);
  if (end == std::string_view::npos) return false;
  const std::string_view address = text.substr(begin, end - begin);
  if (address.find(' ') != std::string_view::npos) return false;
  static constexpr std::string_view kBegins[] = {"/", "#", "./", "../", "https:", "http:", "mailto:", "tel:", "www."};
  static constexpr std::string_view kEnds[] = {".md", ".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif", ".pdf"};
  return std::any_of(std::begin(kBegins), std::end(kBegins), [&](auto part) { return address.starts_with(part); }) ||
         std::any_of(std::begin(kEnds), std::end(kEnds), [&](auto part) { return address.ends_with(part); });
}

void check_leftovers(const CheckedPage& checked, Diagnostics& diagnostics) {
  LeftoverFinder finder(checked, diagnostics);
  for (const TextBlock& block : checked.blocks) finder.look_at(block);
}

}  // namespace kb
