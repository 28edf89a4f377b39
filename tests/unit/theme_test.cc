#include "generator/theme/theme.h"

#include <catch2/catch.hpp>

#include "generator/disk/embedded.h"
#include "generator/theme/template.h"
#include "generator/theme/theme_minify.h"
#include "tests/support/loaded_theme.h"

namespace {

using namespace kb;
using test::load;
using test::Loaded;
using test::plain_theme;
using test::Strings;

std::string rendered(const Theme& theme, const std::string& layout) {
  Object strings;
  strings.set("foot", "F");
  Object shared;
  shared.set("strings", std::move(strings));
  Object page;
  page.set("title", "T").set("body", "<b>B</b>");
  return Renderer(theme, Value(std::move(shared))).render(layout, Value(std::move(page)));
}

}  // namespace

TEST_CASE("a whole theme loads without a diagnostic and renders") {
  const Loaded loaded = load({}, plain_theme());
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
  const Loaded loaded = load(site, plain_theme());
  CHECK(loaded.told == Strings{});
  CHECK(rendered(loaded.theme, "term") == "<h1>T</h1>\n<i>F</i>\n");
  CHECK(loaded.theme.string("da", "foot") == "Færdig");
  CHECK(loaded.theme.string("nb", "foot") == "Slutt {n}");
  CHECK(loaded.theme.assets[1].bytes == "i{}");
}

TEST_CASE("a theme of the site's own stands on a built-in one") {
  MemoryFileSystem site;
  site.files = {{"themes/mine/theme.toml", "base = \"plain\"\n"},
                {"themes/mine/layouts/home.mustache", "mine {{>foot}}"}};
  const Loaded loaded = load(site, plain_theme(), "mine");
  CHECK(loaded.told == Strings{});
  CHECK(rendered(loaded.theme, "home") == "mine <p>F</p>\n");
  CHECK(rendered(loaded.theme, "term") == "<h1>T</h1>\n<p>F</p>\n");
}

TEST_CASE("themes based on each other are an error, not an endless loop") {
  MemoryFileSystem themes = plain_theme();
  themes.files["a/theme.toml"] = "base = \"b\"\n";
  themes.files["b/theme.toml"] = "name = \"B\"\nbase = \"a\"\n";
  const Loaded loaded = load({}, themes, "a");
  REQUIRE(!loaded.told.empty());
  CHECK(loaded.told.back() == "theme-cycle themes/b/theme.toml:2:8 theme 'a' is based on itself: a → b → a");
}

TEST_CASE("a theme that is nowhere is one error, with the nearest name as hint") {
  const Loaded loaded = load({}, plain_theme(), "plian");
  CHECK(loaded.told == Strings{"theme-missing there is no theme 'plian'"});
  CHECK(loaded.hints == Strings{"did you mean 'plain'?"});
  MemoryFileSystem site;
  site.files["themes/../../etc/theme.toml"] = "base = \"plain\"\n";
  CHECK(load(site, plain_theme(), "../../etc").told == Strings{"theme-missing there is no theme '../../etc'"});
}

TEST_CASE("a wrong variable is an error at its line of the site's own file") {
  MemoryFileSystem site;
  site.files["theme/layouts/term.mustache"] = "<h1>\næ {{titel}}\n</h1>{{>fooot}}";
  const Loaded loaded = load(site, plain_theme());
  CHECK(loaded.told == Strings{"theme-unknown-variable theme/layouts/term.mustache:2:3 "
                               "unknown variable 'titel' in layout 'term'",
                               "theme-missing-partial theme/layouts/term.mustache:3:6 no partial is named 'fooot'"});
  CHECK(loaded.hints == Strings{"did you mean 'title'?", "did you mean 'foot'?"});
}

TEST_CASE("a partial that includes itself is an error at the tag that closes the ring") {
  MemoryFileSystem site;
  site.files["theme/partials/foot.mustache"] = "a\n{{>foot}}\n";
  const Loaded loaded = load(site, plain_theme());
  CHECK(loaded.told == Strings{"theme-recursive-partial theme/partials/foot.mustache:2:1 "
                               "partial 'foot' includes itself: foot → foot"});
}

TEST_CASE("an unclosed section is told once, though many layouts include its partial") {
  MemoryFileSystem site;
  site.files["theme/partials/foot.mustache"] = "a\n {{#strings.foot}}\n";
  CHECK(load(site, plain_theme()).told == Strings{"theme-template theme/partials/foot.mustache:2:2 "
                                                  "section 'strings.foot' is never closed"});
}

TEST_CASE("files where kbgen does not look are warned about, editors' leavings are not") {
  MemoryFileSystem site;
  site.files = {{"theme/partial/foot.mustache", ""},     {"theme/layouts/trem.mustache", ""},
                {"theme/strings/sv.toml", ""},           {"theme/layouts/.term.mustache.swp", ""},
                {"theme/partials/foot.mustache~", "{{"}, {"theme/partials/fooot.mustache", ""}};
  const Loaded loaded = load(site, plain_theme());
  CHECK(loaded.told == Strings{"theme-unknown-file 'theme/layouts/trem.mustache' is not used",
                               "theme-unknown-file 'theme/partial/foot.mustache' is not used",
                               "theme-unknown-file 'theme/strings/sv.toml' is not used",
                               "theme-unused-partial theme/partials/fooot.mustache:1:1 "
                               "no layout includes the partial 'fooot'"});
}

TEST_CASE("a layout the contract wants is an error where no theme has it") {
  MemoryFileSystem themes = plain_theme();
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
  MemoryFileSystem themes = plain_theme();
  themes.files["plain/theme.toml"] = "name = \"x\nnmae = 3\n";
  const Loaded loaded = load(site, themes);
  REQUIRE(loaded.told.size() == 2);
  CHECK(loaded.told[0] == "io-invalid-utf8 theme/layouts/home.mustache:1:2 file is not valid UTF-8");
  CHECK(loaded.told[1].find("theme-config themes/plain/theme.toml:1:") == 0);
}

TEST_CASE("an unknown key of theme.toml is a warning with the nearest key") {
  MemoryFileSystem themes = plain_theme();
  themes.files["plain/theme.toml"] = "name = \"x\"\nbaes = \"plain\"\n";
  const Loaded loaded = load({}, themes);
  CHECK(loaded.told == Strings{"theme-unknown-key themes/plain/theme.toml:2:1 unknown key 'baes'"});
  CHECK(loaded.hints == Strings{"did you mean 'base'?"});
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

TEST_CASE("a theme that is nothing but its theme.toml lacks every layout") {
  MemoryFileSystem themes;
  themes.files["bare/theme.toml"] = "name = \"bare\"\n";
  CHECK(load({}, themes, "bare").told == Strings{"theme-missing-layout theme 'bare' has no layouts/home.mustache",
                                                 "theme-missing-layout theme 'bare' has no layouts/term.mustache"});
}
