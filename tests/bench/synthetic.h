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

// SplitMix64 (Steele, Lea, Flood 2014): small, seeded, the same everywhere.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint64_t next() {
    uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  size_t below(size_t n) { return static_cast<size_t>(next() % n); }
  // Roughly Zipf: small numbers far oftener than large ones.
  size_t zipf(size_t n) {
    const size_t scale = below(n) + 1;
    return below(scale);
  }

 private:
  uint64_t state_;
};

// Files of a site: path below its root, text.
std::vector<std::pair<std::string, std::string>> synthetic_site(size_t pages, uint64_t seed);

// kb_bench --history: makes a repository of so many pages and commits below `folder` (unless it is there) and prints
// what reading its history costs. The exit code of the program.
int run_history(const std::string& folder, size_t pages, size_t commits);

}  // namespace kb::bench
