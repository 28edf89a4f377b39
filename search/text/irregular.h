// The table of irregular forms (FormTable of analyze.h), parsed for looking up: sorted views into one text.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kb::search {

class IrregularForms {
 public:
  explicit IrregularForms(std::string_view lines);
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
  // False only where no form stands at the end of the word: most words need no search.
  bool may_end_in_form(std::string_view word) const;

 private:
  enum class Mark : uint8_t { none, tail, verb };
  struct Entry {
    std::string_view form, base;
    Mark mark = Mark::none;
    bool is_stem = false;
  };
  void parse_line(std::string_view line);
  void mark_end(std::string_view form);
  const Entry* find(std::string_view form) const;

  std::string text_;
  std::vector<Entry> entries_;        // by form
  std::array<uint32_t, 512> ends_{};  // bits for what words end with: the last four bytes of a form, or all of them
};

}  // namespace kb::search
