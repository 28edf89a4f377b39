// Snowball's Danish, Norwegian and English stemmers for the browser, written for size: endings are read from lists of
// text, where the generated C of Snowball has tables and their interpreter (six times the bytes). The algorithms are
// danish.sbl, norwegian.sbl and english.sbl of Snowball 2.2.0 (snowballstem.org; English: Porter 2), named alike here;
// tests/browser/engine.test.mjs compares every word of Snowball's own lists with libstemmer.
#include "search/text/snowball.h"

#include <algorithm>
#include <string>

#include "search/wasm/snowball_word.h"

namespace kb::search {

Ending find_ending(std::string_view word, size_t from, std::string_view list) {
  Ending best{word.size(), {}};
  for (size_t at = list.size(); at > 0; at -= at > 0) {
    size_t begin = word.size();
    bool same = true;
    for (; at > 0 && list[at - 1] != ' ' && list[at - 1] != '<'; --at) {
      same = same && begin > from && word[begin - 1] == list[at - 1];
      begin -= same;
    }
    const size_t end = at - (at > 0 && list[at - 1] == '<');
    while (at > 0 && list[at - 1] != ' ') --at;
    if (same && begin < best.at) best = {begin, list.substr(at, end - at)};
  }
  return best;
}

// Whether the character that begins at `at` is a vowel. Of two bytes only æ, ø and å can be, and only in Danish and
// Norwegian.
bool SnowballWord::is_vowel(size_t at) const {
  if (static_cast<uint8_t>(text_[at]) < 0x80) return is_one_of(vowels_, text_[at]);
  const std::string_view letter = std::string_view(text_).substr(at, 2);
  return vowels_.size() > 6 && (letter == "æ" || letter == "ø" || letter == "å");
}

// Behind the next vowel, or the next other character, from `at` on; behind the end where there is none.
size_t SnowballWord::pass(size_t at, bool vowel) const {
  while (at < size()) {
    const bool found = is_vowel(at) == vowel;
    do {
      ++at;
    } while (at < size() && continues(text_[at]));
    if (found) return at;
  }
  return size() + 1;
}

// Behind three characters, or behind the end.
size_t SnowballWord::behind_three() const {
  size_t at = 0;
  for (int i = 0; i < 3; ++i) {
    if (at >= size()) return size() + 1;
    do {
      ++at;
    } while (at < size() && continues(text_[at]));
  }
  return at;
}

// Danish and Norwegian mark_regions; nothing can be taken from a word without R1.
bool SnowballWord::nordic_regions() {
  vowels_ = "aeiouyæøå";
  const size_t three = behind_three();
  p1_ = pass(pass(0, true), false);
  if (three > size() || p1_ > size()) p1_ = size();
  if (three <= size()) p1_ = std::max(p1_, three);
  return p1_ < size();
}

bool SnowballWord::end_with(std::string_view list) {
  const Ending ending = find_ending(text_, p1_, list);
  if (ending.at == size()) return false;
  replace(ending);
  return true;
}

void SnowballWord::consonant_pair(std::string_view list) {
  if (find_ending(text_, p1_, list).at < size()) text_.pop_back();
}

void SnowballWord::danish() {
  constexpr std::string_view kPairs = "gd dt gt kt";
  if (!nordic_regions()) return;
  const Ending ending =
      find_ending(text_, p1_,
                  "hed ethed ered e erede ende erende ene erne ere en heden eren er heder erer heds es "
                  "endes erendes enes ernes eres ens hedens erens ers ets erets et eret s");
  if (ending.at + 1 == size() && text_.back() == 's') {
    const std::string_view rest = std::string_view(text_).substr(0, ending.at);
    if (rest.ends_with("å") || (!rest.empty() && is_one_of("abcdfghjklmnoprtvyz", rest.back()))) text_.pop_back();
  } else {
    replace(ending);
  }
  consonant_pair(kPairs);
  if (std::string_view(text_).ends_with("igst")) text_.resize(size() - 2);
  const bool was_superlative = std::string_view(text_).ends_with("løst");
  if (end_with("ig lig elig els løs<løst") && !was_superlative) consonant_pair(kPairs);
  const size_t last = size() - 1;
  if (size() > p1_ && last > 0 && is_one_of("bcdfghjklmnpqrstvwxz", text_[last]) && text_[last - 1] == text_[last]) {
    text_.pop_back();
  }
}

void SnowballWord::norwegian() {
  if (!nordic_regions()) return;
  const Ending ending =
      find_ending(text_, p1_,
                  "a e ede ande ende ane ene hetene en heten ar er heter as es edes endes enes hetenes "
                  "ens hetens ers ets et het ast s er<erte er<ert");
  if (ending.at + 1 == size() && text_.back() == 's') {
    size_t at = ending.at;
    const char last = before(at);
    size_t second = at;
    const bool behind_consonant = last == 'k' && before(second) != 0 && !is_vowel(second);
    if (behind_consonant || is_one_of("bcdfghjlmnoprtvyz", last)) text_.pop_back();
  } else {
    replace(ending);
  }
  consonant_pair("dt vt");
  end_with("leg eleg ig eig lig elig els lov elov slov hetslov");
}

}  // namespace kb::search

struct sb_stemmer {
  kb::search::Language language;
  std::string word;
};

namespace kb::search {

// The word is made for the longest one here: it must not grow while a query is answered (memory.h). No ending is put
// that is more than two bytes longer than the one it replaces.
Snowball::Snowball(Language language) : stemmer_(new sb_stemmer{language, {}}) {
  stemmer_->word.reserve(4 * kMaxSurfaceCodePoints + 8);
}

Snowball::~Snowball() {
  delete stemmer_;
}

std::string_view Snowball::stem(std::string_view word) {
  if (word.size() > 4 * kMaxSurfaceCodePoints) return word;
  std::string& text = stemmer_->word;
  text.assign(word);
  switch (stemmer_->language) {
    case Language::danish:
      SnowballWord(text).danish();
      break;
    case Language::bokmal:
    case Language::nynorsk:
      SnowballWord(text).norwegian();
      break;
    case Language::english:
      SnowballWord(text).english();
      break;
    case Language::none:
      break;
  }
  return text.empty() ? word : std::string_view(text);
}

}  // namespace kb::search
