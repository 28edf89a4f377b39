// What can and cannot be part of a compound, beyond frequency: particles, derivational endings that look like words,
// short words worth finding. Native only.
#pragma once

#include <cstdint>
#include <string_view>

#include "search/text/analyze.h"

namespace kb::search {

// Particles and prefixes: never a first part ("op|dater" is not a compound).
bool is_stop_modifier(std::string_view part, Language language);
// Endings that look like words ("op|levelse|r", "sikker|hed"), and inflected verbs that form particle verbs.
bool is_stop_head(std::string_view part, Language language);
// Words of two or three letters that do stand as first or last parts.
bool is_short_modifier(std::string_view part);
bool is_short_head(std::string_view part);
// Stop words that are nouns as last part: forside+n, forslag+et.
bool is_stop_word_but_head(std::string_view part);
// Modifiers that link with -e- (hjælp+e|tekst).
bool links_with_e(std::string_view modifier);
// Bytes of the ending that makes the word a noun which links with -s- (tilgængelig-hed, oplys-ning); 0 if none.
size_t derivational_ending(std::string_view word);
// Whether `rest` is an inflectional ending, so that a word sharing only its stem with known ones may be a form of them.
bool is_inflection(std::string_view rest);
// The same for words that drop a vowel before it (filter, filt|ret; artikel, artik|ler).
bool is_contracted_inflection(std::string_view rest);
// Bit n: the word's last n bytes are such an ending, of either kind; bit 0 is set.
constexpr size_t kLongestInflection = 6;  // bytes
uint32_t inflections_at_end(std::string_view word);

}  // namespace kb::search
