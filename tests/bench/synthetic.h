// A seeded synthetic Danish glossary: same seed and size, same bytes. About 800 words a page, with headings, a FAQ,
// lists, links between pages, a vocabulary that follows Zipf's law and keeps growing by compounds, as real text does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace kb::bench {

// Files of a site: path below its root, text.
std::vector<std::pair<std::string, std::string>> synthetic_site(size_t pages, uint64_t seed);

}  // namespace kb::bench
