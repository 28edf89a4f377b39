// The stem of a word: irregular forms, rules before, Snowball, rules after. Danish, Bokmål and Nynorsk have rules of
// their own; English is Snowball alone; Language::none returns the word. What each rule mends and why the order is as
// it is stands at the rule in stem.cc; docs/linguistics.md has the measurements.
#pragma once

#include <string>
#include <string_view>

#include "search/text/irregular.h"
#include "search/text/rules.h"
#include "search/text/snowball.h"

namespace kb::search {

class Stemmer {
 public:
  Stemmer(Language language, std::string_view forms, const Rules& rules);  // which must outlive this

  // Of a surface form. Valid until the next call.
  std::string_view stem(std::string_view surface);
  std::string_view plain_stem(std::string_view surface);
  // The word stemming begins with: base of an irregular form, else the surface; without apostrophe and accents.
  std::string_view base(std::string_view surface);
  bool may_be_irregular(std::string_view surface) const;

 private:
  void resolve(std::string_view surface);
  bool resolve_irregular(std::string_view surface);

  Language language_;
  const Rules& rules_;
  IrregularForms forms_;
  Snowball snowball_;
  std::string word_;      // scratch: the word on its way through the rules
  bool is_stem_ = false;  // word_ is a stem already, by the table
};

}  // namespace kb::search
