// From what a customer typed to words: quoted phrases, excluded words, stop words, whether it is a question.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/text/analyze.h"

namespace kb::search {

// Longer queries are read up to here; every later step is bounded by these.
inline constexpr size_t kMaxQueryBytes = 4096;
inline constexpr size_t kMaxQueryTokens = 96;
inline constexpr size_t kMaxQueryWords = 40;

struct QueryToken {
  std::string surface;
  uint32_t begin = 0, end = 0;  // bytes of the query
  bool digits = false;
  bool stop = false;  // set aside: a stop word, or a question's frame
};

struct Phrase {
  uint32_t first = 0, end = 0;  // tokens
};

struct ParsedQuery {
  std::vector<QueryToken> tokens;  // in order, without excluded ones
  std::vector<uint32_t> words;     // the tokens that are scored; all where every token is a stop word
  std::vector<Phrase> phrases;
  std::vector<std::string> excluded;  // surfaces after a '-'
  uint32_t typed = 0;                 // words of everything typed, excluded ones in: what a title is compared with
  uint32_t content = 0;               // words of it that are no stop words
  bool question = false;
  bool yes_no = false;        // a question without a question word
  bool only_phrases = false;  // nothing stands outside quotation marks
  bool open = false;          // the last token may be unfinished: nothing but it ends the query
};

ParsedQuery parse_query(std::string_view query, Analyzer& analyzer);

}  // namespace kb::search
