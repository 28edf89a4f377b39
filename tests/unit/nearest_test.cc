#include <catch2/catch.hpp>

#include "generator/base/diagnostic.h"

using namespace kb;

TEST_CASE("the nearest word is one that can be meant") {
  CHECK(nearest("titel", {"slug", "title", "date"}) == "title");
  CHECK(nearest("kunnde", {"kunde", "kunder"}) == "kunde");
  CHECK(nearest("Decsription", {"description"}) == "description");
  CHECK(nearest("KUNDE", {"kunde"}) == "kunde");
  CHECK(nearest("forsinkelsesgebyer", {"forsinkelsesgebyr"}) == "forsinkelsesgebyr");
  CHECK(nearest("ændringg", {"ændring"}) == "ændring");
  CHECK(nearest("kvnder", {"kundes"}) == "kundes");
}

TEST_CASE("no word is suggested that merely exists") {
  CHECK(nearest("xyz", {"abc", "title"}).empty());
  CHECK(nearest("a", {"b", "c"}).empty());
  CHECK(nearest("to", {"ti"}).empty());
  CHECK(nearest("kvnde", {"kunds"}).empty());
  CHECK(nearest("", {"a"}).empty());
  CHECK(nearest("faktura", {}).empty());
  CHECK(nearest("faktura", {"kunde", ""}).empty());
  CHECK(nearest(std::string(100000, 'x'), {std::string(100000, 'x')}).empty());
}

TEST_CASE("of equally near words the one with the same first letter is meant, then the first") {
  CHECK(nearest("kande", {"lande", "kunde"}) == "kunde");
  CHECK(nearest("kxnde", {"kunde", "kande"}) == "kunde");
}
