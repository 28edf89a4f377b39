#include "search/query/mark.h"

#include <algorithm>

#include "search/query/split.h"

namespace kb::search {

Marker::Marker(const Plan& plan, const Index& index)
    : plan_(plan),
      index_(index),
      words_(index.lexicon().group_count(), kNoWord),
      passed_(index.lexicon().size(), false) {
  for (uint32_t word = 0; word < plan.words.size(); ++word) {
    for (const Alternative& alternative : plan.words[word].alternatives) {
      if (!alternative.title_only) mean(alternative.group, word);
    }
    for (const PartSet& set : plan.words[word].parts) {
      for (const uint32_t group : set.groups) mean(group, word);
    }
    for (const PlannedJoin& join : plan.joins) {
      if (plan.words[word].token >= join.first && plan.words[word].token < join.end) mean(join.group, word);
    }
  }
}

// The first reason given for a group is its best one.
void Marker::mean(uint32_t group, uint32_t word) {
  if (words_[group] == kNoWord) words_[group] = word;
}

bool Marker::mark_parts(uint32_t surface, const Token& token, bool same_bytes, std::vector<WordMark>& out) {
  bool meant = false;
  index_.lexicon().parts(surface, parts_);
  for (size_t i = 0; i < parts_.size(); ++i) {
    const CompoundPart part = parts_[i];
    const uint32_t group = index_.lexicon().group_of_part(surface, i, part, index_.analyzer());
    const uint32_t word = group == kNoWord ? kNoWord : words_[group];
    if (word == kNoWord) continue;
    meant = true;
    // Where the text writes the word otherwise (a soft hyphen, a capital of another length), the whole word is marked.
    const uint32_t begin = same_bytes ? token.begin + part.begin : token.begin;
    const uint32_t end = same_bytes ? token.begin + part.end : token.end;
    if (!out.empty() && out.back().end > begin) continue;
    out.push_back({begin, end, word, token.begin, token.end});
  }
  return meant;
}

uint32_t Marker::surface_of(const Token& token) const {
  return index_.lexicon().find(clip_surface(token.surface));
}

int32_t Marker::likeness() const {
  size_t words = 0, shared = 0;
  for (const Token& token : tokens_) {
    if (token.joined) continue;
    ++words;
    const uint32_t surface = surface_of(token);
    const uint32_t group = surface == kNoWord ? kNoWord : index_.lexicon().group_of(surface);
    shared += group != kNoWord &&
              std::find(plan_.token_groups.begin(), plan_.token_groups.end(), group) != plan_.token_groups.end();
  }
  return words == 0 ? 0 : static_cast<int32_t>(shared * 1024 / std::max(words, plan_.token_groups.size()));
}

void Marker::mark(std::string_view text, std::vector<WordMark>& out) {
  out.clear();
  tokenize(text, index_.analyzer().language(), tokens_);
  for (const Token& token : tokens_) {
    const uint32_t surface = surface_of(token);
    if (surface == kNoWord || passed_[surface]) continue;
    const uint32_t word = words_[index_.lexicon().group_of(surface)];
    const bool overlaps = !out.empty() && out.back().end > token.begin;
    if (word != kNoWord) {
      if (!overlaps) {
        out.push_back({token.begin, token.end, word, token.begin, token.end});
      } else if (token.joined && out.back().begin >= token.begin) {
        out.back() = {token.begin, token.end, word, token.begin, token.end};
      }
    } else if (!overlaps) {
      passed_[surface] = !mark_parts(surface, token, token.surface.size() == token.end - token.begin, out);
    }
  }
}

std::vector<Mark> merged_marks(const std::vector<WordMark>& marks) {
  std::vector<Mark> result;
  for (const WordMark& mark : marks) {
    if (!result.empty() && mark.begin <= result.back().end) {
      result.back().end = std::max(result.back().end, mark.end);
    } else {
      result.push_back({mark.begin, mark.end});
    }
  }
  return result;
}

}  // namespace kb::search
