#include "generator/theme/theme.h"

#include <catch2/catch.hpp>

#include "generator/disk/embedded.h"
#include "generator/theme/template.h"
#include "generator/theme/theme_minify.h"

namespace {

using namespace kb;

const std::vector<Field> kShared = {{"strings", FieldType::object, ""}};
const std::vector<Field> kTerm = {{"title", FieldType::text, ""}, {"body", FieldType::html, ""}};
const std::vector<LayoutContract> kLayouts = {{"home", nullptr}, {"term", &kTerm}};
const ThemeContract kContract = {kShared, kLayouts};

MemoryFileSystem built_in() {
  MemoryFileSystem files;
  files.files = {
      {"plain/theme.toml", "name = \"Plain\"\n"},
      {"plain/layouts/home.mustache", "{{>foot}}"},
      {"plain/layouts/term.mustache", "<h1>{{title}}</h1>\n{{>foot}}\n"},
      {"plain/partials/foot.mustache", "<p>{{strings.foot}}</p>\n"},
      {"plain/strings/da.toml", "foot = \"Slut {n}\"\n"},
      {"plain/strings/nb.toml", "foot = \"Slutt {n}\"\n"},
      {"plain/strings/nn.toml", "foot = \"Slutt {n}\"\n"},
      {"plain/strings/en.toml", "foot = \"End {n}\"\n"},
      {"plain/assets/style.css", "p{}"},
      {"plain/assets/icons/a.svg", "<svg/>"},
  };
  return files;
}

struct Loaded {
  Theme theme;
  std::vector<std::string> told;  // "code path:line:column message"
  std::vector<std::string> hints;
};

Loaded load(const MemoryFileSystem& site, const MemoryFileSystem& themes, const std::string& name = "plain") {
  SourceMap sources;
  Parsed<Theme> parsed = load_theme(site, themes, name, sources, kContract);
  Loaded loaded{std::move(parsed.value), {}, {}};
  sort_diagnostics(parsed.diagnostics, sources);
  for (const Diagnostic& d : parsed.diagnostics) {
    std::string place;
    if (d.span.known()) {
      const LineColumn at = Locator(sources).locate(d.span.file, d.span.begin);
      place = sources.file(d.span.file).path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + " ";
    }
    loaded.told.push_back(std::string(info(d.code).name) + " " + place + d.message);
    loaded.hints.push_back(d.hint);
  }
  return loaded;
}

std::string rendered(const Theme& theme, const std::string& layout) {
  Object strings;
  strings.set("foot", "F");
  Object shared;
  shared.set("strings", std::move(strings));
  Object page;
  page.set("title", "T").set("body", "<b>B</b>");
  return Renderer(theme, Value(std::move(shared))).render(layout, Value(std::move(page)));
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a whole theme loads without a diagnostic and renders") {
  const Loaded loaded = load({}, built_in());
  CHECK(loaded.told == Strings{});
  CHECK(rendered(loaded.theme, "term") == "<h1>T</h1>\n<p>F</p>\n");
  CHECK(loaded.theme.string("nn", "foot") == "Slutt {n}");
  CHECK(loaded.theme.string("nn", "lost").empty());
  CHECK(loaded.theme.string("sv", "foot").empty());
  REQUIRE(loaded.theme.assets.size() == 2);
  CHECK(loaded.theme.assets[0].path == "icons/a.svg");
  CHECK(loaded.theme.assets[1].bytes == "p{}");
}

TEST_CASE("a site changes one partial, one string and one asset without a copy of the rest") {
  MemoryFileSystem site;
  site.files = {{"theme/partials/foot.mustache", "<i>{{strings.foot}}</i>\n"},
                {"theme/strings/da.toml", "foot = \"Færdig\"\n"},
                {"theme/assets/style.css", "i{}"}};
  const Loaded loaded = load(site, built_in());
  CHECK(loaded.told == Strings{});
  CHECK(rendered(loaded.theme, "term") == "<h1>T</h1>\n<i>F</i>\n");
  CHECK(loaded.theme.string("da", "foot") == "Færdig");
  CHECK(loaded.theme.string("nb", "foot") == "Slutt {n}");
  CHECK(loaded.theme.assets[1].bytes == "i{}");
}

TEST_CASE("stylesheets are joined: one published file, its parts from the nearest folder, its own name from the next") {
  MemoryFileSystem themes = built_in();
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
    MemoryFileSystem themes = built_in();
    themes.files["plain/assets/style.css"] = css;
    themes.files["plain/assets/a.css"] = "@import \"style.css\";a{}";
    const Loaded loaded = load({}, themes);
    const bool imports = css.find("@import") != std::string::npos;
    REQUIRE(loaded.told.empty() != imports);
    if (imports) CHECK(loaded.told[0].find("theme-import themes/plain") == 0);
  }
}

TEST_CASE("a theme of the site's own stands on a built-in one") {
  MemoryFileSystem site;
  site.files = {{"themes/mine/theme.toml", "base = \"plain\"\n"},
                {"themes/mine/layouts/home.mustache", "mine {{>foot}}"}};
  const Loaded loaded = load(site, built_in(), "mine");
  CHECK(loaded.told == Strings{});
  CHECK(rendered(loaded.theme, "home") == "mine <p>F</p>\n");
  CHECK(rendered(loaded.theme, "term") == "<h1>T</h1>\n<p>F</p>\n");
}

TEST_CASE("themes based on each other are an error, not an endless loop") {
  MemoryFileSystem themes = built_in();
  themes.files["a/theme.toml"] = "base = \"b\"\n";
  themes.files["b/theme.toml"] = "name = \"B\"\nbase = \"a\"\n";
  const Loaded loaded = load({}, themes, "a");
  REQUIRE(!loaded.told.empty());
  CHECK(loaded.told.back() == "theme-cycle themes/b/theme.toml:2:8 theme 'a' is based on itself: a → b → a");
}

TEST_CASE("a theme that is nowhere is one error, with the nearest name as hint") {
  const Loaded loaded = load({}, built_in(), "plian");
  CHECK(loaded.told == Strings{"theme-missing there is no theme 'plian'"});
  CHECK(loaded.hints == Strings{"did you mean 'plain'?"});
  MemoryFileSystem site;
  site.files["themes/../../etc/theme.toml"] = "base = \"plain\"\n";
  CHECK(load(site, built_in(), "../../etc").told == Strings{"theme-missing there is no theme '../../etc'"});
}

TEST_CASE("a wrong variable is an error at its line of the site's own file") {
  MemoryFileSystem site;
  site.files["theme/layouts/term.mustache"] = "<h1>\næ {{titel}}\n</h1>{{>fooot}}";
  const Loaded loaded = load(site, built_in());
  CHECK(loaded.told == Strings{"theme-unknown-variable theme/layouts/term.mustache:2:3 "
                               "unknown variable 'titel' in layout 'term'",
                               "theme-missing-partial theme/layouts/term.mustache:3:6 no partial is named 'fooot'"});
  CHECK(loaded.hints == Strings{"did you mean 'title'?", "did you mean 'foot'?"});
}

TEST_CASE("a partial that includes itself is an error at the tag that closes the ring") {
  MemoryFileSystem site;
  site.files["theme/partials/foot.mustache"] = "a\n{{>foot}}\n";
  const Loaded loaded = load(site, built_in());
  CHECK(loaded.told == Strings{"theme-recursive-partial theme/partials/foot.mustache:2:1 "
                               "partial 'foot' includes itself: foot → foot"});
}

TEST_CASE("an unclosed section is told once, though many layouts include its partial") {
  MemoryFileSystem site;
  site.files["theme/partials/foot.mustache"] = "a\n {{#strings.foot}}\n";
  CHECK(load(site, built_in()).told == Strings{"theme-template theme/partials/foot.mustache:2:2 "
                                               "section 'strings.foot' is never closed"});
}

TEST_CASE("a string that one language lacks is an error for that language") {
  MemoryFileSystem themes = built_in();
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
  const Loaded loaded = load(site, built_in());
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
  const Loaded loaded = load(site, built_in());
  CHECK(loaded.told == Strings{"theme-unknown-string theme/strings/da.toml:1:1 the theme has no string 'fooot'"});
  CHECK(loaded.hints == Strings{"did you mean 'foot'?"});
}

TEST_CASE("a placeholder that nothing fills in is an error, one left out is not") {
  MemoryFileSystem site;
  site.files["theme/strings/da.toml"] = "foot = \"Slut {antal}\"\n";
  site.files["theme/strings/nb.toml"] = "foot = \"Slutt\"\n";
  const Loaded loaded = load(site, built_in());
  CHECK(loaded.told ==
        Strings{"theme-placeholder theme/strings/da.toml:1:1 nothing fills in {antal} in string 'foot'"});
  CHECK(loaded.hints == Strings{"use {n}"});
}

TEST_CASE("files where kbgen does not look are warned about, editors' leavings are not") {
  MemoryFileSystem site;
  site.files = {{"theme/partial/foot.mustache", ""},     {"theme/layouts/trem.mustache", ""},
                {"theme/strings/sv.toml", ""},           {"theme/layouts/.term.mustache.swp", ""},
                {"theme/partials/foot.mustache~", "{{"}, {"theme/partials/fooot.mustache", ""}};
  const Loaded loaded = load(site, built_in());
  CHECK(loaded.told == Strings{"theme-unknown-file 'theme/layouts/trem.mustache' is not used",
                               "theme-unknown-file 'theme/partial/foot.mustache' is not used",
                               "theme-unknown-file 'theme/strings/sv.toml' is not used",
                               "theme-unused-partial theme/partials/fooot.mustache:1:1 "
                               "no layout includes the partial 'fooot'"});
}

TEST_CASE("a layout the contract wants is an error where no theme has it") {
  MemoryFileSystem themes = built_in();
  themes.files.erase("plain/layouts/home.mustache");
  const Loaded loaded = load({}, themes);
  CHECK(loaded.told == Strings{"theme-missing-layout theme 'plain' has no layouts/home.mustache"});
  CHECK(rendered(loaded.theme, "home").empty());
}

TEST_CASE("a template that is not UTF-8 and a theme.toml that does not parse are told") {
  MemoryFileSystem site;
  site.files["theme/layouts/home.mustache"] =
      "k\xF8"
      "be";
  MemoryFileSystem themes = built_in();
  themes.files["plain/theme.toml"] = "name = \"x\nnmae = 3\n";
  const Loaded loaded = load(site, themes);
  REQUIRE(loaded.told.size() == 2);
  CHECK(loaded.told[0] == "io-invalid-utf8 theme/layouts/home.mustache:1:2 file is not valid UTF-8");
  CHECK(loaded.told[1].find("theme-config themes/plain/theme.toml:1:") == 0);
}

TEST_CASE("a strings file whose key has thousands of dots is an error and not the end of the stack") {
  std::string key = "a";
  for (int i = 0; i < 200000; ++i) key += ".a";
  MemoryFileSystem site;
  site.files["theme/strings/da.toml"] = key + " = \"x\"\n";
  const Loaded loaded = load(site, built_in());
  REQUIRE(loaded.told.size() == 1);
  CHECK(loaded.told[0].find("theme-strings theme/strings/da.toml:1:") == 0);
}

TEST_CASE("an unknown key of theme.toml is a warning with the nearest key") {
  MemoryFileSystem themes = built_in();
  themes.files["plain/theme.toml"] = "name = \"x\"\nbaes = \"plain\"\n";
  const Loaded loaded = load({}, themes);
  CHECK(loaded.told == Strings{"theme-unknown-key themes/plain/theme.toml:2:1 unknown key 'baes'"});
  CHECK(loaded.hints == Strings{"did you mean 'base'?"});
}

TEST_CASE("placeholders are filled in, unknown ones and lone braces stay") {
  CHECK(format_string("Rettet den {d} af {name}", {{"d", "3. maj"}, {"name", "{d}"}}) == "Rettet den 3. maj af {d}");
  CHECK(format_string("{a} {x} { {a", {{"a", "1"}}) == "1 {x} { {a");
  CHECK(format_string("}{}{", {{"", "?"}}) == "}?{");
}

TEST_CASE("indentation goes, but not where it can be seen") {
  const auto minified = [](const std::string& text) {
    Template tags = scan_template(text, FileId::none).value;
    minify_template(tags);
    std::string out;
    for (const TemplateTag& tag : tags) out += tag.kind == TagKind::text ? tag.text : "·";
    return out;
  };
  CHECK(minified("<ul>\n    <li>a  b</li>\r\n\n\n\t<li></li>\n</ul>") == "<ul>\n<li>a  b</li>\n<li></li>\n</ul>");
  CHECK(minified("<pre class=\"x\">\n  a\n\n  b</pre>\n\n  <p>") == "<pre class=\"x\">\n  a\n\n  b</pre>\n<p>");
  CHECK(minified("<TEXTAREA>\n  </textarea >\n  <p>") == "<TEXTAREA>\n  </textarea >\n<p>");
  CHECK(minified("<preview>\n  a\n</preview>") == "<preview>\na\n</preview>");
  CHECK(minified("<a title=\"x\n   y\"\n   lang='da'>") == "<a title=\"x\n   y\"\nlang='da'>");
  CHECK(minified("<!-- a\n\n  b \"-->\n\n  <p>") == "<!-- a\n\n  b \"-->\n<p>");
  CHECK(minified("<p>it's\n   a < b\n   c</p>") == "<p>it's\na < b\nc</p>");
  CHECK(minified("<pre>{{a}}\n   {{b}}\n\n</pre>") == "<pre>·\n   ·\n\n</pre>");
}

TEST_CASE("the built-in themes are whole: every layout, variable, partial and string in four languages") {
  const MemoryFileSystem themes = embedded_files();
  size_t seen = 0;
  for (const auto& [path, bytes] : themes.files) {
    const size_t end = path.find("/theme.toml");
    if (end == std::string::npos) continue;
    const std::string name = path.substr(0, end);
    SourceMap sources;
    Parsed<Theme> parsed = load_theme(MemoryFileSystem(), themes, name, sources);
    sort_diagnostics(parsed.diagnostics, sources);
    INFO(name << "\n" << format_diagnostics(parsed.diagnostics, sources, {}));
    CHECK(parsed.diagnostics.empty());
    ++seen;
  }
  CHECK(seen >= 1);
}

TEST_CASE("a string with a dot in its key is for kbgen and the scripts, so a template that names it is in error") {
  MemoryFileSystem themes = built_in();
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

TEST_CASE("a theme that is nothing but its theme.toml lacks every layout") {
  MemoryFileSystem themes;
  themes.files["bare/theme.toml"] = "name = \"bare\"\n";
  CHECK(load({}, themes, "bare").told == Strings{"theme-missing-layout theme 'bare' has no layouts/home.mustache",
                                                 "theme-missing-layout theme 'bare' has no layouts/term.mustache"});
}

TEST_CASE("a strings file with letters and brackets where TOML has none is an error, not the end of the program") {
  for (const char* text : {"å = \"x\"\n", "[:\n", "foot = ø\n", "[[[[\n", "= \"x\"\n", "\"foot\" \"x\"\n"}) {
    MemoryFileSystem site;
    site.files["theme/strings/da.toml"] = text;
    INFO(text);
    const Loaded loaded = load(site, built_in());
    REQUIRE(!loaded.told.empty());
    CHECK(loaded.told[0].find(" theme/strings/da.toml:1:") != std::string::npos);
  }
}
