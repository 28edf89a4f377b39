// Two weaker keys beside the stem: one for derivations of a word, one for its Danish and Norwegian forms.
#pragma once

#include <string>
#include <string_view>

#include "search/text/rules.h"

namespace kb::search {

// From a surface form: betale, betaling, betalinger → betal. Empty for other languages and keys under four letters.
std::string make_derivation_key(std::string_view word, const Rules& rules);

// From a stem: virksomhed, virksomhet → one key. The rules are the regular sound and spelling correspondences of the
// two languages (æ–e, af–av, after vowels b d g – p t k …), applied to both sides alike, so that the key need not be a
// word of either. Empty for stems under four letters and languages other than da, nb, nn.
std::string make_cross_language_key(std::string_view stem, const Rules& rules);

}  // namespace kb::search
