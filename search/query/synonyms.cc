#include "search/query/synonyms.h"

#include "search/query/split.h"
#include "search/text/word_list.h"

namespace kb::search {
namespace {

constexpr size_t kMaxMatches = 32;
constexpr size_t kMaxNames = 24;  // of one group

SynonymName read_name(std::string_view text, const Index& index, std::vector<Token>& tokens) {
  SynonymName name;
  tokens.clear();
  tokenize(text, index.analyzer().language(), tokens);
  std::string_view joined;
  for (const Token& token : tokens) {
    if (token.joined && token.begin == tokens.front().begin && token.end == tokens.back().end) joined = token.surface;
  }
  const auto add = [&](std::string_view surface) {
    name.stems.emplace_back(index.analyzer().stem(surface));
    name.groups.push_back(find_word(surface, index).group);
    if (name.groups.back() == kNoWord) name.known = false;
  };
  if (!joined.empty()) {
    add(joined);
    return name;
  }
  for (const Token& token : tokens) {
    if (!token.joined) add(token.surface);
  }
  return name;
}

// Where the query says the name: the stems one after the other, or its only word written with a hyphen or apart.
bool find_name(const SynonymName& name, const std::vector<std::string>& stems, const std::vector<std::string>& joined,
               uint32_t& first, uint32_t& end) {
  const size_t n = name.stems.size();
  for (size_t i = 0; n > 0 && i + n <= stems.size(); ++i) {
    size_t k = 0;
    while (k < n && stems[i + k] == name.stems[k]) ++k;
    if (k < n) continue;
    first = static_cast<uint32_t>(i);
    end = static_cast<uint32_t>(i + n);
    return true;
  }
  for (size_t i = 0; n == 1 && i < joined.size(); ++i) {
    if (joined[i] != name.stems[0]) continue;
    first = static_cast<uint32_t>(i);
    end = first + 2;
    return true;
  }
  return false;
}

}  // namespace

Synonyms read_synonyms(const Index& index) {
  Synonyms synonyms;
  std::vector<Token> tokens;
  std::string_view lines = index.synonyms();
  while (!lines.empty()) {
    std::string_view line = next_word(lines, '\n');
    std::vector<SynonymName>& names = synonyms.emplace_back();
    while (!line.empty() && names.size() < kMaxNames) names.push_back(read_name(next_word(line, '\t'), index, tokens));
  }
  return synonyms;
}

std::vector<SynonymMatch> find_synonyms(const ParsedQuery& query, const Synonyms& synonyms, Analyzer& analyzer) {
  std::vector<SynonymMatch> matches;
  std::vector<std::string> stems, joined;
  for (size_t i = 0; i < query.tokens.size(); ++i) {
    stems.emplace_back(analyzer.stem(query.tokens[i].surface));
    if (i > 0) joined.emplace_back(analyzer.stem(query.tokens[i - 1].surface + query.tokens[i].surface));
  }
  for (const std::vector<SynonymName>& names : synonyms) {
    for (size_t said = 0; said < names.size(); ++said) {
      SynonymMatch match;
      if (names[0].stems.empty()) match.tier = Tier::other_language;
      if (!find_name(names[said], stems, joined, match.first, match.end)) continue;
      for (size_t other = 0; other < names.size() && matches.size() < kMaxMatches; ++other) {
        if (other == said || !names[other].known || names[other].groups.empty()) continue;
        match.groups = names[other].groups;
        matches.push_back(match);
      }
    }
  }
  return matches;
}

}  // namespace kb::search
