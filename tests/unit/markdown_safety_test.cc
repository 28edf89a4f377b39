// What hostile or broken pages may not do: run script, hang, crash, grow without bound, disappear.
#include <catch2/catch.hpp>
#include <ctime>

#include "generator/page/link_address.h"
#include "tests/support/parsed_markdown.h"

using kb_test::parse;

namespace {

std::string repeat(const std::string& text, size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (size_t i = 0; i < times; ++i) out += text;
  return out;
}

bool has(const kb_test::ParsedMarkdown& page, kb::Code code) {
  for (const kb::Diagnostic& diagnostic : page.diagnostics) {
    if (diagnostic.code == code) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("script never becomes an address, however it is disguised") {
  for (const char* url :
       {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "JaVa&#115;cript:alert(1)", "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)", "&#x6A;avascript:alert(1)", "&#1;javascript:alert(1)",
        "javascript&colon;alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd",
        "blob:x", "view-source:x", "jar:x", "java\\script:x\\:alert", "&nbsp;javascript:alert(1)"}) {
    for (const std::string& markdown :
         {"[a](<" + std::string(url) + ">)", "[a](" + std::string(url) + ")", "<" + std::string(url) + ">",
          "![a](" + std::string(url) + ")", "[a][r]\n\n[r]: " + std::string(url)}) {
      const std::string html = parse(markdown + "\n").html();
      INFO(markdown << "\n" << html);
      for (const char* attribute : {"href=\"", "src=\""}) {
        for (size_t at = html.find(attribute); at != std::string::npos; at = html.find(attribute, at + 1)) {
          const size_t begin = at + std::string(attribute).size();
          CHECK(kb::safe_url(html.substr(begin, html.find('"', begin) - begin)));
          CHECK(html.compare(begin, 5, "java\\") != 0);
        }
      }
      CHECK(html.find("<script") == std::string::npos);
    }
  }
}

TEST_CASE("an unsafe address is an error at its place and leaves the text") {
  const auto page = parse("Se [her](javascript:x()) nu\n");
  CHECK(page.html() == "<p>Se her nu</p>\n");
  CHECK(page.found() == std::vector<std::string>{"1:10 link-unsafe"});
  CHECK(page.doc.links.empty());
}

TEST_CASE("schemes of addresses are judged as browsers judge them") {
  for (const char* safe : {"", "a.md", "/a:b", "?a:b", "#a:b", "http://a", "HTTPS://a", " https://a", "mailto:a@b",
                           "tel:+45", "æ:b", "1:b", "./javascript:x", "a(b):c"}) {
    CHECK(kb::safe_url(safe));
  }
  for (const char* unsafe : {"javascript:", "java\tscript:x", "\x01javascript:x", "java\nscript:x", "data:x",
                             "a+b-c.d:e", "localhost:80", "httpsx:y", "mailtoo:x", " \t javascript:x"}) {
    CHECK_FALSE(kb::safe_url(unsafe));
  }
}

TEST_CASE("titles, alternative text, info strings, ids and anchors cannot leave their attributes") {
  const auto page = parse(
      "[a](b \"\\\"><script>x</script>\") ![\"><script>](c.png '\"onerror=\"x')\n\n```\"><script>\nx\n```\n\n"
      "## a {#x\"onclick=\"y}\n\n<a name='\"><script>x</script>'></a> [x](a\"b<c>)\n\n[y]{lang=\"en\"onx=\"}\n");
  const std::string html = page.html();
  INFO(html);
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("\"onclick") == std::string::npos);
  CHECK(html.find("\"onerror") == std::string::npos);
  CHECK(html.find("href=\"a\"") == std::string::npos);
}

// Hundredths of a second of the processor's time where reading is linear; a quadratic step takes minutes.
TEST_CASE("pathological texts are read in bounded time") {
  struct Case {
    const char* name;
    std::string text;
  };
  const size_t n = 100000;
  const std::vector<Case> cases = {
      {"nested brackets", repeat("[", n / 2) + repeat("]", n / 2) + "\n\n[a]: b\n"},
      {"nested brackets with spaces", repeat("[ ", n / 2)},
      {"brackets and stars", repeat("[*", n / 2)},
      {"open links", repeat("[a](", n / 4)},
      {"backward links", repeat("](\\[\n", n / 5)},
      {"images", repeat("![[", n / 3)},
      {"wikilinks", repeat("[[", n / 2)},
      {"wikilinks never closed", repeat("[[a", n / 3)},
      {"footnotes never closed", repeat("[^", n / 2)},
      {"stars", repeat("*a ", n / 3)},
      {"stars and underscores", repeat("*_", n / 2)},
      {"backticks",
       [] {
         std::string text;
         for (size_t i = 1; text.size() < 100000; ++i) text += "e" + std::string(i, '`');
         return text;
       }()},
      {"quotes", repeat("> ", n / 2) + "a"},
      {"quote lines", repeat("> > > > > > > > > > > > > > > > a\n", n / 40)},
      {"nested list",
       [] {
         std::string text;
         for (size_t i = 0; i < 400; ++i) text += std::string(i * 2, ' ') + "- a\n";
         return text;
       }()},
      {"list markers", repeat("- ", n / 2) + "a"},
      {"comments", repeat("<!--", n / 4)},
      {"comment lines", repeat("<!--\n", n / 5)},
      {"comments with one end", repeat("<!--", n / 4) + "\n\n-->"},
      {"comments closed", repeat("<!---->", n / 7)},
      {"declarations", repeat("<!A ", n / 4)},
      {"instructions", repeat("<?", n / 2)},
      {"tags", repeat("<a name=\"", n / 9)},
      {"anchors", repeat("<a name=x></a>", n / 14)},
      {"kbd", repeat("<kbd>", n / 5)},
      {"entities", repeat("&a", n / 2)},
      {"entities that are", repeat("&amp;", n / 5)},
      {"at signs", repeat("@a.", n / 3)},
      {"addresses", repeat("http://", n / 7)},
      {"addresses with brackets", repeat("http://a(", n / 9)},
      {"www", repeat("www.", n / 4)},
      {"colons", repeat("://", n / 3)},
      {"headings", repeat("# a\n", n / 4)},
      {"tight headings", repeat("##a\n", n / 4)},
      {"headings with ids", repeat("# a {#a}\n", n / 9)},
      {"footnote definitions", repeat("[^a]: b\n", n / 8)},
      {"footnotes and references", repeat("[^a]\n\n[^a]: [b]\n\n[b]: c\n\n", n / 24)},
      {"alerts", repeat("> [!NOTE] a\n\n", n / 13)},
      {"fences", repeat("```\n", n / 4)},
      {"reference definitions",
       [] {
         std::string text;
         for (int i = 0; i < 5000; ++i) text += "[a" + std::to_string(i) + "]: b\n";
         for (int i = 0; i < 5000; ++i) text += "[a" + std::to_string(i) + "]\n";
         return text;
       }()},
      {"NULs", std::string(n, '\0')},
      {"invalid bytes", repeat("\xFF\xC3[\xE2\x80", n / 5)},
      {"escapes", repeat("\\", n)},
      {"language spans", repeat("[a]{lang=", n / 9)},
  };
  for (const Case& pathological : cases) {
    INFO(pathological.name);
    const std::clock_t begin = std::clock();
    const auto page = parse(pathological.text);
    const std::string html = page.html();
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    CHECK(seconds < 5.0);
    CHECK(kb_test::well_formed(page.doc));
    const bool explained = kb::count(page.diagnostics, kb::Severity::error) > 0;
    CHECK((explained || html.size() < 200 * pathological.text.size()));
  }
}

TEST_CASE("too many brackets in a block are named and shown as text") {
  const auto page = parse("Før\n\n" + repeat("[", 5000) + repeat("]", 5000) + "\n\n[efter](x.md)\n");
  CHECK(page.found() == std::vector<std::string>{"3:1 markdown-brackets"});
  CHECK(page.html().find("[[[") != std::string::npos);
  REQUIRE(page.doc.links.size() == 1);
  CHECK(page.place(page.doc.links[0].span) == "5:9");
  const auto data = parse("```json\n" + repeat("[", 200) + repeat("]", 200) + "\n```\n");
  CHECK(data.diagnostics.empty());
}

TEST_CASE("a text that would become gigabytes is refused and says so") {
  const auto references = parse("[x]: " + std::string(50000, 'a') + "\n\n" + repeat("[x]\n", 9000));
  CHECK(has(references, kb::Code::markdown_too_large));
  CHECK(references.doc.nodes.empty());
  CHECK(references.doc.links.empty());
  CHECK(references.range.empty());
  const auto columns = parse(repeat("a|", 400) + "a\n" + repeat("---|", 400) + "---\n" + repeat("td\n", 400));
  CHECK(has(columns, kb::Code::markdown_table_columns));
  CHECK(columns.doc.nodes.empty());
}

TEST_CASE("what was parsed before a refused text stays") {
  kb::SourceMap sources;
  const kb::FileId id = sources.add("p.md", "# Titel\n\n[a](b.md)\n");
  kb::Doc doc;
  kb::parse_markdown(doc, sources.file(id), 0, 20, {});
  const size_t nodes = doc.nodes.size();
  kb::parse_markdown_value(doc, repeat("a|", 400) + "a\n" + repeat("---|", 400) + "---\n", {id, 0, 1}, {});
  CHECK(doc.nodes.size() == nodes);
  CHECK(doc.links.size() == 1);
  CHECK(doc.headings.size() == 1);
}

TEST_CASE("a page of ten megabytes is read") {
  const auto page = parse(repeat("## Afsnit\n\nTekst med [link](side.md) og *vægt*.\n\n- et\n- to\n\n", 180000));
  CHECK(page.doc.headings.size() == 180000);
  CHECK(page.doc.headings.back().id == "afsnit-180000");
  CHECK(page.diagnostics.empty());
}

TEST_CASE("a page of more than 32 MB is refused and says so") {
  const auto page = parse(std::string((32u << 20) + 1, 'a'));
  CHECK(has(page, kb::Code::markdown_too_large));
  CHECK(page.doc.nodes.empty());
}

TEST_CASE("deep nesting costs no recursion") {
  const auto quotes = parse(repeat("> ", 20000) + "dyb\n");
  CHECK(quotes.html().find("dyb") != std::string::npos);
  CHECK(kb::plain_text(quotes.doc, quotes.range) == "dyb");
  const auto emphasis = parse(repeat("**a *b ", 3000) + repeat("c* d**", 3000) + "\n");
  CHECK(kb_test::well_formed(emphasis.doc));
  CHECK_FALSE(emphasis.html().empty());
}

TEST_CASE("emphasis that the parser forgets to close is no emphasis") {
  // Found by fuzzing: where the second star stands in a link's address, md4c reports the first one alone.
  CHECK(parse("*[a](b*)\n\nefter\n").html() == "<p>*<a href=\"b*\">a</a></p>\n<p>efter</p>\n");
  CHECK(parse("en **to [a](b**) tre\n").html() == "<p>en **to <a href=\"b**\">a</a> tre</p>\n");
  const auto page = parse("[![*[a](b*)](c.png)](d) *[x](y*z) _[x](y_z_\n");
  CHECK(kb_test::well_formed(page.doc));
}

TEST_CASE("NUL bytes become the replacement character") {
  CHECK(parse(std::string("a\0b `c\0d`\n", 10)).html() ==
        "<p>a\xEF\xBF\xBD"
        "b <code>c\xEF\xBF\xBD"
        "d</code></p>\n");
}

TEST_CASE("broken UTF-8 passes without a crash") {
  for (const char* text :
       {"\xC3", "[[\xC3]]", "\xE2\x80", "www.\xFF.dk", "##\xC3", "[^\xC3]", "a@\xC3.dk", "http://\xE2\x80"}) {
    const auto page = parse(text);
    CHECK(kb_test::well_formed(page.doc));
    page.html();
  }
}

TEST_CASE("every prefix of a page with everything in it is read") {
  const std::string text =
      "# T {#t}\n\n> [!NOTE] x\n> y [[a|b]]\n\nTabel: c\n\n| a | b |\n|---|--:|\n| [[x\\|y]] | 1 |\n\n- [x] a[^1]\n\n"
      "  ![i](j \"k\")\n\n##h\n\n```chart\nx\n```\n\n<!-- c\n\n-->\n\n<kbd>a</kbd> &aelig; [l]{lang=en} <b> "
      "www.a.dk\n\n"
      "[^1]: n\n\n    m\n\n[r]: s\n";
  for (size_t length = 0; length <= text.size(); ++length) {
    const auto page = parse(text.substr(0, length));
    CHECK(kb_test::well_formed(page.doc));
    page.html();
  }
}
