// The query engine: the facade of everything the browser runs, and of `kbgen search`. One Engine per language index.
//
// Works in rounds, so that it never waits for I/O: where a query needs chunks that are not there, `search` answers with
// their numbers alone; the caller loads them (a file, a fetch), gives them to `add_chunk` and asks again. A query wants
// chunks at most twice: postings first, then the texts of the results shown. Opening and every read is bounds-checked;
// bytes that are not a valid index are refused with a reason, never trusted. Scores are integers and ties are broken by
// page order, so every platform ranks alike.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "search/index/refusal.h"

namespace kb::search {

// Why a result matched, best first. Kept in this order everywhere (results, --explain, the interface).
enum class Tier : uint8_t {
  exact,
  stem,
  compound,
  spelling,
  derivation,
  synonym,
  other_language,
  typo,
  prefix,
};
std::string_view name_of(Tier tier);  // native only

struct Options {
  uint32_t limit = 10;      // pages
  uint32_t sections = 3;    // best sections a page
  bool as_you_type = true;  // the last word may be unfinished
  bool explain = false;
  bool excerpts = true;
  uint32_t excerpt_length = 220;  // bytes, about
};

struct Mark {
  uint32_t begin = 0, end = 0;  // bytes of the text it belongs to
};

struct SectionResult {
  std::string heading, anchor, kind;
  std::string excerpt;
  std::vector<Mark> heading_marks, excerpt_marks;
  bool answer = false;      // a definition or FAQ answer fit to stand as a direct answer
  std::string answer_text;  // whole text then
  int32_t score = 0;
};

// Explanations are for authors, who have `kbgen search --explain`: the browser's engine gives none.
#ifdef __wasm__
inline constexpr bool kExplains = false;
#else
inline constexpr bool kExplains = true;
#endif

struct Explanation {
  std::string what;  // "title: 'serviceaftaler' (compound part of 'aftale')"
  int64_t points = 0;
};

struct PageResult {
  uint32_t page = 0;
  std::string url, title, kind, category, definition;
  std::vector<Mark> title_marks;
  Tier tier = Tier::exact;  // the weakest tier a word needed
  std::string matched;      // the site's word where it is not the typed one ("serviceaftale")
  int32_t score = 0;
  std::vector<SectionResult> sections;
  std::vector<Explanation> explanation;
};

struct Results {
  std::vector<uint32_t> wants;  // chunks that are needed first, none twice; the rest is empty then
  std::vector<PageResult> pages;
  uint32_t total = 0;                    // pages that matched
  std::string did_you_mean;              // a better query from the site's own words, or empty
  std::vector<std::string> also;         // site words shown besides the typed ones ("viser også")
  std::vector<std::string> known_words;  // for zero results: nearest words of the site
  bool question = false;
};

class Engine {
 public:
  Engine();
  ~Engine();

  // Takes ownership of the bytes. A refused index stays closed.
  Refusal open(std::string root);
  Refusal add_chunk(uint32_t number, std::string bytes);
  Results search(std::string_view query, const Options& options);

  // For tuning, natively: another value of a constant of weights.h. Unknown names are ignored.
  void set_weight(std::string_view name, int32_t value);

  uint32_t chunk_count() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Results as JSON, as `kbgen search --format=json` prints them. Native only: search/browser/kb-search.js reads the
// structs themselves, member by member (search/wasm/abi.cc).
std::string to_json(const Results& results);

}  // namespace kb::search
