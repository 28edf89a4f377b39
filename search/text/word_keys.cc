#include "search/text/word_keys.h"

#include "search/text/utf8.h"
#include "search/text/vowels.h"
#include "search/text/word_list.h"

namespace kb::search {
namespace {

constexpr size_t kLeastLetters = 4;  // of a key: shorter ones join too much
constexpr size_t kMostBytes = 4096;

void undouble_end(std::string& word) {
  const size_t size = word.size();
  if (size >= 2 && word[size - 1] == word[size - 2] && is_ascii_consonant(word[size - 1])) word.pop_back();
}

// A key stays short, whatever pairs a forged index has.
void replace_all(std::string& text, std::string_view from, std::string_view to) {
  if (from.empty() || to.size() > from.size() + 1) return;
  for (size_t at = text.find(from); at != std::string::npos && text.size() < kMostBytes;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// One byte a letter from here on: æ is e already; ø and å stand as O and A.
bool is_key_vowel(char c) {
  return c == 'O' || c == 'A' || is_vowel(static_cast<uint8_t>(c));
}

// Every "from" in the text becomes the "to" behind it in the list, one pair after the other.
void rewrite(std::string& text, std::string_view pairs) {
  while (!pairs.empty()) {
    const std::string_view from = next_word(pairs);
    replace_all(text, from, next_word(pairs));
  }
}

void resolve_c(std::string& key) {
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

}  // namespace

std::string make_derivation_key(std::string_view word, const Rules& rules) {
  std::string_view list = rules[Rule::derivations];
  if (list.empty()) return {};
  std::string key(word);
  while (!list.empty()) {
    const std::string_view ending = next_word(list);
    if (!word.ends_with(ending)) continue;
    const std::string_view rest = word.substr(0, word.size() - ending.size());
    if (count_code_points(rest) < kLeastLetters || !has_vowel(rest)) continue;
    key.assign(rest);
    break;
  }
  undouble_end(key);
  return count_code_points(key) >= kLeastLetters ? key : std::string();
}

std::string make_cross_language_key(std::string_view stem, const Rules& rules) {
  if (rules[Rule::key_letters].empty() || count_code_points(stem) < kLeastLetters) return {};
  std::string key(stem);
  rewrite(key, rules[Rule::key_letters]);
  resolve_c(key);
  for (std::string_view prefixes = rules[Rule::key_beginnings]; !prefixes.empty();) {
    const std::string_view danish = next_word(prefixes), norwegian = next_word(prefixes);
    if (!std::string_view(key).starts_with(danish)) continue;
    key.replace(0, danish.size(), norwegian);
    break;
  }
  rewrite(key, rules[Rule::key_inside]);
  undouble_all(key);
  rewrite(key, rules[Rule::key_ends]);
  harden_after_vowels(key);
  return key;
}

}  // namespace kb::search
