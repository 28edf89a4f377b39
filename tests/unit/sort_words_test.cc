#include "search/text/sort_words.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using namespace kb::search;

namespace {

// Of few letters, so that many begin and end alike; with bytes above 127 and bytes 0.
std::vector<std::string> random_words() {
  std::mt19937 random(5);
  std::vector<std::string> words = {"", "", std::string(3, '\0'), std::string(40, 'a'), std::string(300000, 'a')};
  words.push_back(words.back());
  for (int i = 0; i < 4000; ++i) {
    std::string& word = words.emplace_back();
    for (size_t size = random() % 30; word.size() < size;) word += std::string("a\0\xE6z", 4)[random() % 40 / 13];
  }
  return words;
}

}  // namespace

TEST_CASE("words are sorted by their bytes, from the first or from the last on, and equal ones stay in order") {
  const std::vector<std::string> words = random_words();
  std::vector<uint32_t> expected;
  for (uint32_t i = 0; i < words.size(); ++i) expected.push_back(i);
  std::stable_sort(expected.begin(), expected.end(), [&](uint32_t a, uint32_t b) { return words[a] < words[b]; });
  const auto text = [&](uint32_t number) { return std::string_view(words[number]); };
  CHECK(sort_words(words.size(), text, bytes_from_begin) == expected);

  std::vector<std::string> reversed;
  for (const std::string& word : words) reversed.emplace_back(word.rbegin(), word.rend());
  std::sort(expected.begin(), expected.end());
  std::stable_sort(expected.begin(), expected.end(), [&](uint32_t a, uint32_t b) { return reversed[a] < reversed[b]; });
  CHECK(sort_words(words.size(), text, bytes_from_end) == expected);
  CHECK(sort_words(0, text, bytes_from_end).empty());
}
