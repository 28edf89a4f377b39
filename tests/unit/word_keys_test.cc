// Keys: words that derivation or the neighbour language joins, and pairs that no rule does.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "tests/support/linguistic_data.h"

using kb::search::Analyzer;
using kb::search::Language;
using kb::search::test::analyzer_of;
using kb::search::test::read_table;

TEST_CASE("derivations share a key that inflections share too") {
  Analyzer danish = analyzer_of(Language::danish);
  const std::vector<std::pair<std::string, std::string>> pairs = {
      {"betale", "betaling"},       {"opsige", "opsigelse"},        {"levere", "levering"},
      {"bestille", "bestilling"},   {"registrere", "registrering"}, {"bekræfte", "bekræftelse"},
      {"oprette", "oprettelse"},    {"installere", "installation"}, {"ændre", "ændringer"},
      {"opdatere", "opdateringen"}, {"behandle", "behandling"},     {"valgte", "vælge"},
      {"abonnere", "abonnementet"}, {"overføre", "overførsler"},    {"opdateres", "opdatering"},
      {"slettede", "sletning"}};
  for (const auto& [a, b] : pairs) {
    INFO(a << " " << danish.derivation_key(a) << ", " << b << " " << danish.derivation_key(b));
    CHECK(!danish.derivation_key(a).empty());
    CHECK(danish.derivation_key(a) == danish.derivation_key(b));
  }
  Analyzer bokmal = analyzer_of(Language::bokmal);
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"betale", "betaling"},
                                                                             {"oppsi", "oppsigelse"},
                                                                             {"bekrefte", "bekreftelse"},
                                                                             {"abonnerer", "abonnementene"},
                                                                             {"registrere", "registrering"}}) {
    INFO(a << " " << bokmal.derivation_key(a) << ", " << b << " " << bokmal.derivation_key(b));
    CHECK(bokmal.derivation_key(a) == bokmal.derivation_key(b));
  }
  CHECK(danish.derivation_key("by").empty());
}

// Recall over the pairs whose stems have four letters and more; precision over all Danish–Norwegian pairs of the
// table's words that share a key.
TEST_CASE("Danish and Norwegian forms of a word share a key") {
  Analyzer danish = analyzer_of(Language::danish), bokmal = analyzer_of(Language::bokmal);
  std::set<std::pair<std::string, std::string>> synonyms;
  for (const auto& [a, b] : kb::search::cross_language_pairs()) synonyms.emplace(a, b);
  size_t pairs = 0, found = 0;
  std::map<std::string, std::set<std::string>> danish_words, bokmal_words;  // by key
  std::map<std::string, std::set<std::string>> translations;
  for (const auto& row : read_table("cognates.tsv")) {
    const std::string a(danish.stem(row[0])), b(bokmal.stem(row[1]));
    const std::string key_a = danish.cross_language_key(a), key_b = bokmal.cross_language_key(b);
    translations[row[0]].insert(row[1]);
    if (!key_a.empty()) danish_words[key_a].insert(row[0]);
    if (!key_b.empty()) bokmal_words[key_b].insert(row[1]);
    if (key_a.empty() || key_b.empty()) continue;
    ++pairs;
    if (key_a == key_b || synonyms.count({row[0], row[1]})) ++found;
  }
  size_t shared = 0, right = 0;
  for (const auto& [key, words] : danish_words) {
    for (const std::string& a : words) {
      for (const std::string& b : bokmal_words[key]) {
        ++shared;
        // another form of the translation counts: besked–beskjed, indstilling–innstillinger
        right += std::any_of(translations[a].begin(), translations[a].end(), [&](const std::string& translation) {
          return std::string(bokmal.stem(translation)) == std::string(bokmal.stem(b));
        });
      }
    }
  }
  INFO("pairs " << pairs << " found " << found << " shared " << shared << " right " << right);
  REQUIRE(pairs > 200);
  CHECK(found * 100 >= pairs * 80);
  CHECK(right * 100 >= shared * 90);
}

TEST_CASE("the synonym pairs are pairs of words no key joins already") {
  Analyzer danish = analyzer_of(Language::danish), bokmal = analyzer_of(Language::bokmal);
  REQUIRE(kb::search::cross_language_pairs().size() >= 140);
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const auto& pair : kb::search::cross_language_pairs()) {
    INFO(pair.first << " " << pair.second);
    CHECK(seen.insert(pair).second);
    CHECK(pair.first.find_first_of(" \t\r") == std::string_view::npos);
    CHECK(pair.second.find_first_of(" \t\r") == std::string_view::npos);
    const std::string a = danish.cross_language_key(std::string(danish.stem(pair.first)));
    const std::string b = bokmal.cross_language_key(std::string(bokmal.stem(pair.second)));
    CHECK((a.empty() || a != b));
  }
}
