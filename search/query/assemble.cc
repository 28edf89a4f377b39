#include "search/query/assemble.h"

#include <algorithm>

#include "search/query/excerpt.h"
#include "search/query/explain.h"
#include "search/query/help.h"
#include "search/query/mark.h"

namespace kb::search {
namespace {

// The word of the site that a hit stands for, and the tier it needed.
struct Reason {
  Tier tier = Tier::exact;
  std::string word;
};

Reason reason_of(const Hit& hit, const PlannedWord& word, const Plan& plan, const Index& index) {
  if (hit.alternative >= kFromJoin) {
    const PlannedJoin& join = plan.joins[hit.alternative - kFromJoin];
    const uint32_t surface = join.surface;
    return {join.tier, std::string(surface != kNoWord ? index.lexicon().text(surface) : shown_form(join.group, index))};
  }
  if (hit.alternative >= kFromParts) {
    const PartSet& set = word.parts[hit.alternative - kFromParts];
    std::string words;
    for (const uint32_t group : set.groups) {
      if (!words.empty()) words += ' ';
      words += shown_form(group, index);
    }
    return {set.tier, words};
  }
  const Alternative& alternative = word.alternatives[hit.alternative];
  const bool own = alternative.tier == Tier::exact || alternative.tier == Tier::stem;
  if (own && hit.part) return {Tier::compound, {}};
  if (own) return {alternative.tier, {}};
  return {alternative.tier, std::string(shown_form(alternative.group, index))};
}

void name_reason(PageResult& result, const Plan& plan, const Ranking& ranking, const Index& index) {
  for (size_t i = 0; i < plan.words.size(); ++i) {
    const Hit* hit = find_hit(ranking.matches[i], result.page);
    if (hit == nullptr) continue;
    Reason reason = reason_of(*hit, plan.words[i], plan, index);
    if (reason.tier > result.tier) {
      result.tier = reason.tier;
      result.matched = static_cast<std::string&&>(reason.word);
    }
  }
}

// Whether the query is a page's name: its title or an alias, or all of the query's words in its title.
bool names_page(const PageScore& score, const Plan& plan, const std::vector<WordMark>& title_marks) {
  if (plan.query.question || plan.words.empty()) return false;
  if (score.title_is_query || score.title_order > 0) return true;
  for (uint32_t word = 0; word < plan.words.size(); ++word) {
    const auto marked = [&](const WordMark& mark) { return mark.word == word; };
    if (std::none_of(title_marks.begin(), title_marks.end(), marked)) return false;
  }
  return true;
}

// The first compound that is marked in part: what a compound match is called.
std::string first_compound(std::string_view text, const std::vector<WordMark>& marks) {
  for (const WordMark& mark : marks) {
    if (mark.begin == mark.token_begin && mark.end == mark.token_end) continue;
    return std::string(text.substr(mark.token_begin, mark.token_end - mark.token_begin));
  }
  return {};
}

}  // namespace

void want_shown_chunks(const Ranking& ranking, const Index& index, const Options& options, std::vector<bool>& wanted) {
  for (size_t i = 0; i < ranking.pages.size() && i < options.limit; ++i) {
    if (!options.excerpts && (index.flags() & kInlineCards)) continue;
    wanted[index.document_chunk(ranking.pages[i].page)] = true;
  }
}

void assemble(const Plan& plan, const Ranking& ranking, const Index& index, const Options& options, Results& results) {
  results.question = plan.query.question;
  results.total = static_cast<uint32_t>(ranking.pages.size());
  Marker marker(plan, index);
  std::vector<SectionText> sections;
  std::vector<WordMark> marks;
  for (size_t i = 0; i < ranking.pages.size() && i < options.limit; ++i) {
    const PageScore& score = ranking.pages[i];
    PageResult& result = results.pages.emplace_back();
    result.page = score.page;
    result.score = score.total();
    const Card& card = index.card(score.page);
    result.url = card.url;
    result.title = card.title;
    result.kind = card.kind;
    result.category = card.category;
    result.definition = card.definition;
    marker.mark(card.title, marks);
    result.title_marks = merged_marks(marks);
    name_reason(result, plan, ranking, index);
    if (result.tier == Tier::compound && result.matched.empty()) result.matched = first_compound(card.title, marks);
    if (options.sections > 0 && index.sections(score.page, sections)) {
      result.sections =
          choose_sections(sections, marker, plan, ranking.matches, names_page(score, plan, marks), options);
      for (size_t s = 0; s < sections.size() && result.tier == Tier::compound && result.matched.empty(); ++s) {
        marker.mark(sections[s].text, marks);
        result.matched = first_compound(sections[s].text, marks);
      }
    }
    if (kExplains && options.explain) result.explanation = explain(plan, ranking, score, index);
  }
  add_help(plan, ranking, index, results);
}

}  // namespace kb::search
