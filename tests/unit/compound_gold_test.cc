// Compounds beside gold words: our own with our own pages; and where the folder ../shared is there, the boundaries it
// measures on real help centers.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/support/split_vocabulary.h"

namespace {

using namespace kb::search;
using test::split;
using test::Vocabulary;

const std::string kShared = KB_SOURCE_DIR "/../shared";

void add_document(const std::string& text, Language language, Vocabulary& vocabulary) {
  std::vector<Token> tokens;
  tokenize(text, language, tokens);
  std::set<std::string> seen;
  for (const Token& token : tokens)
    if (!token.digits && seen.insert(token.surface).second) ++vocabulary[token.surface];
}

struct Gold {
  std::string word;
  std::set<size_t> boundaries;  // bytes of the word where a part begins
};

// Lines "word<TAB>analysis[<TAB>class]"; words of the class dontcare are left out.
std::vector<Gold> read_gold(const std::string& path) {
  std::vector<Gold> gold;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#' || line.find("\tdontcare") != std::string::npos) continue;
    std::istringstream in(line);
    Gold entry;
    std::string analysis;
    std::getline(in, entry.word, '\t');
    std::getline(in, analysis, '\t');
    size_t position = 0;
    for (const char c : analysis) {
      if (c == '|') entry.boundaries.insert(position);
      if (c != '|' && c != '+') ++position;
    }
    gold.push_back(entry);
  }
  return gold;
}

struct Score {
  double precision = 0, recall = 0, f1 = 0;  // of boundaries, percent
  size_t split_wrongly = 0, simple = 0;
  std::string misses;
};

Score score_of(Vocabulary vocabulary, const std::vector<Gold>& gold, Language language, uint32_t pages) {
  for (const Gold& entry : gold) vocabulary.emplace(entry.word, 0);
  SplitterOptions options;
  options.pages = pages;
  std::map<std::string, CompoundSplit> found;
  for (CompoundSplit& split : split(vocabulary, language, options)) found[split.surface] = split;
  size_t right = 0, wrong = 0, missed = 0;
  Score score;
  for (const Gold& entry : gold) {
    std::set<size_t> boundaries;
    if (const auto split = found.find(entry.word); split != found.end())
      for (size_t i = 1; i < split->second.parts.size(); ++i) boundaries.insert(split->second.parts[i].begin);
    for (const size_t boundary : boundaries) ++(entry.boundaries.count(boundary) ? right : wrong);
    for (const size_t boundary : entry.boundaries) missed += boundaries.count(boundary) == 0;
    score.simple += entry.boundaries.empty();
    score.split_wrongly += entry.boundaries.empty() && !boundaries.empty();
    if (boundaries != entry.boundaries) score.misses += entry.word + " ";
  }
  score.precision = 100.0 * static_cast<double>(right) / static_cast<double>(std::max<size_t>(right + wrong, 1));
  score.recall = 100.0 * static_cast<double>(right) / static_cast<double>(std::max<size_t>(right + missed, 1));
  score.f1 = 2 * score.precision * score.recall / (score.precision + score.recall + 1e-9);
  return score;
}

Vocabulary own_pages(const std::string& folder, Language language, uint32_t& pages) {
  Vocabulary vocabulary;
  std::set<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(KB_SOURCE_DIR "/content/" + folder))
    if (entry.path().extension() == ".md") paths.insert(entry.path());
  for (const auto& path : paths) {
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    add_document(text.str(), language, vocabulary);
  }
  pages = static_cast<uint32_t>(paths.size());
  return vocabulary;
}

// The documents of a relevance set, one a line; every `step`-th of them.
bool shared_documents(const std::string& set, size_t step, Language language, Vocabulary& vocabulary, uint32_t& pages) {
  const std::string path = kShared + "/relevance/docs/" + set + ".jsonl.gz";
  if (!std::filesystem::exists(path)) return false;
  FILE* pipe = popen(("gzip -dc '" + path + "'").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string line;
  size_t number = 0;
  for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) {
    if (c != '\n') {
      line += static_cast<char>(c);
      continue;
    }
    for (size_t at = line.find("\\n"); at != std::string::npos; at = line.find("\\n", at)) line.replace(at, 2, "  ");
    if (number++ % step == 0) {
      add_document(line, language, vocabulary);
      ++pages;
    }
    line.clear();
  }
  REQUIRE(pclose(pipe) == 0);
  return true;
}

void check_shared(const std::string& code, Language language, size_t step, double least_f1) {
  Vocabulary vocabulary;
  uint32_t pages = 0;
  if (!shared_documents(code + "-kw", step, language, vocabulary, pages)) {
    WARN("skipped: ../shared/relevance is absent");
    return;
  }
  const std::string path = kShared + "/linguistics/compounds-" + code + ".tsv";
  if (!std::filesystem::exists(path)) {
    WARN("skipped: ../shared/linguistics is absent");
    return;
  }
  const std::vector<Gold> gold = read_gold(path);
  REQUIRE(gold.size() > 100);
  const Score score = score_of(vocabulary, gold, language, pages);
  INFO(code << ", " << pages << " pages: precision " << score.precision << " recall " << score.recall << " F1 "
            << score.f1 << "; wrong: " << score.misses);
  CHECK(score.precision >= 96);
  CHECK(score.f1 >= least_f1);
}

void check_own_pages(const std::string& code, Language language, size_t least_words) {
  uint32_t pages = 0;
  const Vocabulary vocabulary = own_pages(code, language, pages);
  const std::vector<Gold> gold = read_gold(KB_SOURCE_DIR "/tests/data/linguistics/compounds-" + code + ".tsv");
  REQUIRE(gold.size() >= least_words);
  const Score score = score_of(vocabulary, gold, language, pages);
  INFO("precision " << score.precision << " recall " << score.recall << " wrong: " << score.misses);
  CHECK(score.precision >= 97);
  CHECK(score.recall >= 94);
  CHECK(score.split_wrongly * 100 <= score.simple * 3);
}

}  // namespace

TEST_CASE("our Danish gold words split where they should on our own pages") {
  check_own_pages("da", Language::danish, 240);
}

TEST_CASE("our Norwegian gold words split where they should on our own pages") {
  check_own_pages("nb", Language::bokmal, 190);
}

TEST_CASE("compounds of a Danish help center split where a reader would") {
  check_shared("da", Language::danish, 1, 95);
}

TEST_CASE("compounds of a Norwegian help center split where a reader would") {
  check_shared("nb", Language::bokmal, 1, 95);
}

TEST_CASE("compounds of 25 Danish pages split where a reader would") {
  check_shared("da", Language::danish, 36, 90);
}

TEST_CASE("compounds of 25 Norwegian pages split where a reader would") {
  check_shared("nb", Language::bokmal, 36, 90);
}

TEST_CASE("splits do not depend on anything but their input") {
  uint32_t pages = 0;
  const Vocabulary vocabulary = own_pages("da", Language::danish, pages);
  const auto a = split(vocabulary, Language::danish, {}), b = split(vocabulary, Language::danish, {});
  REQUIRE(a.size() == b.size());
  for (size_t i = 0; i < a.size(); ++i) {
    CHECK(a[i].surface == b[i].surface);
    CHECK(
        std::equal(a[i].parts.begin(), a[i].parts.end(), b[i].parts.begin(), b[i].parts.end(),
                   [](const CompoundPart& x, const CompoundPart& y) { return x.begin == y.begin && x.end == y.end; }));
    CHECK(a[i].score == b[i].score);
    if (i > 0) CHECK(a[i - 1].surface < a[i].surface);
  }
}
