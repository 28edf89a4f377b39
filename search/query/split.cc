#include "search/query/split.h"

#include <string>

namespace kb::search {
namespace {

constexpr uint32_t kShortestCompound = 7;  // bytes
constexpr uint32_t kShortestPart = 3;
constexpr uint32_t kShortestHead = 3;
constexpr int kMostParts = 4;

uint32_t part_group(std::string_view part, bool head, const Index& index, int& worth) {
  const Lexicon& lexicon = index.lexicon();
  Analyzer& analyzer = index.analyzer();
  worth = 0;
  if (analyzer.is_stop_word(part)) return kNoWord;
  const int length = static_cast<int>(part.size());
  if (const uint32_t surface = lexicon.find(part); surface != kNoWord) {
    worth = 3 + length;
    return lexicon.group_of(surface);
  }
  // Other forms of the part: only for parts long enough to be sure of, and at the end also inflected.
  if (length < (head ? 4 : 5)) return kNoWord;
  const uint32_t group = lexicon.find_stem(analyzer.stem(part));
  if (group != kNoWord) worth = length - (head ? 0 : 2);
  return group;
}

bool begins_character(std::string_view text, size_t at) {
  return (static_cast<uint8_t>(text[at]) & 0xC0) != 0x80;
}

// Best split of word[from, end): fewest parts, then the most letters in words known as they stand.
struct Splitter {
  std::string_view word;
  const Index& index;
  struct Best {
    bool known = false, possible = false;
    int score = 0;
    size_t next = 0;  // where the rest begins; the word's end for the last part
    uint32_t group = kNoWord;
    int parts = 0;
  };
  std::vector<Best> memo;

  const Best& best(size_t from, int depth) {
    Best& result = memo[from];
    if (result.known) return result;
    Best found;
    found.known = true;
    int worth = 0;
    if (word.size() - from >= kShortestHead && from > 0) {
      const uint32_t group = part_group(word.substr(from), true, index, worth);
      if (group != kNoWord) found = {true, true, worth, word.size(), group, 1};
    }
    for (size_t at = from + kShortestPart; depth < kMostParts && at + kShortestHead <= word.size(); ++at) {
      if (!begins_character(word, at)) continue;
      for (const std::string_view link : {"", "s", "e", "er"}) {
        std::string_view modifier = word.substr(from, at - from);
        if (modifier.size() < kShortestPart + link.size() || !modifier.ends_with(link)) continue;
        modifier.remove_suffix(link.size());
        const uint32_t group = part_group(modifier, false, index, worth);
        if (group == kNoWord) continue;
        const Best rest = best(at, depth + 1);
        if (!rest.possible || rest.parts >= kMostParts) continue;
        const Best candidate{true, true, worth - static_cast<int>(link.size()) + rest.score, at, group, rest.parts + 1};
        const bool fewer = candidate.parts < found.parts;
        const bool same = candidate.parts == found.parts && candidate.score > found.score;
        if (!found.possible || fewer || same) found = candidate;
      }
    }
    memo[from] = found;
    return memo[from];
  }
};

}  // namespace

SiteWord find_word(std::string_view surface, const Index& index) {
  const uint32_t found = index.lexicon().find(surface);
  if (found != kNoWord) return {found, index.lexicon().group_of(found)};
  return {kNoWord, index.lexicon().find_stem(index.analyzer().stem(surface))};
}

std::vector<uint32_t> split_word(std::string_view word, SiteWord known, const Index& index) {
  const Lexicon& lexicon = index.lexicon();
  std::vector<uint32_t> groups;
  if (word.size() < kShortestCompound) return groups;
  if (known.group != kNoWord) {
    // The site has the word: its own split counts, that of another form of it where this one is new.
    uint32_t surface = known.surface;
    for (uint32_t i = 0; surface == kNoWord && i < lexicon.group_size(known.group); ++i) {
      if (lexicon.is_compound(lexicon.member(known.group, i))) surface = lexicon.member(known.group, i);
    }
    if (surface == kNoWord) return groups;
    std::vector<CompoundPart> parts;
    lexicon.parts(surface, parts);
    for (const CompoundPart& part : parts) {
      const std::string_view text = lexicon.text(surface).substr(part.begin, part.end - part.begin);
      const uint32_t found = lexicon.find_stem(index.analyzer().stem(text));
      if (found != kNoWord) groups.push_back(found);
    }
    return groups;
  }
  if (word.size() > 80) return groups;
  Splitter splitter{word, index, {}};
  splitter.memo.resize(word.size() + 1);
  for (size_t at = 0; at < word.size();) {
    const Splitter::Best& best = splitter.best(at, 0);
    if (!best.possible) return {};
    groups.push_back(best.group);
    at = best.next;
  }
  if (groups.size() < 2) groups.clear();
  return groups;
}

SiteWord join_words(std::string_view a, std::string_view b, const Index& index) {
  for (const std::string_view link : {"", "s", "e"}) {
    std::string joined(a);
    joined += link;
    joined += b;
    const SiteWord word = find_word(joined, index);
    if (word.group != kNoWord) return word;
  }
  return {};
}

}  // namespace kb::search
