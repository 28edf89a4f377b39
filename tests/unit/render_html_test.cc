#include <catch2/catch.hpp>

#include "generator/base/escape_html.h"
#include "tests/support/parsed_markdown.h"

using kb_test::parse;

TEST_CASE("text, code and attributes are escaped") {
  CHECK(kb::escape_html("a<b>&\"c'") == "a&lt;b&gt;&amp;&quot;c'");
  CHECK(parse("1 < 2 & \"3\" `<b>&`\n").html() == "<p>1 &lt; 2 &amp; &quot;3&quot; <code>&lt;b&gt;&amp;</code></p>\n");
}

TEST_CASE("links lead where resolve says, and show their text alone where it says nothing") {
  const auto page = parse("[a](a.md \"T\") [[Kunden]] [[Kunde|ham]] [b](b.md) [ud](https://x.dk)\n");
  std::vector<kb::LinkTarget> targets(5);
  targets[0].href = "/a/?x=1&y=2";
  targets[1].href = "/kunde/";
  targets[1].text = "Kunde";
  targets[1].term = 7;
  targets[2].href = "/kunde/";
  targets[4].href = "https://x.dk";
  targets[4].external = true;
  kb::RenderContext context;
  context.targets = &targets;
  context.definition_of = [](uint32_t term) { return term == 7 ? "Den, der \"køber\"" : ""; };
  CHECK(page.html(context) ==
        "<p><a href=\"/a/?x=1&amp;y=2\" title=\"T\">a</a> "
        "<a class=\"term\" href=\"/kunde/\" data-definition=\"Den, der &quot;køber&quot;\">Kunde</a> "
        "<a href=\"/kunde/\">ham</a> b <a href=\"https://x.dk\" rel=\"noopener\">ud</a></p>\n");
}

TEST_CASE("an unsafe address that reaches the renderer is not written") {
  const auto page = parse("[a](b.md) ![c](d.png)\n");
  std::vector<kb::LinkTarget> targets(2);
  targets[0].href = "javascript:alert(1)";
  targets[1].href = "data:text/html,x";
  kb::RenderContext context;
  context.targets = &targets;
  CHECK(page.html(context) == "<p>a c</p>\n");
}

TEST_CASE("term links are written inside their text and nowhere else") {
  const auto page = parse("En aftale & en kunde. *Aftale*\n");
  const std::string& text = page.doc.text;
  const auto at = [&](const std::string& word) { return static_cast<uint32_t>(text.find(word)); };
  const std::vector<kb::TermLink> links = {
      {1, at("aftale"), at("aftale") + 6, 0, "/aftale/"},
      {1, at("kunde"), at("kunde") + 5, 1, "/kunde/"},
  };
  kb::RenderContext context;
  context.term_links = &links;
  context.definition_of = [](uint32_t term) { return term == 0 ? "En \"handel\"" : ""; };
  CHECK(page.html(context) ==
        "<p>En <a class=\"term\" href=\"/aftale/\" data-definition=\"En &quot;handel&quot;\">aftale</a> &amp; en "
        "<a class=\"term\" href=\"/kunde/\">kunde</a>. <em>Aftale</em></p>\n");
}

TEST_CASE("images carry the size that resolve found") {
  const auto page = parse("![Kurve](k.png \"Figur 1\")\n");
  std::vector<kb::LinkTarget> targets(1);
  targets[0].href = "/k.png";
  targets[0].width = 640;
  targets[0].height = 480;
  kb::RenderContext context;
  context.targets = &targets;
  CHECK(page.html(context) ==
        "<figure><img src=\"/k.png\" alt=\"Kurve\" width=\"640\" height=\"480\" loading=\"lazy\" decoding=\"async\">"
        "<figcaption>Figur 1</figcaption></figure>\n");
}

TEST_CASE("headings of an answer are shifted below their question, six at most") {
  const auto page = parse("# a\n\n### b\n\n###### c\n");
  kb::RenderContext context;
  context.heading_shift = 2;
  CHECK(page.html(context) == "<h3 id=\"a\">a</h3>\n<h5 id=\"b\">b</h5>\n<h6 id=\"c\">c</h6>\n");
  context.heading_shift = -3;
  CHECK(page.html(context) == "<h1 id=\"a\">a</h1>\n<h1 id=\"b\">b</h1>\n<h3 id=\"c\">c</h3>\n");
}

TEST_CASE("alerts, footnotes and tables speak the page's language") {
  const auto page = parse(
      "> [!CAUTION]\n> Pas på[^1]\n\n| a | | c | d | e |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |\n\n[^1]: n\n");
  kb::RenderContext context;
  context.alert_titles[4] = "Forsigtig";
  context.footnote_label = "Note";
  context.table_label = "Tabel";
  const std::string html = page.html(context);
  CHECK(html.find("<div class=\"note warn caution\" role=\"note\"><svg class=\"i\" aria-hidden=\"true\"><use "
                  "href=\"#i-info\"/></svg><div>\n<p class=\"note-title\"><strong>Forsigtig</strong></p>\n<p>Pas på") !=
        std::string::npos);
  CHECK(html.find("role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup>") != std::string::npos);
  CHECK(html.find("<div class=\"wide table\" role=\"region\" tabindex=\"0\" aria-label=\"Tabel\"><table>") !=
        std::string::npos);
  CHECK(html.find("<th scope=\"col\"></th>") == std::string::npos);
}

TEST_CASE("a part of a page is rendered as it is in the whole") {
  const auto page = parse("# a\n\nb *c*\n\n> d\n>\n> - e\n\nf\n");
  const std::string whole = page.html();
  std::string parts;
  for (uint32_t i = page.range.begin; i < page.range.end; i = page.doc.nodes[i].end) {
    kb::render_html(page.doc, {i, page.doc.nodes[i].end}, {}, parts);
  }
  CHECK(parts == whole);
  std::string inlines;
  kb::render_inline_html(page.doc, {2, page.doc.nodes[2].end}, {}, inlines);
  CHECK(inlines == "b <em>c</em>");
}

TEST_CASE("soft hyphens and no-break spaces come through") {
  CHECK(parse("Opsigelses\xC2\xADvarsel 30\xC2\xA0"
              "dage\n")
            .html() ==
        "<p>Opsigelses\xC2\xADvarsel 30\xC2\xA0"
        "dage</p>\n");
}
