#include "search/query/help.h"

#include <algorithm>

#include "search/query/nearby.h"

namespace kb::search {
namespace {

constexpr size_t kMostAlso = 6;
constexpr size_t kMostKnown = 8;

void add_once(std::vector<std::string>& list, std::string_view word, size_t limit) {
  if (list.size() < limit && std::find(list.begin(), list.end(), word) == list.end()) list.emplace_back(word);
}

// The form of a group that begins most like `typed`, the shortest of them.
std::string_view form_like(std::string_view typed, uint32_t group, const Index& index) {
  std::string_view best;
  size_t most = 0;
  for (uint32_t i = 0; i < index.lexicon().group_size(group); ++i) {
    const std::string_view form = index.lexicon().text(index.lexicon().member(group, i));
    size_t shared = 0;
    while (shared < form.size() && shared < typed.size() && form[shared] == typed[shared]) ++shared;
    if (best.empty() || shared > most || (shared == most && form.size() < best.size())) best = form;
    most = std::max(most, shared);
  }
  return best;
}

}  // namespace

std::string_view shown_form(uint32_t group, const Index& index) {
  return form_like(index.lexicon().stem_of(group), group, index);
}

namespace {

// What the word was read as, if only another spelling of it is on the site, or only one word it begins with. A
// beginning of the site's words is not wrong, it is not finished.
std::string_view corrected(const PlannedWord& word, const Index& index) {
  if (!word.meant.empty()) return word.meant;
  if (word.group != kNoWord || word.alternatives.empty()) return {};
  const uint32_t at = index.lexicon().lower_bound(word.typed);
  const bool unfinished = index.lexicon().prefix_end(word.typed, at) > at;
  for (const Alternative& alternative : word.alternatives) {
    if (alternative.tier == Tier::prefix && unfinished) return {};
    if (alternative.tier == Tier::spelling || alternative.tier == Tier::typo)
      return shown_form(alternative.group, index);
  }
  const Alternative& first = word.alternatives[0];
  const bool one = word.alternatives.size() == 1 && first.tier == Tier::prefix;
  return one ? form_like(word.typed, first.group, index) : std::string_view();
}

bool is_joined(const Plan& plan, uint32_t token) {
  for (const PlannedJoin& join : plan.joins) {
    if (token >= join.first && token < join.end) return true;
  }
  return false;
}

// The query with its misspelt words as the site writes them, or empty if there are none. What the site writes as one
// word stays one: "kunde servise" is "kundeservice", and nobody is told to write it apart.
std::string better_query(const Plan& plan, const Index& index) {
  std::string better;
  size_t last = 0;  // where the last word begins
  bool changed = false, last_changed = false;
  for (uint32_t token = 0; token < plan.query.tokens.size(); ++token) {
    std::string_view word = plan.query.tokens[token].surface;
    bool changes = false;
    for (const PlannedWord& planned : plan.words) {
      if (planned.token != token || is_joined(plan, token)) continue;
      const std::string_view meant = corrected(planned, index);
      if (meant.empty() || meant == word) continue;
      word = meant;
      changes = true;
    }
    std::string joined(std::string_view(better).substr(last));
    joined += word;
    const bool may_join = token > 0 && (changes || last_changed);
    if (!may_join || index.lexicon().find(joined) == kNoWord) {
      if (token > 0) better += ' ';
      last = better.size();
    }
    better += word;
    changed |= changes;
    last_changed = changes;
  }
  return changed ? better : std::string();
}

}  // namespace

void add_help(const Plan& plan, const Ranking& ranking, const Index& index, Results& results) {
  results.did_you_mean = better_query(plan, index);
  for (const PlannedWord& word : plan.words) {
    for (const Alternative& alternative : word.alternatives) {
      const bool guess = alternative.tier == Tier::spelling || alternative.tier == Tier::typo;
      const bool tells = alternative.tier == Tier::synonym || alternative.tier == Tier::other_language;
      if (tells || (guess && word.group == kNoWord)) {
        add_once(results.also, shown_form(alternative.group, index), kMostAlso);
      }
    }
  }
  for (const PlannedJoin& join : plan.joins) add_once(results.also, shown_form(join.group, index), kMostAlso);
  if (!ranking.pages.empty()) return;
  for (const QueryToken& token : plan.query.tokens) {
    // More than one letter in three is another word.
    const uint32_t edits = token.surface.size() < 6 ? 1 : 2;
    for (const NearWord& near : near_words(token.surface, index.lexicon(), edits, 4)) {
      add_once(results.known_words, index.lexicon().text(near.surface), kMostKnown);
    }
  }
}

}  // namespace kb::search
