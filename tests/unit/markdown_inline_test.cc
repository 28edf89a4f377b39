#include <catch2/catch.hpp>

#include "generator/base/escape_html.h"
#include "tests/support/parsed_markdown.h"

using kb_test::parse;
using Lines = std::vector<std::string>;

namespace {

// kind, target, what the reader sees, place of the target in the source
std::string links_of(const kb_test::ParsedMarkdown& page) {
  std::string lines;
  for (const kb::LinkUse& link : page.doc.links) {
    const kb::Node& node = page.doc.nodes[link.node];
    const char* kinds[] = {"link", "wikilink", "image"};
    lines += std::string(kinds[static_cast<size_t>(link.kind)]) + " " + link.target + " '" +
             kb::plain_text(page.doc, {link.node, node.end}) + "' " + page.place(link.span) + " " +
             page.source(link.span) + "\n";
  }
  return lines;
}

}  // namespace

TEST_CASE("wikilinks name a term, with text of their own or without") {
  CHECK(links_of(parse("Se [[Serviceaftale]], [[ Serviceaftale | aftalen ]] og [[Pris#rabat]].\n")) ==
        "wikilink Serviceaftale 'Serviceaftale' 1:6 Serviceaftale\n"
        "wikilink Serviceaftale 'aftalen' 1:26 Serviceaftale\n"
        "wikilink Pris#rabat 'Pris#rabat' 1:58 Pris#rabat\n");
}

TEST_CASE("a wikilink in a table cell writes its bar with a backslash") {
  const auto page = parse("| a | b |\n|---|---|\n| [[Aftale\\|aftalen]] | x |\n");
  CHECK(links_of(page) == "wikilink Aftale 'aftalen' 3:5 Aftale\n");
  CHECK(page.html().find("<td>x</td>") != std::string::npos);
}

TEST_CASE("wikilinks are not found in code, links, escapes and empty brackets") {
  const auto page = parse("`[[a]]` \\[[b]] [\\[c]] [x [[d]] y](u) [[]] [[|]] [[ ]]\n\n    [[e]]\n\n```\n[[f]]\n```\n");
  CHECK(links_of(page) == "link u 'x [[d]] y' 1:35 u\n");
}

TEST_CASE("a wikilink next to entities, emphasis and other links is found with its right place") {
  CHECK(links_of(parse("&aring;&aelig; **[[Ø & å]]** [a](b) [[C]]\n")) ==
        "wikilink Ø & å 'Ø & å' 1:20 Ø & å\nlink b 'a' 1:34 b\nwikilink C 'C' 1:39 C\n");
}

TEST_CASE("bare addresses are links without the punctuation around them") {
  CHECK(links_of(parse("Se https://a.dk/sti?x=1&y=2, (http://b.no/x_(y)) og www.c.dk. »https://d.dk«\n")) ==
        "link https://a.dk/sti?x=1&y=2 'https://a.dk/sti?x=1&y=2' 1:4 https://a.dk/sti?x=1&y=2\n"
        "link http://b.no/x_(y) 'http://b.no/x_(y)' 1:31 http://b.no/x_(y)\n"
        "link https://www.c.dk 'www.c.dk' 1:53 www.c.dk\n"
        "link https://d.dk 'https://d.dk' 1:64 https://d.dk\n");
}

TEST_CASE("bare e-mail addresses are links") {
  CHECK(links_of(parse("Skriv til hjælp@a.dk eller kunde.service+dk@a-b.dk.\n")) ==
        "link mailto:kunde.service+dk@a-b.dk 'kunde.service+dk@a-b.dk' 1:28 kunde.service+dk@a-b.dk\n");
  CHECK(links_of(parse("a@b @navn x@y. @@ a@b..c\n")).empty());
}

TEST_CASE("addresses with other schemes, in code, in links and in words are left alone") {
  const auto page = parse("`https://a.dk` [https://b.dk](c.md) xhttps://d.dk ftp://e.dk https:// http:// wwww.f.dk\n");
  CHECK(links_of(page) == "link c.md 'https://b.dk' 1:31 c.md\n");
}

TEST_CASE("the place of a target is exact where the parser tells it and where it does not") {
  CHECK(links_of(parse("æ [a](b.md#c) [*d*](<e f.md>) [g](h&amp;i.md \"t\") [j](k\\_l.md)\n")) ==
        "link b.md#c 'a' 1:7 b.md#c\n"
        "link e f.md 'd' 1:22 e f.md\n"
        "link h&i.md 'g' 1:35 h&amp;i.md\n"
        "link k_l.md 'j' 1:55 k\\_l.md\n");
}

TEST_CASE("a reference link points at its definition") {
  CHECK(links_of(parse("[tekst][r] og [R]\n\n[r]: maal.md \"T\"\n")) ==
        "link maal.md 'tekst' 3:6 maal.md\nlink maal.md 'R' 3:6 maal.md\n");
}

TEST_CASE("words in another language are marked so") {
  const auto page = parse("Kundeafgang ([churn rate]{lang=en}) og [x]{lang=\"de\"} [y]{lang=}\n");
  CHECK(page.html() ==
        "<p>Kundeafgang (<span lang=\"en\">churn rate</span>) og <span lang=\"de\">x</span> [y]{lang=}</p>\n");
  CHECK(kb_test::well_formed(page.doc));
}

TEST_CASE("alternative text is plain, whatever stands in it") {
  const auto page = parse("Her ![a *b* `c` [d](e) ![f](g) &amp; <kbd>h</kbd>](i.png) til\n");
  REQUIRE(page.doc.links.size() == 1);
  CHECK(page.doc.text_of(page.doc.nodes[page.doc.links[0].node]) == "a b c d f & h");
  CHECK(kb_test::well_formed(page.doc));
}

TEST_CASE("harmless HTML passes, everything else is shown as text with one warning") {
  const auto page = parse(
      "<kbd>Ctrl</kbd>+<sup>2</sup><sub>i</sub> a<br>b<br/>c <!-- skjult --> "
      "<b>fed</b>\n\n<div>\n\n*tekst*\n\n</div>\n");
  CHECK(page.html() ==
        "<p><kbd>Ctrl</kbd>+<sup>2</sup><sub>i</sub> a<br>\nb<br>\nc  &lt;b&gt;fed&lt;/b&gt;</p>\n"
        "<p>&lt;div&gt;</p>\n<p><em>tekst</em></p>\n<p>&lt;/div&gt;</p>\n");
  CHECK(page.found() == Lines{"1:71 markdown-raw-html"});
  CHECK(page.diagnostics[0].message == "HTML is shown as text: '<b>', and 3 more on this page");
}

TEST_CASE("anchors of <a name> are ids of the page") {
  const auto page = parse("## <a name=\"gammel\"></a>Ny titel\n\nTekst <a id='to'>her</a>, <a name=\"gammel\"></a>\n");
  CHECK(page.doc.anchors == Lines{"gammel", "to"});
  CHECK(page.html() ==
        "<h2 id=\"ny-titel\"><span id=\"gammel\"></span>Ny titel</h2>\n<p>Tekst <span id=\"to\"></span>her, </p>\n");
  CHECK(page.diagnostics.empty());
  CHECK(page.doc.headings[0].text == "Ny titel");
}

TEST_CASE("tags with attributes that could do something are shown as text") {
  for (const char* tag : {"<kbd onclick=\"x()\">", "<a name=\"x\" href=\"javascript:x()\">", "<sup style=\"x\">",
                          "<script>", "<img src=x onerror=y>", "<a href=\"https://x.dk\">"}) {
    const auto page = parse(std::string("a ") + tag + " b\n");
    CHECK(page.html() == "<p>a " + kb::escape_html(tag) + " b</p>\n");
    CHECK(page.diagnostics.size() == 1);
  }
}

TEST_CASE("an unclosed or crossed tag never leaves its block") {
  const auto open = parse("<kbd>Ctrl\n\nnyt\n");
  CHECK(open.html() == "<p><kbd>Ctrl</kbd></p>\n<p>nyt</p>\n");
  CHECK(open.found() == Lines{"1:10 markdown-unclosed-tag"});
  const auto crossed = parse("*a <kbd>b* c</kbd>\n");
  CHECK(crossed.html() == "<p><em>a <kbd>b</kbd></em> c&lt;/kbd&gt;</p>\n");
}

TEST_CASE("comments are left out, also those of many lines and with code in them") {
  const auto page = parse("Før\n\n<!-- en\n\n```\nto [[x]] [^1]\n\n##tre\n-->\n\nEfter\n\n```\n<!-- kode -->\n```\n");
  CHECK(page.html() == "<p>Før</p>\n<p>Efter</p>\n<pre tabindex=\"0\"><code>&lt;!-- kode --&gt;\n</code></pre>\n");
  CHECK(page.diagnostics.empty());
}

TEST_CASE("comments in and around text leave the text and its places alone") {
  CHECK(parse("a<!-- x -- y -->b\n").html() == "<p>ab</p>\n");
  CHECK(parse("<!-- et --> <!-- to -->Tekst <!-- tre\nfire --> [x](y.md)\n").html() ==
        "<p>Tekst  <a href=\"y.md\">x</a></p>\n");
  CHECK(parse("- <!-- x -->a\n- b <!-- y -->\n").html() == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
  CHECK(parse("`<!-- a -->` \\<!-- b -->\n").html() == "<p><code>&lt;!-- a --&gt;</code> &lt;!-- b --&gt;</p>\n");
  CHECK(parse("a <!-- aldrig lukket\n\nb\n").html() == "<p>a &lt;!-- aldrig lukket</p>\n<p>b</p>\n");
  const auto page = parse("<!-- a\n\n\nb -->\n\n[x](y.md) <!-- c --> [z](w.md)\n");
  REQUIRE(page.doc.links.size() == 2);
  CHECK(page.place(page.doc.links[0].span) == "6:5");
  CHECK(page.place(page.doc.links[1].span) == "6:26");
}

TEST_CASE("with raw HTML on, tags pass and their ids are anchors") {
  const auto page = parse("<div id=\"boks\">\n\n*a* <b>c</b> <a name='n'></a>\n\n</div>\n", kb_test::with_raw_html());
  CHECK(page.html() == "<div id=\"boks\">\n<p><em>a</em> <b>c</b> <a name='n'></a></p>\n</div>\n");
  CHECK(page.doc.anchors == Lines{"boks", "n"});
  CHECK(page.diagnostics.empty());
}

TEST_CASE("entities become the characters they stand for, and unknown ones stay") {
  const auto page = parse("&aelig;&Oslash;&aring; &nbsp;&#230;&#xE5; &#0; &#xD800; &#9999999; &ukendt; &amp;lt;\n");
  CHECK(page.html() == "<p>æØå \xC2\xA0æå � � � &amp;ukendt; &amp;lt;</p>\n");
}
