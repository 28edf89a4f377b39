// Native only: see compound.h.
#include "search/text/compound.h"

#include <tsl/robin_map.h>

#include <algorithm>
#include <map>
#include <set>

#include "search/text/compound_evidence.h"
#include "search/text/compound_lists.h"
#include "search/text/fixed_log.h"
#include "search/text/utf8.h"
#include "search/text/vowels.h"

namespace kb::search {
namespace {

constexpr size_t kMinLetters = 7;        // of a word worth splitting
constexpr size_t kMinSimpleLetters = 5;  // of a listed word that stays whole as a last part
constexpr size_t kMinListedLetters = 4;
constexpr size_t kMaxParts = 5;  // at one level; a part may be split again
constexpr uint32_t kStrictPages = 1000;
constexpr int kMaxDepth = 4;
constexpr uint32_t kMaxScore = 100000000;

// Logarithms to the base 2, see fixed_log.h.
constexpr int64_t kThreeLetterPart = -2 * kLogOne;  // a quarter
constexpr int64_t kFourLetterPart = -33722;         // 0.7
constexpr int64_t kLooseAlpha = -113836;            // 0.3
constexpr int64_t kStrictAlpha = -217706;           // 0.1
constexpr int64_t kImpossible = INT64_MIN / 4;

// A piece of a word as one part, and where the next begins behind its linking element.
struct Edge {
  size_t begin, end, next;  // letters
  int64_t evidence;         // logarithm
  int64_t penalty;
};

struct Choice {
  std::vector<CompoundPart> parts;
  int64_t score = kImpossible;
};

struct Override {
  std::string_view word;
  std::vector<CompoundPart> parts;
};

class Splitter {
 public:
  Splitter(const std::vector<WordCount>& vocabulary, Analyzer& analyzer, const SplitterOptions& options)
      : analyzer_(analyzer), strict_(options.pages >= kStrictPages), evidence_(vocabulary, analyzer, strict_) {
    for (const auto& [word, split] : options.overrides) {
      Override entry{word, {}};
      if (parse_override(word, split, entry.parts)) overrides_[std::string(analyzer_.stem(word))] = entry;
    }
    for (const SoftHyphens& word : options.soft_hyphens)
      soft_hyphens_[word.surface].insert(word.positions.begin(), word.positions.end());
  }

  bool split(const WordCount& word, CompoundSplit& split) {
    if (const Override* author = override_of(word.surface)) {
      if (author->parts.empty()) return false;
      split.parts = author->parts;
      split.parts.back().end = static_cast<uint32_t>(word.surface.size());
      split.score = kMaxScore;
      split.by_author = true;
      return true;
    }
    if (!is_candidate(word.surface)) return false;
    Choice choice = by_soft_hyphens(word.surface);
    split.by_author = choice.parts.size() >= 2;
    if (!split.by_author) choice = best_split(word.surface, evidence_.documents(word.surface));
    if (choice.parts.size() < 2) return false;
    split.score = static_cast<uint32_t>(exp2_fixed(choice.score, 100, kMaxScore));
    for (const CompoundPart& part : choice.parts) add_parts(word.surface, part, kMaxDepth, split.parts);
    return true;
  }

 private:
  bool is_candidate(std::string_view word) const {
    if (count_code_points(word) < kMinLetters) return false;
    if (word.size() > 4 * kMaxSurfaceCodePoints) return false;
    return std::none_of(word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9') || c == '\''; }) &&
           !analyzer_.is_stop_word(word);
  }

  const Override* override_of(std::string_view word) {
    if (overrides_.empty()) return nullptr;
    const auto found = overrides_.find(std::string(analyzer_.stem(word)));
    if (found == overrides_.end()) return nullptr;
    const Override& entry = found->second;
    const size_t head = entry.parts.empty() ? 0 : entry.parts.back().begin;
    return word.size() > head && word.starts_with(entry.word.substr(0, head)) ? &entry : nullptr;
  }

  // Evidence of word[begin, end) as a modifier, asked for once. Words come in order, so that one shares its beginnings
  // with the word before; pieces further in are met again anywhere.
  uint64_t modifier(std::string_view word, size_t begin, size_t end) {
    const std::string_view part = word.substr(begin, end - begin);
    if (begin > 0) {
      if (const auto found = inner_.find(part); found != inner_.end()) return found->second;
      const uint64_t evidence = evidence_.modifier(part);
      inner_.emplace(part, evidence);
      return evidence;
    }
    if (beginnings_[end] == kUnknown) beginnings_[end] = evidence_.modifier(part);
    return beginnings_[end];
  }

  void forget_beginnings(std::string_view word) {
    size_t same = 0;
    while (same < word.size() && same < last_word_.size() && word[same] == last_word_[same]) ++same;
    beginnings_.resize(same + 1, kUnknown);
    beginnings_.resize(word.size() + 1, kUnknown);
    last_word_ = word;
  }

  void find_edges(std::string_view word) {
    forget_beginnings(word);
    letters_.clear();
    for (size_t i = 0; i < word.size(); ++i)
      if ((static_cast<uint8_t>(word[i]) & 0xC0) != 0x80) letters_.push_back(i);
    const size_t count = letters_.size();
    letters_.push_back(word.size());
    edges_.clear();
    reachable_.assign(count + 1, false);
    reachable_[0] = true;
    size_t last = count;  // where the last part begins at the latest
    for (size_t begin = 0; begin + 2 <= count && begin <= last; ++begin) {
      if (!reachable_[begin]) continue;
      // Nothing is cut inside a last part that is a word of our lists (bil|leder is one of billeder), but its s may
      // link.
      if (begin > 0 && add_head_edge(word, begin) && last == count && is_simple_head(word, begin)) last = begin + 1;
      for (size_t end = begin + 2; end + 2 <= count && end <= last; ++end) add_modifier_edges(word, begin, end);
    }
    std::erase_if(edges_, [&](const Edge& edge) { return edge.next > last && edge.next < count; });
  }

  bool add_head_edge(std::string_view word, size_t begin) {
    const size_t count = letters_.size() - 1;
    if (is_end_of_another(word, letters_[begin])) return false;
    const uint64_t evidence = evidence_.head(piece(word, begin, count));
    add_edge(begin, count, count, evidence);
    return evidence > 0;
  }

  bool is_simple_head(std::string_view word, size_t begin) {
    const size_t count = letters_.size() - 1;
    const std::string_view head = piece(word, begin, count);
    return count - begin >= kMinSimpleLetters && evidence_.is_sure_head(head);
  }

  // registre|ret is no right, retur|ret is; ventet|id is none, bruger|id is.
  static bool is_end_of_another(std::string_view word, size_t begin) {
    const std::string_view head = word.substr(begin);
    return (word[begin - 1] == 'e' && head == "ret") || (word[begin - 1] == 't' && head == "id");
  }

  std::string_view piece(std::string_view word, size_t begin, size_t end) const {
    return word.substr(letters_[begin], letters_[end] - letters_[begin]);
  }

  void add_modifier_edges(std::string_view word, size_t begin, size_t end) {
    const size_t count = letters_.size() - 1;
    const std::string_view part = piece(word, begin, end);
    if (begin > 0 && end - begin < 3) return;  // "el" and "by" begin words, inside they are anything
    const uint64_t evidence = modifier(word, letters_[begin], letters_[end]);
    if (!ends_in_linking_s(word, letters_[begin], letters_[end], evidence)) add_edge(begin, end, end, evidence);
    const char next = word[letters_[end]];
    if (end + 3 > count) return;
    if (next == 's' && links_with_s(word, end)) add_edge(begin, end, end + 1, evidence);
    if (next == 'e' && links_with_e(part)) add_edge(begin, end, end + 1, evidence);
  }

  // tegns| is tegn+s|, moms| is moms|.
  bool ends_in_linking_s(std::string_view word, size_t begin, size_t end, uint64_t evidence) {
    if (word[end - 1] != 's' || !may_link_with_s(word.substr(begin, end - 1 - begin))) return false;
    return modifier(word, begin, end - 1) >= evidence;
  }

  // Only consonants and -else are followed by a linking s, and it is none where the last part is only known with it
  // (tegn|streng).
  bool links_with_s(std::string_view word, size_t end) {
    const size_t count = letters_.size() - 1;
    if (!may_link_with_s(word.substr(0, letters_[end]))) return false;
    return !evidence_.is_known(piece(word, end, count)) || evidence_.is_known(piece(word, end + 1, count));
  }

  static bool may_link_with_s(std::string_view modifier) {
    return (is_ascii_consonant(modifier.back()) && modifier.back() != 's') || modifier.ends_with("else");
  }

  void add_edge(size_t begin, size_t end, size_t next, uint64_t evidence) {
    if (evidence == 0) return;
    const size_t length = end - begin;
    static const int64_t unit = log2_fixed(kEvidenceUnit);
    edges_.push_back({begin, end, next, log2_fixed(evidence) - unit,
                      length <= 3   ? kThreeLetterPart
                      : length == 4 ? kFourLetterPart
                                    : 0});
    reachable_[next] = true;
  }

  // The best division into exactly `parts` parts: for a fixed number the mean of the logarithms and the penalties add
  // up over the parts, so the best way to each position is all that has to be kept.
  Choice best_of(std::string_view word, size_t parts) {
    const size_t count = letters_.size() - 1;
    best_.assign((parts + 1) * (count + 1), {kImpossible, nullptr});
    const auto at = [&](size_t used, size_t position) -> Step& { return best_[used * (count + 1) + position]; };
    at(0, 0).value = 0;
    for (size_t used = 0; used < parts; ++used) {
      for (const Edge& edge : edges_) {
        if ((used + 1 == parts) != (edge.next == count)) continue;
        const int64_t before = at(used, edge.begin).value;
        if (before == kImpossible) continue;
        const int64_t value = before + edge.evidence + static_cast<int64_t>(parts) * edge.penalty;
        Step& step = at(used + 1, edge.next);
        if (value > step.value) step = {value, &edge};
      }
    }
    Choice choice;
    if (at(parts, count).value == kImpossible) return choice;
    choice.score = at(parts, count).value / static_cast<int64_t>(parts);
    size_t position = count;
    for (size_t used = parts; used > 0; --used) {
      const Edge& edge = *at(used, position).edge;
      CompoundPart part = {static_cast<uint32_t>(letters_[edge.begin]), static_cast<uint32_t>(letters_[edge.end])};
      if (edge.next != count && word[part.end - 1] == 'e' &&
          links_with_e(word.substr(part.begin, part.end - part.begin - 1)))
        --part.end;
      choice.parts.push_back(part);
      position = edge.begin;
    }
    std::reverse(choice.parts.begin(), choice.parts.end());
    return choice;
  }

  Choice best_split(std::string_view word, uint64_t documents) {
    if (evidence_.is_simple(word)) return {};
    find_edges(word);
    Choice best;
    if (!reachable_.back()) return best;
    for (size_t parts = 2; parts <= kMaxParts; ++parts) {
      Choice choice = best_of(word, parts);
      if (choice.score > best.score) best = std::move(choice);
    }
    const int64_t alpha = strict_ ? kStrictAlpha : kLooseAlpha;
    const bool doubtful = documents > 0 && log2_fixed(documents) + alpha > best.score;
    if (doubtful && !is_made_of_listed(word, best.parts)) best = {};
    return best;
  }

  // A frequent word whose parts are rare on their own (dialogboks) is a compound still if our lists know all of them.
  bool is_made_of_listed(std::string_view word, const std::vector<CompoundPart>& parts) {
    return !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](const CompoundPart& part) {
      const std::string_view text = word.substr(part.begin, part.end - part.begin);
      return count_code_points(text) >= kMinListedLetters && evidence_.is_simple(text);
    });
  }

  // A chosen part, or the parts it is made of itself.
  void add_parts(std::string_view word, const CompoundPart& part, int depth, std::vector<CompoundPart>& out) {
    const std::string_view text = word.substr(part.begin, part.end - part.begin);
    std::vector<CompoundPart> inner;
    if (const Override* author = override_of(text)) {
      inner = author->parts;
      if (!inner.empty()) inner.back().end = static_cast<uint32_t>(text.size());
    } else if (depth > 0 && is_candidate(text)) {
      inner = split_of_part(text);
    }
    if (inner.size() < 2) {
      out.push_back(part);
      return;
    }
    for (const CompoundPart& piece : inner)
      add_parts(word, {part.begin + piece.begin, part.begin + piece.end}, depth - 1, out);
  }

  // The same part stands in many compounds.
  const std::vector<CompoundPart>& split_of_part(std::string_view text) {
    const auto known = parts_.find(text);
    if (known != parts_.end()) return known->second;
    return parts_.emplace(text, best_split(text, evidence_.documents(text)).parts).first->second;
  }

  // Authors also put soft hyphens between syllables: those count only where all pieces are attested.
  Choice by_soft_hyphens(std::string_view word) {
    Choice choice;
    const auto found = soft_hyphens_.find(std::string(word));
    if (found == soft_hyphens_.end()) return choice;
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
      choice.parts.push_back({begin, begin + static_cast<uint32_t>(part.size())});
      begin = end;
    }
    least = std::min(least, evidence_.head(word.substr(begin)));
    choice.parts.push_back({begin, static_cast<uint32_t>(word.size())});
    if (least == 0) return {};
    choice.score = log2_fixed(least) - log2_fixed(kEvidenceUnit);
    return choice;
  }

  struct Step {
    int64_t value;
    const Edge* edge;
  };

  Analyzer& analyzer_;
  bool strict_;
  PartEvidence evidence_;
  std::map<std::string, Override> overrides_;  // by stem
  std::map<std::string, std::set<uint32_t>> soft_hyphens_;
  static constexpr uint64_t kUnknown = UINT64_MAX;
  std::string_view last_word_;
  std::vector<uint64_t> beginnings_;                  // evidence of last_word_'s first so many bytes as a modifier
  tsl::robin_map<std::string_view, uint64_t> inner_;  // evidence of modifiers that do not begin a word
  tsl::robin_map<std::string_view, std::vector<CompoundPart>> parts_;
  // Of the word at hand: bytes where letters begin, and the end; edges by begin; letters an edge leads to.
  std::vector<size_t> letters_;
  std::vector<Edge> edges_;
  std::vector<bool> reachable_;
  std::vector<Step> best_;
};

}  // namespace

std::vector<CompoundSplit> split_compounds(const std::vector<WordCount>& vocabulary, Analyzer& analyzer,
                                           const SplitterOptions& options) {
  std::vector<CompoundSplit> splits;
  const Language language = analyzer.language();
  if (language == Language::none || language == Language::english) {
    if (options.overrides.empty()) return splits;
  }
  Splitter splitter(vocabulary, analyzer, options);
  for (const WordCount& word : vocabulary) {
    CompoundSplit split;
    split.surface = word.surface;
    if (splitter.split(word, split)) splits.push_back(std::move(split));
  }
  return splits;
}

}  // namespace kb::search
