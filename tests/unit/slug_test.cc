#include "generator/base/slug.h"

#include <catch2/catch.hpp>

#include "generator/base/find_byte.h"
#include "generator/base/url_encoding.h"
#include "generator/base/utf8_text.h"

namespace kb {

TEST_CASE("the first byte of a kind is found wherever it stands, before, in and after blocks of sixteen") {
  const auto wanted = [](auto c) { return (c == 'x') | (c >= 0x80); };
  for (size_t size = 0; size < 50; ++size) {
    const std::string none(size, 'a');
    for (size_t from = 0; from <= size; ++from) CHECK(find_byte(none, from, wanted) == size);
    for (size_t at = 0; at < size; ++at) {
      std::string text = none;
      text[at] = at % 2 == 0 ? 'x' : '\xC3';
      for (size_t from = 0; from <= size; ++from) CHECK(find_byte(text, from, wanted) == (from <= at ? at : size));
    }
  }
}

TEST_CASE("slugs are ASCII and keep every letter's sound") {
  CHECK(slug("Åbningstider på Ærø") == "aabningstider-paa-aeroe");
  CHECK(slug("Kunde & Service (SLA)") == "kunde-service-sla");
  CHECK(slug("  --Crème brûlée!  ") == "creme-brulee");
  CHECK(slug("pc'en") == "pcen");
  CHECK(slug("kunde\xC2\xADservice") == "kundeservice");
  CHECK(slug("日本") == "");
  CHECK(slug("A\xCC\x8A"
             "bent") == "aabent");  // decomposed Å
  CHECK(slug("\xFF\xFE") == "");
  CHECK(slug("Dvořák i Łódź, Kárášjohka, Ǿ") == "dvorak-i-lodz-karasjohka-oe");
  CHECK(slug("g\u0302a\u0301") == "ga");
}

TEST_CASE("letters and combining marks become one character, in either case; what has none stays apart") {
  CHECK(compose("A\u030Ablad S\u030Ca\u030C a\u030A") == "Åblad Šǎ å");
  CHECK(compose("Y\u0308q\u030C\xCC") == "Y\u0308q\u030C\xCC");
}

TEST_CASE("a text is shortened at a word, else at a character, and says so") {
  CHECK(shortened("kort nok", 8) == "kort nok");
  CHECK(shortened("en sætning, der fortsætter", 12) == "en sætning\u00A0…");
  CHECK(shortened("ææææ", 5) == "ææ…");
}

TEST_CASE("anchors keep æ, ø and å and any script") {
  CHECK(anchor("Hvornår begynder varslet?") == "hvornår-begynder-varslet");
  CHECK(anchor("Én måned – eller to") == "én-måned-eller-to");
  CHECK(anchor("  ") == "");
  CHECK(anchor("snake_case og A/B") == "snake_case-og-ab");
}

TEST_CASE("lower case knows Latin, Greek and Cyrillic and leaves broken bytes alone") {
  CHECK(lower_case("ÆØÅ ŠŽ ΑΩ ПРИВЕТ ẞ") == "æøå šž αω привет ß");
  CHECK(lower_case("a\xC3") == "a\xC3");
  CHECK(lower_case("\x80Z") == "\x80z");
  CHECK(lower_case("M² H₂O") == "m² h₂o");
}

TEST_CASE("URL encoding keeps what is encoded and encodes what may not stand") {
  CHECK(encode_url("/ærlig side/") == "/%C3%A6rlig%20side/");
  CHECK(encode_url("/a%20b?x=1&y=<\">#z") == "/a%20b?x=1&y=%3C%22%3E#z");
  CHECK(encode_url("100%") == "100%25");
  CHECK(decode_url("%C3%A6%zz%4") == "æ%zz%4");
}

TEST_CASE("invalid UTF-8 is found at its first byte") {
  CHECK(invalid_utf8("blåbær") == std::string_view::npos);
  CHECK(invalid_utf8("bl\xE5"
                     "bær") == 2);
  CHECK(invalid_utf8("\xC0\xAF") == 0);
  CHECK(invalid_utf8("a\xED\xA0\x80") == 1);
  CHECK(invalid_utf8("a\xF4\x90\x80\x80") == 1);
  CHECK(invalid_utf8("a\xE2\x82") == 1);
}

}  // namespace kb
