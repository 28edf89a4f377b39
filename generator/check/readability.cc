#include "generator/check/readability.h"

#include "search/text/utf8.h"

namespace kb {
namespace {

constexpr size_t kLongWord = 6;  // letters; more make a long word

void count_words(std::string_view text, Readability& counts) {
  size_t letters = 0;
  for (size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') {
      ++letters;
      ++at;
      continue;
    }
    const size_t before = at;
    const search::CharacterClass kind = search::class_of(search::decode_utf8(text, at));
    const bool hyphen = text[before] == '-' && letters > 0;
    if (kind == search::CharacterClass::letter || kind == search::CharacterClass::digit) {
      ++letters;
    } else if (!hyphen && kind == search::CharacterClass::separator && letters > 0) {
      ++counts.words;
      counts.long_words += letters > kLongWord ? 1 : 0;
      letters = 0;
    }
  }
  if (letters == 0) return;
  ++counts.words;
  counts.long_words += letters > kLongWord ? 1 : 0;
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
