// `kb_glossary FOLDER PAGES` writes the sources of the synthetic glossary of tests/bench/synthetic.h into FOLDER, for
// tests of an index as large as a real one. Some of its words are joined by hyphens, as authors write them: such a word
// stands at one place whole and in pieces.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "tests/bench/synthetic.h"

namespace {

constexpr size_t kSpacesAHyphen = 9;

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

std::string with_hyphens(std::string text) {
  size_t spaces = 0;
  for (size_t at = text.find("\n---\n") + 5; at + 1 < text.size(); ++at) {
    if (text[at] == ' ' && is_letter(text[at - 1]) && is_letter(text[at + 1]) && ++spaces % kSpacesAHyphen == 0) {
      text[at] = '-';
    }
  }
  return text;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "kb_glossary FOLDER PAGES\n";
    return 2;
  }
  for (const auto& [path, text] : kb::bench::synthetic_site(std::strtoul(arguments[2], nullptr, 10), 7)) {
    const std::filesystem::path file = std::filesystem::path(arguments[1]) / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    if (!(out << (file.extension() == ".md" ? with_hyphens(text) : text) << std::flush)) {
      std::cerr << "cannot write " << file << "\n";
      return 1;
    }
  }
  return 0;
}
