// Answers of the native engine on a published index: `kb_answers ROOT.kbi < queries`. A line in is "limit sections
// flags excerpt_length query", the query percent-encoded, the flags those of search/wasm/abi.cc; a line out is the JSON
// the browser must give too. Chunks are read from the folder beside the root, as the browser fetches them.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>

#include "search/query/engine.h"

namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::cerr << "cannot read " << path << "\n";
    std::exit(1);
  }
  return std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
}

std::string decoded(const std::string& text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
    i += 2;
  }
  return out;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "kb_answers ROOT.kbi < queries\n";
    return 2;
  }
  const std::string root = arguments[1];
  const std::string folder = root.substr(0, root.rfind(".kbi"));
  kb::search::Engine engine;
  if (const auto refused = engine.open(bytes_of(root)); refused != kb::search::Refusal::none) {
    std::cerr << kb::search::reason_of(refused) << "\n";
    return 1;
  }
  std::string line;
  while (std::getline(std::cin, line)) {
    std::istringstream in(line);
    kb::search::Options options;
    uint32_t flags = 0;
    std::string query;
    in >> options.limit >> options.sections >> flags >> options.excerpt_length >> query;
    options.as_you_type = (flags & 1) != 0;
    options.excerpts = (flags & 4) != 0;
    query = decoded(query);
    kb::search::Results results = engine.search(query, options);
    while (!results.wants.empty()) {
      for (const uint32_t number : results.wants) {
        const auto refused = engine.add_chunk(number, bytes_of(folder + "/" + std::to_string(number) + ".kbi"));
        if (refused != kb::search::Refusal::none) {
          std::cerr << "chunk " << number << ": " << kb::search::reason_of(refused) << "\n";
          return 1;
        }
      }
      results = engine.search(query, options);
    }
    std::cout << kb::search::to_json(results) << "\n";
  }
  return 0;
}
