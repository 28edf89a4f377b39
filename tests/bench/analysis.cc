// What the analysis costs over plain stemming: tokens, stems and compounds of as many words as asked for.
//   kb_analysis_bench LANGUAGE WORDS FILE…
// Reads the files (any text) again and again until WORDS words are read, then times for their vocabulary: Snowball's
// stem alone, and all that the index needs (irregular forms, rules, compounds). CPU seconds of one thread.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>
#include <unordered_map>

#include "search/text/analyze.h"
#include "search/text/compound.h"
#include "search/text/stem_numbers.h"
#include "search/text/tables.h"

namespace {

using kb::search::Analyzer;

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

template <class Work>
double timed(const Work& work) {
  const double start = cpu_seconds();
  work();
  return cpu_seconds() - start;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "usage: kb_analysis_bench LANGUAGE WORDS FILE...\n");
    return 2;
  }
  const kb::search::Language language = kb::search::language_from_code(argv[1]);
  const size_t wanted = std::strtoul(argv[2], nullptr, 10);
  std::vector<std::string> texts;
  for (int i = 3; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    texts.push_back(text.str());
  }
  size_t words = 0;
  std::unordered_map<std::string, uint32_t> counts;
  std::vector<kb::search::Token> tokens;
  const double reading = timed([&] {
    for (size_t i = 0; words < wanted; ++i) {
      const size_t before = words;
      kb::search::tokenize(texts[i % texts.size()], language, tokens);
      for (const kb::search::Token& token : tokens) ++counts[token.surface];
      words += tokens.size();
      if (words == before && i >= texts.size()) break;  // files without words
    }
  });
  std::vector<kb::search::WordCount> vocabulary;
  for (const auto& [surface, count] : counts) vocabulary.push_back({surface, count});
  std::sort(vocabulary.begin(), vocabulary.end(),
            [](const kb::search::WordCount& a, const kb::search::WordCount& b) { return a.surface < b.surface; });

  Analyzer analyzer(language, kb::search::with_built_in_forms(language, ""));
  size_t bytes = 0;  // used, so that nothing is left out
  const double plain = timed([&] {
    for (const auto& word : vocabulary) bytes += analyzer.plain_stem(word.surface).size();
  });
  const double full = timed([&] {
    for (const auto& word : vocabulary) bytes += analyzer.stem(word.surface).size();
  });
  size_t compounds = 0;
  const double splitting = timed([&] {
    kb::search::SplitterOptions options;
    options.pages = static_cast<uint32_t>(words / 400);
    kb::search::StemNumbers stems(analyzer);
    compounds = kb::search::split_compounds(vocabulary, stems, options).size();
  });
  std::printf("%zu words, %zu forms, %zu compounds (%zu bytes of stems)\n", words, vocabulary.size(), compounds, bytes);
  std::printf("tokens %.2f s, Snowball %.2f s, stems %.2f s, compounds %.2f s\n", reading, plain, full, splitting);
  std::printf("more than plain stemming: %.2f s\n", full - plain + splitting);
  return 0;
}
