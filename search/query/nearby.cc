#include "search/query/nearby.h"

#include <algorithm>

#include "search/text/utf8.h"
#include "search/text/word_list.h"

namespace kb::search {
namespace {

constexpr size_t kMaxLetters = 48;  // of a word whose spelling is searched for
constexpr size_t kMaxRespelled = 8;
constexpr uint32_t kMaxSteps = 4000;  // of the search over spellings

// Code points of UTF-8 text; at most kMaxLetters + 1.
size_t decode(std::string_view text, uint32_t* out) {
  size_t count = 0;
  for (size_t i = 0; i < text.size() && count <= kMaxLetters;) out[count++] = decode_utf8(text, i);
  return count;
}

// Depth-first over the spellings of a word, cut where no word of the site begins so.
class Respeller {
 public:
  Respeller(std::string_view word, const Index& index) : word_(word), index_(index) {}

  std::vector<SiteWord> run() {
    step(0, false);
    return std::move(found_);
  }

 private:
  void step(size_t at, bool changed) {
    if (++steps_ > kMaxSteps || found_.size() >= kMaxRespelled) return;
    if (at == word_.size()) {
      if (changed) accept();
      return;
    }
    const std::string_view rest = word_.substr(at);
    const auto try_letter = [&](std::string_view typed, std::string_view meant) {
      if (rest.substr(0, typed.size()) != typed) return;
      const size_t size = spelling_.size();
      spelling_.append(meant);
      if (alive(word_.size() - at - typed.size())) step(at + typed.size(), changed || typed != meant);
      spelling_.resize(size);
    };
    const auto try_letters = [&](std::string_view pairs) {
      while (!pairs.empty()) {
        const std::string_view typed = next_word(pairs);
        try_letter(typed, next_word(pairs));
      }
    };
    try_letters("ae æ oe ø aa å");
    try_letter(rest.substr(0, 1), rest.substr(0, 1));
    try_letters("a å a æ o ø e é");
  }

  // The last letters may be an ending the site does not use: only what stands before them must begin a word.
  bool alive(size_t left) const {
    if (left < 3) return true;
    const Lexicon& lexicon = index_.lexicon();
    const uint32_t at = lexicon.lower_bound(spelling_);
    return at < lexicon.size() && lexicon.text(at).starts_with(spelling_);
  }

  void accept() {
    const SiteWord word = find_word(spelling_, index_);
    if (word.group == kNoWord) return;
    for (const SiteWord& other : found_) {
      if (other.group == word.group) return;
    }
    found_.push_back(word);
  }

  std::string_view word_;
  const Index& index_;
  std::string spelling_;
  std::vector<SiteWord> found_;
  uint32_t steps_ = 0;
};

// Letters that sound alike or are one letter's two spellings, in pairs.
bool alike(uint32_t a, uint32_t b) {
  for (const char16_t* pair = u"dtgkbpfveæoåoøckcsiysz"; *pair; pair += 2) {
    if ((pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a)) return true;
  }
  return false;
}

// A cell of the distance matrix: cost in half edits × 256 + edits, so that the better of two is the smaller one.
using Cell = uint16_t;

constexpr uint32_t kEdit = 2 << 8 | 1, kHalfEdit = 1 << 8 | 1;
constexpr Cell kFar = 100 * kEdit;

}  // namespace

std::vector<SiteWord> respelled_words(std::string_view word, const Index& index) {
  if (word.size() > kMaxLetters) return {};
  return Respeller(word, index).run();
}

uint32_t allowed_edits(std::string_view word) {
  const size_t count = count_code_points(word);
  return count < kShortestMisspelt || count > kMaxLetters ? 0 : count <= 8 ? 1 : 2;
}

std::vector<NearWord> near_words(std::string_view word, const Lexicon& lexicon, uint32_t edits, uint32_t limit) {
  std::vector<NearWord> found;
  uint32_t typed[kMaxLetters + 2], letters[kMaxLetters + 2];
  const size_t length = decode(word, typed);
  if (length > kMaxLetters || edits == 0) return found;
  // rows[d] is the row after d letters of the site's word; rows of a shared beginning are kept from word to word.
  Cell rows[kMaxLetters + 2][kMaxLetters + 2];
  for (size_t i = 0; i <= length; ++i) rows[0][i] = static_cast<Cell>(i * kEdit);
  const size_t longest = std::min<size_t>(length + edits, kMaxLetters);
  size_t known = 0;  // letters whose rows stand
  for (uint32_t surface = 0; surface < lexicon.size(); ++surface) {
    const std::string_view text = lexicon.text(surface);
    size_t count = 0, bytes = 0;  // of what has been read of it
    bool dead = false;
    while (bytes < text.size() && !dead) {
      const uint32_t letter = decode_utf8(text, bytes);
      if (count < known && letters[count] == letter) {
        ++count;
        continue;
      }
      letters[count] = letter;
      const size_t d = known = ++count;
      dead = d > longest;
      if (dead) break;
      rows[d][0] = static_cast<Cell>(d * kEdit);
      uint32_t least = d;
      // A cell further from the diagonal has more edits than are allowed.
      const size_t first = d > edits ? d - edits : 1, last = std::min<size_t>(length, d + edits);
      if (first > 1) rows[d][first - 1] = kFar;
      if (last > d - 1 + edits) rows[d - 1][last] = kFar;
      for (size_t i = first; i <= last; ++i) {
        uint32_t cell = rows[d - 1][i - 1];
        if (letter != typed[i - 1]) cell += alike(letter, typed[i - 1]) ? kHalfEdit : kEdit;
        cell = std::min(cell, std::min<uint32_t>(rows[d - 1][i], rows[d][i - 1]) + kEdit);
        if (d > 1 && i > 1 && letter == typed[i - 2] && letters[d - 2] == typed[i - 1]) {
          cell = std::min(cell, rows[d - 2][i - 2] + kEdit);
        }
        rows[d][i] = static_cast<Cell>(cell);
        least = std::min(least, cell & 255);
      }
      dead = least > edits;
    }
    if (dead) {  // no word with this beginning can be near
      surface = lexicon.prefix_end(text.substr(0, bytes), surface) - 1;
      known = count - 1;
      continue;
    }
    known = count;
    if (count + edits < length) continue;
    const uint32_t cell = rows[count][length], cost = cell >> 8, found_edits = cell & 255;
    if (found_edits == 0 || found_edits > edits) continue;
    const NearWord near{surface, found_edits, cost, count == 0 || letters[0] != typed[0]};
    const auto before_it = [](const NearWord& a, const NearWord& b) {
      if (a.cost != b.cost) return a.cost < b.cost;
      if (a.first_letter != b.first_letter) return b.first_letter;
      return a.surface < b.surface;
    };
    found.push_back(near);
    std::sort(found.begin(), found.end(), before_it);
    if (found.size() > limit) found.pop_back();
  }
  return found;
}

}  // namespace kb::search
