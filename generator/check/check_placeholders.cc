// What an author meant to fill in later and forgot: "[Navn på firma]", TODO, lorem ipsum, xxx, a paragraph of dots.
#include <algorithm>
#include <iterator>

#include "generator/base/ascii.h"
#include "generator/base/find_byte.h"
#include "generator/base/utf8_text.h"
#include "generator/check/check_rules.h"
#include "search/text/utf8.h"

namespace kb {
namespace {

constexpr size_t kLongestPlaceholder = 60;  // code points between brackets; more is a remark

struct Found {
  uint32_t begin, end;
};

bool is_letter_at(std::string_view text, size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  return ascii::is_letter_or_digit(c) || c >= 0xC3;
}

bool is_word(std::string_view text, size_t begin, size_t end) {
  return (begin == 0 || !is_letter_at(text, begin - 1)) && !is_letter_at(text, end);
}

bool upper_first(std::string_view text) {
  size_t at = 0;
  if (text.empty()) return false;
  const uint32_t first = search::decode_utf8(text, at);
  return search::lower(first) != first;
}

// "[Navn på bedrift]": begins with a capital, has a word of three letters, and is no sentence or reference.
bool is_field(std::string_view inner) {
  if (!upper_first(inner) || search::count_code_points(inner) > kLongestPlaceholder) return false;
  if (inner.back() == '.' || inner.find_first_of("=\"{}") != std::string_view::npos) return false;
  size_t run = 0, longest = 0;
  for (size_t i = 0; i < inner.size(); ++i) {
    if (continues_character(inner[i])) continue;  // inside a letter
    run = is_letter_at(inner, i) ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest >= 3;
}

bool is_link_sign(char c) {
  return c == '(' || c == '[' || c == ']';
}

void find_fields(std::string_view text, std::vector<Found>& found) {
  size_t open = text.find('[');
  while (open != std::string_view::npos) {
    const size_t close = text.find_first_of("[]", open + 1);
    if (close == std::string_view::npos) return;
    if (text[close] == '[') {
      open = close;
      continue;
    }
    // What was begun as a link is told as such.
    const bool link = (open > 0 && text[open - 1] == '[') ||
                      (close + 1 < text.size() && is_link_sign(text[close + 1])) || address_apart(text, close);
    if (!link && is_field(text.substr(open + 1, close - open - 1))) {
      found.push_back({static_cast<uint32_t>(open), static_cast<uint32_t>(close + 1)});
    }
    open = text.find('[', close);
  }
}

void find_words(std::string_view text, std::vector<Found>& found) {
  static constexpr std::string_view kWords[] = {"TODO", "FIXME", "TBD", "XXX", "xxx", "Lorem ipsum", "lorem ipsum"};
  constexpr auto kFirst = [](auto c) {
    return (c == 'T') | (c == 'F') | (c == 'X') | (c == 'x') | (c == 'L') | (c == 'l');
  };
  for (size_t at = 0; (at = find_byte(text, at, kFirst)) < text.size();) {
    const auto word = std::find_if(std::begin(kWords), std::end(kWords), [&](std::string_view each) {
      return text[at] == each[0] && text.substr(at).starts_with(each);
    });
    size_t end = at + 1;
    if (word != std::end(kWords)) {
      end = at + word->size();
      while ((text[at] == 'x' || text[at] == 'X') && end < text.size() && text[end] == text[at]) ++end;
      if (is_word(text, at, end)) found.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
    }
    at = end;
  }
}

bool only_dots(std::string_view text) {
  bool dots = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '.') {
      dots = true;
    } else if (text.compare(i, 3, "…") == 0) {
      dots = true;
      i += 2;
    } else if (text[i] != ' ') {
      return false;
    }
  }
  return dots;
}

}  // namespace

void check_placeholders(const CheckedPage& checked, Diagnostics& diagnostics) {
  // A template for letters has fields to be filled in by its reader.
  const bool fields = checked.page.kind != PageKind::document;
  for (const TextBlock& block : checked.blocks) {
    std::vector<Found> found;
    if (fields) find_fields(block.text, found);
    find_words(block.text, found);
    const bool cell = block.kind == NodeKind::cell || block.kind == NodeKind::header_cell;
    if (!cell && only_dots(block.text)) found.push_back({0, static_cast<uint32_t>(block.text.size())});
    for (const Found& place : found) {
      const std::string text = block.text.substr(place.begin, place.end - place.begin);
      diagnostics.push_back(make_diagnostic(
          Code::placeholder, place_in(block, checked.doc, checked.input.sources, place.begin, place.end),
          "'" + text + "' looks like a place to be filled in",
          text[0] == '[' ? "fill it in; if readers are to see the brackets, write \\[ or say 'kind: document'"
                         : "fill it in, or remove it"));
    }
  }
}

}  // namespace kb
