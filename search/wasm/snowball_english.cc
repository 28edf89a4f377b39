// english.sbl of Snowball 2.2.0 (Porter 2); the functions' names are those of its routines. See snowball.cc.
#include <algorithm>

#include "search/wasm/snowball_word.h"

namespace kb::search {

// shortv: the end of the word before byte `end` is a short syllable.
bool SnowballWord::short_syllable(size_t end) const {
  size_t at = end;
  const char last = before(at);
  if (last == 0 || is_vowel(at)) return false;
  if (before(at) == 0 || !is_vowel(at)) return false;
  if (at == 0) return true;
  before(at);
  return !is_one_of("wxY", last) && !is_vowel(at);
}

void SnowballWord::step_1a() {
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

void SnowballWord::step_1b() {
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

void SnowballWord::steps_2_to_5() {
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

void SnowballWord::english() {
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

}  // namespace kb::search
