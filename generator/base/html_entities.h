// Character references of HTML and Markdown: &aelig; &#230; &#xE6;. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kb {

// Appends the text that `entity`, from '&' to ';', stands for; false (and nothing appended) where HTML knows no such
// name. Numbers that are no character (0, surrogates, above U+10FFFF) become U+FFFD, as CommonMark says.
bool append_entity(std::string_view entity, std::string& out);

// `text` with all character references replaced; what is not one stays as it is.
std::string decode_entities(std::string_view text);

// Appends one code point as UTF-8; U+FFFD for what is none.
void append_code_point(uint32_t code_point, std::string& out);

}  // namespace kb
