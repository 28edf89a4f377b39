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

enum class Language : uint8_t { none, danish, bokmal, nynorsk, english };  // none: unstemmed

// "da", "nb", "no" (as nb), "nn", "en"; anything else is none.
Language language_from_code(std::string_view code);
std::string_view code_of(Language language);

struct Token {
  uint32_t begin = 0, end = 0;   // bytes of the text the token came from
  std::string surface;           // lower case, NFC, soft hyphens removed, ä→æ ö→ø in da/nb/nn
  bool joined = false;           // the joined form of a hyphenated word ("e-mail" → "email"); same place as its pieces
  bool digits = false;           // has a digit: never a typo candidate, never split, never stemmed
};

// Words of a text in order. "e-mail" gives e, mail and the joined email; "pc'en" gives pc'en; "23,7" stays whole.
// Soft hyphens (U+00AD) and <wbr> positions inside a word are kept as `hints` where asked for.
void tokenize(std::string_view text, Language language, std::vector<Token>& out);

// Irregular forms: a site's own, or the built-in table as the index carries it to the browser.
struct FormTable {
  // "base\tform form form\n" lines, as in search/text/data/exceptions-*.tsv
  std::string lines;
};

class Analyzer {
 public:
  // `forms` extend the built-in irregular forms of the language.
  Analyzer(Language language, const FormTable& forms);
  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

  Language language() const;
  // Stem of a surface form (as `tokenize` gives it). Valid until the next call.
  std::string_view stem(std::string_view surface);
  // Weaker key that joins derivations (opsige, opsigelse; betale, betaling); empty if the word has none.
  std::string derivation_key(std::string_view surface);
  // Key that joins Danish and Norwegian forms of one word (virksomhed, virksomhet), from a stem.
  std::string cross_language_key(std::string_view stem);
  bool is_stop_word(std::string_view surface) const;
  // Question words and frames set aside in questions (QSTOP of the ranking recipe).
  bool is_question_stop_word(std::string_view surface) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Identifies the analysis (version, tables): the index stores it, a reader with another one refuses the index.
uint32_t analyzer_identity(Language language);

}  // namespace kb::search
