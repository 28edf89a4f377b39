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
  // False only where no form (none of that kind) stands at the end of the word: most words need no search.
  bool may_end_in_form(std::string_view word) const { return ends_.may_have(word); }
#ifdef __wasm__  // a query has few words, and every byte is loaded; an index asks of all words of a site
  bool may_end_in_verb(std::string_view) const {
    return true;
  }
  bool may_end_in_tail(std::string_view) const {
    return true;
  }
#else
  bool may_end_in_verb(std::string_view word) const {
    return verb_ends_.may_have(word);
  }
  bool may_end_in_tail(std::string_view word) const {
    return tail_ends_.may_have(word);
  }
#endif

 private:
  enum class Mark : uint8_t { none, tail, verb };
  struct Entry {
    std::string form;
    std::string_view base;
    Mark mark = Mark::none;
    bool is_stem = false;
  };
  // What words end with: the last four bytes of a form, or all of them.
  class Ends {
   public:
    void add(std::string_view form);
    bool may_have(std::string_view word) const;

   private:
    std::array<uint32_t, 512> marks_{};  // bits
  };
  const Entry* find(std::string_view form) const;

  std::vector<Entry> entries_;   // by form
  std::vector<uint32_t> tails_;  // which of them are marked so
  Ends ends_;
#ifndef __wasm__
  Ends verb_ends_, tail_ends_;
#endif
};

}  // namespace kb::search
