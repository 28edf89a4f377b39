#include "generator/theme/brand_css.h"

#include <catch2/catch.hpp>
#include <cstdlib>

namespace {

int channel(const std::string& color, size_t i) {
  return std::stoi(color.substr(1 + 2 * i, 2), nullptr, 16);
}

// Largest difference of a channel.
int difference(const std::string& a, const std::string& b) {
  int largest = 0;
  for (size_t i = 0; i < 3; ++i) largest = std::max(largest, std::abs(channel(a, i) - channel(b, i)));
  return largest;
}

}  // namespace

TEST_CASE("the palette of the default brand is the one in base.css, but for rounding and gamut") {
  const std::string brand = "#0b5a70";
  CHECK(difference(kb::derived_color(brand, .991, .02), "#fbfcfd") <= 6);
  CHECK(difference(kb::derived_color(brand, .235, .22), "#152024") <= 6);
  CHECK(difference(kb::derived_color(brand, .43, 1), "#08596f") <= 6);
  CHECK(difference(kb::derived_color(brand, .945, .26), "#dff0f7") <= 6);
}

TEST_CASE("a brand that is louder than the palette may be lends it its hue alone") {
  CHECK(difference(kb::derived_color("#ff0000", .43, 1), "#892b21") <= 2);  // oklch(.43 .13 29.2)
}

TEST_CASE("a grey brand gives greys, black and white give no nonsense") {
  for (const char* brand : {"#777", "#000000", "#ffffff"}) {
    const std::string color = kb::derived_color(brand, .5, 1);
    REQUIRE(color.size() == 7);
    CHECK(std::abs(channel(color, 0) - channel(color, 1)) <= 1);
    CHECK(std::abs(channel(color, 1) - channel(color, 2)) <= 1);
  }
}

TEST_CASE("what is not a hex colour is no colour") {
  CHECK(kb::derived_color("", .5, 1).empty());
  CHECK(kb::derived_color("red", .5, 1).empty());
  CHECK(kb::derived_color("#12345", .5, 1).empty());
  CHECK(kb::derived_color("#gggggg", .5, 1).empty());
}

TEST_CASE("a site without a brand adds nothing to the stylesheet") {
  kb::Config config;
  CHECK(kb::brand_css(config).empty());
}

TEST_CASE("a colour that is no hex number stands as it is, without a palette for browsers that cannot derive one") {
  kb::Config config;
  config.brand.color = "rebeccapurple";
  CHECK(kb::brand_css(config).find("--kb-brand: rebeccapurple;\n}\n") != std::string::npos);
  CHECK(kb::brand_css(config).find("@supports") == std::string::npos);
}

TEST_CASE("values from site.toml cannot end their declaration or fetch anything") {
  kb::Config config;
  config.brand.font_text = "Inter; } body { display: none } @import url(//evil.example)";
  config.brand.color = "#a01010";
  config.brand.radius = "4px\n\x01";
  const std::string css = kb::brand_css(config);
  CHECK(css.find("display: none") != std::string::npos);
  CHECK(css.find("--kb-font-text: Inter  body  display: none  import url(evil.example);\n") != std::string::npos);
  CHECK(css.find("//") == std::string::npos);
  CHECK(css.find("@import") == std::string::npos);
  CHECK(css.find("--kb-radius: 4px;\n") != std::string::npos);
  CHECK(css.find("--link: #") != std::string::npos);
}
