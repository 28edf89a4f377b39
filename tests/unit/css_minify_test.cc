#include "generator/theme/css_minify.h"

#include <catch2/catch.hpp>

using kb::minify_css;

TEST_CASE("a stylesheet loses its comments and the blanks that say nothing") {
  CHECK(minify_css("/* a */ .a,\n.b {\n  color: red;\n  margin: 0 auto;\n}\n") == ".a,.b{color:red;margin:0 auto}");
  CHECK(minify_css("@media (min-width: 48rem) {\n  p { inline-size: 1px }\n}") ==
        "@media (min-width:48rem){p{inline-size:1px}}");
  CHECK(minify_css("") == "");
  CHECK(minify_css(" \n/**/ ") == "");
}

TEST_CASE("blanks that mean something in a stylesheet stay") {
  CHECK(minify_css(".a .b > c + d :hover { }") == ".a .b > c + d :hover{}");
  CHECK(minify_css(".a :not(.b) .c { width: calc(1px + 2px - (3px * 4)) }") ==
        ".a :not(.b) .c{width:calc(1px + 2px - (3px * 4))}");
  CHECK(minify_css("a { grid: [a] 1fr / auto } [dir = rtl] *::before {}") ==
        "a{grid:[a] 1fr / auto}[dir = rtl] *::before{}");
  CHECK(minify_css("a/* x */b { }") == "a b{}");
  CHECK(minify_css("@import url( a.css ) screen;") == "@import url( a.css ) screen;");
  CHECK(minify_css(".\\:a\\ b { }") == ".\\:a\\ b{}");
  CHECK(minify_css(".a\\  {}") == ".a\\ {}");
  CHECK(minify_css(".a\\\"b  .c { }") == ".a\\\"b .c{}");
}

TEST_CASE("strings and addresses of a stylesheet are not touched") {
  CHECK(minify_css("a::after { content: \" ;  /* no */ } \\\" \" }") == "a::after{content:\" ;  /* no */ } \\\" \"}");
  CHECK(minify_css("a { background: url(data:image/svg+xml;a , b) }") == "a{background:url(data:image/svg+xml;a , b)}");
  CHECK(minify_css("a { background: url( \"a  b.svg\" ) }") == "a{background:url( \"a  b.svg\" )}");
  CHECK(minify_css("a { background: url(\"a)  b.svg\") }") == "a{background:url(\"a)  b.svg\")}");
}

TEST_CASE("a stylesheet that breaks off ends where it ends") {
  for (const char* css : {"a { content: \"x", "a { /* x", "a { b: url(x", "a { b: \\", "\"\\"}) {
    INFO(css);
    CHECK_NOTHROW(minify_css(css));
  }
  CHECK(minify_css("a { content: \"x  y") == "a{content:\"x  y");
}
