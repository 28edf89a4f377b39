// Snowball's Danish, Norwegian and English stemmers for the browser, written for size: one reader of steps that the
// index brings as text (rules.h), where the generated C of Snowball is a program for each language. The algorithms are
// danish.sbl, norwegian.sbl and english.sbl of Snowball 2.2.0 (snowballstem.org; English: Porter 2);
// tests/browser/engine.test.mjs compares every word of Snowball's own lists with libstemmer.
//
// A line is a step. Its first byte says where endings are sought: 1 within the region R1, a blank in the whole word.
// Then endings apart by a blank; that which is the longest at the word's end goes, if it may. In "put<ending" `put`
// takes its place, and before that stands what has to hold, a byte each:
//   1 2     the ending stands in R1, in R2             B   the ending is the whole word
//   (…)     one of these letters is before it, where   V   a vowel is before it
//           K means a k behind a consonant             W   a vowel is before the letter before it
//   L       all but its first letter is in R1          M   there are two letters before it
//   S       R1 begins here, behind a short syllable    C   a consonant is before it that is not the first letter
//   E       it is in R2, or in R1 and not behind a     .   always, and no step follows
//           short syllable
// A step that puts a ! leaves word to the next ones that it has done something.
#include "search/text/snowball.h"

#include <algorithm>
#include <string>

#include "search/text/rules.h"
#include "search/text/word_list.h"

namespace kb::search {
namespace {

bool is_one_of(std::string_view letters, char c) {
  return letters.find(c) != std::string_view::npos;
}

bool continues(char byte) {
  return (static_cast<uint8_t>(byte) & 0xC0) == 0x80;
}

// An ending of a word: where it begins, and what stands before the < of its entry. At the word's end where there is
// none.
struct Ending {
  size_t at;
  std::string_view put;
};

// The longest ending of `word` in the list that begins at `from` or later.
Ending find_ending(std::string_view word, size_t from, std::string_view list) {
  Ending best{word.size(), {}};
  for (size_t at = list.size(); at > 0; at -= at > 0) {
    size_t begin = word.size();
    bool same = true;
    for (; same && at > 0 && list[at - 1] != ' ' && list[at - 1] != '<'; --at) {
      same = begin > from && word[begin - 1] == list[at - 1];
      begin -= same;
    }
    const size_t end = at - (at > 0 && list[at - 1] == '<');
    while (at > 0 && list[at - 1] != ' ') --at;
    if (same && begin < best.at) best = {begin, list.substr(at, end - at)};
  }
  return best;
}

class SnowballWord {
 public:
  SnowballWord(std::string& text, const Rules& rules) : text_(text), rules_(rules) {}

  void stem(bool english) {
    std::string_view steps = rules_.steps();
    if (!(english ? english_regions(steps) : nordic_regions())) return;
    while (!steps.empty() && !stopped_) take(next_word(steps, '\n'));
    if (english) std::replace(text_.begin(), text_.end(), 'Y', 'y');
  }

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

  // Whether the character that begins at `at` is a vowel. Of two bytes only æ, ø and å can be, and only in Danish and
  // Norwegian.
  bool is_vowel(size_t at) const {
    if (static_cast<uint8_t>(text_[at]) < 0x80) return is_one_of("aeiouy", text_[at]);
    return nordic_ && text_[at] == '\xC3' && is_one_of("\xA6\xB8\xA5", text_[at + 1]);  // æ, ø, å
  }

  // Behind the character that begins at `at`.
  size_t behind(size_t at) const {
    do {
      ++at;
    } while (at < size() && continues(text_[at]));
    return at;
  }

  // Behind the next vowel, or the next other character, from `at` on; behind the end where there is none.
  size_t pass(size_t at, bool vowel) const {
    while (at < size()) {
      const bool found = is_vowel(at) == vowel;
      at = behind(at);
      if (found) return at;
    }
    return size() + 1;
  }

  bool has_vowel_before(size_t end) const { return pass(0, true) <= end; }

  // Behind three characters, or behind the end.
  size_t behind_three() const {
    size_t at = 0;
    for (int i = 0; i < 3; ++i) {
      if (at >= size()) return size() + 1;
      at = behind(at);
    }
    return at;
  }

  // mark_regions of Danish and Norwegian; nothing can be taken from a word without R1.
  bool nordic_regions() {
    nordic_ = true;
    p1_ = std::max(behind_three(), pass(pass(0, true), false));
    return p1_ < size();
  }

  // prelude and mark_regions of English, for words of three letters and more. No exception is said with an apostrophe.
  bool english_regions(std::string_view& steps) {
    if (behind_three() > size()) return false;
    if (text_[0] == '\'') {
      text_.erase(0, 1);
      next_word(steps, '\n');
    }
    for (size_t i = 0; i < size(); ++i) {  // y is a consonant at the beginning and behind a vowel: Y
      if (text_[i] == 'y' && (i == 0 || is_one_of("aeiouy", text_[i - 1]))) text_[i] = 'Y';
    }
    p1_ = size() + 1;
    for (std::string_view beginnings = rules_[Rule::regions]; !beginnings.empty();) {
      const std::string_view beginning = next_word(beginnings);
      if (std::string_view(text_).starts_with(beginning)) p1_ = beginning.size();
    }
    if (p1_ > size()) p1_ = pass(pass(0, true), false);
    p2_ = std::min(pass(pass(p1_, true), false), size());
    p1_ = std::min(p1_, size());
    return true;
  }

  // shortv: the end of the word before byte `end` is a short syllable.
  bool short_syllable(size_t end) const {
    size_t at = end;
    const char last = before(at);
    if (last == 0 || is_vowel(at)) return false;
    if (before(at) == 0 || !is_vowel(at)) return false;
    if (at == 0) return true;
    before(at);
    return !is_one_of("wxY", last) && !is_vowel(at);
  }

  void take(std::string_view step) {
    if (step.empty()) return;
    Ending ending = find_ending(text_, step[0] == '1' ? p1_ : 0, step.substr(1));
    const size_t removed = size() - ending.at;
    // No step puts more than goes: the word does not outgrow its buffer.
    if (may_go(ending)) text_.replace(ending.at, removed, ending.put);
  }

  // Reads what has to hold off the ending's `put`.
  bool may_go(Ending& ending) {
    const size_t at = ending.at;
    size_t second = at;  // the character before it
    const char last = before(second);
    std::string_view& put = ending.put;
    for (bool holds = true; holds && !put.empty() && put[0] < 'a' && put[0] != '!';) {
      const char condition = put[0];
      put.remove_prefix(1);
      switch (condition) {
        case '1':
          holds = p1_ <= at;
          break;
        case '2':
          holds = p2_ <= at;
          break;
        case 'L':
          holds = p1_ <= at + 1;
          break;
        case 'B':
          holds = at == 0;
          break;
        case 'V':
          holds = has_vowel_before(at);
          break;
        case 'W':
          holds = last != 0 && has_vowel_before(second);
          break;
        case 'M':
          holds = second > 0;
          break;
        case 'C':
          holds = second > 0 && !is_vowel(second);
          break;
        case 'S':
          holds = at == p1_ && short_syllable(at);
          break;
        case 'E':
          holds = p2_ <= at || (p1_ <= at && !short_syllable(at));
          break;
        case '(': {
          const std::string_view letters = next_word(put, ')');
          holds = last != 0 && letters.find(std::string_view(text_).substr(second, at - second)) != letters.npos;
          if (last == 'k' && is_one_of(letters, 'K')) holds = before(second) != 0 && !is_vowel(second);
          break;
        }
        default:
          stopped_ = true;
      }
      if (!holds) return false;
    }
    return true;
  }

  std::string& text_;
  const Rules& rules_;
  bool nordic_ = false, stopped_ = false;
  size_t p1_ = 0, p2_ = 0;  // where the regions R1 and R2 begin
};

}  // namespace
}  // namespace kb::search

struct sb_stemmer {
  kb::search::Language language;
  const kb::search::Rules& rules;
  std::string word;
};

namespace kb::search {

// The word is made for the longest one here: it must not grow while a query is answered (memory.h).
Snowball::Snowball(Language language, const Rules& rules) : stemmer_(new sb_stemmer{language, rules, {}}) {
  stemmer_->word.reserve(4 * kMaxSurfaceCodePoints);
}

Snowball::~Snowball() {
  delete stemmer_;
}

std::string_view Snowball::stem(std::string_view word) {
  if (word.size() > 4 * kMaxSurfaceCodePoints) return word;
  std::string& text = stemmer_->word;
  text.assign(word);
  SnowballWord(text, stemmer_->rules).stem(stemmer_->language == Language::english);
  return text.empty() ? word : std::string_view(text);
}

}  // namespace kb::search
