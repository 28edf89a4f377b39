#include "search/text/word_keys.h"

#include "search/text/utf8.h"
#include "search/text/vowels.h"
#include "search/text/word_list.h"

namespace kb::search {
namespace {

constexpr size_t kLeastLetters = 4;  // of a key: shorter ones join too much

// The longest one that leaves four letters and a vowel is taken (levere → lever, not lev), so longer endings stand
// before their own ends.
constexpr std::string_view kDerivations =
    "telserne telsene eringerne eringene eringane ationerne asjonene asjonane ningerne ningene ningane telsen "
    "telser elserne elsene eringen eringer eringar eringa ationen ationer asjonen asjoner asjonar ingerne "
    "ingene ingane telse ningen ninger ningar ninga elsen elser ering erings ation asjon ingen inger ingar "
    "erede nings else ning inga erer eret erte ings ere ert ing tes ter et es er en te ar a t e";

void undouble_end(std::string& word) {
  const size_t size = word.size();
  if (size >= 2 && word[size - 1] == word[size - 2] && is_ascii_consonant(word[size - 1])) word.pop_back();
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// One byte a letter from here on: æ is e already; ø and å stand as O and A.
bool is_key_vowel(char c) {
  return c == 'O' || c == 'A' || is_vowel(static_cast<uint8_t>(c));
}

std::string transliterate(std::string_view stem) {
  std::string key;
  for (size_t position = 0; position < stem.size();) {
    const uint32_t c = decode_utf8(stem, position);
    switch (c) {
      case 0xE6:
        key += 'e';
        break;
      case 0xF8:
        key += 'O';
        break;
      case 0xE5:
        key += 'A';
        break;
      case 'w':
        key += 'v';
        break;
      case 'x':
        key += "ks";
        break;
      case 'q':
        key += 'k';
        break;
      case 'z':
        key += 's';
        break;
      case kInvalidCodePoint:
        break;
      default:
        append_utf8(key, c);
    }
  }
  return key;
}

void resolve_c(std::string& key) {
  replace_all(key, "ch", "sj");
  for (size_t i = 0; i < key.size(); ++i) {
    if (key[i] != 'c') continue;
    const char next = i + 1 < key.size() ? key[i + 1] : ' ';
    key[i] = next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
  }
}

void undouble_all(std::string& key) {
  size_t kept = 0;
  for (const char c : key)
    if (kept == 0 || key[kept - 1] != c || !is_ascii_consonant(c)) key[kept++] = c;
  key.resize(kept);
}

void harden_after_vowels(std::string& key) {
  for (size_t i = 1; i < key.size(); ++i) {
    if (!is_key_vowel(key[i - 1])) continue;
    if (key[i] == 'b') key[i] = 'p';
    if (key[i] == 'd') key[i] = 't';
    if (key[i] == 'g') key[i] = 'k';
  }
}

struct Rewrite {
  std::string_view danish, norwegian;
};
constexpr Rewrite kPrefixes[] = {{"af", "av"}, {"gennem", "gjenom"}, {"gjennom", "gjenom"}, {"gen", "gjen"}};
constexpr Rewrite kInside[] = {{"ssion", "sjon"}, {"tion", "sjon"}, {"sion", "sjon"}, {"ej", "ei"},  {"Oj", "Oy"},
                               {"skj", "sk"},     {"kj", "k"},      {"gj", "g"},      {"rgs", "rs"}, {"gt", "kt"}};

}  // namespace

std::string make_derivation_key(std::string_view word, Language language) {
  if (language == Language::none || language == Language::english) return {};
  std::string key(word);
  for (std::string_view list = kDerivations; !list.empty();) {
    const std::string_view ending = next_word(list);
    if (!word.ends_with(ending)) continue;
    if ((ending == "a" || ending == "ar") && language != Language::nynorsk) continue;
    const std::string_view rest = word.substr(0, word.size() - ending.size());
    if (count_code_points(rest) < kLeastLetters || !has_vowel(rest)) continue;
    key.assign(rest);
    break;
  }
  undouble_end(key);
  return count_code_points(key) >= kLeastLetters ? key : std::string();
}

std::string make_cross_language_key(std::string_view stem, Language language) {
  if (language == Language::none || language == Language::english || count_code_points(stem) < kLeastLetters) return {};
  std::string key = transliterate(stem);
  resolve_c(key);
  for (const Rewrite& rewrite : kPrefixes) {
    if (!std::string_view(key).starts_with(rewrite.danish)) continue;
    key.replace(0, rewrite.danish.size(), rewrite.norwegian);
    break;
  }
  for (const Rewrite& rewrite : kInside) replace_all(key, rewrite.danish, rewrite.norwegian);
  undouble_all(key);
  replace_all(key, "nd", "n");
  replace_all(key, "ld", "l");
  harden_after_vowels(key);
  return key;
}

}  // namespace kb::search
