#include "generator/page/parse_page.h"

#include <catch2/catch.hpp>
#include <memory>

#include "generator/base/utf8_text.h"
#include "generator/page/heading_names.h"
#include "generator/site/index_site.h"
#include "tests/support/parsed_markdown.h"

namespace {

using Lines = std::vector<std::string>;

struct ParsedPage {
  std::shared_ptr<kb::SourceMap> sources = std::make_shared<kb::SourceMap>();
  kb::Doc doc;
  kb::Diagnostics diagnostics;

  std::string html(kb::NodeRange range) const {
    std::string out;
    kb::render_html(doc, range, {}, out);
    return out;
  }
  std::string body() const {
    std::string out;
    for (const kb::NodeRange& range : doc.body) kb::render_html(doc, range, {}, out);
    return out;
  }
  std::string definition() const { return kb::plain_text(doc, doc.definition); }
};

kb::PageOptions options(const std::string& kind) {
  kb::PageOptions options;
  options.kind = kind;
  options.language = "da";
  options.headings.faq = {"Typiske spørgsmål", "FAQ"};
  options.headings.takeaways = {"Det vigtigste", "Højdepunkter"};
  options.headings.related = {"Relaterede emner"};
  options.headings.definition = {"Definition"};
  return options;
}

ParsedPage page(const std::string& text, const std::string& kind = "term", kb::FrontMatter meta = {},
                const std::string& path = "content/da/service-aftale.md") {
  ParsedPage parsed;
  const kb::FileId id = parsed.sources->add(path, text);
  auto result = kb::parse_page(parsed.sources->file(id), std::move(meta), options(kind));
  parsed.doc = std::move(result.value);
  parsed.diagnostics = std::move(result.diagnostics);
  return parsed;
}

kb::Text value(const std::string& text) {
  return {text, {kb::FileId{0}, 0, 1}};
}

}  // namespace

TEST_CASE("the title is front matter's, else the first heading, else the file's name") {
  kb::FrontMatter meta;
  meta.title = value("Serviceaftale");
  CHECK(page("# Aftaler\n\nTekst\n", "term", meta).doc.title == "Serviceaftale");
  CHECK(page("Tekst\n\n# *Aftaler* om service\n").doc.title == "Aftaler om service");
  CHECK(page("Tekst\n").doc.title == "Service aftale");
  CHECK(page("", "term", {}, "ærlighed.md").doc.title == "Ærlighed");
  CHECK(page("", "term", {}, "content/da/aftaler/index.md").doc.title == "Aftaler");
}

TEST_CASE("the heading that is the title is not rendered again") {
  kb::FrontMatter meta;
  meta.title = value("Serviceaftale");
  CHECK(page("# Serviceaftale\n\nEn aftale.\n", "article", meta).body() == "<p>En aftale.</p>\n");
  CHECK(page("# Serviceaftale\n\nEn aftale.\n", "article").body() == "<p>En aftale.</p>\n");
  const auto late = page("Før.\n\n# Serviceaftale\n\nEfter.\n", "article");
  CHECK(late.body() == "<p>Før.</p>\n<p>Efter.</p>\n");
  CHECK(late.doc.body.size() == 2);
}

TEST_CASE("further headings of level 1 go below the title, and the others with them") {
  const auto parsed = page("# Titel\n\n# Del\n\n## Under\n", "article");
  CHECK(parsed.body() == "<h2 id=\"del\">Del</h2>\n<h3 id=\"under\">Under</h3>\n");
  CHECK(page("# Titel\n\n## Del\n", "article").body() == "<h2 id=\"del\">Del</h2>\n");
}

TEST_CASE("a term's definition is its first paragraph, and only a term's") {
  const auto term = page("# Titel\n\nEn *titel* er et navn.\n\nMere.\n");
  CHECK(term.definition() == "En titel er et navn.");
  CHECK(term.body() == "<p>Mere.</p>\n");
  CHECK(page("# Titel\n\nEn titel er et navn.\n", "article").doc.definition.empty());
}

TEST_CASE("a list, table, alert, figure or caption is never the definition") {
  const auto parsed = page(
      "> [!NOTE]\n> Boks\n\n- liste\n\n| a |\n|---|\n| b |\n\n![i](j.png)\n\nTabel: T\n\n| a |\n|---|\n| b "
      "|\n\nEndelig.\n");
  CHECK(parsed.definition() == "Endelig.");
  CHECK(page("- a\n\n## Afsnit\n\nTekst\n").doc.definition.empty());
}

TEST_CASE("the paragraph under 'Hvad er X?' is the definition where no other stands before it") {
  const auto parsed = page("# Kunde\n\n## Hvad er en kunde?\n\nDen, der køber.\n\n## Mere\n\nTekst\n");
  CHECK(parsed.definition() == "Den, der køber.");
  CHECK(kb::plain_text(parsed.doc, parsed.doc.definition_heading) == "Hvad er en kunde?");
  CHECK(parsed.body().find("Hvad er") == std::string::npos);

  const auto longer = page("# Kunde\n\n## Hva er en kunde?\n\nDen som kjøper.\n\nOg mer.\n");
  CHECK(longer.definition() == "Den som kjøper.");
  CHECK(longer.doc.definition_heading.empty());
  CHECK(longer.body() == "<h2 id=\"hva-er-en-kunde\">Hva er en kunde?</h2>\n<p>Og mer.</p>\n");
}

TEST_CASE("an introduction gives way to 'Hvad er X?', but a definition and another question do not") {
  const auto introduced =
      page("# Serviceaftaler\n\nVi har lavet en ordbog.\n\n## Hvad er Serviceaftaler?\n\nAftaler om service.\n");
  CHECK(introduced.definition() == "Aftaler om service.");
  CHECK(introduced.body() == "<p>Vi har lavet en ordbog.</p>\n");
  const auto defined = page("# Kunde\n\nEn kunde er den, der køber.\n\n## Hvad er en kunde?\n\nMere.\n");
  CHECK(defined.definition() == "En kunde er den, der køber.");
  const auto other = page("# Kunde\n\nDen, der køber.\n\n## Hvad er forskellen på kunde og bruger?\n\nStor.\n");
  CHECK(other.definition() == "Den, der køber.");
}

TEST_CASE("front matter's definition is Markdown of one paragraph and leaves the body alone") {
  kb::FrontMatter meta;
  meta.definition = value("En *kunde* er [den](x.md).");
  const auto parsed = page("# Kunde\n\nFørste afsnit.\n", "term", meta);
  CHECK(parsed.html(parsed.doc.definition) == "<p>En <em>kunde</em> er <a href=\"x.md\">den</a>.</p>\n");
  CHECK(parsed.body() == "<p>Første afsnit.</p>\n");
  meta.definition = value("Et.\n\nTo.");
  const auto two = page("", "term", meta);
  CHECK(two.definition() == "Et.");
  REQUIRE(two.diagnostics.size() == 1);
  CHECK(two.diagnostics[0].code == kb::Code::definition_not_paragraph);
}

TEST_CASE("takeaways are the list under their heading") {
  const auto parsed = page("# T\n\nDef.\n\n## HØJDEPUNKTER\n\n- et\n- to\n\nRest.\n\n## Slut\n\nx\n");
  CHECK(parsed.html(parsed.doc.takeaways) == "<ul>\n<li>et</li>\n<li>to</li>\n</ul>\n");
  CHECK(parsed.doc.takeaways_title == "HØJDEPUNKTER");
  CHECK(parsed.body() == "<p>Rest.</p>\n<h2 id=\"slut\">Slut</h2>\n<p>x</p>\n");
  const auto none = page("# T\n\nDef.\n\n## Det vigtigste\n\nBare tekst.\n");
  CHECK(none.doc.takeaways.empty());
  CHECK(none.body().find("Det vigtigste") != std::string::npos);
}

TEST_CASE("each sub-heading of an FAQ is a question, with everything up to the next as its answer") {
  const auto parsed = page(
      "# T\n\nDef.\n\n## Typiske spørgsmål om T\n\n### Hvad *koster* det?\n\nEn krone.\n\n#### Altid?\n\nJa.\n\n"
      "### Hvornår?\n\n- nu\n\n## Slut\n\nx\n");
  REQUIRE(parsed.doc.faq.size() == 2);
  CHECK(parsed.doc.faq[0].question == "Hvad koster det?");
  CHECK(parsed.doc.faq[0].id == "hvad-koster-det");
  CHECK(parsed.html(parsed.doc.faq[0].answer) == "<p>En krone.</p>\n<h4 id=\"altid\">Altid?</h4>\n<p>Ja.</p>\n");
  CHECK(parsed.html(parsed.doc.faq[1].answer) == "<ul>\n<li>nu</li>\n</ul>\n");
  std::string question;
  kb::render_inline_html(parsed.doc, parsed.doc.faq[0].question_inlines, {}, question);
  CHECK(question == "Hvad <em>koster</em> det?");
  CHECK(parsed.doc.faq_title == "Typiske spørgsmål om T");
  CHECK(parsed.doc.faq_id == "typiske-spørgsmål-om-t");
  CHECK(parsed.body() == "<h2 id=\"slut\">Slut</h2>\n<p>x</p>\n");
}

TEST_CASE("questions may skip a heading level, and be bold or asking paragraphs") {
  CHECK(page("# T\n\n## FAQ\n\n#### A?\n\na\n\n#### B?\n\nb\n").doc.faq.size() == 2);
  const auto bold = page("# T\n\n## FAQ\n\n**Hvorfor**\n\nDerfor.\n\nHvordan gør man?\n\nSådan.\n\nOg sådan.\n");
  REQUIRE(bold.doc.faq.size() == 2);
  CHECK(bold.doc.faq[0].question == "Hvorfor");
  CHECK(bold.doc.faq[1].id == "hvordan-gør-man");
  CHECK(bold.html(bold.doc.faq[1].answer) == "<p>Sådan.</p>\n<p>Og sådan.</p>\n");
}

TEST_CASE("an FAQ heading over nothing that asks stays an ordinary section") {
  const auto parsed = page("# T\n\nDef.\n\n## Typiske spørgsmål vedr. T\n\nSvar uden spørgsmål.\n");
  CHECK(parsed.doc.faq.empty());
  CHECK(parsed.doc.faq_heading.empty());
  CHECK(parsed.body().find("Typiske spørgsmål vedr. T") != std::string::npos);
}

TEST_CASE("a question without an answer is named at its place") {
  const auto parsed = page("# T\n\n## FAQ\n\n### A?\n\n### B?\n\nb\n");
  REQUIRE(parsed.diagnostics.size() == 1);
  CHECK(parsed.diagnostics[0].code == kb::Code::faq_empty_answer);
  const kb::Span span = parsed.diagnostics[0].span;
  CHECK(kb::Locator(*parsed.sources).locate(span.file, span.begin).line == 5);
}

TEST_CASE("questions of front matter follow the page's own and have ids of their own") {
  kb::FrontMatter meta;
  meta.faq.push_back({value("Hvad koster det?"), value("Se [prisen](pris.md).\n\n- nu")});
  meta.faq.push_back({value("Andet?"), value("")});
  const auto parsed = page("# T\n\n## FAQ\n\n### Hvad koster det?\n\nEn krone.\n", "term", meta);
  REQUIRE(parsed.doc.faq.size() == 3);
  CHECK(parsed.doc.faq[1].id == "hvad-koster-det-2");
  CHECK(parsed.html(parsed.doc.faq[1].answer) ==
        "<p>Se <a href=\"pris.md\">prisen</a>.</p>\n<ul>\n<li>nu</li>\n</ul>\n");
  CHECK(parsed.diagnostics.size() == 1);
}

TEST_CASE("lists of links under a related heading are related topics") {
  const auto parsed = page("# T\n\nDef.\n\n## Relaterede emner\n\nSe også:\n\n- [[A]]\n- [B](b.md)\n\n## Slut\n");
  REQUIRE(parsed.doc.related_links.size() == 1);
  CHECK(parsed.doc.links.size() == 2);
  CHECK(parsed.body() == "<p>Se også:</p>\n<h2 id=\"slut\">Slut</h2>\n");
  const auto none = page("# T\n\nDef.\n\n## Relaterede emner\n\n- ingen links\n");
  CHECK(none.doc.related_links.empty());
  CHECK(none.body().find("ingen links") != std::string::npos);
}

TEST_CASE("the definition under a heading that asks for it is its first paragraph, whatever stands before that") {
  const auto parsed = page("# T\n\n## Hvad er T?\n\n- en liste\n\nT er noget.\n", "term");
  CHECK(parsed.html(parsed.doc.definition) == "<p>T er noget.</p>\n");
}

TEST_CASE("a paragraph that ends in a question mark after three hundred bytes is no question") {
  const auto asked = [](size_t bytes) {
    return page("# T\n\n## FAQ\n\nA?\n\nSvar.\n\n" + std::string(bytes - 1, 'x') + "?\n\nSvar.\n").doc.faq.size();
  };
  CHECK(asked(300) == 2);
  CHECK(asked(301) == 1);
}

TEST_CASE("a question of front matter never takes the id of one that is a paragraph of the page") {
  kb::FrontMatter meta;
  meta.faq.push_back({value("Andet?"), value("Nej.")});
  const auto parsed = page("# T\n\n## FAQ\n\n**Andet?**\n\nJa.\n", "term", std::move(meta));
  REQUIRE(parsed.doc.faq.size() == 2);
  CHECK(parsed.doc.faq[0].id == "andet");
  CHECK(parsed.doc.faq[1].id == "andet-2");
}

TEST_CASE("of several names a heading begins with, the longest counts") {
  CHECK(kb::matching_name("hvad er det", {"Hvad er det", "Hvad er"}) == 11);
  CHECK(kb::matching_name("hvad er det", {"Hvad er", "Hvad er det"}) == 11);
}

TEST_CASE("a part's heading matches at a word's end, without regard to case") {
  CHECK(kb::matching_name(kb::lower_case("Typiske spørgsmål om opsigelse"), {"typiske spørgsmål"}) > 0);
  CHECK(kb::matching_name(kb::lower_case("TYPISKE SPØRGSMÅL"), {"Typiske spørgsmål"}) > 0);
  CHECK(kb::matching_name(kb::lower_case("FAQ: opsigelse"), {"FAQ"}) > 0);
  CHECK_FALSE(kb::matching_name(kb::lower_case("Typiske spørgsmålstegn"), {"Typiske spørgsmål"}) > 0);
  CHECK_FALSE(kb::matching_name(kb::lower_case("Ikke typiske spørgsmål"), {"Typiske spørgsmål"}) > 0);
  CHECK_FALSE(kb::matching_name(kb::lower_case("Tekst"), {"", "T"}) > 0);
}

TEST_CASE("every block of a page is in exactly one part") {
  const std::string text =
      "# T\n\nDef.\n\nTekst.\n\n## Det vigtigste\n\n- a\n\n## Afsnit\n\nb\n\n## FAQ\n\nIntro.\n\n### Q?\n\nA\n\n"
      "## Relaterede emner\n\n- [x](y.md)\n\n## Slut\n\nc\n";
  const auto parsed = page(text);
  const kb::Doc& doc = parsed.doc;
  std::vector<int> seen(doc.nodes.size());
  const auto mark = [&](kb::NodeRange range) {
    for (uint32_t i = range.begin; i < range.end; ++i) ++seen[i];
  };
  for (const auto& range : {doc.title_heading, doc.definition, doc.takeaways, doc.faq_heading}) mark(range);
  for (const kb::Heading& heading : doc.headings) {
    if (heading.text == "Det vigtigste" || heading.text == "Relaterede emner") {
      mark({heading.node, doc.nodes[heading.node].end});  // a theme has words of its own for these
    }
  }
  for (const auto& range : doc.body) mark(range);
  for (const auto& range : doc.related_links) mark(range);
  for (const auto& item : doc.faq) {
    mark(item.question_inlines);
    mark(item.answer);
  }
  CHECK(seen == std::vector<int>(doc.nodes.size(), 1));
  CHECK(parsed.body().find("<p>Intro.</p>") != std::string::npos);
}

TEST_CASE("words are those a reader sees, without the title") {
  CHECK(page("# Titel her\n\nEt *par*s [ord](lang/sti.md), `kode` – 1.240 kr.\n", "article").doc.word_count == 6);
  CHECK(page("", "article").doc.word_count == 0);
}

TEST_CASE("a word is counted once, wherever in its paragraph it stands") {
  // At each distance from the beginning: a short word, a word with signs in it, signs alone, and a word behind them.
  for (size_t before = 0; before < 140; ++before) {
    CAPTURE(before);
    const std::string begin = before == 0 ? "" : std::string(before, 'a') + " ";
    const std::string text = begin + "b c-d – (e) «ø» 1.240 " + std::string(70, '-') + "f g";
    CHECK(page("# Titel\n\n" + text + "\n", "article").doc.word_count == (before == 0 ? 7u : 8u));
  }
}

TEST_CASE("what search shows of a page: notes are no part of the last answer, nor of the last section") {
  const auto parsed = page(
      "# Kunde\n\nEn kunde køber.[^1]\n\n## Rabat\n\n- Ti\n- Tyve\n\n## FAQ\n\n### Hvem?\n\nAlle.\n\n[^1]: Ofte.\n");
  Lines found;
  for (const kb::search::SectionInput& section : kb::sections_of(parsed.doc))
    found.push_back(section.anchor + "|" + section.heading + "|" + section.text);
  CHECK(found == Lines{"||En kunde køber.", "rabat|Rabat|Ti\nTyve", "hvem|Hvem?|Alle.", "||Ofte."});
}
