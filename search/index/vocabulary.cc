#include "search/index/vocabulary.h"

#include <tsl/robin_map.h>
#include <tsl/robin_set.h>

#include <algorithm>

#include "search/index/byte_writer.h"
#include "search/index/format.h"
#include "search/index/lexicon.h"

namespace kb::search {
namespace {

constexpr uint32_t kLongestLink = 3;       // bytes between two parts that a split code can say
constexpr uint32_t kLongestShared = 0x1F;  // bytes shared with the word before that a control byte can say

uint32_t pages_with(const Shard& shard, uint32_t word) {
  uint32_t pages = 0, last = kNoWord;
  for (uint32_t i = shard.body_begin[word]; i < shard.body_begin[word + 1]; ++i) {
    pages += shard.body[i].page != last;
    last = shard.body[i].page;
  }
  return pages;
}

// Parts in order, within the word, no link longer than the format can say, the last part at the word's end.
bool valid(const CompoundSplit& split) {
  if (split.parts.size() < 2 || split.parts.size() > 8 || split.parts.front().begin != 0) return false;
  uint32_t at = 0;
  for (const CompoundPart& part : split.parts) {
    if (part.begin < at || part.begin - at > kLongestLink || part.end <= part.begin) return false;
    at = part.end;
  }
  return at == split.surface.size();
}

// Forms of one word are split alike: what one form shows (designdetaljene) holds for the others (designdetaljer), which
// may be too common for the splitter to touch. A word its author wants whole stays whole in every form.
void split_other_forms(const std::vector<std::string>& surfaces, const IndexInput& input, Analyzer& analyzer,
                       std::vector<CompoundSplit>& compounds) {
  tsl::robin_map<std::string, uint32_t> by_stem;
  tsl::robin_set<std::string> done;
  for (uint32_t i = 0; i < compounds.size(); ++i) {
    done.insert(compounds[i].surface);
    by_stem.emplace(std::string(analyzer.stem(compounds[i].surface)), i);
  }
  for (const auto& [word, split] : input.compounds) {
    if (split == "-") by_stem.erase(std::string(analyzer.stem(word)));
  }
  const size_t before = compounds.size();
  for (const std::string& surface : surfaces) {
    if (done.contains(surface)) continue;
    const auto found = by_stem.find(std::string(analyzer.stem(surface)));
    if (found == by_stem.end()) continue;
    const CompoundSplit model = compounds[found->second];
    const CompoundPart head = model.parts.back();
    if (surface.size() <= head.begin || surface.compare(0, head.begin, model.surface, 0, head.begin) != 0) continue;
    const std::string stem(analyzer.stem(std::string_view(model.surface).substr(head.begin)));
    if (analyzer.stem(std::string_view(surface).substr(head.begin)) != stem) continue;
    CompoundSplit split = model;
    split.surface = surface;
    split.parts.back().end = static_cast<uint32_t>(surface.size());
    compounds.push_back(std::move(split));
  }
  if (compounds.size() == before) return;
  std::sort(compounds.begin(), compounds.end(),
            [](const CompoundSplit& a, const CompoundSplit& b) { return a.surface < b.surface; });
}

// A part that is no word of the site by itself still needs an entry, or its stem could not be found.
void add_missing_parts(const std::vector<CompoundSplit>& compounds, std::vector<std::string>& surfaces,
                       Analyzer& analyzer) {
  tsl::robin_set<std::string> stems;
  for (const std::string& surface : surfaces) stems.insert(std::string(analyzer.stem(surface)));
  const size_t before = surfaces.size();
  for (const CompoundSplit& split : compounds) {
    for (const CompoundPart& part : split.parts) {
      std::string text = split.surface.substr(part.begin, part.end - part.begin);
      if (stems.insert(std::string(analyzer.stem(text))).second) surfaces.push_back(std::move(text));
    }
  }
  if (surfaces.size() != before) std::sort(surfaces.begin(), surfaces.end());
}

}  // namespace

Vocabulary merge_vocabulary(const std::vector<Shard>& shards, const IndexInput& input, Analyzer& analyzer) {
  Vocabulary result;
  tsl::robin_map<std::string_view, uint32_t> pages;
  for (const Shard& shard : shards) {
    for (uint32_t word = 0; word < shard.surfaces.size(); ++word) {
      pages[shard.surfaces[word]] += pages_with(shard, word);
    }
  }
  std::vector<WordCount> counts;
  counts.reserve(pages.size());
  for (const auto& [surface, count] : pages) counts.push_back({std::string(surface), std::max(count, 1u)});
  std::sort(counts.begin(), counts.end(), [](const WordCount& a, const WordCount& b) { return a.surface < b.surface; });

  SplitterOptions options;
  options.pages = static_cast<uint32_t>(input.pages.size());
  options.overrides = input.compounds;
  result.compounds = split_compounds(counts, analyzer, options);
  result.compounds.erase(std::remove_if(result.compounds.begin(), result.compounds.end(),
                                        [](const CompoundSplit& split) { return !valid(split); }),
                         result.compounds.end());

  result.surfaces.reserve(counts.size());
  for (WordCount& count : counts) result.surfaces.push_back(std::move(count.surface));
  split_other_forms(result.surfaces, input, analyzer, result.compounds);
  add_missing_parts(result.compounds, result.surfaces, analyzer);

  tsl::robin_map<std::string_view, uint32_t> numbers;
  numbers.reserve(result.surfaces.size());
  for (uint32_t i = 0; i < result.surfaces.size(); ++i) numbers[result.surfaces[i]] = i;
  for (const Shard& shard : shards) {
    std::vector<uint32_t>& global = result.global.emplace_back();
    global.reserve(shard.surfaces.size());
    for (const std::string& surface : shard.surfaces) global.push_back(numbers[surface]);
  }
  result.compound_of.assign(result.surfaces.size(), -1);
  for (size_t i = 0; i < result.compounds.size(); ++i) {
    const auto found = numbers.find(result.compounds[i].surface);
    if (found != numbers.end()) result.compound_of[found->second] = static_cast<int32_t>(i);
  }
  return result;
}

std::string encode_words(const std::vector<std::string>& surfaces) {
  std::string out;
  std::string_view previous;
  for (const std::string& surface : surfaces) {
    uint32_t shared = 0;
    while (shared < kLongestShared && shared < previous.size() && shared < surface.size() &&
           previous[shared] == surface[shared]) {
      ++shared;
    }
    put_byte(out, shared);
    out.append(surface, shared, std::string::npos);
    previous = surface;
  }
  return out;
}

std::string encode_splits(const Vocabulary& vocabulary) {
  std::string out;
  for (size_t i = 0; i < vocabulary.surfaces.size(); ++i) {
    if (vocabulary.compound_of[i] >= 0) {
      const CompoundSplit& split = vocabulary.compounds[static_cast<size_t>(vocabulary.compound_of[i])];
      for (size_t p = 0; p + 1 < split.parts.size(); ++p) {
        const CompoundPart& part = split.parts[p];
        put_varint(out, (part.end - part.begin) << 2 | (split.parts[p + 1].begin - part.end));
      }
    }
    put_byte(out, 0);
  }
  return out;
}

}  // namespace kb::search
