#include "search/index/vocabulary.h"

#include <tsl/robin_set.h>

#include <algorithm>
#include <span>

#include "search/index/byte_writer.h"
#include "search/index/format.h"
#include "search/index/lexicon.h"
#include "search/text/sort_words.h"
#include "search/text/told_words.h"

namespace kb::search {
namespace {

constexpr uint32_t kLongestLink = 3;  // bytes between two parts that a split code can say

uint32_t pages_with(const Shard& shard, uint32_t word) {
  uint32_t pages = 0;
  const std::span<const uint32_t> places(shard.body.data() + shard.body_begin[word],
                                         shard.body.data() + shard.body_begin[word + 1]);
  shard.pages.each_page(places, [&](uint32_t, size_t) { ++pages; });
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
void split_other_forms(const std::vector<WordCount>& words, const IndexInput& input, StemNumbers& stems,
                       std::vector<CompoundSplit>& compounds) {
  const size_t before = compounds.size();
  // Words and compounds are in byte order.
  const auto each_word = [&](const auto& use) {
    size_t next = 0;
    for (uint32_t word = 0; word < words.size(); ++word) {
      const bool split = next < before && compounds[next].surface == words[word].surface;
      use(word, split ? next++ : before);
    }
  };
  std::vector<size_t> models(stems.stem_count(), before);  // by stem: its first compound
  each_word([&](uint32_t word, size_t compound) {
    size_t& model = models[stems.stem_of(word)];
    model = std::min(model, compound);
  });
  for (const auto& [word, split] : input.compounds) {
    if (split == "-" && stems.stem_of(word) < models.size()) models[stems.stem_of(word)] = before;
  }
  each_word([&](uint32_t word, size_t compound) {
    const size_t found = models[stems.stem_of(word)];
    if (compound < before || found == before) return;
    const std::string& surface = words[word].surface;
    const CompoundSplit& model = compounds[found];
    const CompoundPart head = model.parts.back();
    if (surface.size() <= head.begin || surface.compare(0, head.begin, model.surface, 0, head.begin) != 0) return;
    if (stems.stem_of(std::string_view(surface).substr(head.begin)) !=
        stems.stem_of(std::string_view(model.surface).substr(head.begin)))
      return;
    CompoundSplit split = model;
    split.surface = surface;
    split.parts.back().end = static_cast<uint32_t>(surface.size());
    compounds.push_back(std::move(split));
  });
  if (compounds.size() == before) return;
  // The new ones are in order among themselves.
  std::inplace_merge(compounds.begin(), compounds.begin() + static_cast<std::ptrdiff_t>(before), compounds.end(),
                     [](const CompoundSplit& a, const CompoundSplit& b) { return a.surface < b.surface; });
}

// A part that is no word of the site by itself still needs an entry, or its stem could not be found. In byte order. The
// site's words have the stems below `stems_of_site`.
std::vector<std::string> missing_parts(const std::vector<CompoundSplit>& compounds, uint32_t stems_of_site,
                                       StemNumbers& stems) {
  std::vector<std::string> missing;
  tsl::robin_set<uint32_t> added;
  for (const CompoundSplit& split : compounds) {
    for (const CompoundPart& part : split.parts) {
      const std::string_view text = std::string_view(split.surface).substr(part.begin, part.end - part.begin);
      const uint32_t stem = stems.stem_of(text);
      if (stem >= stems_of_site && added.insert(stem).second) missing.emplace_back(text);
    }
  }
  std::sort(missing.begin(), missing.end());
  return missing;
}

// The words of all shards in byte order, which get the numbers from 0 in `stems`. `numbers` gets those of each shard's
// words, kNoWord for one without places: texts that were read have words that stand on none of the index's pages, a
// home page's or a list of links'.
std::vector<WordCount> count_words(std::vector<Shard>& shards, StemNumbers& stems,
                                   std::vector<std::vector<uint32_t>>& numbers) {
  struct ShardWord {
    uint32_t shard, word;
    uint32_t pages;
  };
  std::vector<ShardWord> all;
  for (uint32_t number = 0; number < shards.size(); ++number) {
    const Shard& shard = shards[number];
    numbers.emplace_back(shard.words.size(), kNoWord);
    for (uint32_t word = 0; word < shard.words.size(); ++word) {
      const bool in_body = shard.body_begin[word] < shard.body_begin[word + 1];
      if (!in_body && shard.label_begin[word] == shard.label_begin[word + 1]) continue;
      all.push_back({number, word, pages_with(shard, word)});
    }
  }
  const auto text = [&](uint32_t i) { return shards[all[i].shard].words.text(all[i].word); };
  std::vector<WordCount> words;
  for (const uint32_t i : sort_words(all.size(), text, bytes_from_begin)) {
    const auto [shard, word, pages] = all[i];
    if (words.empty() || words.back().surface != text(i)) {
      stems.add(text(i), shards[shard].stems[word]);
      words.push_back({std::string(text(i)), 0});
    }
    words.back().documents += pages;
    numbers[shard][word] = static_cast<uint32_t>(words.size()) - 1;
  }
  for (WordCount& word : words) word.documents = std::max(word.documents, 1u);
  for (Shard& shard : shards) {
    shard.words = {};
    shard.stems = {};
  }
  return words;
}

// Puts the parts among the words; both are in byte order, and have none in common.
void set_surfaces(std::vector<WordCount> words, std::vector<std::string> parts, StemNumbers& stems,
                  Vocabulary& vocabulary) {
  std::vector<std::string>& surfaces = vocabulary.surfaces;
  surfaces.reserve(words.size() + parts.size());
  vocabulary.stems.reserve(words.size() + parts.size());
  std::vector<uint32_t> places(words.size());
  size_t part = 0;
  const auto add_parts = [&](const std::string* before) {
    for (; part < parts.size() && (before == nullptr || parts[part] < *before); ++part) {
      vocabulary.stems.push_back(stems.stem_of(parts[part]));
      surfaces.push_back(std::move(parts[part]));
    }
  };
  for (uint32_t word = 0; word < words.size(); ++word) {
    add_parts(&words[word].surface);
    places[word] = static_cast<uint32_t>(surfaces.size());
    vocabulary.stems.push_back(stems.stem_of(word));
    surfaces.push_back(std::move(words[word].surface));
  }
  add_parts(nullptr);
  for (std::vector<uint32_t>& of_shard : vocabulary.global) {
    for (uint32_t& number : of_shard) {
      if (number != kNoWord) number = places[number];
    }
  }
}

}  // namespace

Vocabulary merge_vocabulary(std::vector<Shard>& shards, const IndexInput& input, StemNumbers& stems) {
  Vocabulary result;
  std::vector<WordCount> words = count_words(shards, stems, result.global);
  const uint32_t stems_of_site = stems.stem_count();

  SplitterOptions options;
  options.pages = static_cast<uint32_t>(input.pages.size());
  options.overrides = input.compounds;
  for (const Shard& shard : shards) {
    options.soft_hyphens.insert(options.soft_hyphens.end(), shard.soft_hyphens.begin(), shard.soft_hyphens.end());
  }
  result.compounds = split_compounds(words, stems, options);
  std::erase_if(result.compounds, [](const CompoundSplit& split) { return !valid(split); });

  split_other_forms(words, input, stems, result.compounds);
  std::vector<std::string> parts = missing_parts(result.compounds, stems_of_site, stems);
  set_surfaces(std::move(words), std::move(parts), stems, result);

  result.compound_of.assign(result.surfaces.size(), -1);
  for (size_t surface = 0, next = 0; surface < result.surfaces.size() && next < result.compounds.size(); ++surface) {
    if (result.compounds[next].surface == result.surfaces[surface]) {
      result.compound_of[surface] = static_cast<int32_t>(next++);
    }
  }
  return result;
}

std::string encode_words(const std::vector<std::string>& surfaces) {
  std::string out;
  std::string_view previous;
  for (const std::string& surface : surfaces) {
    put_told_word(out, surface, previous);
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
