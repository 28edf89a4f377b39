#include "search/query/suggest.h"

#include <algorithm>

#include "search/query/mark.h"
#include "search/query/rank.h"

namespace kb::search {
namespace {

constexpr uint32_t kMostWords = 3;       // completed words offered
constexpr uint32_t kMostScanned = 2000;  // surfaces looked at for them

// The typed beginning of a suggestion, where it stands at the start.
void mark_beginning(Suggestion& suggestion, std::string_view typed) {
  if (suggestion.text.substr(0, typed.size()) == typed)
    suggestion.marks.push_back({0, static_cast<uint32_t>(typed.size())});
}

void add_titles(const Plan& plan, const Index& index, const Weights& weights, uint32_t limit,
                std::vector<Suggestion>& out) {
  Ranking ranking = rank(plan, index, weights);
  Marker marker(plan, index);
  std::vector<WordMark> marks;
  std::vector<SectionText> sections;
  for (const PageScore& score : ranking.pages) {
    if (out.size() >= limit) return;
    Card card;
    if (score.title == 0 && score.headings == 0 && !score.title_is_query) continue;
    if (!index.card(score.page, card)) continue;
    if (score.title > 0 || score.title_is_query) {
      Suggestion suggestion{std::string(card.title), std::string(card.url), {}};
      marker.mark(card.title, marks);
      suggestion.marks = merged_marks(marks);
      out.push_back(std::move(suggestion));
    }
    if (score.headings == 0 || !index.sections(score.page, sections)) continue;
    for (const SectionText& section : sections) {
      if (static_cast<SectionKind>(section.kind) != SectionKind::faq || out.size() >= limit) continue;
      marker.mark(section.heading, marks);
      if (marks.empty()) continue;
      Suggestion question{std::string(section.heading), std::string(card.url), merged_marks(marks)};
      if (!section.anchor.empty()) question.url += "#" + std::string(section.anchor);
      out.push_back(std::move(question));
      break;
    }
  }
}

// The unfinished last word, completed: one form for each stem, the commonest beginnings being the shortest.
void add_words(const Plan& plan, const Index& index, uint32_t limit, std::vector<Suggestion>& out) {
  if (!plan.query.open || limit == 0) return;
  const QueryToken& last = plan.query.tokens.back();
  const Lexicon& lexicon = index.lexicon();
  const uint32_t first = lexicon.lower_bound(last.surface);
  const uint32_t end = std::min(lexicon.prefix_end(last.surface, first), first + kMostScanned);
  std::vector<uint32_t> groups;
  for (uint32_t surface = first; surface < end && groups.size() < limit; ++surface) {
    if (lexicon.text(surface) == last.surface || last.digits) continue;
    const uint32_t group = lexicon.group_of(surface);
    if (std::find(groups.begin(), groups.end(), group) != groups.end()) continue;
    groups.push_back(group);
    Suggestion word;
    for (size_t i = 0; i + 1 < plan.query.tokens.size(); ++i) word.text += plan.query.tokens[i].surface + " ";
    word.text += lexicon.text(surface);
    std::string typed;
    for (size_t i = 0; i < plan.query.tokens.size(); ++i) typed += (i > 0 ? " " : "") + plan.query.tokens[i].surface;
    mark_beginning(word, typed);
    out.push_back(std::move(word));
  }
}

}  // namespace

std::vector<Suggestion> make_suggestions(const Plan& plan, const Index& index, const Weights& weights, uint32_t limit) {
  std::vector<Suggestion> out;
  if (plan.query.tokens.empty() || limit == 0) return out;
  const uint32_t words = std::min(kMostWords, limit / 3);
  add_titles(plan, index, weights, limit - words, out);
  add_words(plan, index, std::min<uint32_t>(words, limit - static_cast<uint32_t>(out.size())), out);
  return out;
}

}  // namespace kb::search
