// Answers of the native engine on a published index: `kb_answers ROOT.kbi < queries`. A line in is "limit sections
// flags excerpt_length query", the query percent-encoded, the flags those of search/wasm/abi.cc; a line out is the JSON
// the browser must give too. All chunks are read at once from the folder beside the root, as `kbgen search` has them:
// the browser, which loads what a query wants, may miss none.
#include <cstdlib>
#include <filesystem>
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
  kb::search::Refusal refused = engine.open(bytes_of(root));
  const auto chunk = [&](uint32_t number) { return folder + "/" + std::to_string(number) + ".kbi"; };
  for (uint32_t i = 0; refused == kb::search::Refusal::none && std::filesystem::exists(chunk(i)); ++i) {
    refused = engine.add_chunk(i, bytes_of(chunk(i)));
  }
  if (refused != kb::search::Refusal::none) {
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
    const kb::search::Results results = engine.search(decoded(query), options);
    if (!results.wants.empty()) {
      std::cerr << folder << " has not all chunks\n";
      return 1;
    }
    std::cout << kb::search::to_json(results) << "\n";
  }
  return 0;
}
