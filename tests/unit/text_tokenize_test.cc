// Words of a text: search/text/tokenize.cc and utf8.cc.
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "search/text/analyze.h"
#include "search/text/token_texts.h"
#include "search/text/utf8.h"

namespace {

using kb::search::Language;
using kb::search::Token;

// Surfaces apart by a space, joined ones with a star.
std::string words(std::string_view text, Language language = Language::danish) {
  std::vector<Token> tokens;
  kb::search::tokenize(text, language, tokens);
  std::string result;
  for (const Token& token : tokens) {
    if (!result.empty()) result += ' ';
    result += token.surface;
    if (token.joined) result += '*';
  }
  return result;
}

// What holds for the tokens of any bytes whatever.
void check_invariants(const std::string& text, Language language) {
  std::vector<Token> tokens;
  kb::search::tokenize(text, language, tokens);
  kb::search::TokenTexts texts;
  texts.add(1, 2, "former", true);
  kb::search::tokenize(text, language, texts);
  REQUIRE(texts.size() == tokens.size());
  for (size_t i = 0; i < tokens.size(); ++i) {
    REQUIRE(texts.surface(i) == tokens[i].surface);
    REQUIRE(texts[i].begin == tokens[i].begin);
    REQUIRE(texts[i].end == tokens[i].end);
    REQUIRE(texts[i].joined == tokens[i].joined);
  }
  uint32_t begin = 0;
  for (const Token& token : tokens) {
    REQUIRE(token.begin < token.end);
    REQUIRE(token.end <= text.size());
    REQUIRE(!token.surface.empty());
    REQUIRE(kb::search::count_code_points(token.surface) <= kb::search::kMaxSurfaceCodePoints);
    if (!token.joined) {
      REQUIRE(token.begin >= begin);
      begin = token.begin;
    }
    for (size_t i = 0; i < token.surface.size();)
      REQUIRE(kb::search::decode_utf8(token.surface, i) != kb::search::kInvalidCodePoint);
  }
}

}  // namespace

TEST_CASE("words are lower case, without punctuation, in order") {
  CHECK(words("Opsig DIN Serviceaftale – nu!") == "opsig din serviceaftale nu");
  CHECK(words("ÆBLE Øl Århus ÉN") == "æble øl århus én");
  CHECK(words("") == "");
  CHECK(words(" .,;:!?\t\n–—„”…•→☃😀") == "");
}

TEST_CASE("offsets are bytes of the text") {
  std::vector<Token> tokens;
  kb::search::tokenize("få råd", Language::danish, tokens);
  REQUIRE(tokens.size() == 2);
  CHECK(tokens[1].begin == 4);
  CHECK(tokens[1].end == 8);
}

TEST_CASE("a hyphenated word gives its pieces and the joined word at their place") {
  CHECK(words("e-mail") == "e mail email*");
  CHECK(words("e\u2011mail-adresse") == "e mail adresse emailadresse*");
  CHECK(words("kunde- og salgsafdeling") == "kunde og salgsafdeling");
  CHECK(words("-ord -- ord-") == "ord ord");
  CHECK(words("en-to-tre-fire-fem") == "en to tre fire fem");
  std::vector<Token> tokens;
  kb::search::tokenize("min e-mail", Language::danish, tokens);
  REQUIRE(tokens.size() == 4);
  CHECK(tokens[3].joined);
  CHECK(tokens[3].begin == 4);
  CHECK(tokens[3].end == 10);
}

TEST_CASE("apostrophes stay inside words, curly ones as straight ones") {
  CHECK(words("pc'en PC’EN") == "pc'en pcen* pc'en pcen*");
  CHECK(words("'citat' Lars' bil") == "citat lars bil");
  CHECK(words("90'erne") == "90'erne 90erne*");
}

TEST_CASE("short words on both sides of a slash or ampersand are also joined") {
  CHECK(words("A/S og R&D") == "a s as* og r d rd*");
  CHECK(words("og/eller") == "og eller");
  CHECK(words("24/7") == "24 7");
}

TEST_CASE("numbers stay whole and meet their other spelling") {
  CHECK(words("23,7 %") == "23,7");
  CHECK(words("4,80 kr.") == "4,80 kr");
  CHECK(words("4,80kr.") == "4,80 kr");
  CHECK(words("1.234") == "1.234 1234*");
  CHECK(words("1.234.567,89") == "1.234.567,89 1234567,89*");
  CHECK(words("23.7") == "23.7 23,7*");
  CHECK(words("2.2.0") == "2.2.0");
  CHECK(words("kl. 11:09") == "kl 11.09 11,09*");
  CHECK(words("1\u00A0234 kr.") == "1 234 1234* kr");
  CHECK(words("slut 2025. Nyt") == "slut 2025 nyt");
  CHECK(words("1,234.50", Language::english) == "1,234.50 1234.50*");
  CHECK(words("B2B mp3 4g CO₂ m²") == "b2b mp3 4g co2 m2");
}

TEST_CASE("a word with a digit says so") {
  std::vector<Token> tokens;
  kb::search::tokenize("b2b nps 23,7", Language::danish, tokens);
  REQUIRE(tokens.size() == 3);
  CHECK(tokens[0].digits);
  CHECK_FALSE(tokens[1].digits);
  CHECK(tokens[2].digits);
}

TEST_CASE("Swedish and German letters read as Danish and Norwegian ones, but in English") {
  CHECK(words("Malmö Västerås Müller") == "malmø væsterås müller");
  CHECK(words("Malmö", Language::bokmal) == "malmø");
  CHECK(words("Malmö", Language::nynorsk) == "malmø");
  CHECK(words("Malmö", Language::english) == "malmö");
  CHECK(words("Malmö", Language::none) == "malmö");
}

TEST_CASE("decomposed letters are composed") {
  CHECK(words("a\u030Arhus re\u0301sume\u0301") == "århus résumé");
  CHECK(words("A\u0308gg O\u0308l") == "ægg øl");
  CHECK(words("\u0301 x") == "x");
  CHECK(words("q\u0301") == "q\u0301");
  // As NFC has it, which browsers bring queries to: nothing is composed with what a letter was folded to.
  CHECK(words("a\u0308\u0301 \u0130\u0301 a\u00AD\u0301") == "æ\u0301 i\u0301 a\u0301");
}

TEST_CASE("invisible characters are as if not there") {
  CHECK(words("kunde\u00ADservice") == "kundeservice");
  CHECK(words("kunde\u200Bservice \u200Ehej\u200F \uFEFFja") == "kundeservice hej ja");
  CHECK(words("\u00AD\u200B") == "");
}

TEST_CASE("soft hyphens are told to those who ask") {
  const auto found =
      kb::search::soft_hyphens("Kunde\u00ADservice og \u00ADaftaler\u00AD, op\u00ADsige", Language::danish);
  REQUIRE(found.size() == 2);
  CHECK(found[0].surface == "kundeservice");
  CHECK(found[0].positions == std::vector<uint32_t>{5});
  CHECK(found[1].surface == "opsige");
}

TEST_CASE("invalid bytes separate words") {
  CHECK(words("af\xFFtale") == "af tale");
  CHECK(words("k\xC3") == "k");
  CHECK(words("\xC0\xAF\xED\xA0\x80 ok") == "ok");
}

TEST_CASE("very long words and texts are bounded") {
  const std::string word(500, 'a');
  CHECK(words(word) == std::string(kb::search::kMaxSurfaceCodePoints, 'a'));
  std::string hyphens = "a";
  for (int i = 0; i < 5000; ++i) hyphens += "-a";
  check_invariants(hyphens, Language::danish);
  check_invariants(std::string(10000, '\''), Language::danish);
  check_invariants("a" + std::string(10000, '\''), Language::danish);
  std::string marks = "a";
  for (int i = 0; i < 5000; ++i) marks += "\u0301";
  check_invariants(marks, Language::danish);
  std::string ideographs;
  for (int i = 0; i < 1000; ++i) ideographs += "漢";
  check_invariants(ideographs, Language::none);
}

TEST_CASE("any bytes are safe to tokenize") {
  std::mt19937 random(20251030);
  const std::string pieces[] = {"a",
                                "\xC3\xA6",
                                "\xCC\x81",
                                "'",
                                "-",
                                "/",
                                "1",
                                "23",
                                ".",
                                ",",
                                ":",
                                " ",
                                "\xC2\xA0",
                                "\xC2\xAD",
                                "\xE2\x80\x8B",
                                "&",
                                "\xFF",
                                "\xF0\x9F\x98\x80",
                                "\xE6\xBC\xA2",
                                "B",
                                "_",
                                "\xCA\xBC",
                                "\xE2\x80\x99",
                                "\n"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const size_t length = random() % 60;
    for (size_t i = 0; i < length; ++i) {
      if (random() % 8 == 0)
        text += static_cast<char>(random());
      else
        text += pieces[random() % std::size(pieces)];
    }
    check_invariants(text, static_cast<Language>(random() % 5));
  }
}

TEST_CASE("the token buffer is replaced, not added to") {
  std::vector<Token> tokens;
  kb::search::tokenize("en to tre", Language::danish, tokens);
  kb::search::tokenize("fire", Language::danish, tokens);
  REQUIRE(tokens.size() == 1);
  CHECK(tokens[0].surface == "fire");
  CHECK(tokens[0].begin == 0);
}

TEST_CASE("upper case of Latin, Greek and Cyrillic letters is lowered one to one") {
  CHECK(words("ŠĐŽĆ ŁÓDŹ ĲŸ", Language::none) == "šđžć łódź ĳÿ");
  CHECK(words("ΑΘΉΝΑ МОСКВА Ёлка", Language::none) == "αθήνα москва ёлка");
}

TEST_CASE("language codes are understood with a region, and unknown ones are none") {
  using kb::search::language_from_code;
  CHECK(language_from_code("da") == Language::danish);
  CHECK(language_from_code("da-DK") == Language::danish);
  CHECK(language_from_code("no") == Language::bokmal);
  CHECK(language_from_code("nn_NO") == Language::nynorsk);
  CHECK(language_from_code("de") == Language::none);
  CHECK(language_from_code("") == Language::none);
  CHECK(language_from_code("da") == Language::danish);
  CHECK(language_from_code("nb") == Language::bokmal);
  CHECK(language_from_code("nn") == Language::nynorsk);
  CHECK(language_from_code("en") == Language::english);
}
