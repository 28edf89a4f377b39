#include "generator/theme/theme_reference.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "generator/theme/theme_contract.h"
#include "tests/support/read_file.h"

namespace {

constexpr char kPath[] = KB_SOURCE_DIR "/docs/theming.md";
constexpr char kBegin[] = "<!-- made by tests/unit/theme_reference_test.cc: KB_UPDATE=1 -->\n";

}  // namespace

TEST_CASE("docs/theming.md names every variable of the contract as it is (KB_UPDATE=1 writes it)") {
  const std::string text = kb::test::read_file(kPath);
  const size_t begin = text.find(kBegin);
  REQUIRE(begin != std::string::npos);
  const std::string wanted = text.substr(0, begin) + kBegin + "\n" + kb::theme_reference();
  if (std::getenv("KB_UPDATE") != nullptr) {
    std::ofstream(kPath) << wanted;
  } else {
    CHECK(text == wanted);
  }
}

TEST_CASE("the reference shows members of lists inside lists with their path") {
  const std::string reference = kb::theme_reference();
  CHECK(reference.find("| `backlinks.groups[].links[].url` | text |") != std::string::npos);
  CHECK(reference.find("| `site.title` | text |") != std::string::npos);
  CHECK(reference.find("`strings`") != std::string::npos);
}
