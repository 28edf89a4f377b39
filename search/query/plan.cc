#include "search/query/plan.h"

#include <algorithm>

#include "search/query/plan_word.h"
#include "search/query/split.h"
#include "search/text/rules.h"
#include "search/text/utf8.h"
#include "search/text/word_list.h"

namespace kb::search {
namespace {

constexpr uint32_t kLongQuery = 4;  // words from which on it is scored as a long one

bool has_nordic_letter(const ParsedQuery& query) {
  for (const QueryToken& token : query.tokens) {
    for (const std::string_view letter : {"æ", "ø", "å"}) {
      if (token.surface.find(letter) != std::string::npos) return true;
    }
  }
  return false;
}

void add_joins(Plan& plan, const Index& index) {
  const std::vector<QueryToken>& tokens = plan.query.tokens;
  const auto add = [&](uint32_t first, uint32_t end, const std::string& beginning) {
    const SiteWord joined = join_words(beginning, tokens[end - 1].surface, index);
    // "tilføj en" only looks like a form of tilføje.
    if (joined.group == kNoWord || joined.group == plan.token_groups[first]) return;
    plan.joins.push_back({Tier::compound, first, end, joined.surface, joined.group});
  };
  for (uint32_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].stop && tokens[i + 1].stop) continue;
    add(i, i + 2, tokens[i].surface);
    if (i + 2 < tokens.size()) add(i, i + 3, tokens[i].surface + tokens[i + 1].surface);
  }
}

// A verb and its particle, also with other words between them, are the site's one word: "sige abonnementet op" is
// opsige, "melder mig ud" udmelde. Of two such words the nearer one is the verb: "hvad koster det at sige op".
void add_particle_verbs(Plan& plan, const Index& index) {
  const std::string_view particles = index.analyzer().rules()[Rule::verb_particles];
  constexpr uint32_t kMostBetween = 3;
  const std::vector<QueryToken>& tokens = plan.query.tokens;
  for (uint32_t k = 1; k < tokens.size(); ++k) {
    if (!has_word(particles, tokens[k].surface)) continue;
    for (uint32_t i = k; i-- > 0 && k <= i + 1 + kMostBetween;) {
      SiteWord verb = join_words(tokens[k].surface, tokens[i].surface, index);
      if (verb.group == kNoWord && !tokens[i].stop) {  // only its noun: "melder meg ut", utmelding
        const std::vector<uint32_t> derived = derived_words(tokens[k].surface + tokens[i].surface, index);
        if (!derived.empty()) verb.group = derived[0];
      }
      // "til er" only looks like a form of til.
      if (verb.group == kNoWord || verb.group == find_word(tokens[k].surface, index).group) continue;
      plan.joins.push_back({Tier::compound, i, i + 1, verb.surface, verb.group});
      // Together they say something, though each is a stop word ("si opp").
      if (plan.query.tokens[i].stop) {
        plan.query.tokens[i].stop = false;
        plan.query.words.push_back(i);
        std::sort(plan.query.words.begin(), plan.query.words.end());
      }
      break;
    }
  }
}

void add_synonyms(Plan& plan, std::vector<SynonymMatch> matches, const Weights& weights) {
  for (SynonymMatch& match : matches) {
    PlannedWord* word = nullptr;
    for (PlannedWord& candidate : plan.words) {
      if (candidate.token == match.first && match.end == match.first + 1) word = &candidate;
    }
    if (word != nullptr && word->group == kNoWord) {  // it is known what it means: no more guesses
      for (size_t i = word->alternatives.size(); i-- > 0;) {
        const Tier tier = word->alternatives[i].tier;
        if (tier == Tier::typo || tier == Tier::prefix)
          word->alternatives.erase(word->alternatives.begin() + static_cast<long>(i));
      }
    }
    if (word != nullptr && match.groups.size() == 1) {
      const int32_t weight = match.tier == Tier::synonym ? weights.synonym : weights.other_language;
      add_alternative(*word, {match.tier, match.groups[0], weight, weight, false, kNoWord});
    } else if (word != nullptr) {
      word->parts.push_back({match.tier, static_cast<std::vector<uint32_t>&&>(match.groups)});
    } else if (match.groups.size() == 1) {
      plan.joins.push_back({match.tier, match.first, match.end, kNoWord, match.groups[0]});
    }
  }
}

// A letter or two that mean nothing yet: what stands before them is the query, so that answers do not go and come while
// somebody types.
bool is_barely_begun(const Plan& plan, bool as_you_type) {
  const std::vector<QueryToken>& tokens = plan.query.tokens;
  const PlannedWord& last = plan.words.back();
  return as_you_type && plan.query.open && tokens.size() > 1 && last.token + 1 == tokens.size() &&
         !tokens.back().digits && last.alternatives.empty() && count_code_points(last.typed) < kShortestPrefix;
}

}  // namespace

Plan make_plan(std::string_view query, const Index& index, const Synonyms& synonyms, const Weights& weights,
               bool as_you_type) {
  Plan plan;
  plan.query = parse_query(query, index.analyzer());
  add_particle_verbs(plan, index);
  const ParsedQuery& parsed = plan.query;
  WordContext context{index, weights};
  context.question = parsed.question;
  context.typed_letters = has_nordic_letter(parsed);
  for (const QueryToken& token : parsed.tokens) {
    if (token.stop && !index.analyzer().is_stop_word(token.surface)) {
      plan.set_aside.push_back(static_cast<uint32_t>(plan.token_groups.size()));
    }
    plan.token_groups.push_back(find_word(token.surface, index).group);
  }
  for (const uint32_t token : parsed.words) {
    context.last_open = as_you_type && parsed.open && token + 1 == parsed.tokens.size();
    plan.words.push_back(plan_word(parsed.tokens[token].surface, parsed.tokens[token].digits, context));
    plan.words.back().token = token;
  }
  if (!plan.words.empty() && is_barely_begun(plan, as_you_type)) {
    return make_plan(query.substr(0, parsed.tokens.back().begin), index, synonyms, weights, false);
  }
  for (const std::string& surface : parsed.excluded) {
    const uint32_t group = find_word(surface, index).group;
    if (group != kNoWord) plan.excluded.push_back(group);
  }
  add_joins(plan, index);
  add_synonyms(plan, find_synonyms(parsed, synonyms, index.analyzer()), weights);
  plan.long_mode = plan.words.size() >= kLongQuery;
  plan.wants_positions = plan.long_mode || parsed.question || !parsed.phrases.empty();
  return plan;
}

bool needs_positions(const Plan& plan, const PlannedWord& word, const Alternative& other) {
  if (word.group == kNoWord) return plan.wants_positions && &other == &word.alternatives[0];
  return plan.query.question && other.tier == Tier::derivation;
}

void want_plan_chunks(const Plan& plan, const Index& index, std::vector<bool>& wanted) {
  const auto want = [&](uint32_t group, bool positions) {
    if (group == kNoWord) return;
    const uint32_t postings = index.postings_chunk(group);
    if (postings != kNoWord) wanted[postings] = true;
    if (positions) wanted[index.positions_chunk(group)] = true;
  };
  for (const PlannedWord& word : plan.words) {
    for (const Alternative& alternative : word.alternatives) {
      want(alternative.group, needs_positions(plan, word, alternative));
    }
    for (const PartSet& set : word.parts) {
      for (const uint32_t group : set.groups) want(group, false);
    }
  }
  for (const PlannedJoin& join : plan.joins) want(join.group, false);
  for (const uint32_t group : plan.excluded) want(group, false);
  for (const uint32_t group : plan.token_groups) want(group, plan.wants_positions);
}

}  // namespace kb::search
