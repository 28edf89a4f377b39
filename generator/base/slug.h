// Names in URLs. Two forms, both pure and stable:
//   slug:   from titles and file names, ASCII only (æ→ae, ø→oe, å→aa, é→e …), a–z 0–9 and '-'
//   anchor: from headings, as GitHub does it: lower case, letters of any script kept (æøå stay), spaces to '-'
#pragma once

#include <string>
#include <string_view>

namespace kb {

std::string slug(std::string_view text);
// "Om os/Løn" → "om-os/loen": the slug of each part that has one.
std::string slug_of_path(std::string_view path);
std::string anchor(std::string_view text);

}  // namespace kb
