// The table of irregular forms (FormTable of analyze.h), read for looking up.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kb::search {

class IrregularForms {
 public:
  explicit IrregularForms(std::string_view block);  // must outlive this
  IrregularForms(const IrregularForms&) = delete;
  IrregularForms& operator=(const IrregularForms&) = delete;

  struct Base {
    std::string_view text;  // empty if there is none
    bool is_stem = false;   // as it is, without further rules
    size_t begin = 0;       // byte of the word where the form begins (of tails)
  };
  Base base_of(std::string_view form) const;
  // Base of a form that may stand behind a particle.
  Base verb_base_of(std::string_view form) const;
  // The longest form at the end of a word that is marked as last part of compounds and leaves two letters or more.
  Base tail_of(std::string_view word) const;
  // False only where none of these gives a base: the word is no form, and none at its end may stand behind something;
  // where none that may stand behind a particle stands behind something; where no form stands at the end of the word.
#ifdef __wasm__  // a query has few words, and every byte is loaded; an index asks of all words of a site
  bool may_have_base(std::string_view word) const {
    return ends_.may_have(word);
  }
  bool may_end_in_verb(std::string_view) const {
    return true;
  }
  bool may_end_in_form(std::string_view word) const {
    return ends_.may_have(word);
  }
#else
  bool may_have_base(std::string_view word) const;
  bool may_end_in_verb(std::string_view word) const;
  bool may_end_in_form(std::string_view word) const;
#endif

 private:
  enum class Mark : uint8_t { none, tail, verb };
  struct Entry {
    std::string form;
    std::string_view base;
    Mark mark = Mark::none;
    bool is_stem = false;
  };
  const Entry* find(std::string_view form) const;

  std::vector<Entry> entries_;  // by form
#ifdef __wasm__
  // What words end with: the last four bytes of a form, or all of them.
  class Ends {
   public:
    void add(std::string_view form);
    bool may_have(std::string_view word) const;

   private:
    std::array<uint32_t, 512> marks_{};  // bits
  };
  std::vector<uint32_t> tails_;  // which of the entries are marked so
  Ends ends_;
#else
  struct Slot {
    uint32_t hash, entry_plus_one;  // 0: free
  };
  void fill_slots();
  const Entry* find(std::string_view form, uint32_t hash) const;
  template <class Use>
  void each_end(std::string_view word, const Use& use) const;

  unsigned shift_ = 31;
  std::vector<Slot> slots_;                                      // open addressing, at most a quarter full
  std::vector<bool> ends_ = std::vector<bool>(size_t{1} << 16);  // marks of what forms end with
#endif
};

}  // namespace kb::search
