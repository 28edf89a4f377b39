// Snowball's Danish, Norwegian and English stemmers for the browser, written for size: endings are read from lists of
// text, where the generated C of Snowball has tables and their interpreter (six times the bytes). The algorithms are
// danish.sbl, norwegian.sbl and english.sbl of Snowball 2.2.0 (snowballstem.org; English: Porter 2), named alike here;
// tests/browser/engine.test.mjs compares every word of Snowball's own lists with libstemmer.
#include "search/text/snowball.h"

#include <algorithm>
#include <string>

namespace kb::search {
namespace {

bool is_one_of(std::string_view letters, char c) {
  return letters.find(c) != std::string_view::npos;
}

bool continues(char byte) {
  return (static_cast<uint8_t>(byte) & 0xC0) == 0x80;
}

// An ending of a word: where it begins, and what stands in its place. At the word's end where there is none.
struct Ending {
  size_t at;
  std::string_view put;
};

// The longest ending of `word` in the list that begins at `from` or later. An entry is "ending" or "put<ending".
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

class Word {
 public:
  explicit Word(std::string& text) : text_(text) {}

  void danish();
  void norwegian();
  void english();

 private:
  size_t size() const { return text_.size(); }
  // The character before byte `at`, which becomes its first byte: an ASCII letter, the last byte of any other, 0 if
  // none.
  char before(size_t& at) const {
    if (at == 0) return 0;
    const char last = text_[--at];
    while (at > 0 && continues(text_[at])) --at;
    return last;
  }
  bool is_vowel(size_t at) const;
  size_t pass(size_t at, bool vowel) const;
  size_t behind_three() const;
  bool nordic_regions();
  bool end_with(std::string_view list);
  void consonant_pair(std::string_view list);
  bool short_syllable(size_t end) const;
  bool has_vowel_before(size_t end) const { return pass(0, true) <= end; }
  void replace(const Ending& ending) { text_.replace(ending.at, size() - ending.at, ending.put); }
  void step_1a();
  void step_1b();
  void steps_2_to_5();

  std::string& text_;
  std::string_view vowels_ = "aeiouy";
  size_t p1_ = 0, p2_ = 0;  // where the regions R1 and R2 begin
};

// Whether the character that begins at `at` is a vowel. Of two bytes only æ, ø and å can be, and only in Danish and
// Norwegian.
bool Word::is_vowel(size_t at) const {
  if (static_cast<uint8_t>(text_[at]) < 0x80) return is_one_of(vowels_, text_[at]);
  const std::string_view letter = std::string_view(text_).substr(at, 2);
  return vowels_.size() > 6 && (letter == "æ" || letter == "ø" || letter == "å");
}

// Behind the next vowel, or the next other character, from `at` on; behind the end where there is none.
size_t Word::pass(size_t at, bool vowel) const {
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
size_t Word::behind_three() const {
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
bool Word::nordic_regions() {
  vowels_ = "aeiouyæøå";
  const size_t three = behind_three();
  p1_ = pass(pass(0, true), false);
  if (three > size() || p1_ > size()) p1_ = size();
  if (three <= size()) p1_ = std::max(p1_, three);
  return p1_ < size();
}

bool Word::end_with(std::string_view list) {
  const Ending ending = find_ending(text_, p1_, list);
  if (ending.at == size()) return false;
  replace(ending);
  return true;
}

void Word::consonant_pair(std::string_view list) {
  if (find_ending(text_, p1_, list).at < size()) text_.pop_back();
}

void Word::danish() {
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

void Word::norwegian() {
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

// shortv: the end of the word before byte `end` is a short syllable.
bool Word::short_syllable(size_t end) const {
  size_t at = end;
  const char last = before(at);
  if (last == 0 || is_vowel(at)) return false;
  if (before(at) == 0 || !is_vowel(at)) return false;
  if (at == 0) return true;
  before(at);
  return !is_one_of("wxY", last) && !is_vowel(at);
}

void Word::step_1a() {
  replace(find_ending(text_, 0, "' 's 's'"));
  const Ending ending = find_ending(text_, 0, "ss<sses i<ied i<ies s us<us ss<ss");
  size_t at = ending.at;
  if (ending.put == "i") {  // ties: tie, cries: cri
    replace(before(at) != 0 && at > 0 ? ending : Ending{ending.at, "ie"});
  } else if (ending.at == size() || !ending.put.empty()) {
    replace(ending);
  } else if (before(at) != 0 && has_vowel_before(at)) {
    text_.pop_back();
  }
}

void Word::step_1b() {
  const Ending ending = find_ending(text_, 0, "ee<eed ee<eedly ed edly ing ingly");
  if (ending.at == size()) return;
  if (!ending.put.empty()) {
    if (p1_ <= ending.at) replace(ending);
    return;
  }
  if (!has_vowel_before(ending.at)) return;
  text_.resize(ending.at);
  if (find_ending(text_, 0, "at bl iz").at < size()) {
    text_ += 'e';
  } else if (find_ending(text_, 0, "bb dd ff gg mm nn pp rr tt").at < size()) {
    text_.pop_back();
  } else if (size() == p1_ && short_syllable(size())) {
    text_ += 'e';
  }
}

void Word::steps_2_to_5() {
  Ending ending = find_ending(
      text_, 0,
      "tion<tional ence<enci ance<anci able<abli ent<entli ize<izer ize<ization ate<ational ate<ation ate<ator "
      "al<alism "
      "al<aliti al<alli ful<fulness ous<ousli ous<ousness ive<iveness ive<iviti ble<biliti ble<bli og<ogi ful<fulli "
      "less<lessli li");
  size_t at = ending.at;
  if (p1_ <= at) {
    const char last = before(at);
    const bool fits = ending.put == "og" ? last == 'l' : !ending.put.empty() || is_one_of("cdeghkmnrt", last);
    if (fits) replace(ending);
  }

  ending = find_ending(text_, 0, "tion<tional ate<ational al<alize ic<icate ic<iciti ic<ical ful ness ative");
  const bool second = std::string_view(text_).ends_with("ative");
  if ((second ? p2_ : p1_) <= ending.at) replace(ending);

  ending = find_ending(text_, 0, "al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion");
  at = ending.at;
  if (p2_ <= at && (!std::string_view(text_).ends_with("ion") || is_one_of("st", before(at)))) replace(ending);

  if (size() == 0) return;
  at = size() - 1;
  const bool e = text_[at] == 'e' && (p2_ <= at || (p1_ <= at && !short_syllable(at)));
  if (e || (p2_ <= at && std::string_view(text_).ends_with("ll"))) text_.pop_back();
}

void Word::english() {
  constexpr std::string_view kExceptions =
      " skis:ski skies:sky dying:die lying:lie tying:tie idly:idl gently:gentl ugly:ugli early:earli only:onli "
      "singly:singl sky:sky news:news howe:howe atlas:atlas cosmos:cosmos bias:bias andes:andes ";
  std::string key = " ";
  key += text_;
  key += ':';
  if (const size_t found = kExceptions.find(key); found != std::string_view::npos) {
    const size_t begin = found + key.size();
    text_.assign(kExceptions.substr(begin, kExceptions.find(' ', begin) - begin));
    return;
  }
  if (behind_three() > size()) return;
  if (text_[0] == '\'') text_.erase(0, 1);
  bool found_y = false;
  for (size_t i = 0; i < size(); ++i) {  // y is a consonant at the beginning and behind a vowel: Y
    if (text_[i] != 'y' || (i > 0 && !is_one_of(vowels_, text_[i - 1]))) continue;
    text_[i] = 'Y';
    found_y = true;
  }
  p1_ = size() + 1;
  for (const std::string_view beginning : {"gener", "commun", "arsen"}) {
    if (std::string_view(text_).starts_with(beginning)) p1_ = beginning.size();
  }
  if (p1_ > size()) p1_ = pass(pass(0, true), false);
  p2_ = std::min(pass(pass(p1_, true), false), size());
  p1_ = std::min(p1_, size());
  step_1a();
  key = " ";
  key += text_;
  key += ' ';
  if (std::string_view(" inning outing canning herring earring proceed exceed succeed ").find(key) ==
      std::string_view::npos) {
    step_1b();
    size_t at = size();
    const char last = before(at);
    if ((last == 'y' || last == 'Y') && before(at) != 0 && at > 0 && !is_vowel(at)) text_.back() = 'i';
    steps_2_to_5();
  }
  for (char& c : text_) {
    if (found_y && c == 'Y') c = 'y';
  }
}

}  // namespace
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
      Word(text).danish();
      break;
    case Language::bokmal:
    case Language::nynorsk:
      Word(text).norwegian();
      break;
    case Language::english:
      Word(text).english();
      break;
    case Language::none:
      break;
  }
  return text.empty() ? word : std::string_view(text);
}

}  // namespace kb::search
