// Which language a piece of text is in, told by its small words. Made for short paragraphs in Danish, Bokmål, Nynorsk
// and English, which share so much that only the words that one has and the other lacks count.
#pragma once

#include <string>
#include <string_view>

namespace kb {

// The language that `text` is clearly written in, if that is not `expected`; else empty. Texts of fewer than 25 words
// are never told apart, nor those where words of both languages stand.
std::string_view other_language_of(std::string_view text, std::string_view expected);

}  // namespace kb
