#include "search/query/explain.h"

namespace kb::search {
namespace {

std::string quoted(std::string_view word) {
  return "'" + std::string(word) + "'";
}

std::string describe(const Hit& hit, const PlannedWord& word, const Plan& plan, const Index& index) {
  const Lexicon& lexicon = index.lexicon();
  std::string text = quoted(plan.query.tokens[word.token].surface);
  if (hit.alternative >= kFromJoin) {
    const PlannedJoin& join = plan.joins[hit.alternative - kFromJoin];
    const uint32_t form = join.surface != kNoWord ? join.surface : lexicon.member(join.group, 0);
    text += " as " + quoted(lexicon.text(form)) + " (";
    text += join.tier == Tier::synonym   ? "synonym"
            : join.end == join.first + 1 ? "the verb with its particle"
                                         : "written as one word";
    text += ")";
  } else if (hit.alternative >= kFromParts) {
    text += " as the words";
    for (const uint32_t group : word.parts[hit.alternative - kFromParts].groups) {
      text += " " + quoted(lexicon.text(lexicon.member(group, 0)));
    }
  } else {
    const Alternative& alternative = word.alternatives[hit.alternative];
    if (alternative.tier > Tier::stem) {
      text += " as " + quoted(lexicon.text(lexicon.member(alternative.group, 0)));
      text += " (" + std::string(name_of(alternative.tier)) + ")";
    }
  }
  if (hit.part) text += ", part of a compound";
  text += hit.title > 0 ? ", in the title or another name" : hit.link > 0 ? ", in a link to the page" : ", in the text";
  return text;
}

}  // namespace

std::vector<Explanation> explain(const Plan& plan, const Ranking& ranking, const PageScore& score, const Index& index) {
  std::vector<Explanation> lines;
  int64_t sum = 0;
  for (size_t i = 0; i < plan.words.size(); ++i) {
    const Hit* hit = find_hit(ranking.matches[i], score.page);
    if (hit == nullptr) continue;
    lines.push_back({describe(*hit, plan.words[i], plan, index), hit->score});
    sum += hit->score;
  }
  const auto add = [&](const char* what, int64_t points) {
    if (points != 0) lines.push_back({what, points});
  };
  if (score.title_is_query) lines.push_back({"the title is the query: first, always", 0});
  add("words of the query that the page lacks or has in another form", score.words - sum);
  add("the title, or another name, covers the query", score.title);
  add("a link's text covers the query", score.links);
  add("a heading covers the query", score.headings);
  add("the title, another name or a keyword has the words in order", score.title_order);
  add("the words stand near one another", score.nearness);
  add("the words in the text of this page and of others with its title", score.siblings);
  add("how well it answers this kind of question", score.answer);
  add("the page's own boost", score.boost);
  return lines;
}

}  // namespace kb::search
