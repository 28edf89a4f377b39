// Sorts the lines of standard input by kb::sort_key of the language given; equal keys keep their order. For
// linguistics-collation.js.
//   g++ -std=c++20 -I. tests/relevance/linguistics-sort.cc generator/base/collate.cc generator/base/slug.cc
//     search/text/utf8.cc -o sort
#include <algorithm>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "generator/base/collate.h"

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: linguistics-sort LANGUAGE < words\n";
    return 2;
  }
  std::vector<std::pair<std::string, std::string>> lines;
  for (std::string line; std::getline(std::cin, line);) lines.emplace_back(kb::sort_key(line, arguments[1]), line);
  std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& line : lines) std::cout << line.second << '\n';
}
