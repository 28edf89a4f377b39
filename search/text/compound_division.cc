// Native only: see compound_division.h.
#include "search/text/compound_division.h"

#include <algorithm>

#include "search/text/compound_lists.h"
#include "search/text/fixed_log.h"
#include "search/text/utf8.h"
#include "search/text/vowels.h"

namespace kb::search {
namespace {

constexpr size_t kMinSimpleLetters = 5;  // of a listed word that stays whole as a last part
constexpr size_t kMinListedLetters = 4;
constexpr size_t kMinInnerLetters = 3;    // "el" and "by" begin words, inside they are anything
constexpr size_t kMinDerivedLetters = 7;  // of a first part that no text has
constexpr size_t kMaxParts = 5;           // at one level; a part may be divided again

// Logarithms to the base 2, see fixed_log.h.
constexpr int64_t kThreeLetterPart = -2 * kLogOne;  // a quarter
constexpr int64_t kFourLetterPart = -33722;         // 0.7
constexpr int64_t kLooseAlpha = -113836;            // 0.3
constexpr int64_t kStrictAlpha = -217706;           // 0.1
constexpr int64_t kImpossible = INT64_MIN / 4;

// registre|ret is no right, retur|ret is; ventet|id is none, bruger|id is.
bool is_end_of_another(std::string_view word, size_t begin) {
  const std::string_view head = word.substr(begin);
  return (word[begin - 1] == 'e' && head == "ret") || (word[begin - 1] == 't' && head == "id");
}

// Only consonants and -else are followed by a linking s.
bool may_link_with_s(std::string_view modifier) {
  return (is_ascii_consonant(modifier.back()) && modifier.back() != 's') || modifier.ends_with("else");
}

}  // namespace

Division Divider::divide(std::string_view word) {
  Division best;
  if (!find_letters_and_heads(word) || evidence_.is_simple(word)) return best;
  find_edges(word);
  if (!reachable_.back()) return best;
  best.score = kImpossible;
  for (size_t parts = 2; parts <= kMaxParts; ++parts) {
    const int64_t value = best_value(parts);
    if (value == kImpossible || value / static_cast<int64_t>(parts) <= best.score) continue;
    best.score = value / static_cast<int64_t>(parts);
    best.parts = best_parts(word, parts);
  }
  if (best.parts.empty()) return best;
  const uint64_t documents = evidence_.documents(word);
  const int64_t alpha = strict_ ? kStrictAlpha : kLooseAlpha;
  const bool doubtful = documents > 0 && log2_fixed(documents) + alpha > best.score;
  if (doubtful && !is_made_of_listed(word, best.parts)) best = {};
  return best;
}

// False if no last part begins anywhere, as in most words that are no compounds.
bool Divider::find_letters_and_heads(std::string_view word) {
  letters_.clear();
  for (size_t i = 0; i < word.size(); ++i)
    if ((static_cast<uint8_t>(word[i]) & 0xC0) != 0x80) letters_.push_back(i);
  const size_t count = letters_.size();
  letters_.push_back(word.size());
  pieces_.read(word);
  heads_.assign(count + 1, 0);
  last_head_ = 0;
  for (size_t begin = 2; begin + 2 <= count; ++begin) {
    if (!may_be_part(begin, count, PartEvidence::kLeastLettersOfHeadForm) || is_end_of_another(word, letters_[begin]))
      continue;
    heads_[begin] = evidence_.head(piece(word, begin, count));
    if (heads_[begin] > 0) last_head_ = begin;
  }
  return last_head_ > 0;
}

void Divider::find_edges(std::string_view word) {
  const size_t count = letters_.size() - 1;
  edges_.clear();
  reachable_.assign(count + 1, false);
  reachable_[0] = true;
  size_t last = count;  // where the last part begins at the latest
  for (size_t begin = 0; begin <= std::min(last, last_head_); ++begin) {
    if (!reachable_[begin]) continue;
    if (heads_[begin] > 0) {
      add_edge(begin, count, count, heads_[begin]);
      // Nothing is cut inside a last part that is a word of our lists (bil|leder is one of billeder), but its s may
      // link.
      if (last == count && is_simple_head(word, begin)) last = begin + 1;
    }
    const size_t least = begin == 0 ? 2 : kMinInnerLetters;
    for (size_t end = begin + least; end <= std::min(last, last_head_); ++end) {
      if (leads_on(end) || leads_on(end + 1)) add_modifier_edges(word, begin, end);
    }
  }
  std::erase_if(edges_, [&](const Edge& edge) { return edge.next > last && edge.next < count; });
}

// Whether a last part begins at the letter, or after another part.
bool Divider::leads_on(size_t letter) const {
  return heads_[letter] > 0 || letter + kMinInnerLetters <= last_head_;
}

// Nearly all pieces of words are none, and told so in no time.
bool Divider::may_be_part(size_t begin, size_t end, size_t least_letters_of_form) {
  return end - begin < least_letters_of_form ? pieces_.may_be_word(letters_[begin], letters_[end])
                                             : pieces_.may_be_form(letters_[begin], letters_[end]);
}

bool Divider::is_simple_head(std::string_view word, size_t begin) {
  const size_t count = letters_.size() - 1;
  return count - begin >= kMinSimpleLetters && evidence_.is_sure_head(piece(word, begin, count));
}

void Divider::add_modifier_edges(std::string_view word, size_t begin, size_t end) {
  const std::string_view part = piece(word, begin, end);
  const bool attested = may_be_part(begin, end, evidence_.least_letters_of_modifier_form());
  const uint64_t evidence = attested ? evidence_.modifier(part) : 0;
  if (evidence == 0) return add_derived_edge(word, begin, end);
  if (!ends_in_linking_s(part, evidence)) add_edge(begin, end, end, evidence);
  if (end + 3 >= letters_.size()) return;
  const char next = word[letters_[end]];
  if (next == 's' && links_with_s(word, end)) add_edge(begin, end, end + 1, evidence);
  if (next == 'e' && links_with_e(part)) add_edge(begin, end, end + 1, evidence);
}

// tilgængelighed+s|erklæring: what is derived by such an ending links with s, known or not.
void Divider::add_derived_edge(std::string_view word, size_t begin, size_t end) {
  if (end - begin < kMinDerivedLetters || end + 3 >= letters_.size() || word[letters_[end]] != 's') return;
  const std::string_view part = piece(word, begin, end);
  // Not marked|sføring, not faktur|aafrundning.
  if (begin > 0 && (part[0] == 's' || part[0] == part[1])) return;
  const size_t ending = derivational_ending(part);
  if (ending > 0 && has_vowel(part.substr(0, part.size() - ending))) add_edge(begin, end, end + 1, kEvidenceUnit);
}

// tegns| is tegn+s|, moms| is moms|.
bool Divider::ends_in_linking_s(std::string_view part, uint64_t evidence) {
  const std::string_view bare = part.substr(0, part.size() - 1);
  return part.back() == 's' && may_link_with_s(bare) && evidence_.modifier(bare) >= evidence;
}

// The s is no link where the last part is only known with it (tegn|streng).
bool Divider::links_with_s(std::string_view word, size_t end) const {
  const size_t count = letters_.size() - 1;
  if (!may_link_with_s(word.substr(0, letters_[end]))) return false;
  return !evidence_.is_known(piece(word, end, count)) || evidence_.is_known(piece(word, end + 1, count));
}

void Divider::add_edge(size_t begin, size_t end, size_t next, uint64_t evidence) {
  const size_t length = end - begin;
  static const int64_t unit = log2_fixed(kEvidenceUnit);
  edges_.push_back({begin, end, next, log2_fixed(evidence) - unit,
                    length <= 3   ? kThreeLetterPart
                    : length == 4 ? kFourLetterPart
                                  : 0});
  reachable_[next] = true;
}

// Of a division into exactly so many parts: for a fixed number the mean of the logarithms and the penalties add up over
// the parts, so the best way to each letter is all that has to be kept.
int64_t Divider::best_value(size_t parts) {
  const size_t count = letters_.size() - 1;
  steps_.assign((parts + 1) * letters_.size(), {kImpossible, nullptr});
  step(0, 0).value = 0;
  for (size_t used = 0; used < parts; ++used) {
    for (const Edge& edge : edges_) {
      if ((used + 1 == parts) != (edge.next == count)) continue;
      const int64_t before = step(used, edge.begin).value;
      if (before == kImpossible) continue;
      const int64_t value = before + edge.evidence + static_cast<int64_t>(parts) * edge.penalty;
      Step& to = step(used + 1, edge.next);
      if (value > to.value) to = {value, &edge};
    }
  }
  return step(parts, count).value;
}

// The way that best_value found.
std::vector<CompoundPart> Divider::best_parts(std::string_view word, size_t parts) const {
  const size_t count = letters_.size() - 1;
  std::vector<CompoundPart> result(parts);
  size_t letter = count;
  for (size_t used = parts; used > 0; --used) {
    const Edge& edge = *step(used, letter).edge;
    CompoundPart& part = result[used - 1];
    part = {static_cast<uint32_t>(letters_[edge.begin]), static_cast<uint32_t>(letters_[edge.end])};
    if (edge.next != count && word[part.end - 1] == 'e' &&
        links_with_e(word.substr(part.begin, part.end - part.begin - 1)))
      --part.end;
    letter = edge.begin;
  }
  return result;
}

// A frequent word whose parts are rare on their own (dialogboks) is a compound still if our lists know all of them.
bool Divider::is_made_of_listed(std::string_view word, const std::vector<CompoundPart>& parts) {
  return std::all_of(parts.begin(), parts.end(), [&](const CompoundPart& part) {
    const std::string_view text = word.substr(part.begin, part.end - part.begin);
    return count_code_points(text) >= kMinListedLetters && evidence_.is_simple(text);
  });
}

}  // namespace kb::search
