#include <catch2/catch.hpp>

#include "tests/support/parsed_markdown.h"

using kb_test::parse;
using Lines = std::vector<std::string>;

TEST_CASE("a quotation that begins with [!NOTE] is an alert box, whatever its case") {
  for (const char* marker : {"[!NOTE]", "[!note]", "[!Note]  "}) {
    const auto page = parse(std::string("> ") + marker + "\n> Husk *kvitteringen*.\n");
    REQUIRE(page.doc.nodes[0].kind == kb::NodeKind::alert);
    CHECK(page.doc.nodes[0].level == static_cast<uint8_t>(kb::AlertKind::note));
    CHECK(page.html().find("<p>Husk <em>kvitteringen</em>.</p>") != std::string::npos);
    CHECK(page.html().find("[!") == std::string::npos);
    CHECK(page.diagnostics.empty());
    CHECK(kb_test::well_formed(page.doc));
  }
}

TEST_CASE("each kind of alert is told from the others") {
  const std::pair<const char*, kb::AlertKind> kinds[] = {{"TIP", kb::AlertKind::tip},
                                                         {"IMPORTANT", kb::AlertKind::important},
                                                         {"WARNING", kb::AlertKind::warning},
                                                         {"CAUTION", kb::AlertKind::caution}};
  for (const auto& [name, kind] : kinds) {
    const auto page = parse(std::string(">[!") + name + "]\n>Tekst\n");
    REQUIRE(page.doc.nodes[0].kind == kb::NodeKind::alert);
    CHECK(page.doc.nodes[0].level == static_cast<uint8_t>(kind));
  }
}

TEST_CASE("text after an alert's marker is its title when more follows, and its text when nothing does") {
  const auto titled = parse("> [!TIP] Gem tid\n> Bestil samlet.\n");
  CHECK(titled.doc.text_of(titled.doc.nodes[0]) == "Gem tid");
  CHECK(titled.html().find("<strong>Gem tid</strong></p>\n<p>Bestil samlet.</p>") != std::string::npos);

  const auto parted = parse("> [!TIP] Gem tid\n>\n> - Bestil samlet.\n");
  CHECK(parted.doc.text_of(parted.doc.nodes[0]) == "Gem tid");
  CHECK(parted.html().find("<li>Bestil samlet.</li>") != std::string::npos);
  CHECK(parted.html().find("<p></p>") == std::string::npos);

  const auto plain = parse("> [!TIP] Bestil samlet.\n");
  CHECK(plain.doc.text_of(plain.doc.nodes[0]).empty());
  CHECK(plain.html().find("<p>Bestil samlet.</p>") != std::string::npos);

  const auto mixed = parse("> [!TIP] Bestil **samlet**\n> i dag.\n");
  CHECK(mixed.doc.text_of(mixed.doc.nodes[0]).empty());
  CHECK(mixed.html().find("<p>Bestil <strong>samlet</strong>\ni dag.</p>") != std::string::npos);

  const auto empty = parse("> [!TIP]\n");
  CHECK(empty.doc.nodes.size() == 1);
  for (const auto& page : {titled, parted, plain, mixed, empty}) CHECK(kb_test::well_formed(page.doc));
}

TEST_CASE("alerts inside alerts and after each other keep their own titles") {
  const auto page = parse("> [!NOTE]\n>\n> > [!WARNING] Pas på\n> > Varsom.\n>\n> Slut.\n\n> [!TIP]\n> To.\n");
  REQUIRE(kb_test::well_formed(page.doc));
  const std::string html = page.html();
  CHECK(html.find("<strong>Pas på</strong>") != std::string::npos);
  CHECK(html.find("<p>Varsom.</p>") < html.find("<p>Slut.</p>"));
  CHECK(html.find("<p>Slut.</p>") < html.find("<p>To.</p>"));
}

TEST_CASE("an unknown or escaped alert marker stays a quotation") {
  const auto unknown = parse("> [!HUSK]\n> Tekst\n");
  CHECK(unknown.doc.nodes[0].kind == kb::NodeKind::quote);
  CHECK(unknown.found() == Lines{"1:3 alert-unknown"});
  const auto escaped = parse("> \\[!NOTE]\n> Tekst\n");
  CHECK(escaped.doc.nodes[0].kind == kb::NodeKind::quote);
  CHECK(escaped.diagnostics.empty());
}

TEST_CASE("a heading without a space after its hashes is a heading, with advice at its place") {
  const auto page = parse("Tekst\n\n##Højdepunkter\n\n- et\n\n###Spørgsmål 1\n");
  REQUIRE(page.doc.headings.size() == 2);
  CHECK(page.doc.headings[0].text == "Højdepunkter");
  CHECK(page.doc.headings[0].level == 2);
  CHECK(page.place(page.doc.headings[0].span) == "3:3");
  CHECK(page.source(page.doc.headings[1].span) == "Spørgsmål 1");
  CHECK(page.found() == Lines{"3:1 markdown-heading-space", "7:1 markdown-heading-space"});
  CHECK(page.diagnostics[0].hint == "write '## Højdepunkter'");
}

TEST_CASE("hashes in code, numbers and tags of one hash are no headings") {
  const auto page =
      parse("```\n##Kode\n```\n\n~~~sh\n##Kode\n~~~\n\n    ##Indrykket\n\n#1 i test\n\n#emne\n\n- ```\n  ##x\n  ```\n");
  CHECK(page.doc.headings.empty());
  CHECK(page.diagnostics.empty());
  CHECK(page.html().find("##Kode\n") != std::string::npos);
}

TEST_CASE("places stay right after a mended heading on the same page") {
  const auto page = parse("##Et\n\n##To\n\n[a](findes-ikke.md)\n");
  REQUIRE(page.doc.links.size() == 1);
  CHECK(page.place(page.doc.links[0].span) == "5:5");
  CHECK(page.source(page.doc.links[0].span) == "findes-ikke.md");
}

TEST_CASE("heading ids keep æøå, are unique, and may be chosen") {
  const auto page =
      parse("# Pris & vilkår\n\n## Årets gang\n\n## Årets gang\n\n## Om *os* {#om-os}\n\n## Andet {#om-os}\n\n## ?\n");
  REQUIRE(page.doc.headings.size() == 6);
  CHECK(page.doc.headings[1].id == "årets-gang");
  CHECK(page.doc.headings[2].id == "årets-gang-2");
  CHECK(page.doc.headings[3].id == "om-os");
  CHECK(page.doc.headings[3].text == "Om os");
  CHECK(page.doc.headings[4].id == "om-os-2");
  CHECK_FALSE(page.doc.headings[5].id.empty());
  CHECK(page.html().find("{#") == std::string::npos);
  CHECK(page.found() == Lines{"9:4 markdown-duplicate-id"});
}

TEST_CASE("heading ids never collide with those of footnotes and captions") {
  const auto page = parse("## Fn1\n\n## Ref1\n\n## Tab3\n");
  CHECK(page.doc.headings[0].id == "fn1-2");
  CHECK(page.doc.headings[1].id == "ref1-2");
  CHECK(page.doc.headings[2].id == "tab3-2");
}

TEST_CASE("an image alone in its paragraph is a figure and its title the caption") {
  const auto page = parse("![Graf over *afgang*](graf.png \"Figur 1. Afgang <2024>\")\n\nTekst ![ikon](i.svg) her\n");
  CHECK(page.doc.nodes[0].kind == kb::NodeKind::figure);
  CHECK(page.html().find("alt=\"Graf over afgang\"") != std::string::npos);
  CHECK(page.html().find("<figcaption>Figur 1. Afgang &lt;2024&gt;</figcaption></figure>") != std::string::npos);
  CHECK(page.html().find("<p>Tekst <img") != std::string::npos);
}

TEST_CASE("a paragraph that begins with Tabel: is the caption of the table after it") {
  const auto page = parse("Tabel: Opsigelser *efter* type\n\n| Type | Antal |\n|---|---|\n| Fitness | 371 |\n");
  const std::string html = page.html();
  CHECK(html.find("<caption id=\"tab") != std::string::npos);
  CHECK(html.find(">Opsigelser <em>efter</em> type</caption>") != std::string::npos);
  CHECK(html.find("<p>") == std::string::npos);
  const auto numbered = parse("Tabell 2. Oppsigelser\n\n| a |\n|---|\n| b |\n");
  CHECK(numbered.html().find(">Tabell 2. Oppsigelser</caption>") != std::string::npos);
  const auto apart = parse("Tabel: Ikke en tabel\n\nTekst\n\n| a |\n|---|\n| b |\n");
  CHECK(apart.html().find("<caption") == std::string::npos);
  CHECK(apart.html().find("<p>Tabel: Ikke en tabel</p>") != std::string::npos);
  const auto word = parse("Tabellerne viser to ting.\n\n| a |\n|---|\n| b |\n");
  CHECK(word.html().find("<caption") == std::string::npos);
}

TEST_CASE("columns of numbers are set right, columns with words are not") {
  const auto page =
      parse("| Navn | Andel | Blandet |\n|---|---|---|\n| A | 34 % | 12 |\n| B | 1.240,5 | ukendt |\n| C | | 3 |\n");
  const std::string html = page.html();
  CHECK(html.find("<th scope=\"col\" class=\"num\">Andel</th>") != std::string::npos);
  CHECK(html.find("<td class=\"num\">34 %</td>") != std::string::npos);
  CHECK(html.find("<td class=\"num\">12</td>") == std::string::npos);
  CHECK(html.find("<th scope=\"col\">Navn</th>") != std::string::npos);
}

TEST_CASE("task lists are disabled boxes inside labels, in tight and in loose lists") {
  const auto tight = parse("- [ ] Ring **nu**\n  - under\n- [x] Skriv\n");
  CHECK(tight.html().find(
            "<li class=\"task\"><label><input type=\"checkbox\" disabled> Ring <strong>nu</strong></label>\n<ul>") !=
        std::string::npos);
  CHECK(tight.html().find("disabled checked> Skriv</label></li>") != std::string::npos);
  const auto loose = parse("- [x] Ring\n\n- [ ] Skriv\n");
  CHECK(loose.html().find("<p><label><input type=\"checkbox\" disabled checked> Ring</label></p>") !=
        std::string::npos);
  CHECK(kb_test::well_formed(tight.doc));
  CHECK(kb_test::well_formed(loose.doc));
}

TEST_CASE("code keeps its language, and a chart fence is a chart") {
  const auto page = parse("```sh\nls <a>\n```\n\n```chart bar\na: 1\n```\n\n```charts\nx\n```\n");
  CHECK(page.doc.nodes[0].kind == kb::NodeKind::code_block);
  CHECK(page.doc.nodes[1].kind == kb::NodeKind::chart);
  CHECK(page.doc.infos[page.doc.nodes[1].ref] == "chart bar");
  CHECK(page.doc.text_of(page.doc.nodes[1]) == "a: 1\n");
  CHECK(page.doc.nodes[2].kind == kb::NodeKind::code_block);
  CHECK(page.html().find("<code class=\"language-sh\">ls &lt;a&gt;\n</code>") != std::string::npos);
}

TEST_CASE("line breaks of Windows, a byte order mark and tabs change nothing") {
  const std::string text =
      "# Titel\n\n- et\n- to\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> [!NOTE]\n> Hej[^1]\n\n[^1]: Note\n";
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const auto one = parse(text);
  const auto two = parse(windows);
  CHECK(one.html() == two.html());
  CHECK(two.diagnostics.empty());
  CHECK(parse("-\tet\n-\tto\n").html() == parse("- et\n- to\n").html());
}

TEST_CASE("a site may have every line break kept") {
  kb::MarkdownOptions options;
  options.soft_breaks_as_hard = true;
  CHECK(parse("en\nto\n", options).html() == "<p>en<br>\nto</p>\n");
  CHECK(parse("en\nto\n").html() == "<p>en\nto</p>\n");
}

TEST_CASE("a value from front matter is parsed with every span at its own place") {
  kb::SourceMap sources;
  const kb::FileId id = sources.add("p.md", "---\ndefinition: Se [x](y.md)\n---\n");
  kb::Doc doc;
  const kb::Span place{id, 16, 28};
  const auto parsed = kb::parse_markdown_value(doc, "Se [x](y.md) og <b>", place, {});
  CHECK(doc.links.at(0).span.begin == 16);
  CHECK(doc.nodes.at(0).span.end == 28);
  REQUIRE(parsed.diagnostics.size() == 1);
  CHECK(parsed.diagnostics[0].span.begin == 16);
}

TEST_CASE("plain text joins inlines, parts blocks by lines and leaves markup out") {
  const auto page =
      parse("Et *par* `ord`\nher<br>der\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n![alt](i.png)\n");
  CHECK(kb::plain_text(page.doc, page.range) == "Et par ord her der\na\nb\nx\ty\n1\t2\nalt");
}
