// The sections of a page worth showing, with the best passage of each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/query/mark.h"
#include "search/query/rank.h"

namespace kb::search {

struct Excerpt {
  std::string text;
  std::vector<Mark> marks;
};

// About `length` bytes of the text around its densest marks, whole words, one line; "…" where something is left out.
// `weights` are of planned words.
Excerpt make_excerpt(std::string_view text, const std::vector<WordMark>& marks, const std::vector<int32_t>& weights,
                     uint32_t length);

// The best sections first; the page's first section where nothing in its texts matches. The definition comes first where
// the query is the page's name.
std::vector<SectionResult> choose_sections(const std::vector<SectionText>& sections, Marker& marker, const Plan& plan,
                                           const std::vector<WordMatch>& matches, bool names_page,
                                           const Options& options);

}  // namespace kb::search
