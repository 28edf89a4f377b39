#include "search/index/vocabulary.h"

#include <tsl/robin_map.h>
#include <tsl/robin_set.h>

#include <algorithm>
#include <deque>

#include "search/index/byte_writer.h"
#include "search/index/format.h"
#include "search/index/lexicon.h"

namespace kb::search {
namespace {

constexpr uint32_t kLongestLink = 3;  // bytes between two parts that a split code can say

// The analyzer's stems, each computed once. Views live as long as this.
class StemMemo {
 public:
  explicit StemMemo(Analyzer& analyzer) : analyzer_(analyzer) {}

  std::string_view stem(std::string_view surface) {
    const auto known = stems_.find(surface);
    if (known != stems_.end()) return known->second;
    const std::string_view key = texts_.emplace_back(surface);
    const std::string_view stem = analyzer_.stem(surface);
    const bool begins = key.substr(0, stem.size()) == stem;
    const std::string_view kept = begins ? key.substr(0, stem.size()) : std::string_view(texts_.emplace_back(stem));
    stems_.emplace(key, kept);
    return kept;
  }

 private:
  Analyzer& analyzer_;
  std::deque<std::string> texts_;  // addresses stay
  tsl::robin_map<std::string_view, std::string_view> stems_;
};

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
void split_other_forms(const std::vector<std::string>& surfaces, const IndexInput& input, StemMemo& analyzer,
                       std::vector<CompoundSplit>& compounds) {
  tsl::robin_map<std::string_view, uint32_t> by_stem;
  for (uint32_t i = 0; i < compounds.size(); ++i) by_stem.emplace(analyzer.stem(compounds[i].surface), i);
  for (const auto& [word, split] : input.compounds) {
    if (split == "-") by_stem.erase(analyzer.stem(word));
  }
  const size_t before = compounds.size();
  size_t next = 0;  // both lists are in byte order
  for (const std::string& surface : surfaces) {
    while (next < before && compounds[next].surface < surface) ++next;
    if (next < before && compounds[next].surface == surface) continue;
    const auto found = by_stem.find(analyzer.stem(surface));
    if (found == by_stem.end()) continue;
    const CompoundSplit& model = compounds[found->second];
    const CompoundPart head = model.parts.back();
    if (surface.size() <= head.begin || surface.compare(0, head.begin, model.surface, 0, head.begin) != 0) continue;
    const std::string_view stem = analyzer.stem(std::string_view(model.surface).substr(head.begin));
    if (analyzer.stem(std::string_view(surface).substr(head.begin)) != stem) continue;
    CompoundSplit split = model;
    split.surface = surface;
    split.parts.back().end = static_cast<uint32_t>(surface.size());
    compounds.push_back(std::move(split));
  }
  if (compounds.size() == before) return;
  // The new ones are in order among themselves.
  std::inplace_merge(compounds.begin(), compounds.begin() + static_cast<std::ptrdiff_t>(before), compounds.end(),
                     [](const CompoundSplit& a, const CompoundSplit& b) { return a.surface < b.surface; });
}

// A part that is no word of the site by itself still needs an entry, or its stem could not be found.
void add_missing_parts(const std::vector<CompoundSplit>& compounds, std::vector<std::string>& surfaces,
                       StemMemo& analyzer) {
  tsl::robin_set<std::string_view> stems;
  for (const std::string& surface : surfaces) stems.insert(analyzer.stem(surface));
  const size_t before = surfaces.size();
  for (const CompoundSplit& split : compounds) {
    for (const CompoundPart& part : split.parts) {
      const std::string_view text = std::string_view(split.surface).substr(part.begin, part.end - part.begin);
      if (stems.insert(analyzer.stem(text)).second) surfaces.emplace_back(text);
    }
  }
  const auto added = surfaces.begin() + static_cast<std::ptrdiff_t>(before);
  std::sort(added, surfaces.end());
  std::inplace_merge(surfaces.begin(), added, surfaces.end());
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
  for (const Shard& shard : shards) {
    options.soft_hyphens.insert(options.soft_hyphens.end(), shard.soft_hyphens.begin(), shard.soft_hyphens.end());
  }
  result.compounds = split_compounds(counts, analyzer, options);
  result.compounds.erase(std::remove_if(result.compounds.begin(), result.compounds.end(),
                                        [](const CompoundSplit& split) { return !valid(split); }),
                         result.compounds.end());

  result.surfaces.reserve(counts.size());
  for (WordCount& count : counts) result.surfaces.push_back(std::move(count.surface));
  StemMemo stems(analyzer);
  split_other_forms(result.surfaces, input, stems, result.compounds);
  add_missing_parts(result.compounds, result.surfaces, stems);

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
    put_word(out, surface, previous);
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
