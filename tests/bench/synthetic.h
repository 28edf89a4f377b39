// A seeded synthetic Danish glossary: same seed and size, same bytes. About 800 words a page, with headings, a FAQ,
// lists, links between pages, a vocabulary that follows Zipf's law and keeps growing by compounds, as real text does.
// How fast it grows decides what an index costs. Measured by `kb_bench --words FOLDER`: after 256,000, 512,000 and
// 1,024,000 words real Danish help texts of several sources have 16,100, 24,200 and 35,600 distinct words, these pages
// 23,000, 34,800 and 52,900; after 7.9 million, where the real ones would have about 110,000 (Heaps' law with their
// exponent of 0.56), 177,000.
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
