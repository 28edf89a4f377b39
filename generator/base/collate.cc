#include "generator/base/collate.h"

#include <cstdint>

#include "generator/base/ascii.h"
#include "generator/base/utf8_text.h"
#include "search/text/utf8.h"

namespace kb {
namespace {

// First-level weights, in ICU's order: space, punctuation and symbols one by one, digits, letters.
constexpr uint8_t kSpace = 0x05;
constexpr std::u16string_view kSymbols = u"_-‐–—,;:!¡?¿.·'\"«»()[]{}§¶@*/\\&#%•`´^¯¨¸°©®+±÷×<=>¬|¦~¤¢$£¥€";
constexpr uint8_t kOtherSymbol = 0x60;  // then the code point
constexpr uint8_t kNumber = 0x61;       // then the count of digits and the digits
constexpr uint8_t kLetterA = 0x70;      // two apart, for ĸ behind q and the like
constexpr uint8_t kAe = 0xB0, kOslash = 0xB2, kAring = 0xB4;
constexpr uint8_t kOtherLetter = 0xC0;  // then the code point

// Second-level weights.
constexpr uint8_t kPlain = 2;
enum Accent : uint8_t {
  acute = 3,
  grave,
  breve,
  circumflex,
  caron,
  ring,
  diaeresis,
  double_acute,
  tilde,
  dot,
  cedilla,
  ogonek,
  macron,
  stroke,
  eth,
  double_letter
};

// Third level: upper before mixed (Aa) before lower case; within each the letter itself before another spelling of it.
constexpr uint8_t kUpper = 2, kMixed = 4, kLower = 6, kOtherSpelling = 1;

struct Accented {
  Accent accent;
  std::u16string_view pairs;  // base, accented, base, accented …
};
constexpr Accented kAccented[] = {
    {acute, u"aáeéiíoóuúyýcćlĺnńrŕsśzźæǽøǿåǻ"},
    {grave, u"aàeèiìoòuù"},
    {breve, u"aăeĕgğiĭoŏuŭ"},
    {circumflex, u"aâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷ"},
    {caron, u"cčdďeělľnňrřsštťzž"},
    {ring, u"uů"},
    {diaeresis, u"eëiïyÿaäoöuü"},
    {double_acute, u"oőuű"},
    {tilde, u"aãiĩnñoõuũ"},
    {dot, u"cċeėgġzż"},
    {cedilla, u"cçgģkķlļnņrŗsştţ"},
    {ogonek, u"aąeęiįuų"},
    {macron, u"aāeēiīoōuū"},
    {stroke, u"dđhħlł"},
    {eth, u"dð"},
};

struct Letter {
  uint32_t base;  // of the tables above; the code point itself where there is no accent
  uint8_t accent;
};

Letter without_accent(uint32_t lower) {
  if (lower < 0x80) return {lower, kPlain};
  for (const Accented& row : kAccented)
    for (size_t i = 1; i < row.pairs.size(); i += 2)
      if (row.pairs[i] == lower) return {row.pairs[i - 1], row.accent};
  return {lower, kPlain};
}

enum class Alphabet : uint8_t { english, danish, norwegian };

Alphabet alphabet_of(std::string_view language) {
  if (language == "da") return Alphabet::danish;
  return language == "nb" || language == "nn" || language == "no" ? Alphabet::norwegian : Alphabet::english;
}

std::vector<uint32_t> code_points(std::string_view text) {
  std::vector<uint32_t> result;
  for (size_t i = 0; i < text.size();) {
    const auto byte = static_cast<uint8_t>(text[i]);
    const uint32_t c = search::decode_utf8(text, i);
    result.push_back(c == search::kInvalidCodePoint ? 0x110000u | byte : c);  // behind all that there is
  }
  return result;
}

bool is_ignored(uint32_t c) {
  return c < 0x20 ? c != '\t' && c != '\n' && c != '\r'
                  : (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 ||
                        c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x300 && c <= 0x36F);
}

bool is_space(uint32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
         c == 0x3000;
}

uint32_t plain_punctuation(uint32_t c) {
  if (c == 0x2018 || c == 0x2019) return '\'';
  if (c == 0x201C || c == 0x201D || c == 0x201E) return '"';
  return c == 0x2011 ? 0x2010 : c;
}

bool is_symbol(uint32_t c) {
  if (c < 0x80) return !ascii::is_digit(c) && !((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  if (c < 0xC0) return c != 0xAA && c != 0xB5 && c != 0xBA;
  return c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x3004) ||
         (c >= 0x3008 && c <= 0x3020) || (c >= 0x1F000 && c <= 0x1FAFF);
}

class KeyBuilder {
 public:
  KeyBuilder(std::string_view text, std::string_view language)
      : alphabet_(alphabet_of(language)),
        written_(code_points(compose(text))),
        lower_(code_points(lower_case(compose(text)))) {}

  size_t first_letter_or_digit() const {
    for (size_t i = 0; i < written_.size(); ++i)
      if (!is_symbol(written_[i]) && !is_ignored(written_[i]) && !is_space(written_[i])) return i;
    return 0;
  }

  std::string key() {
    for (size_t i = first_letter_or_digit(); i < written_.size();) i = add(i);
    return first_ + '\x01' + second_ + '\x01' + third_;
  }

 private:
  // Adds the element at `i`; where the next begins.
  size_t add(size_t i) {
    const uint32_t c = written_[i];
    if (is_ignored(c)) return i + 1;
    if (is_space(c)) return add_weight(kSpace), i + 1;
    if (ascii::is_digit(c)) return add_number(i);
    if (is_symbol(c)) return add_symbol(plain_punctuation(c)), i + 1;
    if (alphabet_ != Alphabet::english && lower_[i] == 'a' && i + 1 < written_.size() && lower_[i + 1] == 'a') {
      const bool upper = written_[i] == 'A', second_upper = written_[i + 1] == 'A';
      if (upper || !second_upper) {  // aA is two letters
        const uint8_t third = upper ? second_upper ? kUpper : kMixed : kLower;
        if (alphabet_ == Alphabet::danish)
          add_weight(kAring, kPlain, static_cast<uint8_t>(third + (third == kMixed ? 0 : kOtherSpelling)));
        else
          add_weight(kAring, double_letter, third);
        return i + 2;
      }
    }
    add_letter(lower_[i], c == lower_[i] ? kLower : kUpper);
    return i + 1;
  }

  void add_letter(uint32_t lower, uint8_t third) {
    const bool scandinavian = alphabet_ != Alphabet::english;
    const auto other = static_cast<uint8_t>(third + kOtherSpelling);
    switch (lower) {
      case 0xE6:
        return scandinavian ? add_weight(kAe, kPlain, third)
                            : (add_latin('a', kPlain, other), add_latin('e', kPlain, other));
      case 0xF8:
        return scandinavian ? add_weight(kOslash, kPlain, third) : add_latin('o', stroke, third);
      case 0xE5:
        return scandinavian ? add_weight(kAring, kPlain, third) : add_latin('a', ring, third);
      case 0xFE:
        return add_latin('t', kPlain, other), add_latin('h', kPlain, other);
      case 0xDF:
        return add_latin('s', stroke, third), add_latin('s', kPlain, third);
      case 0x153:
        if (alphabet_ == Alphabet::norwegian) return add_weight(kOslash, macron, third);
        return add_latin('o', kPlain, other), add_latin('e', kPlain, other);
      case 0x138:
        return add_weight(weight_of('q') + 1, kPlain, third);
      case 0x14B:
        return add_weight(weight_of('n') + 1, kPlain, third);
      case 0x131:
        return add_weight(weight_of('i') + 1, kPlain, third);
      case 0x167:
        return add_weight(weight_of('t') + 1, kPlain, third);
      default:
        break;
    }
    Letter letter = without_accent(lower);
    const bool own_letter = letter.base == 0xE6 || letter.base == 0xF8 || letter.base == 0xE5;
    if (own_letter && !scandinavian) return add_letter(letter.base, third);
    if (letter.base == 0xE6) return add_weight(kAe, letter.accent, third);
    if (letter.base == 0xF8) return add_weight(kOslash, letter.accent, third);
    if (letter.base == 0xE5) return add_weight(kAring, letter.accent, third);
    if (scandinavian) {
      if (lower == 0xE4) return add_weight(kAe, diaeresis, third);
      if (lower == 0xF6 || lower == 0x151) return add_weight(kOslash, letter.accent, third);
      if (lower == 0xFC || lower == 0x171) return add_latin('y', static_cast<uint8_t>(letter.accent + stroke), third);
      if (lower == 0x119 && alphabet_ == Alphabet::norwegian) return add_weight(kAe, ogonek, third);
    }
    if (ascii::is_lower(letter.base)) return add_latin(letter.base, letter.accent, third);
    first_ += static_cast<char>(kOtherLetter);
    add_code_point(lower);
    second_ += static_cast<char>(kPlain);
    third_ += static_cast<char>(third);
  }

  static int weight_of(uint32_t latin) { return static_cast<int>(kLetterA + 2 * (latin - 'a')); }

  void add_latin(uint32_t latin, uint8_t second, uint8_t third) { add_weight(weight_of(latin), second, third); }

  void add_weight(int first, uint8_t second = kPlain, uint8_t third = kUpper) {
    first_ += static_cast<char>(first);
    second_ += static_cast<char>(second);
    third_ += static_cast<char>(third);
  }

  void add_symbol(uint32_t c) {
    if (c == 0x2026) {  // … is three points
      for (int i = 0; i < 3; ++i) add_symbol('.');
      return;
    }
    const size_t place = c < 0x10000 ? kSymbols.find(static_cast<char16_t>(c)) : std::u16string_view::npos;
    if (place != std::u16string_view::npos) return add_weight(static_cast<int>(kSpace + 1 + place));
    first_ += static_cast<char>(kOtherSymbol);
    add_code_point(c);
    second_ += static_cast<char>(kPlain);
    third_ += static_cast<char>(kUpper);
  }

  void add_code_point(uint32_t c) {
    for (int shift = 16; shift >= 0; shift -= 8) first_ += static_cast<char>(c >> shift & 0xFF);
  }

  // By value: a longer number is greater, equally long ones go digit by digit. Lengths from 200 on take more bytes.
  size_t add_number(size_t i) {
    size_t end = i;
    while (end < written_.size() && ascii::is_digit(written_[end])) ++end;
    while (i + 1 < end && written_[i] == '0') ++i;
    size_t length = end - i;
    first_ += static_cast<char>(kNumber);
    for (; length >= 200; length -= 200) first_ += static_cast<char>(0xFF);
    first_ += static_cast<char>(length + 2);
    for (; i < end; ++i) first_ += static_cast<char>(written_[i]);
    second_ += static_cast<char>(kPlain);
    third_ += static_cast<char>(kUpper);
    return end;
  }

  Alphabet alphabet_;
  std::vector<uint32_t> written_, lower_;  // of equal length
  std::string first_, second_, third_;
};

const std::vector<std::string>& alphabet_letters(bool scandinavian) {
  const auto make = [](bool with_ae) {
    std::vector<std::string> letters;
    for (char c = 'A'; c <= 'Z'; ++c) letters.emplace_back(1, c);
    if (with_ae) letters.insert(letters.end(), {"Æ", "Ø", "Å"});
    letters.push_back("0–9");
    return letters;
  };
  static const std::vector<std::string> with_ae = make(true), without = make(false);
  return scandinavian ? with_ae : without;
}

}  // namespace

std::string sort_key(std::string_view text, std::string_view language) {
  return KeyBuilder(text, language).key();
}

std::string index_letter(std::string_view text, std::string_view language) {
  return index_letter_of_key(sort_key(text, language), language);
}

std::string index_letter_of_key(std::string_view key, std::string_view language) {
  const std::vector<std::string>& letters = index_letters(language);
  const auto first = static_cast<uint8_t>(key.front());
  if (first >= kLetterA && first < kLetterA + 52) return letters[static_cast<size_t>(first - kLetterA) / 2];
  if (first == kAe) return "Æ";
  if (first == kOslash) return "Ø";
  if (first == kAring) return "Å";
  return letters.back();
}

const std::vector<std::string>& index_letters(std::string_view language) {
  return alphabet_letters(alphabet_of(language) != Alphabet::english);
}

}  // namespace kb
