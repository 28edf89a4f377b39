#include "generator/theme/theme_styles.h"

#include <catch2/catch.hpp>

#include "tests/support/loaded_theme.h"

using namespace kb;
using test::load;
using test::Loaded;
using test::plain_theme;
using test::Strings;

TEST_CASE("stylesheets are joined: one published file, its parts from the nearest folder, its own name from the next") {
  MemoryFileSystem themes = plain_theme();
  themes.files["plain/assets/style.css"] =
      "@layer a, b;\n/* head */ @import \"base.css\";\n@import 'parts/x.css';\np{}";
  themes.files["plain/assets/base.css"] = "@import \"parts/x.css\";\nbase{}";
  themes.files["plain/assets/parts/x.css"] = "x{} @import \"late.css\";";
  Loaded loaded = load({}, themes);
  CHECK(loaded.told == Strings{});
  REQUIRE(loaded.theme.assets.size() == 2);
  CHECK(loaded.theme.assets[1].path == "style.css");
  CHECK(loaded.theme.assets[1].bytes == "@layer a, b;\n/* head */ x{} @import \"late.css\";\nbase{}\n\np{}");
  MemoryFileSystem site;
  site.files = {{"theme/assets/style.css", "@import \"style.css\";mine{}"}, {"theme/assets/base.css", "other{}"}};
  loaded = load(site, themes);
  CHECK(loaded.told == Strings{});
  REQUIRE(loaded.theme.assets.size() == 2);
  CHECK(loaded.theme.assets[1].bytes == "@layer a, b;\n/* head */ other{}\nx{} @import \"late.css\";\np{}mine{}");
}

TEST_CASE("stylesheets that import each other are an error, however they are cut off, and loading ends") {
  for (const std::string css : {"@import \"style.css\";", "@import \"style.css\"", "@import", "@import \"", "/*",
                                "@layer ", "@layer x{", "@import \"a.css\";"}) {
    CAPTURE(css);
    MemoryFileSystem themes = plain_theme();
    themes.files["plain/assets/style.css"] = css;
    themes.files["plain/assets/a.css"] = "@import \"style.css\";a{}";
    const Loaded loaded = load({}, themes);
    const bool imports = css.find("@import") != std::string::npos;
    REQUIRE(loaded.told.empty() != imports);
    if (imports) CHECK(loaded.told[0].find("theme-import themes/plain") == 0);
  }
}
