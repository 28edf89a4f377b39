// Alphabetical order. The vectors are ours, written after the rules of Danish and Norwegian dictionaries and ICU's; the
// comparison with ICU itself on 40,000 words is tests/relevance/linguistics-collation.
#include "generator/base/collate.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

namespace {

// Each word sorts strictly before the next.
void check_order(const std::vector<std::string>& words, const std::string& language) {
  for (size_t i = 1; i < words.size(); ++i) {
    INFO(language << ": " << words[i - 1] << " before " << words[i]);
    CHECK(kb::sort_key(words[i - 1], language) < kb::sort_key(words[i], language));
  }
}

}  // namespace

TEST_CASE("æ, ø, å come last, and aa is å") {
  for (const char* language : {"da", "nb", "nn"}) {
    check_order({"abe", "zebra", "æble", "øl", "åben", "Aalborg"}, language);
    check_order({"a", "b", "v", "w", "x", "y", "z", "æ", "ø", "å"}, language);
    check_order({"Kaal", "kål"}, language == std::string("da") ? "da" : "en");
    check_order({"aAx", "ab"}, language);
    check_order({"åa", "åb"}, language);
  }
  CHECK(kb::sort_key("Aabenraa", "da").substr(0, 1) == kb::sort_key("Åbenrå", "da").substr(0, 1));
}

TEST_CASE("foreign letters stand with those they are read as") {
  for (const char* language : {"da", "nb", "nn"}) {
    check_order({"lya", "Lübeck", "lyd"}, language);
    check_order({"ærlig", "ärlig", "ærø"}, language);
    check_order({"øl", "öl", "øm"}, language);
    check_order({"Dan", "Đan", "Ðan", "Dao"}, language);
    check_order({"cafe", "café", "cafeer"}, language);
    check_order({"strass", "straß", "strat"}, language);
  }
  check_order({"mast", "Mäster", "mat"}, "en");
  check_order({"oa", "øb", "oc"}, "en");
}

TEST_CASE("case and accents only decide between equal letters, upper case first") {
  for (const char* language : {"da", "nb", "nn"}) {
    check_order({"ABC", "Abc", "abc", "ABD"}, language);
    check_order({"resume", "résumé", "resumer"}, language);
    check_order({"eá", "éa"}, language);
  }
}

TEST_CASE("digits come first and sort by value") {
  for (const char* language : {"da", "nb", "nn", "en"}) {
    check_order({"2", "10", "24-timers", "100", "a"}, language);
    check_order({"version 2", "version 10"}, language);
    CHECK(kb::sort_key("007", language) == kb::sort_key("7", language));
    check_order(
        {std::string(150, '9'), "1" + std::string(250, '0'), "2" + std::string(250, '0'), "1" + std::string(500, '0')},
        language);
  }
}

TEST_CASE("a shorter word or phrase comes before a longer one") {
  check_order({"kunde", "kunde A", "kunde B", "kundeservice"}, "da");
  check_order({"e-mail", "email"}, "da");
  check_order({"AA", "Aa", "aa"}, "da");
  check_order({"pc", "pc'en", "pcen"}, "da");
}

TEST_CASE("leading quotes and punctuation do not matter") {
  CHECK(kb::sort_key("»Gratis« prøve", "da").substr(0, 1) == kb::sort_key("gratis", "da").substr(0, 1));
  check_order({"flad", "“Gratis” prøve", "hul"}, "da");
  CHECK_FALSE(kb::sort_key("...", "da") == kb::sort_key("", "da"));
}

TEST_CASE("decomposed and composed letters are the same") {
  CHECK(kb::sort_key("A\u030Arhus", "da") == kb::sort_key("Århus", "da"));
  CHECK(kb::sort_key("kunde\u00ADservice", "da") == kb::sort_key("kundeservice", "da"));
}

TEST_CASE("each entry stands under its letter") {
  CHECK(kb::index_letter("abonnement", "da") == "A");
  CHECK(kb::index_letter("Aalborg", "da") == "Å");
  CHECK(kb::index_letter("Åbningstid", "nb") == "Å");
  CHECK(kb::index_letter("Ärende", "nb") == "Æ");
  CHECK(kb::index_letter("Önske", "da") == "Ø");
  CHECK(kb::index_letter("École", "da") == "E");
  CHECK(kb::index_letter("Über", "da") == "Y");
  CHECK(kb::index_letter("web", "da") == "W");
  CHECK(kb::index_letter("»Citat«", "da") == "C");
  CHECK(kb::index_letter("24-timers frist", "da") == "0–9");
  CHECK(kb::index_letter("...", "da") == "0–9");
  CHECK(kb::index_letter("", "da") == "0–9");
  CHECK(kb::index_letter("Москва", "da") == "0–9");
  CHECK(kb::index_letter("Ångström", "en") == "A");
  CHECK(kb::index_letter("Æsop", "en") == "A");
  CHECK(kb::index_letter("Ǽ", "en") == "A");
  CHECK(kb::index_letter("Ǿ", "en") == "O");
  CHECK(kb::index_letter("Ǿ", "da") == "Ø");
}

TEST_CASE("the index has 29 letters in the Scandinavian languages and 26 in English, and digits") {
  CHECK(kb::index_letters("da").size() == 30);
  CHECK(kb::index_letters("nn") == kb::index_letters("da"));
  CHECK(kb::index_letters("en").size() == 27);
  CHECK(kb::index_letters("da")[28] == "Å");
  CHECK(kb::index_letters("da").back() == "0–9");
}

TEST_CASE("any bytes have a key and a letter of the index") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    const size_t length = random() % 20;
    for (size_t i = 0; i < length; ++i) text += static_cast<char>(random());
    for (const char* language : {"da", "nb", "en", "", "xx"}) {
      const auto& letters = kb::index_letters(language);
      REQUIRE(std::find(letters.begin(), letters.end(), kb::index_letter(text, language)) != letters.end());
    }
  }
  check_order({"z", "\xFF"}, "da");
}
