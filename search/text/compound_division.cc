// Native only: see compound_division.h.
#include "search/text/compound_division.h"

#include <algorithm>

#include "search/text/compound_lists.h"
#include "search/text/fixed_log.h"
#include "search/text/utf8.h"
#include "search/text/vowels.h"

namespace kb::search {
namespace {

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

// Where a piece of letters stands among those of its word, by end and then by begin.
size_t place_of(size_t begin, size_t end) {
  return end * (end - 1) / 2 + begin;
}

// Only consonants and -else are followed by a linking s.
bool may_link_with_s(std::string_view modifier) {
  return (is_ascii_consonant(modifier.back()) && modifier.back() != 's') || modifier.ends_with("else");
}

}  // namespace

Division Divider::divide(uint32_t number, std::span<const Head> heads) {
  const std::string_view word = evidence_.word(number);
  Division best;
  find_letters(word);
  find_heads(word, heads);
  if (last_head_ == 0 || evidence_.is_simple(number)) return best;
  find_edges(word);
  best.score = kImpossible;
  for (size_t parts = 2; parts <= std::min(kMaxParts, most_parts_.back()); ++parts) {
    const int64_t value = best_value(parts);
    if (value == kImpossible || value / static_cast<int64_t>(parts) <= best.score) continue;
    best.score = value / static_cast<int64_t>(parts);
    best.parts = best_parts(word, parts);
  }
  if (best.parts.empty()) return best;
  const uint64_t documents = evidence_.documents(number);
  const int64_t alpha = strict_ ? kStrictAlpha : kLooseAlpha;
  const bool doubtful = documents > 0 && log2_fixed(documents) + alpha > best.score;
  if (doubtful && !is_made_of_listed(word, best.parts)) best = {};
  return best;
}

// Keeps of the former word's modifiers those that end within what both words begin with.
void Divider::find_letters(std::string_view word) {
  const size_t same_bytes = pieces_.read(word);
  size_t same = 0;  // letters
  letters_.clear();
  for (size_t i = 0; i < word.size(); ++i) {
    if ((static_cast<uint8_t>(word[i]) & 0xC0) == 0x80) continue;
    if (i <= same_bytes) same = letters_.size();
    letters_.push_back(i);
  }
  const size_t count = letters_.size();
  if (word.size() <= same_bytes) same = count;
  letters_.push_back(word.size());
  modifiers_.resize(std::min(modifiers_.size(), place_of(0, same + 1)));
  modifiers_.resize(place_of(0, count + 1));
}

void Divider::find_heads(std::string_view word, std::span<const Head> heads) {
  const size_t count = letters_.size() - 1;
  heads_.assign(count + 1, nullptr);
  last_head_ = 0;
  size_t letter = count;
  for (const Head& head : heads) {
    while (letters_[letter] + head.size > word.size()) --letter;
    if (letter < 2) return;
    if (is_end_of_another(word, letters_[letter])) continue;
    heads_[letter] = &head;
    if (last_head_ == 0) last_head_ = letter;
  }
}

void Divider::find_edges(std::string_view word) {
  const size_t count = letters_.size() - 1;
  edges_.clear();
  most_parts_.assign(count + 1, 0);
  size_t last = count;  // where the last part begins at the latest
  for (size_t begin = 0; begin <= std::min(last, last_head_); ++begin) {
    if (begin > 0 && most_parts_[begin] == 0) continue;
    if (const Head* const head = heads_[begin]) {
      add_edge(begin, count, count, head->evidence);
      // Nothing is cut inside a last part that is a word of our lists (bil|leder is one of billeder), but its s may
      // link.
      if (last == count && head->sure) last = begin + 1;
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
  return heads_[letter] != nullptr || letter + kMinInnerLetters <= last_head_;
}

Divider::Modifier Divider::modifier(std::string_view word, size_t begin, size_t end) {
  Modifier& known = modifiers_[place_of(begin, end)];
  if (known.attested != Attested::unasked) return known;
  known.attested = Attested::no;
  // Nearly all pieces of words are no parts, and told so in no time.
  const bool short_part = end - begin < evidence_.least_letters_of_modifier_form();
  if (!pieces_.may_be_part(letters_[begin], letters_[end], short_part)) return known;
  const std::string_view part = piece(word, begin, end);
  const uint64_t evidence = evidence_.modifier(part);
  if (evidence == 0) return known;
  known.attested = ends_in_linking_s(part, evidence) ? Attested::with_s : Attested::yes;
  known.evidence = static_cast<int32_t>(log2_fixed(evidence) - log2_fixed(kEvidenceUnit));
  return known;
}

void Divider::add_modifier_edges(std::string_view word, size_t begin, size_t end) {
  const Modifier known = modifier(word, begin, end);
  if (known.attested == Attested::no) return add_derived_edge(word, begin, end);
  if (known.attested != Attested::with_s) add_edge(begin, end, end, known.evidence);
  if (end + 3 >= letters_.size()) return;
  const char next = word[letters_[end]];
  if (next == 's' && links_with_s(word, end)) add_edge(begin, end, end + 1, known.evidence);
  if (next == 'e' && links_with_e(piece(word, begin, end))) add_edge(begin, end, end + 1, known.evidence);
}

// tilgængelighed+s|erklæring: what is derived by such an ending links with s, known or not.
void Divider::add_derived_edge(std::string_view word, size_t begin, size_t end) {
  if (end - begin < kMinDerivedLetters || end + 3 >= letters_.size() || word[letters_[end]] != 's') return;
  const std::string_view part = piece(word, begin, end);
  // Not marked|sføring, not faktur|aafrundning.
  if (begin > 0 && (part[0] == 's' || part[0] == part[1])) return;
  const size_t ending = derivational_ending(part);
  if (ending > 0 && has_vowel(part.substr(0, part.size() - ending))) add_edge(begin, end, end + 1, 0);
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

void Divider::add_edge(size_t begin, size_t end, size_t next, int64_t evidence) {
  const size_t length = end - begin;
  edges_.push_back({begin, end, next, evidence, length <= 3 ? kThreeLetterPart : length == 4 ? kFourLetterPart : 0});
  most_parts_[next] = std::max(most_parts_[next], most_parts_[begin] + 1);
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
