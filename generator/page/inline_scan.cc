#include "generator/page/inline_scan.h"

#include <algorithm>

#include "generator/base/ascii.h"
#include "generator/base/find_byte.h"
#include "generator/base/utf8_text.h"

namespace kb {
namespace {

constexpr size_t npos = std::string_view::npos;

constexpr auto kTrigger = [](auto c) { return (c == '[') | (c == ':') | (c == '@') | (c == 'w') | (c == 'W'); };

// The byte at `at` begins, and the byte before `at` ends, a letter or digit. Beyond ASCII, U+0080 to U+00BF (« » and
// the no-break space) and U+2000 to U+206F (dashes, quotes, …) are none; everything else is taken for letters.
bool word_at(std::string_view text, size_t at) {
  if (at >= text.size()) return false;
  if (static_cast<unsigned char>(text[at]) < 0x80) return ascii::is_letter_or_digit(text[at]);
  if (text[at] == '\xC2') return false;
  return !(text[at] == '\xE2' && at + 1 < text.size() && (text[at + 1] == '\x80' || text[at + 1] == '\x81'));
}
bool word_before(std::string_view text, size_t at) {
  if (at == 0) return false;
  size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && continues_character(text[begin])) --begin;
  return word_at(text, begin);
}

struct Scan {
  std::string_view text;
  const std::vector<uint32_t>& literal;
  uint32_t done;  // end of the last match: nothing may reach back beyond it

  bool escaped(size_t at) const {
    return !literal.empty() && std::binary_search(literal.begin(), literal.end(), static_cast<uint32_t>(at));
  }

  // [[Target]] or [[Target|label]]
  bool wikilink(size_t at, InlineMatch& match) const {
    constexpr size_t kLongest = 400;
    if (at + 1 >= text.size() || text[at + 1] != '[' || escaped(at) || escaped(at + 1)) return false;
    const size_t close = text.substr(0, std::min(text.size(), at + kLongest)).find("]]", at + 2);
    if (close == npos) return false;
    const std::string_view inside = text.substr(at + 2, close - at - 2);
    if (inside.find('[') != npos || inside.find_first_not_of(" \t|") == npos) return false;
    const size_t bar = inside.find('|');
    size_t target_end = bar == npos ? inside.size() : bar;
    size_t target_begin = 0;
    trim(inside, target_begin, target_end);
    if (target_begin == target_end) return false;
    size_t label_begin = bar == npos ? target_begin : bar + 1;
    size_t label_end = bar == npos ? target_end : inside.size();
    trim(inside, label_begin, label_end);
    if (label_begin == label_end) {
      label_begin = target_begin;
      label_end = target_end;
    }
    set(match, InlineKind::wikilink, at, close + 2);
    set_target(match, at + 2 + target_begin, at + 2 + target_end);
    set_label(match, at + 2 + label_begin, at + 2 + label_end);
    return true;
  }

  // [^label]
  bool footnote(size_t at, InlineMatch& match) const {
    constexpr size_t kLongest = 80;
    if (at + 1 >= text.size() || text[at + 1] != '^' || escaped(at) || escaped(at + 1)) return false;
    size_t end = at + 2;
    while (end < text.size() && end - at < kLongest &&
           (ascii::is_word_byte(text[end]) || text[end] == '-' || text[end] == '_')) {
      ++end;
    }
    if (end == at + 2 || end >= text.size() || text[end] != ']') return false;
    set(match, InlineKind::footnote, at, end + 1);
    set_target(match, at + 2, end);
    return true;
  }

  // [words]{lang=en}
  bool language(size_t at, InlineMatch& match) const {
    constexpr size_t kLongest = 400;
    if (escaped(at)) return false;
    const size_t close = text.substr(0, std::min(text.size(), at + kLongest)).find_first_of("[]", at + 1);
    constexpr std::string_view kAttribute = "]{lang=";
    if (close == npos || close == at + 1 || text.substr(close, kAttribute.size()) != kAttribute) return false;
    size_t begin = close + kAttribute.size();
    const bool quoted = begin < text.size() && text[begin] == '"';
    if (quoted) ++begin;
    size_t end = begin;
    while (end < text.size() && end - begin < 35 && (ascii::is_letter_or_digit(text[end]) || text[end] == '-')) ++end;
    size_t brace = end;
    if (quoted && brace < text.size() && text[brace] == '"') ++brace;
    if (end == begin || !ascii::is_letter(text[begin]) || brace >= text.size() || text[brace] != '}') return false;
    set(match, InlineKind::language, at, brace + 1);
    set_target(match, begin, end);
    set_label(match, at + 1, close);
    return true;
  }

  // http://… or https://…, found at its colon
  bool url(size_t colon, InlineMatch& match) const {
    if (text.substr(colon, 3) != "://") return false;
    size_t begin = colon;
    while (begin > done && colon - begin < 6 && ascii::is_letter(text[begin - 1])) --begin;
    const std::string_view scheme = text.substr(begin, colon - begin);
    const auto equals = [&](std::string_view name) {
      return scheme.size() == name.size() &&
             std::equal(name.begin(), name.end(), scheme.begin(), [](char a, char b) { return a == (b | 0x20); });
    };
    if (!equals("http") && !equals("https")) return false;
    if (word_before(text, begin)) return false;
    return address(InlineKind::url, begin, colon + 3, match);
  }

  bool www(size_t at, InlineMatch& match) const {
    if (word_before(text, at) || (at > 0 && (text[at - 1] == '/' || text[at - 1] == '.'))) return false;
    for (size_t i = 0; i < 3; ++i) {
      if (at + i >= text.size() || (text[at + i] | 0x20) != 'w') return false;
    }
    if (at + 3 >= text.size() || text[at + 3] != '.') return false;
    return address(InlineKind::www, at, at + 4, match) && text.substr(at + 4, match.end - at - 4).find('.') != npos;
  }

  // From `begin`, whose host starts at `host`, as far as an address reaches: up to a space or '<', without the
  // punctuation of the sentence around it and without a closing bracket that it did not open.
  bool address(InlineKind kind, size_t begin, size_t host, InlineMatch& match) const {
    if (host >= text.size() || !ascii::is_word_byte(text[host]) || begin < done) return false;
    size_t end = host;
    int open = 0;
    while (end < text.size() && !ascii::is_space(text[end]) && text[end] != '<') {
      if (text[end] == '(') ++open;
      if (text[end] == ')' && --open < 0) break;
      if (quote_at(end)) break;
      ++end;
    }
    constexpr std::string_view kSentence = "?!.,:;*_~'\"]}|";
    while (end > host && kSentence.find(text[end - 1]) != npos) --end;
    if (end == host) return false;
    set(match, kind, begin, end);
    set_target(match, begin, end);
    set_label(match, begin, end);
    return true;
  }

  // « » ” “ ’ ‘ … end an address: they belong to the sentence.
  bool quote_at(size_t at) const {
    const std::string_view rest = text.substr(at, 3);
    if (rest.size() < 2) return false;
    if (rest[0] == '\xC2') return rest[1] == '\xAB' || rest[1] == '\xBB';
    if (rest.size() < 3 || rest[0] != '\xE2' || rest[1] != '\x80') return false;
    return (rest[2] >= '\x98' && rest[2] <= '\x9F') || rest[2] == '\xA6';
  }

  // name@example.dk, found at its '@'
  bool email(size_t at, InlineMatch& match) const {
    constexpr std::string_view kLocal = ".-_+";
    size_t begin = at;
    while (begin > done && at - begin < 64 &&
           (ascii::is_letter_or_digit(text[begin - 1]) || kLocal.find(text[begin - 1]) != npos)) {
      --begin;
    }
    while (begin < at && !ascii::is_letter_or_digit(text[begin])) ++begin;
    if (begin == at || word_before(text, begin) || (begin > 0 && text[begin - 1] == '/')) return false;
    size_t end = at + 1;
    bool dot = false;
    while (end < text.size() && end - at < 255 &&
           (ascii::is_letter_or_digit(text[end]) || text[end] == '-' || text[end] == '.')) {
      if (text[end] == '.' && !ascii::is_letter_or_digit(text[end - 1])) break;
      dot = dot || (text[end] == '.' && end + 1 < text.size() && ascii::is_letter_or_digit(text[end + 1]));
      ++end;
    }
    while (end > at && !ascii::is_letter_or_digit(text[end - 1])) --end;
    if (!dot || end <= at + 1 || word_at(text, end) || (end < text.size() && text[end] == '_')) return false;
    set(match, InlineKind::email, begin, end);
    set_target(match, begin, end);
    set_label(match, begin, end);
    return true;
  }

  static void trim(std::string_view text, size_t& begin, size_t& end) {
    while (begin < end && ascii::is_space(text[begin])) ++begin;
    while (end > begin && ascii::is_space(text[end - 1])) --end;
  }
  static void set(InlineMatch& match, InlineKind kind, size_t begin, size_t end) {
    match.kind = kind;
    match.begin = static_cast<uint32_t>(begin);
    match.end = static_cast<uint32_t>(end);
  }
  static void set_target(InlineMatch& match, size_t begin, size_t end) {
    match.target_begin = static_cast<uint32_t>(begin);
    match.target_end = static_cast<uint32_t>(end);
  }
  static void set_label(InlineMatch& match, size_t begin, size_t end) {
    match.label_begin = static_cast<uint32_t>(begin);
    match.label_end = static_cast<uint32_t>(end);
  }
};

}  // namespace

void scan_inlines(std::string_view text, const std::vector<uint32_t>& literal, std::vector<InlineMatch>& out) {
  Scan scan{text, literal, 0};
  for (size_t at = 0; (at = find_byte(text, at, kTrigger)) < text.size(); ++at) {
    InlineMatch match{InlineKind::url};
    bool found = false;
    switch (text[at]) {
      case '[':
        found = scan.wikilink(at, match) || scan.footnote(at, match) || scan.language(at, match);
        break;
      case ':':
        found = scan.url(at, match);
        break;
      case '@':
        found = scan.email(at, match);
        break;
      default:
        found = scan.www(at, match);
        break;
    }
    if (!found) continue;
    out.push_back(match);
    scan.done = match.end;
    at = match.end - 1;
  }
}

HeadingId trailing_heading_id(std::string_view text) {
  size_t end = text.size();
  while (end > 0 && ascii::is_space(text[end - 1])) --end;
  if (end < 4 || text[end - 1] != '}') return {};
  const size_t open = text.rfind("{#", end);
  if (open == npos) return {};
  const std::string_view id = text.substr(open + 2, end - open - 3);
  for (const char c : id) {
    if (!ascii::is_word_byte(c) && c != '-' && c != '_' && c != '.' && c != ':') return {};
  }
  if (id.empty()) return {};
  return {static_cast<uint32_t>(open), id};
}

}  // namespace kb
