#include "search/query/match.h"

#include <algorithm>

#include "search/query/fixed.h"

namespace kb::search {
namespace {

int32_t saturated(int32_t tf, int32_t k1) {
  return proportion(tf, kOne + k1, tf + k1 + 1);
}

}  // namespace

void keep_hits(std::vector<Hit>& best, std::vector<Hit>& out) {
  for (const Hit& hit : best) {
    if (hit.credit > 0) out.push_back(hit);
  }
}

void raise(Hit& hit, const Hit& other) {
  hit.page = other.page;
  if (hit.credit == 0 || other.score > hit.score) {
    hit.score = other.score;
    hit.body = other.body;
    hit.alternative = other.alternative;
    hit.part = other.part;
  }
  if (other.title > hit.title) {
    hit.title_content = other.title_content;
    hit.title_part = other.title_part;
  }
  hit.title = std::max(hit.title, other.title);
  hit.link = std::max(hit.link, other.link);
  hit.credit = std::max(hit.credit, other.credit);
  hit.exact_title = hit.exact_title || other.exact_title;
}

int32_t length_decay(size_t words) {
  return words <= 2 ? kOne : 2 * kOne / static_cast<int32_t>(words);
}

const Hit* find_hit(const WordMatch& match, uint32_t page) {
  const auto found = std::lower_bound(match.hits.begin(), match.hits.end(), page,
                                      [](const Hit& hit, uint32_t wanted) { return hit.page < wanted; });
  return found != match.hits.end() && found->page == page ? &*found : nullptr;
}

void Matcher::choose_fields(const Plan& plan) {
  question_ = plan.query.question;
  const Weights& w = weights_;
  const int32_t decay = question_ ? kOne : length_decay(plan.words.size());
  const int32_t of_keywords[] = {w.title_field, w.alias_field, w.keyword_field, w.link_field};
  const int32_t of_questions[] = {kOne, kOne, kOne / 2, kOne / 2};
  fields_ = {};
  for (uint32_t kind = 0; kind < std::size(of_keywords); ++kind) {
    fields_.labels[kind] = times((question_ ? of_questions : of_keywords)[kind], decay);
  }
  fields_.other_form = w.other_form;
  fields_.other_quality = w.other_quality;
  fields_.head = question_ ? w.q_part : w.head_part;
  fields_.modifier = question_ ? w.q_part : w.modifier_part;
  fields_.k1 = question_ ? w.q_k1 : plan.long_mode ? w.k1_long : w.k1;
  fields_.title_length = question_ ? w.q_title_length : w.title_length;
  fields_.body_length = question_ ? w.q_body_length : w.body_length;
  fields_.joint = !question_;
}

void Matcher::read_list(ListReader list, int32_t scale, int32_t quality, bool typed) {
  const auto cell_of = [&](uint32_t page) -> Cell& {
    Cell& cell = cells_[page];
    if (cell.any == 0) touched_.push_back(page);
    cell.any = std::max(cell.any, quality);
    return cell;
  };
  uint32_t page, count;
  while (list.next_body(page, count)) {
    Cell& cell = cell_of(page);
    const int32_t more = static_cast<int32_t>(std::min<uint32_t>(count, 1024)) * scale;
    cell.body = std::min(cell.body + more, kMostCounted);
  }
  LabelHit label;
  const uint32_t average = index_.average_title_words256();
  while (list.next_label(label)) {
    Cell& cell = cell_of(label.page);
    const int32_t length = static_cast<int32_t>(label.words * 256u * kOne / average);
    const int32_t norm = kOne - fields_.title_length + times(fields_.title_length, length);
    const int32_t more = ratio(times(fields_.labels[static_cast<uint32_t>(label.kind)], scale), norm);
    cell.titles = std::min(cell.titles + more, kMostCounted);
    if (label.kind == LabelKind::title || label.kind == LabelKind::alias) {
      // What a hyphen ties to another word is a part of a compound.
      int32_t best = label.piece ? times(quality, weights_.part_quality) : quality;
      if (label.kind == LabelKind::alias) best = times(best, weights_.alias_quality);
      if (best > cell.title) {
        cell.title = best;
        cell.title_content = label.content;
      }
      cell.exact_title = cell.exact_title || (typed && label.kind == LabelKind::title);
    } else if (label.kind == LabelKind::link_text) {
      cell.link = std::max(cell.link, quality);
    }
  }
}

// Forms that are `surface`, or begin so, count as typed.
void Matcher::read_group(uint32_t group, uint32_t surface, std::string_view beginning) {
  cells_.resize(index_.page_count());
  for (const uint32_t page : touched_) cells_[page] = {};
  touched_.clear();
  if (!index_.lists(group, lists_)) return;
  for (const GroupList& list : lists_) {
    if (list.kind == ListKind::head) {
      read_list(list.places, fields_.head, weights_.part_quality, false);
    } else if (list.kind == ListKind::modifier) {
      read_list(list.places, fields_.modifier, weights_.modifier_quality, false);
    } else {
      const bool typed =
          list.surface == surface || (!beginning.empty() && index_.lexicon().text(list.surface).starts_with(beginning));
      const bool as_good = typed || (surface == kNoWord && beginning.empty());
      read_list(list.places, as_good ? kOne : fields_.other_form, as_good ? kOne : fields_.other_quality, typed);
    }
  }
}

uint32_t Matcher::pages_with(uint32_t group) {
  document_counts_.resize(index_.lexicon().group_count());
  if (document_counts_[group] == 0) {
    read_group(group, kNoWord);
    document_counts_[group] = static_cast<uint32_t>(touched_.size()) + 1;
  }
  return document_counts_[group] - 1;
}

int32_t Matcher::score_cell(const Cell& cell, uint32_t page) const {
  const int32_t length = ratio(index_.page(page).words, index_.average_body_words());
  const int32_t norm = kOne - fields_.body_length + times(fields_.body_length, length);
  const int32_t body = ratio(cell.body, std::max(norm, 1));
  if (fields_.joint) return saturated(cell.titles + body, fields_.k1);
  return saturated(body, fields_.k1) + times(weights_.q_title, saturated(cell.titles, fields_.k1));
}

// Brings the alternative that read_group() has just read into the word's best hits.
void Matcher::take(std::vector<Hit>& best, const Alternative& alternative, int32_t idf, uint16_t number) {
  for (const uint32_t page : touched_) {
    Cell cell = cells_[page];
    if (alternative.title_only) {
      if (cell.title == 0) continue;
      cell.body = 0;
    }
    const int32_t x = times(alternative.weight, idf);
    Hit hit;
    hit.page = page;
    hit.score = times(x, score_cell(cell, page));
    hit.body = cell.body;
    hit.credit = times(alternative.quality, cell.any);
    hit.title = times(alternative.quality, cell.title);
    hit.link = times(alternative.quality, cell.link);
    hit.title_content = cell.title_content;
    hit.exact_title = cell.exact_title && alternative.tier == Tier::exact;
    hit.part = cell.any < fields_.other_quality;
    hit.title_part = cell.title < kOne;
    hit.alternative = number;
    if (!question_ && cell.exact_title) hit.score += times(weights_.exact_title, x);
    raise(best[page], hit);
  }
}

// u of the word, and the weights of alternatives that depend on how common they are.
int32_t Matcher::word_idf(const PlannedWord& word, std::vector<Alternative>& alternatives) {
  const uint32_t pages = index_.page_count();
  uint32_t most = 0;
  uint32_t sum = 0;
  const uint32_t own = word.group == kNoWord ? 0 : pages_with(word.group);
  for (Alternative& alternative : alternatives) {
    const uint32_t count = pages_with(alternative.group);
    sum += count;
    if (alternative.tier == Tier::typo) most = std::max(most, count);
    // Another spelling of a known word is meant only where it is the common one.
    const bool known = own > 0 && alternative.weight == weights_.spelling_known;
    if (alternative.tier == Tier::spelling && known && count <= own) alternative.weight = 0;
  }
  for (Alternative& alternative : alternatives) {
    if (alternative.tier != Tier::typo || most == 0) continue;
    const int32_t share = ratio(log2_fixed(1 + pages_with(alternative.group)), log2_fixed(1 + most));
    alternative.weight = times(alternative.weight, 512 + share / 2);
    alternative.quality = alternative.weight;
  }
  if (own > 0) return idf_fixed(pages, own);
  return idf_fixed(pages, std::min(sum, pages));
}

void Matcher::match_word(const PlannedWord& word, WordMatch& out) {
  std::vector<Alternative> alternatives = word.alternatives;
  out.idf = word_idf(word, alternatives);
  std::vector<Hit> best(index_.page_count());
  for (uint16_t i = 0; i < alternatives.size(); ++i) {
    if (alternatives[i].weight == 0) continue;
    const uint32_t surface = alternatives[i].surface != kNoWord ? alternatives[i].surface : word.surface;
    read_group(alternatives[i].group, surface, alternatives[i].tier == Tier::prefix ? word.typed : std::string_view());
    const int32_t idf = std::min(out.idf, idf_fixed(index_.page_count(), static_cast<uint32_t>(touched_.size())));
    take(best, alternatives[i], alternatives[i].group == word.group ? out.idf : idf, i);
  }
  for (uint16_t i = 0; i < word.parts.size(); ++i) {
    match_parts(word.parts[i], static_cast<uint16_t>(kFromParts + i), best);
  }
  if (word.compound && (question_ || word.group == kNoWord)) {
    const auto found = [](const Hit& hit) { return hit.credit > 0; };
    match_any_part(word, out.idf, best, !question_ && std::any_of(best.begin(), best.end(), found));
  }
  keep_hits(best, out.hits);
}

WordMatch Matcher::match_group(uint32_t group, uint32_t surface) {
  WordMatch out;
  out.idf = idf_fixed(index_.page_count(), pages_with(group));
  std::vector<Hit> best(index_.page_count());
  read_group(group, surface);
  take(best, {Tier::stem, group, kOne, kOne, false, kNoWord}, out.idf, 0);
  keep_hits(best, out.hits);
  return out;
}

std::vector<WordMatch> Matcher::match(const Plan& plan) {
  choose_fields(plan);
  std::vector<WordMatch> words(plan.words.size());
  for (size_t i = 0; i < plan.words.size(); ++i) match_word(plan.words[i], words[i]);
  match_joins(plan, words);
  return words;
}

}  // namespace kb::search
