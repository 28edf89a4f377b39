// The compound splitter: what its rules say, authors' wishes, hostile vocabularies.
#include "search/text/compound.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <vector>

#include "search/text/compound_heads.h"
#include "search/text/utf8.h"
#include "tests/support/split_vocabulary.h"

namespace {

using namespace kb::search;
using test::analyzer_of;
using test::split;
using test::Vocabulary;

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

}  // namespace

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
