// How well a string is attested as a part of compounds: by the site's words, by other forms of them, by our part lists.
// Native only.
#pragma once

#include <tsl/robin_map.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/text/analyze.h"
#include "search/text/compound.h"
#include "search/text/form_filter.h"
#include "search/text/stem_numbers.h"

namespace kb::search {

// Evidence is counted in eighths of a document.
constexpr uint64_t kEvidenceUnit = 8;

class PartEvidence {
 public:
  // Both outlive this. The vocabulary is sorted by surface. `stems` is new, or has its words by the same numbers; it
  // gets them, and what is asked for.
  PartEvidence(const std::vector<WordCount>& vocabulary, StemNumbers& stems, bool strict);

  // Numbers of the vocabulary's words in the order of their ends: by the last byte, the one before it, and so on.
  const std::vector<uint32_t>& by_end() const { return by_end_; }
  // Tells what else to ask for: any other piece of a word is no part. Shorter parts are words themselves, not forms.
  const FormFilter& forms() const { return filter_; }
  size_t least_letters_of_modifier_form() const { return strict_ ? 5 : 4; }
  static constexpr size_t kLeastLettersOfHeadForm = 3;  // tag, dag; of others 4
  // 0: cannot be a first (a last) part. `part` is a piece of a word of the vocabulary. Answers are kept.
  uint64_t modifier(std::string_view part);
  uint64_t head(std::string_view part);
  // By a number of `stems`.
  std::string_view word(uint32_t number) const { return numbers_.word(number); }
  uint64_t documents(uint32_t number) const { return number < words_.size() ? words_[number].documents : 0; }
  bool is_known(std::string_view word) const { return find(word) != nullptr; }  // to the site or our lists
  // A form of a word of our part lists, which are simple words: not to be split.
  bool is_simple(uint32_t number) const;
  bool is_simple(std::string_view word) { return is_simple(numbers_.add(word)); }
  // A last part beyond doubt: a known form of a listed word, or one that begins with a long listed word.
  bool is_sure_head(std::string_view part);

 private:
  struct Word {
    uint32_t documents = 0;  // of the site
    bool known = false;      // to the site or our part lists
    bool listed = false;     // in our part lists
  };
  struct Stem {
    std::string_view text;
    uint64_t documents = 0;  // summed over the stem's words
    std::string_view word;   // one of them: a listed one, else the most frequent
    uint64_t word_documents = 0;
    bool known = false, listed = false;  // as one of its words is
  };
  using Answers = tsl::robin_map<std::string_view, uint64_t>;
  void add_site();
  void add_lists();
  // Of `words_` and `stems_`, which know the word then.
  std::pair<Word&, Stem&> add_word(uint32_t number);
  void fill_filter();
  const Word* find(std::string_view word) const;
  const Stem* find_stem(uint32_t number) const;
  bool is_listed(std::string_view part) const;
  bool is_form(std::string_view part, const Stem& known) const;
  bool joins_as_modifier(std::string_view part) const;
  bool joins_as_head(std::string_view part) const;
  uint64_t compute_modifier(std::string_view part);
  uint64_t compute_head(std::string_view part);
  uint64_t count(std::string_view part, size_t letters, bool as_modifier);

  const std::vector<WordCount>& vocabulary_;
  std::vector<uint32_t> by_end_;
  StemNumbers& numbers_;
  Analyzer& analyzer_;
  Language language_;
  bool strict_;
  std::vector<Word> words_;    // by number, of which there may be more
  std::vector<Stem> stems_;    // the same
  FormFilter filter_;          // of words and stems that are known
  Answers modifiers_, heads_;  // given
};

}  // namespace kb::search
