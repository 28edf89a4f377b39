#include "generator/page/number_format.h"

#include <catch2/catch.hpp>

namespace kb {

TEST_CASE("numbers are written in the way of the language, and what is no plain number stays") {
  CHECK(format_number("1234567.5", "da") == "1.234.567,5");
  CHECK(format_number("1234567.5", "nb") ==
        "1\xC2\xA0"
        "234\xC2\xA0"
        "567,5");
  CHECK(format_number("1234567.5", "en") == "1,234,567.5");
  CHECK(format_number("12345", "nn") ==
        "12\xC2\xA0"
        "345");
  CHECK(format_number("2025", "da") == "2025");
  CHECK(format_number("-0.5", "da") == "-0,5");
  for (const char* text : {"", "-", "007", "1.2.3", "1,5", "1e5", "12 kr.", ".5", "5.", "1234567890123456"}) {
    CHECK(format_number(text, "da") == text);
  }
}

}  // namespace kb
