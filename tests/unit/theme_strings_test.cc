#include "generator/theme/theme_strings.h"

#include <catch2/catch.hpp>

#include "tests/support/loaded_theme.h"

using namespace kb;
using test::load;
using test::Loaded;
using test::plain_theme;
using test::Strings;

TEST_CASE("a string that one language lacks is an error for that language") {
  MemoryFileSystem themes = plain_theme();
  themes.files["plain/strings/da.toml"] += "[search]\nlabel = \"Søg\"\n\"label.short\" = \"Søg\"\n";
  themes.files["plain/strings/nb.toml"] += "search.label = \"Søk\"\n\"search.label.short\" = \"Søk\"\n";
  themes.files["plain/strings/nn.toml"] += "\"search.label\" = \"Søk\"\n";
  themes.files.erase("plain/strings/en.toml");
  const Loaded loaded = load({}, themes);
  CHECK(loaded.told == Strings{"theme-missing-string string 'foot' is missing in strings/en.toml",
                               "theme-missing-string string 'search.label' is missing in strings/en.toml",
                               "theme-missing-string string 'search.label.short' is missing in strings/en.toml",
                               "theme-missing-string themes/plain/strings/nn.toml:1:1 "
                               "string 'search.label.short' is missing in strings/nn.toml"});
  CHECK(loaded.theme.string("da", "search.label.short") == "Søg");
}

TEST_CASE("strings that are not texts, twice the same and broken TOML are errors at their place") {
  MemoryFileSystem site;
  site.files["theme/strings/da.toml"] = "foot = 3\n";
  site.files["theme/strings/nb.toml"] = "\"a.b\" = \"x\"\n[a]\nb = \"y\"\n";
  site.files["theme/strings/nn.toml"] = "foot = \"æ\n";
  const Loaded loaded = load(site, plain_theme());
  REQUIRE(loaded.told.size() >= 3);
  CHECK(loaded.told[0] == "theme-strings theme/strings/da.toml:1:1 string 'foot' is not a text");
  CHECK(loaded.told[1].find("theme-strings theme/strings/nb.toml:") == 0);
  CHECK(loaded.told[1].find("stands here twice") != std::string::npos);
  CHECK(loaded.told.back().find("theme-strings theme/strings/nn.toml:1:") == 0);
}

TEST_CASE("a string of the site that nothing knows or uses is a warning, one that its own template uses is not") {
  MemoryFileSystem site;
  site.files["theme/strings/da.toml"] = "fooot = \"x\"\nmine = \"y\"\n";
  site.files["theme/layouts/home.mustache"] = "{{strings.mine}}{{>foot}}";
  const Loaded loaded = load(site, plain_theme());
  CHECK(loaded.told == Strings{"theme-unknown-string theme/strings/da.toml:1:1 the theme has no string 'fooot'"});
  CHECK(loaded.hints == Strings{"did you mean 'foot'?"});
}

TEST_CASE("a placeholder that nothing fills in is an error, one left out is not") {
  MemoryFileSystem site;
  site.files["theme/strings/da.toml"] = "foot = \"Slut {antal}\"\n";
  site.files["theme/strings/nb.toml"] = "foot = \"Slutt\"\n";
  const Loaded loaded = load(site, plain_theme());
  CHECK(loaded.told ==
        Strings{"theme-placeholder theme/strings/da.toml:1:1 nothing fills in {antal} in string 'foot'"});
  CHECK(loaded.hints == Strings{"use {n}"});
}

TEST_CASE("a strings file whose key has thousands of dots is an error and not the end of the stack") {
  std::string key = "a";
  for (int i = 0; i < 200000; ++i) key += ".a";
  MemoryFileSystem site;
  site.files["theme/strings/da.toml"] = key + " = \"x\"\n";
  const Loaded loaded = load(site, plain_theme());
  REQUIRE(loaded.told.size() == 1);
  CHECK(loaded.told[0].find("theme-strings theme/strings/da.toml:1:") == 0);
}

TEST_CASE("placeholders are filled in, unknown ones and lone braces stay") {
  CHECK(format_string("Rettet den {d} af {name}", {{"d", "3. maj"}, {"name", "{d}"}}) == "Rettet den 3. maj af {d}");
  CHECK(format_string("{a} {x} { {a", {{"a", "1"}}) == "1 {x} { {a");
  CHECK(format_string("}{}{", {{"", "?"}}) == "}?{");
}

TEST_CASE("a string with a dot in its key is for kbgen and the scripts, so a template that names it is in error") {
  MemoryFileSystem themes = plain_theme();
  for (const char* language : {"da", "nb", "nn", "en"}) {
    themes.files["plain/strings/" + std::string(language) + ".toml"] += "\"find.count\" = \"x\"\n";
  }
  MemoryFileSystem site;
  site.files["theme/partials/foot.mustache"] = "{{strings.find.count}}";
  const Loaded loaded = load(site, themes);
  REQUIRE(loaded.told.size() == 1);
  CHECK(loaded.told[0].find("theme-unknown-variable theme/partials/foot.mustache:1:1 ") == 0);
  CHECK(loaded.hints[0].find("strings with a dot") == 0);
  CHECK(loaded.theme.string("nn", "find.count") == "x");
}

TEST_CASE("a strings file with letters and brackets where TOML has none is an error, not the end of the program") {
  for (const char* text : {"å = \"x\"\n", "[:\n", "foot = ø\n", "[[[[\n", "= \"x\"\n", "\"foot\" \"x\"\n"}) {
    MemoryFileSystem site;
    site.files["theme/strings/da.toml"] = text;
    INFO(text);
    const Loaded loaded = load(site, plain_theme());
    REQUIRE(!loaded.told.empty());
    CHECK(loaded.told[0].find(" theme/strings/da.toml:1:") != std::string::npos);
  }
}
