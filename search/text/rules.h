// Lists of words and endings that the rules of a language read, beside the rules themselves (stem.cc, word_keys.cc, the
// parser of queries, the browser's Snowball). Natively they are built in (rule_lists.cc); an index carries its own
// language's to the browser, so that no reader loads those of the others. A language without a list has it empty.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kb::search {

// Words apart by one space, unless said otherwise. The order is that of the lines in an index (search/FORMAT.md).
enum class Rule : uint8_t {
  // Stems; what each does stands at its rule in stem.cc.
  apostrophe_endings,
  particles,
  long_endings,  // first what is put in place of the others
  comparisons,
  compared,
  short_vowel_endings,
  agent_endings,
  // Keys, see word_keys.cc; of pairs each second word stands for the one before it.
  derivations,
  key_letters,
  key_beginnings,
  key_inside,
  key_ends,
  // Queries, see parse.cc and plan.cc.
  openers,
  question_words,
  persons,
  joiners,
  verb_particles,
  // Snowball, see search/wasm/snowball.cc: beginnings behind which the region R1 of a word begins.
  regions,
};
inline constexpr uint8_t kRules = static_cast<uint8_t>(Rule::regions) + 1;

class Rules {
 public:
  // A line for each rule; what is missing is empty. The text must outlive this.
  explicit Rules(std::string_view lines);
  std::string_view operator[](Rule rule) const { return lists_[static_cast<uint8_t>(rule)]; }
  // The lines behind the lists: Snowball's steps. Natively the library has its own.
  std::string_view steps() const { return steps_; }

 private:
  std::string_view steps_;
  std::string_view lists_[kRules];
};

}  // namespace kb::search
