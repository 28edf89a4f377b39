#include "search/query/rerank.h"

#include <algorithm>

#include "search/query/fixed.h"
#include "search/text/rules.h"
#include "search/text/word_list.h"

namespace kb::search {
namespace {

constexpr uint32_t kMostLabelWords = 15;  // longer labels are stored as this long
constexpr uint32_t kMostSpan = 1 << 20;

struct Context {
  const Plan& plan;
  const Index& index;
  const Weights& weights;
  const std::vector<WordMatch>& matches;
  std::vector<int32_t> idf_share;    // of each word among those found
  std::vector<int32_t> label_share;  // of each word in a label's coverage
  int32_t all = 1;                   // W
  // Events carry the first token of their group: that token's word, also where the token is said again.
  std::vector<int32_t> word_of_token;
};

// One label of a page as far as the query is in it.
struct LabelView {
  const LabelEvent* begin;
  const LabelEvent* end;
};

struct LabelScore {
  int32_t coverage = 0;
  uint32_t matched = 0;
  uint32_t whole = 0;     // … not only as parts of compounds
  bool in_order = false;  // every word found, at the query's distances
  bool equal = false;     // … and nothing else in the label
  bool typed = false;     // … in the typed forms
};

LabelScore score_label(const Context& context, LabelView view) {
  LabelScore score;
  const uint32_t n = static_cast<uint32_t>(context.plan.words.size());
  uint32_t last_word = kNoWord;
  for (const LabelEvent* event = view.begin; event != view.end && event->word < n; ++event) {
    if (event->word == last_word) continue;
    last_word = event->word;
    ++score.matched;
    score.whole += !event->part;
    score.coverage += times(context.label_share[event->word], event->quality);
  }
  if (score.matched < n) return score;
  // Written apart, it is still the label: "telefon nummer".
  score.equal = n > 1 && n == context.plan.query.typed && score.whole == n && view.begin->words == 1;
  // Try each place of the first word as the query's beginning.
  const std::vector<PlannedWord>& words = context.plan.words;
  for (const LabelEvent* first = view.begin; first != view.end && first->word == 0; ++first) {
    if (first->offset < words[0].token) continue;
    const uint32_t base = first->offset - words[0].token;
    uint32_t fitting = 0, whole_words = 0, typed = 0, expected = 0;
    for (const LabelEvent* event = view.begin; event != view.end; ++event) {
      const uint32_t token = event->word < n ? words[event->word].token : context.plan.set_aside[event->word - n];
      if (event->word < expected || event->offset != base + token) continue;
      if (event->word > expected) break;
      ++fitting;
      ++expected;
      whole_words += !event->part;
      bool as_typed = event->typed;
      for (const LabelEvent* same = event; same != view.end && same->word == event->word; ++same) {
        as_typed = as_typed || (same->typed && same->offset == event->offset);
      }
      typed += as_typed;
    }
    if (fitting < n) continue;
    score.in_order = true;
    const uint32_t tokens = context.plan.query.typed;
    const bool whole = whole_words == n + context.plan.set_aside.size() && base == 0 &&
                       view.begin->words == std::min(tokens, kMostLabelWords) &&
                       view.begin->content == std::min(context.plan.query.content, kMostLabelWords);
    score.equal = score.equal || whole;
    score.typed = score.typed || (whole && typed == n);
  }
  return score;
}

// A question of nothing but a page's title asks what it is: "hvad er opsigelse". Other forms of its words will do.
constexpr int32_t kAskedCoverage = 960;

// The best of a page's labels.
struct Best {
  int32_t heading = 0;  // how far a heading covers the query
  bool typed = false;   // a heading is the query, form by form
  int32_t named = 0;    // how far a title, other name or keyword covers it that has no other words
};

void add_labels(const Context& context, LabelView view, PageScore& page, Best& best) {
  const LabelScore score = score_label(context, view);
  const Weights& w = context.weights;
  const LabelKind kind = view.begin->kind;
  if (kind == LabelKind::heading || kind == LabelKind::question) {
    const int32_t share = std::min(kOne, ratio(score.matched, std::max<int32_t>(1, view.begin->content)));
    int32_t value = times(times(score.coverage, score.coverage), 512 + share / 2);
    if (score.equal) value += w.heading_equal;
    // One word in a heading says little, but in a question that is answered here it is what the answer is about.
    if (kind == LabelKind::question || context.plan.words.size() > 1) best.heading = std::max(best.heading, value);
    best.typed = best.typed || score.typed;
    return;
  }
  const int32_t square = times(score.coverage, score.coverage);
  const bool name = kind != LabelKind::link_text;
  if (name && score.whole >= view.begin->content) best.named = std::max(best.named, times(square, square));
  if (kind == LabelKind::title) {
    const bool asked = context.plan.query.question && score.whole == context.plan.words.size() &&
                       score.whole == view.begin->words && score.coverage >= kAskedCoverage;
    page.title_is_query = page.title_is_query || score.typed || asked;
    if (score.equal) page.title_order += times(w.title_equal, context.all);
    if (score.in_order && context.plan.query.tokens.size() > 1) page.title_order += times(w.title_phrase, context.all);
  } else if (score.equal && (kind == LabelKind::alias || kind == LabelKind::keyword)) {
    page.title_order = std::max(page.title_order, times(w.title_equal, context.all));
  }
}

// Smallest window with all words of the query that the page has; 0 if fewer than two. Returns their idf share too.
struct Window {
  uint32_t words = 0, span = 0;
  int32_t coverage = 0;
};

Window smallest_window(const Context& context, const PositionEvent* begin, const PositionEvent* end) {
  Window window;
  std::vector<uint32_t> counts(context.plan.words.size(), 0);
  for (const PositionEvent* event = begin; event != end; ++event) {
    const int32_t word = context.word_of_token[event->token];
    if (word >= 0 && counts[static_cast<size_t>(word)]++ == 0) {
      ++window.words;
      window.coverage += context.idf_share[static_cast<size_t>(word)];
    }
  }
  if (window.words < 2) return window;
  std::fill(counts.begin(), counts.end(), 0);
  uint32_t inside = 0;
  const PositionEvent* first = begin;
  window.span = kNoWord;
  for (const PositionEvent* last = begin; last != end; ++last) {
    const int32_t word = context.word_of_token[last->token];
    if (word < 0) continue;
    inside += counts[static_cast<size_t>(word)]++ == 0;
    while (inside == window.words) {
      window.span = std::min(window.span, last->position - first->position + 1);
      const int32_t left = context.word_of_token[first->token];
      if (left >= 0 && --counts[static_cast<size_t>(left)] == 0) --inside;
      ++first;
    }
  }
  return window;
}

// Share of the query's neighbours, stop words in, that are neighbours in the page's text. An answer has the verb behind
// its subject: "hvad er en opsigelse", "en opsigelse er …". The question word has no neighbour in it.
int32_t neighbour_share(const Context& context, const PositionEvent* begin, const PositionEvent* end) {
  const std::vector<uint32_t>& groups = context.plan.token_groups;
  const ParsedQuery& query = context.plan.query;
  const bool turned = query.question && groups.size() > 2 &&
                      has_word(context.index.analyzer().rules()[Rule::question_words], query.tokens[0].surface);
  if (groups.size() < 2) return 0;
  std::vector<bool> found(groups.size(), false);
  // Events of a group carry the first token that has it.
  std::vector<uint32_t> first_token(groups.size());
  for (uint32_t i = 0; i < groups.size(); ++i) {
    uint32_t& first = first_token[i];
    while (groups[first] != groups[i]) ++first;
    if (groups[i] == kNoWord) first = i;
  }
  for (const PositionEvent* event = begin; event != end; ++event) {
    for (const PositionEvent* next = event + 1; next != end && next->position <= event->position + 1; ++next) {
      if (next->position != event->position + 1) continue;
      for (uint32_t i = 0; i + 1 < groups.size(); ++i) {
        const size_t left = turned && i == 0 ? groups.size() - 1 : i;
        if (first_token[left] == event->token && first_token[i + 1] == next->token) found[i] = true;
      }
    }
  }
  int32_t count = 0;
  for (const bool pair : found) count += pair;
  return count * kOne / static_cast<int32_t>(groups.size() - 1);
}

// The best passage: sum of its words' idf, each saturated, × how much of the question it covers. A page shorter than a
// passage has `length` words.
int32_t best_passage(const Context& context, const PositionEvent* begin, const PositionEvent* end, uint32_t length) {
  int32_t best = 0;
  const int32_t norm = kOne - context.weights.q_body_length +
                       context.weights.q_body_length * length / uint32_t(context.weights.q_passage);
  std::vector<int32_t> counts(context.plan.words.size());
  const PositionEvent* first = begin;
  for (uint32_t from = 0; first != end; from += (uint32_t(context.weights.q_passage) / 2)) {
    while (first != end && first->position < from) ++first;
    if (first == end) break;
    if (first->position >= from + uint32_t(context.weights.q_passage))
      from = first->position / (uint32_t(context.weights.q_passage) / 2) * (uint32_t(context.weights.q_passage) / 2);
    std::fill(counts.begin(), counts.end(), 0);
    for (const PositionEvent* event = first;
         event != end && event->position < from + uint32_t(context.weights.q_passage); ++event) {
      const int32_t word = context.word_of_token[event->token];
      if (word < 0) continue;
      int32_t& counted = counts[static_cast<size_t>(word)];
      counted = std::min(counted + event->weight, kMostCounted);
    }
    int32_t sum = 0, coverage = 0;
    for (size_t i = 0; i < counts.size(); ++i) {
      const int32_t tf = ratio(counts[i], norm);
      sum += times(context.matches[i].idf, proportion(tf, kOne + context.weights.q_k1, tf + context.weights.q_k1));
      coverage += times(context.idf_share[i], std::min(kOne, counts[i]));
    }
    best = std::max(best, times(sum, coverage));
  }
  return best;
}

// Answers begin with what was asked about: share of the question among the page's first words, less the later.
int32_t first_words(const Context& context, const PositionEvent* begin, const PositionEvent* end) {
  const uint32_t size = uint32_t(context.weights.q_early_words);
  int32_t share = 0;
  std::vector<bool> seen(context.plan.words.size(), false);
  for (const PositionEvent* event = begin; event != end && event->position < size; ++event) {
    const int32_t word = context.word_of_token[event->token];
    if (word < 0 || seen[static_cast<size_t>(word)]) continue;
    seen[static_cast<size_t>(word)] = true;
    const uint32_t early = uint32_t(event->weight) * (size - event->position) / size;
    share += times(context.idf_share[static_cast<size_t>(word)], static_cast<int32_t>(early));
  }
  return share;
}

void add_positions(const Context& context, const PositionEvent* begin, const PositionEvent* end, PageScore& page) {
  const Weights& w = context.weights;
  const int32_t pairs = neighbour_share(context, begin, end);
  if (context.plan.query.question) {
    const uint32_t length =
        std::max(1u, std::min(context.index.page(page.page).words, uint32_t(context.weights.q_passage)));
    const int32_t passage = times(w.q_window, best_passage(context, begin, end, length));
    const int32_t early = times(w.q_early, first_words(context, begin, end));
    page.nearness += passage + times(context.all, early);
    page.nearness += times(times(page.total(), w.q_pairs), pairs);
    return;
  }
  const bool longer = context.plan.long_mode;
  page.nearness += times(times(longer ? w.pairs_long : w.pairs, context.all), pairs);
  if (pairs == kOne) page.nearness += times(longer ? w.phrase_long : w.phrase, context.all);
  const Window window = smallest_window(context, begin, end);
  if (window.words < 2) return;
  const int32_t tight = std::min(kOne, ratio(window.words + 2, std::min(window.span, kMostSpan) + 2));
  page.nearness += times(
      times(times(longer ? w.window_long : w.window, context.all), times(window.coverage, window.coverage)), tight);
}

}  // namespace

void rerank(const Plan& plan, const Index& index, const Weights& weights, const std::vector<WordMatch>& matches,
            const Evidence& evidence, PageScore* candidates, size_t count) {
  Context context{plan, index, weights, matches, {}, {}, found_idf(matches), {}};
  for (const WordMatch& match : matches) {
    context.idf_share.push_back(match.hits.empty() ? 0 : ratio(match.idf, context.all));
  }
  // Else one rare word would make a heading of two the query.
  context.label_share = plan.query.question ? context.idf_share : coverage_shares(matches);
  context.word_of_token.assign(plan.token_groups.size(), -1);
  for (size_t i = 0; i < plan.words.size(); ++i) context.word_of_token[plan.words[i].token] = static_cast<int32_t>(i);

  const LabelEvent* label = evidence.labels.data();
  const LabelEvent* const labels_end = label + evidence.labels.size();
  const PositionEvent* position = evidence.positions.data();
  const PositionEvent* const positions_end = position + evidence.positions.size();
  for (uint32_t slot = 0; slot < count; ++slot) {
    PageScore& page = candidates[slot];
    Best best;
    while (label != labels_end && label->slot == slot) {
      const LabelEvent* next = label;
      while (next != labels_end && next->slot == slot && next->label == label->label) ++next;
      add_labels(context, {label, next}, page, best);
      label = next;
    }
    // The more words, the surer the heading is what was asked for.
    const int32_t sureness = plan.words.size() >= 3   ? kOne
                             : plan.words.size() == 2 ? weights.heading_two
                                                      : weights.heading_one;
    const int32_t heading_weight = plan.query.question ? weights.q_heading : times(weights.heading_bonus, sureness);
    page.headings = times(times(heading_weight, context.all), best.heading);
    if (plan.query.question) page.title += times(times(weights.q_named, context.all), best.named);
    if (best.typed && plan.query.typed >= 3) {
      page.headings += times(weights.heading_typed, context.all);
    }
    const PositionEvent* const from = position;
    while (position != positions_end && position->slot == slot) ++position;
    if (plan.wants_positions) add_positions(context, from, position, page);
    if (plan.query.question && (index.page(page.page).flags & kPageAnswersYesNo)) {
      page.answer += times(plan.query.yes_no ? weights.q_yes_no : -weights.q_not_yes_no, page.total());
    }
    page.boost = times(page.total(), index.page(page.page).boost * weights.boost);
  }
}

}  // namespace kb::search
