// THE analyzer: from text to tokens, from a word to its stem. The indexer, the query engine, the generator's term
// links and related topics all call this one, so that what is indexed is what is asked.
//
// Text is UTF-8 (invalid bytes are treated as separators); offsets are bytes. Runs natively and in the browser: no
// exceptions, no locale, no I/O, no threads, no float, no hash maps from outside the standard library.
// An Analyzer is immutable after construction except for a scratch buffer of the stemmer: one per thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace kb::search {

class Rules;

enum class Language : uint8_t { none, danish, bokmal, nynorsk, english };  // none: unstemmed

// "da", "nb", "no" (as nb), "nn", "en", also with a region ("da-DK"); anything else is none.
Language language_from_code(std::string_view code);

// Code points a surface form has at most; the rest of a longer word is dropped.
constexpr size_t kMaxSurfaceCodePoints = 64;

struct Token {
  uint32_t begin = 0, end = 0;  // bytes of the text the token came from
  std::string surface;          // lower case, NFC, soft hyphens removed, ä→æ ö→ø in da/nb/nn
  bool joined = false;          // another spelling of the token or tokens before it, at the same place; see below
  bool digits = false;          // has a digit: never a typo candidate, never split, never stemmed
};

// Words of a text in order; replaces the content of `out` (and reuses its memory).
// A word is a run of letters and digits. "e-mail" gives e, mail and the joined email; "pc'en" gives pc'en and the
// joined pcen; "a/s" and "r&d" (short pieces only) a, s and as. Numbers stay whole: "23,7", "1.234,50" (joined
// 1234,50), "23.7" (joined 23,7 but in English), "11:09" as 11.09; digit groups apart by a hard space are joined.
void tokenize(std::string_view text, Language language, std::vector<Token>& out);

// A word of the text in which its author put soft hyphens (U+00AD) or zero-width spaces (<wbr>): where they stood.
struct SoftHyphens {
  std::string surface;
  std::vector<uint32_t> positions;  // bytes of `surface`, ascending, neither 0 nor the end
};
// In the order of the text, a word as often as it stands there.
std::vector<SoftHyphens> soft_hyphens(std::string_view text, Language language);

struct FormTable {
  std::string forms;  // irregular forms: search/FORMAT.md, "Forms"
  // Words apart by one space: those that say nothing in a query, and those that besides say nothing in a question.
  std::string stop_words, question_stop_words;
  std::string rules;  // lines of rules.h
};

class Analyzer {
 public:
  // `table` has all the irregular forms, stop words and rules there are: natively one of tables.h, in the browser what
  // the index carries.
  Analyzer(Language language, FormTable table);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  Language language() const;
  const Rules& rules() const;
  // Stem of a surface form (as `tokenize` gives it). Valid until the next call. Never empty for a non-empty surface.
  std::string_view stem(std::string_view surface);
  // The base of an irregular form (bøger: bog), else the word itself, without apostrophe and accents. Valid until the
  // next call.
  std::string_view base(std::string_view surface);
  // False only where base() gives any piece of the surface form that reaches its end as it is. Costs next to nothing.
  bool may_be_irregular(std::string_view surface) const;
  // Snowball's stem alone, without forms and rules. Valid until the next call.
  std::string_view plain_stem(std::string_view surface);
  // Weaker key that joins derivations (opsige, opsigelse; betale, betaling); empty if the word has none.
  std::string derivation_key(std::string_view surface);
  // Key that joins Danish and Norwegian forms of one word (virksomhed, virksomhet), from a stem. Empty for stems of
  // fewer than four letters, where it would join unrelated words.
  std::string cross_language_key(std::string_view stem);
  bool is_stop_word(std::string_view surface) const;
  // Words that say nothing in a question ("hvordan", "får", "betyder"), besides the stop words.
  bool is_question_stop_word(std::string_view surface) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Identifies the analysis (version, language): the index stores it, a reader with another version refuses the index.
uint32_t analyzer_identity(Language language);
// False if this program's analysis is of another version.
bool language_of(uint32_t identity, Language& language);

}  // namespace kb::search
