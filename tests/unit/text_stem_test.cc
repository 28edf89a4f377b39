// Stems: our paradigms must stand on one stem, Snowball must be the Snowball of its own test data.
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "tests/support/linguistic_data.h"

namespace {

using kb::search::Analyzer;
using kb::search::Language;
using kb::search::test::analyzer_of;
using kb::search::test::read_table;

void check_paradigms(const std::string& name, Language language, size_t least) {
  Analyzer analyzer = analyzer_of(language);
  const auto rows = read_table(name);
  REQUIRE(rows.size() >= least);
  for (const auto& row : rows) {
    REQUIRE(row.size() == 2);
    const std::string stem(analyzer.stem(row[0]));
    std::istringstream forms(row[1]);
    for (std::string form; forms >> form;) {
      INFO(row[0] << " → " << stem << ", " << form);
      CHECK(std::string(analyzer.stem(form)) == stem);
    }
  }
}

void check_snowball(const std::string& folder, Language language, size_t least) {
  std::ifstream words("/usr/share/snowball/data/" + folder + "/voc.txt");
  std::ifstream stems("/usr/share/snowball/data/" + folder + "/output.txt");
  if (!words || !stems) {
    WARN("skipped: Debian's snowball-data is not installed");
    return;
  }
  Analyzer analyzer = analyzer_of(language);
  size_t compared = 0, different = 0;
  for (std::string word, stem; std::getline(words, word) && std::getline(stems, stem); ++compared)
    different += analyzer.plain_stem(word) != stem;
  CHECK(compared >= least);
  CHECK(different == 0);
}

std::string stem(Language language, std::string_view word) {
  Analyzer analyzer = analyzer_of(language);
  return std::string(analyzer.stem(word));
}

void check_same_stem(Language language, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    INFO(words[0] << " → " << stem(language, words[0]) << ", " << word << " → " << stem(language, word));
    CHECK(stem(language, word) == stem(language, words[0]));
  }
}

}  // namespace

TEST_CASE("all forms of the Danish paradigms have one stem") {
  check_paradigms("conflation-da.tsv", Language::danish, 40);
}

TEST_CASE("all forms of the Bokmål paradigms have one stem") {
  check_paradigms("conflation-nb.tsv", Language::bokmal, 40);
}

TEST_CASE("all forms of the Nynorsk paradigms have one stem") {
  check_paradigms("conflation-nn.tsv", Language::nynorsk, 35);
}

TEST_CASE("all forms of Danish words of every day have one stem") {
  check_paradigms("paradigms-da.tsv", Language::danish, 230);
}

TEST_CASE("all forms of Bokmål words of every day have one stem") {
  check_paradigms("paradigms-nb.tsv", Language::bokmal, 210);
}

TEST_CASE("all forms of Nynorsk words of every day have one stem") {
  check_paradigms("paradigms-nn.tsv", Language::nynorsk, 135);
}

TEST_CASE("our Danish Snowball is Snowball's own") {
  check_snowball("danish", Language::danish, 23000);
}

TEST_CASE("our Norwegian Snowball is Snowball's own") {
  check_snowball("norwegian", Language::bokmal, 20000);
}

TEST_CASE("our English Snowball is Snowball's own") {
  check_snowball("english", Language::english, 29000);
}

TEST_CASE("vowel changes are found at the end of compounds") {
  check_same_stem(Language::danish, {"håndbog", "håndbogen", "håndbøger", "håndbøgerne"});
  check_same_stem(Language::danish, {"telefonnummer", "telefonnummeret", "telefonnumre", "telefonnumrene"});
  check_same_stem(Language::bokmal, {"håndbok", "håndboka", "håndbøker", "håndbøkene"});
}

TEST_CASE("irregular verbs are found behind a particle") {
  check_same_stem(Language::danish, {"afgive", "afgiver", "afgav", "afgivet"});
  check_same_stem(Language::danish, {"udsætte", "udsatte", "udsat", "udsætter"});
  check_same_stem(Language::bokmal, {"oppgi", "oppgir", "oppga", "oppgitt"});
}

TEST_CASE("genitives and the apostrophe of abbreviations do not matter") {
  check_same_stem(Language::danish, {"pc", "pc'en", "pc'er", "pc'ens"});
  check_same_stem(Language::danish, {"kunde", "kundes", "kundens", "kundernes"});
  CHECK(stem(Language::danish, "o'brien") == stem(Language::danish, "obrien"));
}

TEST_CASE("accents do not matter to the stem") {
  check_same_stem(Language::danish, {"idé", "ide", "ideer", "idéer", "idéen"});
  check_same_stem(Language::danish, {"entré", "entre"});
}

TEST_CASE("different words keep different stems") {
  const std::vector<std::pair<std::string, std::string>> danish = {
      {"konto", "kontor"}, {"rate", "ret"},          {"lån", "løn"},     {"kunde", "kunne"}, {"brug", "bro"},
      {"vare", "være"},    {"bestille", "bestemme"}, {"gratis", "grat"}, {"leje", "led"}};
  for (const auto& [a, b] : danish) {
    INFO(a << " " << b);
    CHECK(stem(Language::danish, a) != stem(Language::danish, b));
  }
}

TEST_CASE("a site's own forms win over the built-in ones and may be written in upper case") {
  Analyzer analyzer = analyzer_of(Language::danish, "Kørnr\tKØREKORTNR Kørekortnumre\n# comment\tx\nbroken line\n");
  CHECK(std::string(analyzer.stem("kørekortnr")) == stem(Language::danish, "kørnr"));
  Analyzer other = analyzer_of(Language::danish, "bøger\tbog\n");
  CHECK(std::string(other.stem("bog")) != stem(Language::danish, "bog"));
}

TEST_CASE("marks of the form table: tails of compounds and verbs behind particles") {
  Analyzer analyzer(Language::danish, kb::search::form_table(Language::danish, "-zing\tzang\n+zong\tzyng\n"));
  CHECK(std::string(analyzer.stem("vandzang")) == std::string(analyzer.stem("vandzing")));
  CHECK(std::string(analyzer.stem("udzyng")) == std::string(analyzer.stem("udzong")));
  CHECK(std::string(analyzer.stem("vandzyng")) != std::string(analyzer.stem("vandzong")));
}

TEST_CASE("a base with an equals sign is the stem itself") {
  Analyzer analyzer(Language::danish,
                    kb::search::form_table(Language::danish, "=billed\tbillede\n-=zang\tzing\n+=vend\tvendte\n"));
  CHECK(std::string(analyzer.stem("billede")) == "billed");
  CHECK(std::string(analyzer.stem("vandzing")) == "vandzang");
  CHECK(std::string(analyzer.stem("anvendte")) == "anvend");
}

TEST_CASE("words of different meaning do not fall together by rules meant for others") {
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"bil", "billede"},
                                                                             {"billet", "billig"},
                                                                             {"bil", "billig"},
                                                                             {"procenter", "center"},
                                                                             {"bekræfter", "kraft"}}) {
    INFO(a << " " << b);
    CHECK(stem(Language::danish, a) != stem(Language::danish, b));
  }
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{{"kalender", "and"},
                                                                             {"nettene", "natt"},
                                                                             {"kabinetter", "kabinatt"},
                                                                             {"bil", "billig"},
                                                                             {"duker", "uke"},
                                                                             {"begrepet", "begripe"},
                                                                             {"allmenn", "mann"}}) {
    INFO(a << " " << b);
    CHECK(stem(Language::bokmal, a) != stem(Language::bokmal, b));
  }
}

TEST_CASE("a verb behind a particle is the right one of two verbs") {
  check_same_stem(Language::bokmal, {"avtale", "avtalt", "avtalte", "avtaler"});
  check_same_stem(Language::bokmal, {"omtale", "omtalt", "omtalte"});
  check_same_stem(Language::bokmal, {"forutsette", "forutsatt", "forutsetter"});
  check_same_stem(Language::bokmal, {"avsender", "avsenderen", "avsendere"});
  check_same_stem(Language::danish, {"aftale", "aftalt", "aftalte", "aftaler"});
  check_same_stem(Language::danish, {"afsender", "afsenderen"});
  check_same_stem(Language::danish, {"opsige", "opsagt", "opsigelse", "opsigelsen"});
}

TEST_CASE("any form table is safe") {
  for (const char* lines : {"", "\t", "=\tx\n", "-=\tx\n", "-+=\t\n", "\t\t\n", "a", "a\n", "-\tx\n", "+\t\n",
                            "a\t  \n", "\n\n\n", "a\tb", "#\t#\n"}) {
    Analyzer analyzer(Language::danish, kb::search::form_table(Language::danish, lines));
    CHECK_FALSE(analyzer.stem("bøger").empty());
    CHECK_FALSE(analyzer.stem("b").empty());
  }
}

TEST_CASE("stems of odd words are never empty and never crash") {
  for (const Language language :
       {Language::danish, Language::bokmal, Language::nynorsk, Language::english, Language::none}) {
    Analyzer analyzer = analyzer_of(language);
    for (const std::string word : {"a", "s", "et", "'s", "a'", "ium", "iums", "hederne", "ede", "edes", "\xFF\xFE",
                                   "漢字", "ø", "en", "t", "lt", "ning", "aaaaaaaaaaaaaaaaaaaaaaaa", "ß"}) {
      INFO(word);
      CHECK_FALSE(analyzer.stem(word).empty());
    }
    CHECK_FALSE(analyzer.stem(std::string(1000, 'e')).empty());
  }
}

TEST_CASE("a language without a stemmer keeps its words") {
  CHECK(stem(Language::none, "houses") == "houses");
}
