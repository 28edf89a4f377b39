// The compound splitter: our own gold words, authors' wishes, hostile vocabularies; and where the folder ../shared is
// there, the boundaries it measures on real help centers.
#include "search/text/compound.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "search/text/analyze.h"
#include "search/text/compound_heads.h"
#include "search/text/stem_numbers.h"
#include "search/text/tables.h"
#include "search/text/utf8.h"

namespace {

using namespace kb::search;

const std::string kShared = KB_SOURCE_DIR "/../shared";

Analyzer analyzer_of(Language language) {
  return Analyzer(language, with_built_in_forms(language, {}));
}

using Vocabulary = std::map<std::string, uint32_t>;  // surface → documents

void add_document(const std::string& text, Language language, Vocabulary& vocabulary) {
  std::vector<Token> tokens;
  tokenize(text, language, tokens);
  std::set<std::string> seen;
  for (const Token& token : tokens)
    if (!token.digits && seen.insert(token.surface).second) ++vocabulary[token.surface];
}

std::vector<CompoundSplit> split(const Vocabulary& vocabulary, Language language, const SplitterOptions& options) {
  std::vector<WordCount> words;
  for (const auto& [surface, documents] : vocabulary) words.push_back({surface, documents});
  Analyzer analyzer = analyzer_of(language);
  StemNumbers stems(analyzer);
  return split_compounds(words, stems, options);
}

// "virksomhed+s|navn"
std::string written(const CompoundSplit& split) {
  std::string result;
  uint32_t end = 0;
  for (const CompoundPart& part : split.parts) {
    if (part.begin > end) result += "+" + split.surface.substr(end, part.begin - end);
    if (end > 0) result += "|";
    result += split.surface.substr(part.begin, part.end - part.begin);
    end = part.end;
  }
  return result;
}

// The split of one word, itself if it has none.
std::string split_of(const std::string& word, const std::vector<CompoundSplit>& splits) {
  for (const CompoundSplit& split : splits)
    if (split.surface == word) return written(split);
  return word;
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

TEST_CASE("Nynorsk words split where they should with the built-in parts alone") {
  const std::vector<std::pair<std::string, std::string>> gold = {
      {"kundeteneste", "kunde|teneste"},      {"abonnementsavtale", "abonnement+s|avtale"},
      {"rekneskapsår", "rekneskap+s|år"},     {"heimeside", "heim+e|side"},
      {"straumavtale", "straum|avtale"},      {"nettbutikken", "nett|butikken"},
      {"brukarnamn", "brukar|namn"},          {"tryggleikskopi", "tryggleik+s|kopi"},
      {"opningstider", "opning+s|tider"},     {"leigekontrakt", "leige|kontrakt"},
      {"sakshandsaming", "sak+s|handsaming"}, {"betalingsfrist", "betaling+s|frist"},
      {"nyheitsbrev", "nyheit+s|brev"},       {"årsmelding", "år+s|melding"},
      {"oppseiinga", "oppseiinga"},           {"moglegheitene", "moglegheitene"},
      {"verksemdene", "verksemdene"},         {"innstillingane", "innstillingane"},
      {"opplysningane", "opplysningane"},     {"føresetnader", "føresetnader"},
      {"samarbeidet", "samarbeidet"},         {"registreringa", "registreringa"},
      {"tilgjengeleg", "tilgjengeleg"},       {"nødvendigheita", "nødvendigheita"}};
  Vocabulary vocabulary;
  for (const auto& [word, analysis] : gold) vocabulary[word] = 1;
  const auto splits = split(vocabulary, Language::nynorsk, {});
  for (const auto& [word, analysis] : gold) CHECK(split_of(word, splits) == analysis);
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

TEST_CASE("a site's own words make its compounds") {
  const Vocabulary vocabulary = {{"glimmerkasse", 1}, {"glimmer", 3}, {"kasse", 4}, {"glimmeren", 1}};
  CHECK(split_of("glimmerkasse", split(vocabulary, Language::danish, {})) == "glimmer|kasse");
  CHECK(split_of("glimmerkasse", split({{"glimmerkasse", 1}}, Language::danish, {})) == "glimmerkasse");
}

TEST_CASE("linking letters belong to no part") {
  const Vocabulary vocabulary = {
      {"abonnementsopsigelse", 1}, {"barnepige", 1}, {"pige", 3}, {"glasskår", 1}, {"skår", 2}};
  const auto splits = split(vocabulary, Language::danish, {});
  CHECK(split_of("abonnementsopsigelse", splits) == "abonnement+s|opsigelse");
  CHECK(split_of("barnepige", splits) == "barn+e|pige");
  CHECK(split_of("glasskår", splits) == "glas|skår");
}

TEST_CASE("what is derived by -hed, -ning or the like is a first part though no text has it alone") {
  const Vocabulary danish = {{"tilgængelighedserklæring", 1},
                             {"forsinkelsesrenten", 1},
                             {"detaljeringsgrad", 1},
                             {"markedsføringsloven", 1},
                             {"marked", 3},
                             {"loven", 3}};
  const auto splits = split(danish, Language::danish, {});
  CHECK(split_of("tilgængelighedserklæring", splits) == "tilgængelighed+s|erklæring");
  CHECK(split_of("forsinkelsesrenten", splits) == "forsinkelse+s|renten");
  CHECK(split_of("detaljeringsgrad", splits) == "detaljering+s|grad");
  CHECK(split_of("markedsføringsloven", splits).find("|sføring") == std::string::npos);
  CHECK(split_of("tilgjengelighetserklæring", split({{"tilgjengelighetserklæring", 1}}, Language::bokmal, {})) ==
        "tilgjengelighet+s|erklæring");
}

TEST_CASE("derivations and particle verbs are no compounds") {
  Vocabulary vocabulary;
  for (const char* word : {"opsigelsen", "registreringer", "registrerede", "udviklerne", "virkeligheden",
                           "forbindelser", "tilgængelig", "registreret", "ventetider", "overtagelse", "uopsigelig"})
    vocabulary[word] = 1;
  for (const char* word :
       {"ring", "rede", "ret", "else", "hed", "lig", "ning", "gang", "tider", "registre", "base", "op"})
    vocabulary[word] = 5;
  const auto splits = split(vocabulary, Language::danish, {});
  for (const char* word : {"opsigelsen", "registreringer", "registrerede", "udviklerne", "virkeligheden",
                           "forbindelser", "tilgængelig", "registreret", "overtagelse", "uopsigelig"}) {
    INFO(word);
    CHECK(split_of(word, splits) == word);
  }
  CHECK(split_of("ventetider", splits) == "vente|tider");
}

TEST_CASE("an author's split holds for all forms, inside longer words, and against our own") {
  SplitterOptions options;
  options.overrides = {{"kundeservice", "-"}, {"zingzang", "zing|zang"}, {"mariehøne", "marie|høne"}};
  const Vocabulary vocabulary = {{"kundeservice", 2}, {"kundeservicen", 1}, {"kunde", 9},
                                 {"service", 9},      {"zingzangerne", 1},  {"mariehøner", 1},
                                 {"zingzang", 1},     {"serviceaftale", 2}, {"kundeserviceaftale", 1}};
  const auto splits = split(vocabulary, Language::danish, options);
  CHECK(split_of("kundeservice", splits) == "kundeservice");
  CHECK(split_of("kundeservicen", splits) == "kundeservicen");
  CHECK(split_of("kundeserviceaftale", splits) != "kundeserviceaftale");
  CHECK(split_of("zingzang", splits) == "zing|zang");
  CHECK(split_of("zingzangerne", splits) == "zing|zangerne");
  CHECK(split_of("mariehøner", splits) == "marie|høner");
  CHECK(split_of("serviceaftale", splits) == "service|aftale");
  for (const CompoundSplit& split : splits)
    CHECK(split.by_author == (split.surface.find("zang") != std::string::npos || split.surface == "mariehøner"));
}

TEST_CASE("overrides are read as authors write them, and refused where they do not make up the word") {
  std::vector<CompoundPart> parts;
  CHECK(parse_override("kundeservice", "kunde|service", parts));
  CHECK(parts.size() == 2);
  CHECK(parse_override("virksomhedsnavn", "virksomhed|navn", parts));
  CHECK(parts[1].begin == 11);
  CHECK(parse_override("virksomhedsnavn", "virksomhed+s|navn", parts));
  CHECK(parts[0].end == 10);
  CHECK(parse_override("virksomhedsnavn", "virksomheds|navn", parts));
  CHECK(parts[0].end == 11);
  CHECK(parse_override("kunde", "-", parts));
  CHECK(parts.empty());
  CHECK(parse_override("kunde", "kunde", parts));
  CHECK(parts.empty());
  for (const char* split :
       {"kunde|servic", "kun|service", "unde|service", "", "|", "kunde|", "|service", "kunde||service"}) {
    INFO(split);
    CHECK_FALSE(parse_override("kundeservice", split, parts));
    CHECK(parts.empty());
  }
}

TEST_CASE("soft hyphens between words are boundaries, between syllables they are not") {
  SplitterOptions options;
  options.soft_hyphens = {{"blomkålssuppe", {9}}, {"abonnementet", {4, 7}}, {"serviceaftale", {3, 7}}};
  const Vocabulary vocabulary = {
      {"blomkålssuppe", 1}, {"blomkål", 1}, {"suppe", 3}, {"abonnementet", 5}, {"serviceaftale", 1}};
  const auto splits = split(vocabulary, Language::danish, options);
  CHECK(split_of("blomkålssuppe", splits) == "blomkål+s|suppe");
  CHECK(split_of("abonnementet", splits) == "abonnementet");
  CHECK(split_of("serviceaftale", splits) == "service|aftale");
}

TEST_CASE("a vocabulary where everything splits is split in bounded time into bounded parts") {
  Vocabulary vocabulary;
  std::string word;
  for (int i = 0; i < 64; ++i) {
    word += i % 2 ? 'n' : 'a';
    vocabulary[word] = 100;
    vocabulary[word.substr(word.size() / 2)] = 100;
  }
  for (int i = 3; i < 20; ++i) vocabulary[std::string(static_cast<size_t>(i), 'a')] = 1000;
  vocabulary[std::string(64, 'a')] = 1;
  for (const CompoundSplit& split : split(vocabulary, Language::danish, {})) {
    uint32_t end = 0;
    REQUIRE(split.parts.size() >= 2);
    for (const CompoundPart& part : split.parts) {
      REQUIRE(part.begin >= end);
      REQUIRE(part.end > part.begin);
      end = part.end;
    }
    REQUIRE(end == split.surface.size());
  }
}

TEST_CASE("odd vocabularies do not matter") {
  CHECK(split({}, Language::danish, {}).empty());
  CHECK(split({{"kundeservice", 1}, {"kunde", 5}, {"service", 5}}, Language::english, {}).empty());
  CHECK(split({{"kundeservice", 1}, {"kunde", 5}, {"service", 5}}, Language::none, {}).empty());
  const Vocabulary odd = {
      {"", 1}, {"\xFF\xFE\xFD\xFF\xFE\xFD\xFF\xFE", 3}, {"漢字漢字漢字漢字漢字", 2}, {"æøåæøåæøå", 0}, {"æøå", 3}};
  CHECK_NOTHROW(split(odd, Language::danish, {}));
  CHECK_NOTHROW(split(odd, Language::nynorsk, {}));
}

TEST_CASE("where last parts begin in a word does not depend on the words asked before") {
  std::vector<WordCount> words;
  for (const char* word : {"abonnement", "abonnementsaftale", "aftale", "aftalebetaling", "aftalen", "betaling",
                           "betalingsaftale", "betalingsaftalen", "børn", "børnebøger", "bøger", "lån", "realkreditlån",
                           "skolebøger", "studielån", "årsaftale"})
    words.push_back({word, 9});
  std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.surface < b.surface; });
  Analyzer analyzer = analyzer_of(Language::danish);
  StemNumbers stems(analyzer);
  PartEvidence evidence(words, stems, false);
  HeadFinder asked(evidence, analyzer);
  size_t found = 0;
  for (size_t step : {1, 3, 7, 5}) {
    for (size_t i = 0; i < words.size(); ++i) {
      const std::string& word = words[i * step % words.size()].surface;
      INFO(word);
      // Those of a word with the same end may be among them: they leave no two letters of this one.
      std::vector<uint32_t> sizes;
      for (const Head& head : asked.find(word)) {
        if (word.size() > head.size && count_code_points(word.substr(0, word.size() - head.size)) >= 2)
          sizes.push_back(head.size);
      }
      HeadFinder fresh(evidence, analyzer);
      std::vector<uint32_t> expected;
      for (const Head& head : fresh.find(word)) expected.push_back(head.size);
      CHECK(sizes == expected);
      found += expected.size();
    }
  }
  CHECK(found >= 4 * 7);
}

TEST_CASE("splits do not depend on anything but their input") {
  uint32_t pages = 0;
  const Vocabulary vocabulary = own_pages("da", Language::danish, pages);
  const auto a = split(vocabulary, Language::danish, {}), b = split(vocabulary, Language::danish, {});
  REQUIRE(a.size() == b.size());
  for (size_t i = 0; i < a.size(); ++i) {
    CHECK(written(a[i]) == written(b[i]));
    CHECK(a[i].score == b[i].score);
    if (i > 0) CHECK(a[i - 1].surface < a[i].surface);
  }
}
