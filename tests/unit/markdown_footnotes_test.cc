#include <catch2/catch.hpp>

#include "tests/support/parsed_markdown.h"

using kb_test::parse;
using Lines = std::vector<std::string>;

namespace {

std::string note(const kb_test::ParsedMarkdown& page, uint32_t index) {
  std::string html;
  kb::render_footnote(page.doc, index, {}, html);
  return html;
}

}  // namespace

TEST_CASE("footnotes are numbered by their first use, wherever they are defined") {
  const auto page = parse("Et[^b] to[^a] tre[^b]\n\n[^a]: A *note*\n[^b]: B\n");
  REQUIRE(page.doc.footnotes.size() == 2);
  CHECK(page.doc.footnotes[0].label == "b");
  CHECK(note(page, 0) == "B");
  CHECK(note(page, 1) == "A <em>note</em>");
  CHECK(page.doc.footnote_uses.size() == 3);
  CHECK(page.doc.footnote_uses[2].occurrence == 1);
  CHECK(page.html() ==
        "<p>Et<sup class=\"fn\"><a id=\"ref1\" href=\"#fn1\" role=\"doc-noteref\">1</a></sup> "
        "to<sup class=\"fn\"><a id=\"ref2\" href=\"#fn2\" role=\"doc-noteref\">2</a></sup> "
        "tre<sup class=\"fn\"><a id=\"ref1-2\" href=\"#fn1\" role=\"doc-noteref\">1</a></sup></p>\n");
  CHECK(page.diagnostics.empty());
  CHECK(kb_test::well_formed(page.doc));
}

TEST_CASE("a use of a footnote that nobody wrote stays text, once, amid the rest of its line") {
  CHECK(parse("Et [^x] to [[A]] tre.\n").html().find("Et [^x] to ") == 3);
}

TEST_CASE("a footnote may have several paragraphs, lists, links and footnotes of its own") {
  const auto page = parse(
      "Tekst[^1].\n\n[^1]: Første linje\n    fortsat og\n\n    Andet [link](x.md)[^2].\n\n    - "
      "punkt\n\nEfter.\n\n[^2]: To\n");
  CHECK(note(page, 0) ==
        "<p>Første linje\nfortsat og</p>\n<p>Andet <a href=\"x.md\">link</a><sup class=\"fn\"><a id=\"ref2\" "
        "href=\"#fn2\" role=\"doc-noteref\">2</a></sup>.</p>\n<ul>\n<li>punkt</li>\n</ul>\n");
  CHECK(note(page, 1) == "To");
  REQUIRE(page.doc.links.size() == 1);
  CHECK(page.place(page.doc.links[0].span) == "6:18");
  CHECK(page.html().find("<p>Efter.</p>") != std::string::npos);
  CHECK(page.html().find("punkt") == std::string::npos);
}

TEST_CASE("lines keep their numbers after a footnote was taken out") {
  const auto page = parse("a[^1]\n\n[^1]: note\n    mere\n\n[b](c.md)\n");
  REQUIRE(page.doc.links.size() == 1);
  CHECK(page.place(page.doc.links[0].span) == "6:5");
}

TEST_CASE("unused, undefined and doubled footnotes are named at their place") {
  const auto page = parse("a[^x] b[^x] c[^1]\n\n[^1]: en\n[^1]: to\n[^2]: ubrugt\n");
  CHECK(page.found() == Lines{"4:3 footnote-duplicate", "1:2 footnote-undefined", "5:3 footnote-unused"});
  CHECK(page.html().find("a[^x] b[^x] c<sup") != std::string::npos);
  CHECK(note(page, 0) == "en");
}

TEST_CASE("footnotes in code are code") {
  const auto page = parse("`[^1]` \\[^2]\n\n```\n[^1]: kode\n```\n\n    [^2]: kode\n\n- ```\n  [^3]: kode\n  ```\n");
  CHECK(page.doc.footnotes.empty());
  CHECK(page.diagnostics.empty());
  CHECK(page.html().find("[^1]: kode") != std::string::npos);
  CHECK(page.html().find("[^3]: kode") != std::string::npos);
}

TEST_CASE("a footnote that leads back to itself ends") {
  const auto page = parse("a[^1]\n\n[^1]: se[^2]\n[^2]: se[^1]\n");
  CHECK(page.doc.footnotes.size() == 2);
  CHECK(page.doc.footnote_uses.size() == 3);
}

TEST_CASE("reference links work inside footnotes") {
  const auto page = parse("a[^1]\n\n[^1]: Se [loven][lov].\n\n[lov]: https://lov.dk/x \"Lov\"\n");
  CHECK(note(page, 0) == "Se <a href=\"https://lov.dk/x\" title=\"Lov\">loven</a>.");
}
