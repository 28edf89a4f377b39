#include "search/query/plan_word.h"

#include <algorithm>

#include "search/query/fixed.h"
#include "search/query/nearby.h"
#include "search/query/split.h"
#include "search/text/utf8.h"

namespace kb::search {
namespace {

constexpr uint32_t kMostExpanded = 400;      // surfaces a beginning is expanded to
constexpr uint32_t kMostTitleExpanded = 64;  // … of a word that is not the last
constexpr size_t kMostDerived = 8;
constexpr uint32_t kMostTypos = 8;
constexpr size_t kShortestDerived = 4;
constexpr size_t kShortestInside = 5;
constexpr size_t kShortestSparedPart = 4;
constexpr uint32_t kMostInside = 16;  // words that hold an unknown one
constexpr uint32_t kDeepCut = 4;      // letters a stem is shorter than the typed word
constexpr int kMostCut = 4;           // letters taken off an unknown word to find what it begins with

uint32_t letters(std::string_view text) {
  return static_cast<uint32_t>(count_code_points(text));
}

// Whether `text` is `word` with letters left out.
bool leaves_out(std::string_view text, std::string_view word) {
  size_t at = 0;
  for (const char c : word) at += at < text.size() && text[at] == c;
  return at == text.size();
}

class WordPlanner {
 public:
  WordPlanner(std::string_view surface, bool digits, const WordContext& context)
      : typed_(surface), digits_(digits), context_(context), lexicon_(context.index.lexicon()) {}

  PlannedWord run() {
    word_.typed = typed_;
    const SiteWord own_word = find_word(typed_, context_.index);
    word_.surface = own_word.surface;
    word_.group = own_word.group;
    if (word_.group != kNoWord) {
      // An unfinished word may happen to have the stem of another ("konfigura", konfigurere).
      const int32_t weight = word_.surface == kNoWord && context_.last_open ? context_.weights.stem_unfinished : kOne;
      add(word_.surface != kNoWord ? Tier::exact : Tier::stem, word_.group, weight, weight);
    }
    if (digits_) {
      if (context_.last_open) add_prefixes(kMostExpanded, false);
      return std::move(word_);
    }
    const size_t own = word_.alternatives.size();
    add_respelled();
    const bool known = word_.alternatives.size() > 0;
    if (!context_.question) {
      if (context_.last_open) {
        add_prefixes(kMostExpanded, false);
      } else {
        add_prefixes(kMostTitleExpanded, true);
      }
    }
    word_.parts.clear();
    PartSet parts;
    parts.groups = split_word(typed_, own_word, context_.index);
    // A word just begun is no compound yet: "kundeserv".
    if (!parts.groups.empty() && !(word_.group == kNoWord && context_.last_open && prefixes_)) {
      word_.compound = true;
      word_.parts.push_back(std::move(parts));
    }
    add_derived();
    if (own > 0 && word_.surface == kNoWord && cut_deeply()) add_typos();
    if (own == 0 && !known) {
      if (context_.index.flags() & kOtherLanguage) add_other_language();
      add_inside();
      add_typos();
      add_misspelt_compound();
      add_beginnings();
    }
    return std::move(word_);
  }

 private:
  void add(Tier tier, uint32_t group, int32_t weight, int32_t quality, bool title_only = false,
           uint32_t surface = kNoWord) {
    add_alternative(word_, {tier, group, weight, quality, title_only, surface});
  }

  void add_respelled() {
    const bool known = word_.group != kNoWord;
    if (known && context_.typed_letters) return;
    for (const SiteWord& other : respelled_words(typed_, context_.index)) {
      if (other.group == word_.group) continue;
      // A form that the site has is likelier meant than one it has only by its stem (regnskapsår, not regnskapsar).
      const bool likelier = known && word_.surface == kNoWord && other.surface != kNoWord;
      if (likelier) word_.alternatives[0].weight = word_.alternatives[0].quality = context_.weights.spelling_known;
      const bool common = known && !likelier;
      const int32_t weight = common ? context_.weights.spelling_known : context_.weights.spelling_unknown;
      add(Tier::spelling, other.group, weight, weight, false, other.surface);
    }
  }

  // Whether the typed word is the first part of a compound, with or without the linking letters.
  bool begins_compound(uint32_t surface) const {
    std::vector<CompoundPart> parts;
    lexicon_.parts(surface, parts);
    return !parts.empty() && parts[0].end <= typed_.size() && typed_.size() <= parts[1].begin;
  }

  void add_prefixes(uint32_t limit, bool titles) {
    if (letters(typed_) < (titles || word_.surface != kNoWord ? kShortestPrefix : kShortestUnknownPrefix)) return;
    const uint32_t first = lexicon_.lower_bound(typed_);
    uint32_t end = lexicon_.prefix_end(typed_, first);
    if (end - first > limit) end = first + limit;
    const bool known = word_.surface != kNoWord || (word_.group == kNoWord && !word_.alternatives.empty());
    const uint32_t size = letters(typed_);
    // A chunk more for the chance that a title has a longer word is not worth it.
    const uint32_t chunk = first < end ? context_.index.postings_chunk(lexicon_.group_of(first)) : kNoWord;
    for (uint32_t surface = first; surface < end; ++surface) {
      const uint32_t group = lexicon_.group_of(surface);
      if (group == word_.group) continue;
      const int32_t quality =
          begins_compound(surface) ? context_.weights.first_part_quality : context_.weights.prefix_quality;
      if (titles) {
        if (context_.index.postings_chunk(group) != chunk) continue;
        add(Tier::prefix, group, context_.weights.prefix_title, quality, true);
        continue;
      }
      const int32_t share = ratio(size, letters(lexicon_.text(surface)));
      const int32_t weight = known ? times(context_.weights.prefix_known, 512 + share / 2)
                                   : times(context_.weights.prefix_unknown, 614 + share * 2 / 5);
      add(Tier::prefix, group, weight, quality);
    }
    prefixes_ = first < end;
  }

  void add_derived() {
    const int32_t weight = context_.question ? context_.weights.q_derivation : context_.weights.derivation;
    for (const uint32_t group : derived_words(typed_, context_.index)) {
      if (group != word_.group) add(Tier::derivation, group, weight, weight);
    }
  }

  void add_other_language() {
    Analyzer& analyzer = context_.index.analyzer();
    const std::string key = analyzer.cross_language_key(analyzer.stem(typed_));
    if (key.empty()) return;
    size_t found = 0;
    for (uint32_t group = 0; group < lexicon_.group_count() && found < kMostDerived; ++group) {
      if (analyzer.cross_language_key(lexicon_.stem_of(group)) != key) continue;
      add(Tier::other_language, group, context_.weights.other_language, context_.weights.other_language);
      ++found;
    }
  }

  // A part of compounds that is no word of the site by itself (frafald: kundefrafald).
  void add_inside() {
    if (prefixes_ || word_.compound || letters(typed_) < kShortestInside) return;
    const int32_t weight = context_.weights.prefix_unknown;
    uint32_t found = 0;
    for (uint32_t surface = 0; surface < lexicon_.size() && found < kMostInside; ++surface) {
      if (lexicon_.text(surface).find(typed_) == std::string_view::npos) continue;
      add(Tier::compound, lexicon_.group_of(surface), weight, weight, false, surface);
      ++found;
    }
  }

  void add_typos() {
    const int32_t base = prefixes_ ? context_.weights.typo_with_prefix : context_.weights.typo;
    // Four letters may be five with one left out, but for the first: "exel".
    const bool shortened = letters(typed_) + 1 == kShortestMisspelt;
    const uint32_t edits = shortened ? 1 : allowed_edits(typed_);
    for (const NearWord& near : near_words(typed_, lexicon_, edits, shortened ? 8 * kMostTypos : kMostTypos)) {
      if (shortened && (near.first_letter || letters(lexicon_.text(near.surface)) < kShortestMisspelt)) continue;
      int32_t weight = base;
      if (near.edits > 1) weight = times(weight, context_.weights.typo_second);
      if (near.first_letter) weight = times(weight, context_.weights.typo_first_letter);
      add(Tier::typo, lexicon_.group_of(near.surface), weight, weight, false, near.surface);
    }
  }

  // A compound the site does not have, with a mistake in one of two parts: "abonementsopsigelse". The other part is a
  // word of the site; the longer it is, the likelier.
  void add_misspelt_compound() {
    if (!word_.alternatives.empty() || word_.compound) return;
    size_t spared = 0;
    for (size_t at = kShortestSparedPart; at + kShortestSparedPart <= typed_.size(); ++at) {
      for (const std::string_view link : {"s", "e", ""}) {
        if (typed_.substr(at, link.size()) != link) continue;
        const std::string_view first = typed_.substr(0, at), last = typed_.substr(at + link.size());
        take_parts(first, link, last, true, spared);
        take_parts(first, link, last, false, spared);
      }
    }
  }

  // Where the part that is not misspelt is a word of the site, longer than the one `spared` so far.
  void take_parts(std::string_view first, std::string_view link, std::string_view last, bool first_misspelt,
                  size_t& spared) {
    const std::string_view misspelt = first_misspelt ? first : last, known = first_misspelt ? last : first;
    if (known.size() <= spared || letters(known) < kShortestSparedPart) return;
    const uint32_t surface = lexicon_.find(known);
    if (surface == kNoWord || letters(misspelt) < kShortestMisspelt) return;
    const std::vector<NearWord> near = near_words(misspelt, lexicon_, 1, 1);
    if (near.empty()) return;
    spared = known.size();
    const uint32_t begin = first_misspelt ? near[0].surface : surface, end = first_misspelt ? surface : near[0].surface;
    word_.meant = lexicon_.text(begin);
    word_.meant += link;
    word_.meant += lexicon_.text(end);
    word_.parts.assign(1, {Tier::typo, {lexicon_.group_of(begin), lexicon_.group_of(end)}});
    word_.compound = true;
  }

  // A form the site does not have that shares little more than its beginning with the stem: likelier a slip.
  bool cut_deeply() const { return letters(lexicon_.stem_of(word_.group)) + kDeepCut <= letters(typed_); }

  // What the word begins with, where the site has that: an ending in the middle of being typed ("aftalern"), or the
  // last resort for a word nothing else is found for.
  void add_beginnings() {
    std::string_view beginning = typed_;
    for (int cut = 1; letters(beginning) > kShortestPrefix && cut <= kMostCut; ++cut) {
      do {
        beginning.remove_suffix(1);
      } while ((static_cast<uint8_t>(typed_[beginning.size()]) & 0xC0) == 0x80);
      const int32_t weight = context_.weights.beginning;
      if (context_.last_open && letters(beginning) > kShortestPrefix) {
        const uint32_t group = find_word(beginning, context_.index).group;
        if (group != kNoWord) {
          add(Tier::prefix, group, weight, weight);
          return;
        }
      }
      if (!word_.alternatives.empty() || !word_.parts.empty()) continue;
      const bool little = 5 * letters(beginning) < 3 * letters(typed_);
      const uint32_t first = lexicon_.lower_bound(beginning);
      const uint32_t end = std::min(lexicon_.prefix_end(beginning, first), first + kMostTitleExpanded);
      for (uint32_t surface = first; surface < end; ++surface) {
        // Written in haste, with more letters left out than a typing mistake has: "opsigelsvrsl".
        const bool hasty = leaves_out(typed_, lexicon_.text(surface));
        if (little && !hasty) continue;
        add(hasty ? Tier::typo : Tier::prefix, lexicon_.group_of(surface), hasty ? weight : weight / 2, weight / 2,
            false, hasty ? surface : kNoWord);
      }
    }
  }

  std::string_view typed_;
  bool digits_;
  const WordContext& context_;
  const Lexicon& lexicon_;
  PlannedWord word_;
  bool prefixes_ = false;
};

}  // namespace

void add_alternative(PlannedWord& word, const Alternative& added) {
  for (Alternative& other : word.alternatives) {
    if (other.group != added.group) continue;
    if (!added.title_only && (other.title_only || other.weight < added.weight)) other = added;
    return;
  }
  word.alternatives.push_back(added);
}

std::vector<uint32_t> derived_words(std::string_view word, const Index& index) {
  std::vector<uint32_t> groups;
  Analyzer& analyzer = index.analyzer();
  const Lexicon& lexicon = index.lexicon();
  if (letters(word) < kShortestDerived) return groups;
  const std::string key = analyzer.derivation_key(word);
  if (key.size() < kShortestPrefix) return groups;
  const std::string_view beginning = std::string_view(key).substr(0, kShortestPrefix);
  const uint32_t first = lexicon.lower_bound(beginning), end = lexicon.prefix_end(beginning, first);
  for (uint32_t surface = first; surface < end && groups.size() < kMostDerived; ++surface) {
    const std::string_view text = lexicon.text(surface);
    if (text.substr(0, key.size() - 1) != key.substr(0, key.size() - 1)) continue;
    const uint32_t group = lexicon.group_of(surface);
    if (std::find(groups.begin(), groups.end(), group) != groups.end()) continue;
    if (analyzer.derivation_key(text) == key) groups.push_back(group);
  }
  return groups;
}

PlannedWord plan_word(std::string_view surface, bool digits, const WordContext& context) {
  return WordPlanner(surface, digits, context).run();
}

}  // namespace kb::search
