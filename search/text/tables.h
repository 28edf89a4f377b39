// The built-in tables, hand-written by us, that only the generator carries. Native only: the index takes the irregular
// forms and the stop words to the browser, the rest has done its work when the index is written.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/text/analyze.h"

namespace kb::search {

// Lines of irregular forms: the built-in ones of the language (none of English), then a site's own, which win. The
// site's words are brought to the form `tokenize` gives; what is not a single word is left out. Lines "base<TAB>form
// form form\n", empty lines and lines with '#' first skipped. A base marked
//   -base   forms stand also as the last part of a compound: -bog: håndbøger → håndbog
//   +base   forms stand also behind a particle: +give: afgav → afgive
//   =stem   no base but the stem itself, also -=stem and +=stem: =billed: billede, where rules would make it bil
// A form stems as its base does. Later lines win over earlier ones.
std::string merged_form_lines(Language language, std::string_view extra_lines);
// Stop words apart by one space, and the words of question frames besides. Of Language::none there are none.
std::string_view built_in_stop_words(Language language);
std::string_view built_in_question_stop_words(Language language);
// The lists of rules.h, a line each; of Language::none there are none.
std::string built_in_rules(Language language);
// The built-in rules and stop words, and the forms of these lines.
FormTable form_table(Language language, std::string_view form_lines);
// … and of merged_form_lines().
FormTable with_built_in_forms(Language language, std::string_view extra_lines);

// Common words that parts of compounds are made of, apart by white space.
std::string_view built_in_parts(Language language);

// Words of help centers that mean the same to whoever searches, in groups of names; a name is one word or more.
std::vector<std::vector<std::string>> built_in_synonyms(Language language);

// Danish and Norwegian words of one meaning that no rule joins (adgangskode, passord): all pairs, Danish first.
using WordPairs = std::vector<std::pair<std::string_view, std::string_view>>;
const WordPairs& cross_language_pairs();
// Words of Bokmål and Nynorsk of one meaning that no rule joins (oppsigelse, oppseiing): all pairs, Bokmål first.
const WordPairs& norwegian_pairs();

}  // namespace kb::search
