#include "generator/theme/js_minify.h"

#include <catch2/catch.hpp>

using kb::minify_js;

TEST_CASE("a script loses its comments and the blanks that say nothing") {
  CHECK(minify_js("// What it does.\nconst a = [1, 2]; // two\n\nfunction f(x) {\n  return x ? a : { b: 1 };\n}\n") ==
        "const a=[1,2];function f(x){return x?a:{b:1};}");
  CHECK(minify_js("f(a /* first */, b)\n/* more\n lines */ g()") == "f(a,b)\ng()");
  CHECK(minify_js("") == "");
  CHECK(minify_js(" \n// only\n") == "");
}

TEST_CASE("line breaks that may end a statement stay") {
  CHECK(minify_js("let a = 1\nlet b = a\n++b\nreturn\n{ b }") == "let a=1\nlet b=a\n++b\nreturn\n{b}");
  CHECK(minify_js("a = b /* x\n */ (c)") == "a=b\n(c)");
  CHECK(minify_js("a\r\n  b\r\n") == "a\nb");
}

TEST_CASE("blanks that keep two signs apart stay") {
  CHECK(minify_js("a + +b - -c") == "a + +b - -c");
  CHECK(minify_js("typeof x in y") == "typeof x in y");
  CHECK(minify_js("a ? .5 : b") == "a? .5:b");
  CHECK(minify_js("a < ! --b") == "a< ! --b");
  CHECK(minify_js("1 .toFixed()") == "1 .toFixed()");
  CHECK(minify_js("let \xC3\xA6 = \xC3\xB8 in \xC3\xA5") == "let \xC3\xA6=\xC3\xB8 in \xC3\xA5");
}

TEST_CASE("what looks like a comment in a string, a template or a regular expression is none") {
  CHECK(minify_js("a = 'http://b' + \"/* c */  d\"") == "a='http://b' + \"/* c */  d\"");
  CHECK(minify_js(R"(a = 'it\'s // b')") == R"(a='it\'s // b')");
  CHECK(minify_js("a = `// b\n  ${ c /* d */ + `/* ${ { e: 1 } } */` }  // f\n`  ;") ==
        "a=`// b\n  ${c + `/* ${{e:1}} */`}  // f\n`;");
  CHECK(minify_js(R"(a.replace(/\/\/  "/g, '') // b)") == R"(a.replace(/\/\/  "/g,''))");
  CHECK(minify_js(R"(return /[/"]  \]/ .test(b) // c)") == R"(return /[/"]  \]/ .test(b))");
  CHECK(minify_js("a = b.of / 2 // c\nd = e[0] / 2 / f // g") == "a=b.of / 2\nd=e[0]/ 2 / f");
}

TEST_CASE("licences and source maps stay, each before a line of its own") {
  CHECK(minify_js("/*! by A  B */ a ;\n// b\n//# sourceMappingURL=c.map;\nd()") ==
        "/*! by A  B */\na;//# sourceMappingURL=c.map;\nd()");
}

TEST_CASE("from where a slash is unclear or something has no end, all stays as it is") {
  CHECK(minify_js("a = (b + c) / 2 // d 'e\n// f") == "a=(b + c)/ 2 // d 'e\n// f");
  CHECK(minify_js("if (a)  {}  /b'/.test(c) // d") == "if(a){}/b'/.test(c) // d");
  CHECK(minify_js("a++ / 2  // b") == "a++ / 2  // b");
  CHECK(minify_js("a = 'b  \n// c") == "a='b  \n// c");
  CHECK(minify_js("a = `b  ${ c }  // d") == "a=`b  ${c}  // d");
  CHECK(minify_js("a /* b  ") == "a /* b  ");
  CHECK(minify_js("a = /b  \n// c") == "a= /b  \n// c");
  CHECK(minify_js("a = /b/ / 2 // c") == "a= /b/ / 2 // c");
}
