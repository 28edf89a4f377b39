// Names in URLs. Two forms, both pure and stable:
//   slug:   from titles and file names, ASCII only (æ→ae, ø→oe, å→aa, é→e …), a–z 0–9 and '-'
//   anchor: from headings, as GitHub does it: lower case, letters of any script kept (æøå stay), spaces to '-'
#pragma once

#include <string>
#include <string_view>

namespace kb {

std::string slug(std::string_view text);
std::string anchor(std::string_view text);
// Percent-encodes what may not stand in a URL's path; keeps '/', '#', '?', '&', '=' and '%XX'.
std::string encode_url(std::string_view text);
std::string decode_url(std::string_view text);
// Lower case of UTF-8 text (Latin, Greek, Cyrillic).
std::string lower_case(std::string_view text);
// Composes a, o, u, e … with following combining marks to NFC for Latin letters (file names from macOS are NFD).
std::string compose(std::string_view text);
// The first `count` code points.
std::string_view beginning(std::string_view text, size_t count);
// The byte offset of the first byte that is not valid UTF-8, or npos.
size_t invalid_utf8(std::string_view text);

}  // namespace kb
