#include "generator/check/readability.h"

#include <array>

#include "generator/base/ascii.h"
#include "search/text/utf8.h"

namespace kb {
namespace {

constexpr size_t kLongWord = 6;  // letters; more make a long word

// What a byte is to a word: of those beyond ASCII the first ones tell with what follows them.
enum : uint8_t { kNothing = 0, kLetter = 1, kSeparator, kLead };
constexpr std::array<uint8_t, 256> kBytes = [] {
  std::array<uint8_t, 256> bytes{};
  for (size_t c = 0; c < 256; ++c)
    bytes[c] = c >= 0x80 ? kLead : ascii::is_letter_or_digit(static_cast<unsigned char>(c)) ? kLetter : kSeparator;
  bytes['-'] = kNothing;  // inside a word it goes on with it
  return bytes;
}();

uint8_t kind_of(uint32_t code_point) {
  switch (search::class_of(code_point)) {
    case search::CharacterClass::letter:
    case search::CharacterClass::digit:
      return kLetter;
    case search::CharacterClass::separator:
      return kSeparator;
    default:
      return kNothing;
  }
}

void count_words(std::string_view text, Readability& counts) {
  size_t letters = 0;
  const auto end_word = [&] {
    counts.words += letters > 0 ? 1 : 0;
    counts.long_words += letters > kLongWord ? 1 : 0;
    letters = 0;
  };
  const auto byte_kind = [&](size_t at) { return kBytes[static_cast<unsigned char>(text[at])]; };
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    while (at < text.size() && byte_kind(at) == kLetter) ++at;
    letters += at - begin;
    if (at == text.size()) break;
    uint8_t kind = byte_kind(at);
    if (kind == kLead) {
      kind = kind_of(search::decode_utf8(text, at));
    } else {
      ++at;
    }
    if (kind == kSeparator) {
      end_word();
    } else {
      letters += kind;
    }
  }
  end_word();
}

}  // namespace

int Readability::lix() const {
  if (sentences == 0 || words == 0) return 0;
  // In tenths first, so that the two parts are not rounded apart.
  const uint64_t tenths = words * 10 / sentences + long_words * 1000 / words;
  return static_cast<int>((tenths + 5) / 10);
}

Readability readability(const std::vector<TextBlock>& blocks) {
  Readability counts;
  for (const TextBlock& block : blocks) {
    if (block.kind == NodeKind::heading || block.kind == NodeKind::cell || block.kind == NodeKind::header_cell)
      continue;
    counts.sentences += count_sentences(block.text);
    count_words(block.text, counts);
  }
  return counts;
}

}  // namespace kb
