#include "generator/history/diff_tokens.h"

#include <algorithm>

#include "generator/base/ascii.h"

namespace kb {
namespace {

// Signs of more than one byte that stand between words (» « § · and “ ” „ ’ ‘ – — … •); all else above ASCII counts as
// a letter.
size_t punctuation_length(std::string_view text) {
  const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; };
  if (byte(0) == 0xC2) return byte(1) == 0xA7 || byte(1) == 0xAB || byte(1) == 0xB7 || byte(1) == 0xBB ? 2 : 0;
  if (byte(0) != 0xE2 || byte(1) != 0x80) return 0;
  const bool quote_or_dash = byte(2) >= 0x93 && byte(2) <= 0x9F;
  return quote_or_dash || byte(2) == 0xA2 || byte(2) == 0xA6 ? 3 : 0;
}

size_t space_length(std::string_view text) {
  if (text[0] == ' ' || text[0] == '\t' || text[0] == '\n' || text[0] == '\r') return 1;
  return text[0] == '\xC2' && text.size() > 1 && text[1] == '\xA0' ? 2 : 0;
}

}  // namespace

std::vector<DiffToken> diff_tokens(std::string_view text) {
  std::vector<DiffToken> tokens;
  bool space = false;
  for (size_t i = 0; i < text.size() && tokens.size() < kMostDiffTokens;) {
    if (const size_t length = space_length(text.substr(i)); length > 0) {
      space = true;
      i += length;
      continue;
    }
    size_t end = i;
    const size_t sign = punctuation_length(text.substr(i));
    const bool word = sign == 0 && ascii::is_word_byte(text[i]);
    if (!word) {
      end = i + std::max<size_t>(sign, 1);
    } else {
      while (end < text.size() && space_length(text.substr(end)) == 0) {
        if (punctuation_length(text.substr(end)) > 0) break;
        const bool inner = std::string_view("-'.,:/@_").find(text[end]) != std::string_view::npos &&
                           end + 1 < text.size() && ascii::is_word_byte(text[end + 1]) &&
                           punctuation_length(text.substr(end + 1)) == 0 && space_length(text.substr(end + 1)) == 0;
        if (!ascii::is_word_byte(text[end]) && !inner) break;
        ++end;
      }
    }
    tokens.push_back({text.substr(i, end - i), space, word});
    space = false;
    i = end;
  }
  return tokens;
}

size_t count_words(const std::vector<DiffToken>& tokens, size_t begin, size_t end) {
  size_t words = 0;
  for (size_t i = begin; i < end; ++i) words += tokens[i].word;
  return words;
}

}  // namespace kb
