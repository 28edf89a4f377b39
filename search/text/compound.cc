// Native only: see compound.h.
#include "search/text/compound.h"

#include <tsl/robin_map.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "search/text/compound_division.h"
#include "search/text/compound_evidence.h"
#include "search/text/compound_heads.h"
#include "search/text/fixed_log.h"
#include "search/text/utf8.h"

namespace kb::search {
namespace {

constexpr size_t kMinLetters = 7;  // of a word worth splitting
constexpr uint32_t kStrictPages = 1000;
constexpr int kMaxDepth = 4;
constexpr uint32_t kMaxScore = 100000000;

struct Override {
  std::string_view word;
  std::vector<CompoundPart> parts;
};

class Splitter {
 public:
  Splitter(const std::vector<WordCount>& vocabulary, StemNumbers& stems, const SplitterOptions& options)
      : vocabulary_(vocabulary),
        stems_(stems),
        analyzer_(stems.analyzer()),
        evidence_(vocabulary, stems, options.pages >= kStrictPages),
        divider_(evidence_, analyzer_, options.pages >= kStrictPages),
        part_heads_(evidence_, analyzer_),
        part_divider_(evidence_, analyzer_, options.pages >= kStrictPages) {
    for (const auto& [word, split] : options.overrides) {
      Override entry{word, {}};
      if (parse_override(word, split, entry.parts)) overrides_[stems_.stem_of(word)] = entry;
    }
    for (const SoftHyphens& word : options.soft_hyphens)
      soft_hyphens_[word.surface].insert(word.positions.begin(), word.positions.end());
    find_heads();
  }

  // Of the vocabulary's word with the number, one after the other.
  bool split(uint32_t number, CompoundSplit& split) {
    const WordCount& word = vocabulary_[number];
    if (const Override* author = override_of(word.surface)) {
      if (author->parts.empty()) return false;
      split.parts = author->parts;
      split.parts.back().end = static_cast<uint32_t>(word.surface.size());
      split.score = kMaxScore;
      split.by_author = true;
      return true;
    }
    if (!is_candidate(word.surface)) return false;
    Division division = by_soft_hyphens(word.surface);
    split.by_author = !division.parts.empty();
    if (!split.by_author) division = divider_.divide(number, heads_of(number));
    if (division.parts.empty()) return false;
    split.score = static_cast<uint32_t>(exp2_fixed(division.score, 100, kMaxScore));
    for (const CompoundPart& part : division.parts) add_parts(word.surface, part, kMaxDepth, split.parts);
    return true;
  }

 private:
  // In the order of words' ends, for all words of the vocabulary at once.
  void find_heads() {
    places_.resize(vocabulary_.size());
    HeadFinder finder(evidence_, analyzer_);
    for (const uint32_t number : evidence_.by_end()) {
      const std::string_view word = vocabulary_[number].surface;
      if (!is_candidate(word)) continue;
      const std::vector<Head>& found = finder.find(word);
      places_[number] = {static_cast<uint32_t>(heads_.size()), static_cast<uint32_t>(found.size())};
      heads_.insert(heads_.end(), found.begin(), found.end());
    }
  }

  std::span<const Head> heads_of(uint32_t number) const {
    return std::span(heads_).subspan(places_[number].first, places_[number].second);
  }

  bool is_candidate(std::string_view word) const {
    if (count_code_points(word) < kMinLetters) return false;
    if (word.size() > 4 * kMaxSurfaceCodePoints) return false;
    return std::none_of(word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9') || c == '\''; }) &&
           !analyzer_.is_stop_word(word);
  }

  const Override* override_of(std::string_view word) {
    if (overrides_.empty()) return nullptr;
    const auto found = overrides_.find(stems_.stem_of(word));
    if (found == overrides_.end()) return nullptr;
    const Override& entry = found->second;
    const size_t head = entry.parts.empty() ? 0 : entry.parts.back().begin;
    return word.size() > head && word.starts_with(entry.word.substr(0, head)) ? &entry : nullptr;
  }

  // A chosen part, or the parts it is made of itself.
  void add_parts(std::string_view word, const CompoundPart& part, int depth, std::vector<CompoundPart>& out) {
    const std::string_view text = word.substr(part.begin, part.end - part.begin);
    std::vector<CompoundPart> inner;
    if (const Override* author = override_of(text)) {
      inner = author->parts;
      if (!inner.empty()) inner.back().end = static_cast<uint32_t>(text.size());
    } else if (depth > 0 && is_candidate(text)) {
      inner = parts_of(text);
    }
    if (inner.size() < 2) {
      out.push_back(part);
      return;
    }
    for (const CompoundPart& piece : inner)
      add_parts(word, {part.begin + piece.begin, part.begin + piece.end}, depth - 1, out);
  }

  // The same part stands in many compounds.
  const std::vector<CompoundPart>& parts_of(std::string_view text) {
    const auto known = parts_.find(text);
    if (known != parts_.end()) return known->second;
    return parts_.emplace(text, part_divider_.divide(stems_.add(text), part_heads_.find(text)).parts).first->second;
  }

  // Authors also put soft hyphens between syllables: those count only where all pieces are attested.
  Division by_soft_hyphens(std::string_view word) {
    Division division;
    const auto found = soft_hyphens_.find(word);
    if (found == soft_hyphens_.end()) return division;
    uint32_t begin = 0;
    uint64_t least = UINT64_MAX;
    for (const uint32_t end : found->second) {
      std::string_view part = word.substr(begin, end - begin);
      uint64_t evidence = evidence_.modifier(part);
      if (part.size() > 1 && part.back() == 's' && part[part.size() - 2] != 's') {
        const std::string_view bare = part.substr(0, part.size() - 1);
        if (const uint64_t without = evidence_.modifier(bare); without >= evidence && without > 0) {
          evidence = without;
          part = bare;
        }
      }
      least = std::min(least, evidence);
      division.parts.push_back({begin, begin + static_cast<uint32_t>(part.size())});
      begin = end;
    }
    least = std::min(least, evidence_.head(word.substr(begin)));
    division.parts.push_back({begin, static_cast<uint32_t>(word.size())});
    if (least == 0) return {};
    division.score = log2_fixed(least) - log2_fixed(kEvidenceUnit);
    return division;
  }

  const std::vector<WordCount>& vocabulary_;
  StemNumbers& stems_;
  Analyzer& analyzer_;
  PartEvidence evidence_;
  std::vector<Head> heads_;
  std::vector<std::pair<uint32_t, uint32_t>> places_;  // by word: its first head, and how many it has
  Divider divider_;                                    // of the vocabulary's words, which come in order,
  HeadFinder part_heads_;                              // and of their parts, which do not
  Divider part_divider_;
  std::map<uint32_t, Override> overrides_;  // by stem
  std::map<std::string, std::set<uint32_t>, std::less<>> soft_hyphens_;
  tsl::robin_map<std::string_view, std::vector<CompoundPart>> parts_;
};

}  // namespace

std::vector<CompoundSplit> split_compounds(const std::vector<WordCount>& vocabulary, StemNumbers& stems,
                                           const SplitterOptions& options) {
  std::vector<CompoundSplit> splits;
  const Language language = stems.analyzer().language();
  if (language == Language::none || language == Language::english) {
    if (options.overrides.empty()) return splits;
  }
  Splitter splitter(vocabulary, stems, options);
  for (uint32_t number = 0; number < vocabulary.size(); ++number) {
    CompoundSplit split;
    if (!splitter.split(number, split)) continue;
    split.surface = vocabulary[number].surface;
    splits.push_back(std::move(split));
  }
  return splits;
}

}  // namespace kb::search
