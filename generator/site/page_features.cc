#include "generator/site/page_features.h"

#include <algorithm>

namespace kb {
namespace {

constexpr uint32_t kTitleWeight = 4, kDefinitionWeight = 2, kHeadingWeight = 1, kTagWeight = 6;
constexpr uint32_t kMaxFeatureWeight = 8;
constexpr size_t kLeastWord = 3;  // bytes; shorter ones tell nothing

constexpr uint32_t kUnknown = UINT32_MAX, kNothing = UINT32_MAX - 1;  // of a word of a table
constexpr char kTag = '#', kStem = '=';

}  // namespace

FeatureReader::FeatureReader(const SiteWords& words, StemCache& stems) : words_(words), stems_(stems) {
  for (const WordShard& shard : words.shards) by_word_.emplace_back(shard.read.table.size(), kUnknown);
}

Features FeatureReader::of(const Doc& doc, const Page& page) {
  found_.clear();
  add_text(page.title, page, kTitleWeight);
  for (const Text& alias : doc.meta.aliases) add_text(alias.value, page, kTitleWeight);
  for (const Text& keyword : doc.meta.keywords) add_text(keyword.value, page, kDefinitionWeight);
  if (doc.definition.empty()) {
    add_text(page.definition, page, kDefinitionWeight);
  } else {
    add_words(doc.definition, page, kDefinitionWeight);
  }
  for (const Heading& heading : doc.headings) {
    add_words({heading.node, doc.nodes[heading.node].end}, page, kHeadingWeight);
  }
  for (const std::string& tag : page.tags) found_.push_back({number_of(page, kTag, tag), kTagWeight});
  return merged();
}

bool FeatureReader::is_tag(uint32_t number) const {
  return names_.text(number)[0] == kTag;
}

std::string_view FeatureReader::name(uint32_t number) const {
  const std::string_view key = names_.text(number);
  return key.substr(key.find(' ') + 1);
}

// Features of two languages are two features.
uint32_t FeatureReader::number_of(const Page& page, char kind, std::string_view name) {
  key_.assign(1, kind).append(page.language).append(" ").append(name);
  return names_.add(key_);
}

bool FeatureReader::tells(std::string_view word, const Page& page) {
  return word.size() >= kLeastWord && !stems_.is_stop_word(page.language, word);
}

void FeatureReader::add_text(std::string_view text, const Page& page, uint32_t weight) {
  search::tokenize(text, search::language_from_code(page.language), tokens_);
  for (const search::Token& token : tokens_) {
    if (token.joined || !tells(token.surface, page)) continue;
    found_.push_back({number_of(page, kStem, stems_.stem(page.language, token.surface)), weight});
  }
}

void FeatureReader::add_words(NodeRange range, const Page& page, uint32_t weight) {
  const PageWords& read = words_.pages[page.id];
  const WordShard& shard = words_.shards[read.shard];
  const auto [begin, end] = read.of(range);
  for (uint32_t i = begin; i < end; ++i) {
    if (read.words[i].pieces() > 0) continue;
    const uint32_t word = read.words[i].number();
    uint32_t& known = by_word_[read.shard][word];
    if (known == kUnknown) {
      known = tells(shard.read.table.text(word), page) ? number_of(page, kStem, shard.read.stems[word]) : kNothing;
    }
    if (known != kNothing) found_.push_back({known, weight});
  }
}

Features FeatureReader::merged() {
  std::sort(found_.begin(), found_.end(), [](const Feature& a, const Feature& b) { return a.number < b.number; });
  Features features;
  for (const Feature& feature : found_) {
    if (features.empty() || features.back().number != feature.number) {
      features.push_back(feature);
    } else {
      features.back().weight = std::min(features.back().weight + feature.weight, kMaxFeatureWeight);
    }
  }
  return features;
}

}  // namespace kb
