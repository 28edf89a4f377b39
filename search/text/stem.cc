#include "search/text/stem.h"

#include "search/text/utf8.h"
#include "search/text/vowels.h"
#include "search/text/word_list.h"

namespace kb::search {
namespace {

// Of a surface, or three that are joined. The scratch buffer is made for it once: in the browser it outlives queries,
// whose memory does not.
constexpr size_t kMaxStemmedBytes = 12 * kMaxSurfaceCodePoints;
constexpr size_t kMostPut = 8;  // bytes a rule puts behind a word: a forged index shall not make it outgrow that buffer

bool drop_first_of(std::string& word, std::string_view suffixes) {
  const size_t size = ending_of(word, suffixes).size();
  word.resize(word.size() - size);
  return size > 0;
}

// "pc'en" → "pc", "o'brien" → "obrien".
void resolve_apostrophe(std::string& word, std::string_view endings) {
  const size_t apostrophe = word.find('\'');
  if (apostrophe == std::string::npos) return;
  const std::string_view ending = std::string_view(word).substr(apostrophe + 1);
  if (apostrophe > 0 && has_word(endings, ending)) return word.resize(apostrophe);
  size_t kept = 0;
  for (const char c : word)
    if (c != '\'') word[kept++] = c;
  word.resize(kept);
}

// What the letter at `at` is without its accent, or 0 where it has none; all accents in question are of two bytes, C3
// xx.
char plain_letter(std::string_view word, size_t at) {
  if (static_cast<uint8_t>(word[at]) != 0xC3 || at + 1 == word.size()) return 0;
  const uint32_t letter = 0xC0 | (static_cast<uint8_t>(word[at + 1]) & 0x3F);
  const uint32_t plain = without_accent(letter);
  return plain == letter ? 0 : static_cast<char>(plain);
}

void remove_accents(std::string& word) {
  size_t kept = 0;
  for (size_t at = 0; at < word.size(); ++at) {
    const char plain = plain_letter(word, at);
    word[kept++] = plain == 0 ? word[at] : plain;
    at += plain != 0;
  }
  word.resize(kept);
}

// nyeste keeps its table entry; "vanskeligere", "dynamiskest", "langsomste" lose the comparison.
bool drop_comparison(std::string& word, const Rules& rules) {
  const std::string_view comparison = ending_of(word, rules[Rule::comparisons]);
  const std::string_view adjective = std::string_view(word).substr(0, word.size() - comparison.size());
  const std::string_view ending = ending_of(adjective, rules[Rule::compared]);
  if (comparison.empty() || ending.empty() || adjective.size() <= ending.size() + 1) return false;
  word.resize(adjective.size());
  return true;
}

// byen, broer, køerne: Snowball leaves the endings of words whose stem is one syllable ending in a vowel.
bool drop_ending_of_short_vowel_stem(std::string& word, std::string_view endings) {
  size_t position = 0;
  size_t consonants = 0;
  while (position < word.size()) {
    const size_t letter = position;
    if (is_vowel(decode_utf8(word, position))) {
      const std::string_view rest = std::string_view(word).substr(position);
      if (rest.size() > 4 || !has_word(endings, rest)) return false;
      word.resize(position);
      return true;
    }
    if (++consonants > 3 || static_cast<uint8_t>(word[letter]) >= 0xC4) return false;
  }
  return false;
}

void apply_rules_before(std::string& word, Language language, const Rules& rules) {
  // medium, mediet, medier; jubilæum
  if (const size_t ending = ending_of(word, "ums um").size(); ending > 0) {
    const std::string_view rest = std::string_view(word).substr(0, word.size() - ending);
    if (!ending_of(rest, "i æ").empty()) return word.resize(rest.size());
  }
  if (language == Language::danish) {
    // Snowball has no -ede: oprettede, lukkedes.
    if (const size_t ending = ending_of(word, "ede edes").size(); ending > 0) {
      const std::string_view rest = std::string_view(word).substr(0, word.size() - ending);
      if (count_code_points(rest) >= 3 && has_vowel(rest)) return word.resize(rest.size() + 1);
    }
  }
  std::string_view endings = rules[Rule::long_endings];
  const std::string_view put = next_word(endings);
  if (drop_first_of(word, endings)) {
    word += put.substr(0, kMostPut);
    return;
  }
  if (drop_comparison(word, rules)) return;
  drop_ending_of_short_vowel_stem(word, rules[Rule::short_vowel_endings]);
}

// bestille, bestilte; oppfylle, oppfylte. Short words keep their two letters: tall is not tal, mann not man. But no
// word ends in mm: strømmen, strøm.
void undouble_long_end(std::string& stem) {
  const std::string_view end = ending_of(stem, "ll nn mm");
  if (!end.empty() && (end[0] == 'm' || count_code_points(stem) >= 6)) stem.pop_back();
}

void insert_vowel_before_l_or_n(std::string& stem) {
  const size_t size = stem.size();
  if (size < 3) return;
  const char last = stem[size - 1];
  if (last != 'l' && last != 'n') return;
  const char before = stem[size - 2];
  if (before != last && before != 'j' && is_ascii_consonant(before)) {  // regl → regel, but fejl stays
    stem[size - 1] = 'e';
    stem += last;
  } else if (before != 'e') {
    return;
  }
  // artikkel → artikel, where the shorter forms artiklar, artikler gave artikl → artikel
  const size_t e = stem.size() - 2;
  if (e >= 3 && stem[e - 1] == stem[e - 2] && is_ascii_consonant(stem[e - 1])) stem.erase(e - 1, 1);
}

void apply_rules_after(std::string& stem, Language language, const Rules& rules) {
  const auto ends_after = [&](char last, std::string_view before) {
    return stem.size() >= 2 && stem.back() == last && before.find(stem[stem.size() - 2]) != std::string_view::npos;
  };
  // konsekvens lost its s as if it were a genitive, konsekvenser did not.
  if (count_code_points(stem) >= 5 && ends_after('s', "bcdfghjklmnpqrtvwxz")) stem.pop_back();
  // Before the t: importer, importere lose it both.
  const size_t agent = ending_of(stem, rules[Rule::agent_endings]).size();
  if (count_code_points(stem) >= agent + 4) stem.resize(stem.size() - agent);
  // betalt, sterkt, effektivt
  const bool noun_in_ment = std::string_view(stem).ends_with("ment");  // dokument
  if (count_code_points(stem) >= 5 && ends_after('t', "lnrmskv") && !noun_in_ment) stem.pop_back();
  if (std::string_view(stem).ends_with("itet")) stem.resize(stem.size() - 2);
  if (language != Language::danish) undouble_long_end(stem);
  insert_vowel_before_l_or_n(stem);
  if (count_code_points(stem) >= 5 && stem.back() == 'a') stem.pop_back();  // faktura, fakturaen
}

}  // namespace

Stemmer::Stemmer(Language language, std::string_view forms, const Rules& rules)
    : language_(language), rules_(rules), forms_(forms), snowball_(language, rules) {
  word_.reserve(2 * kMaxStemmedBytes);
}

// Puts the base of an irregular form into word_.
bool Stemmer::resolve_irregular(std::string_view surface) {
  if (!forms_.may_have_base(surface)) return false;
  const auto take = [&](std::string_view before, const IrregularForms::Base& base) {
    if (base.text.empty()) return false;
    word_.assign(before).append(base.text);
    is_stem_ = base.is_stem;
    return true;
  };
  if (take({}, forms_.base_of(surface))) return true;
  std::string_view particles = rules_[Rule::particles];
  if (!forms_.may_end_in_verb(surface)) particles = {};
  while (!particles.empty()) {
    const std::string_view particle = next_word(particles);
    if (surface.size() <= particle.size() + 1 || !surface.starts_with(particle)) continue;
    if (take(particle, forms_.verb_base_of(surface.substr(particle.size())))) return true;
  }
  const IrregularForms::Base tail = forms_.tail_of(surface);
  return take(surface.substr(0, tail.begin), tail);
}

std::string_view Stemmer::stem(std::string_view surface) {
  if (language_ == Language::none) return surface;
  if (language_ == Language::english) {
    const IrregularForms::Base base = forms_.base_of(surface);
    return base.is_stem ? base.text : snowball_.stem(base.text.empty() ? surface : base.text);
  }
  resolve(surface);
  if (is_stem_) return word_;
  apply_rules_before(word_, language_, rules_);
  word_.assign(snowball_.stem(word_));
  apply_rules_after(word_, language_, rules_);
  return word_;
}

std::string_view Stemmer::base(std::string_view surface) {
  if (language_ == Language::none || language_ == Language::english) return surface;
  resolve(surface);
  return word_;
}

bool Stemmer::may_be_irregular(std::string_view surface) const {
  if (forms_.may_end_in_form(surface)) return true;
  for (size_t at = 0; at < surface.size(); ++at) {
    if (surface[at] == '\'' || plain_letter(surface, at) != 0) return true;
  }
  return false;
}

void Stemmer::resolve(std::string_view surface) {
  is_stem_ = false;
  if (!resolve_irregular(surface)) word_.assign(surface.substr(0, kMaxStemmedBytes));
  resolve_apostrophe(word_, rules_[Rule::apostrophe_endings]);
  remove_accents(word_);
}

std::string_view Stemmer::plain_stem(std::string_view surface) {
  return snowball_.stem(surface);
}

}  // namespace kb::search
