// What authors write between the lines of a block: YAML and TOML with mistakes, odd ends, hostile ones.
#include <catch2/catch.hpp>
#include <random>

#include "tests/support/read_front_matter.h"

using namespace kb;
using test::joined;
using test::marked;
using test::Read;
using test::read;
using test::yaml;

TEST_CASE("a colon inside a value is explained, and the value still read") {
  const Read r = yaml("title: Service: en guide\ndescription: god\n");
  CHECK(r.told ==
        "2:15 front-matter-syntax ':' a second ': ' on the line makes YAML see another key | put the value in quotes: "
        "title: \"Service: en guide\"\n");
  CHECK(r.meta.title.value == "Service: en guide");
  CHECK(r.meta.description.value == "god");
  CHECK(yaml("title: \"A\": b\n").told.find("title: '\"A\": b'") != std::string::npos);
}

TEST_CASE("each mistake is told and the other keys still count") {
  const Read r = yaml("title: a: b\nslug: [x\nlang: nb\ntags: *a\nweight: 3\n@x: y\n");
  CHECK(r.told.find("2:9 front-matter-syntax") != std::string::npos);
  CHECK(r.told.find("3:7 front-matter-syntax '[' the list that opens here is not closed") != std::string::npos);
  CHECK(r.told.find("5:7 front-matter-anchor") != std::string::npos);
  CHECK(r.told.find("7:1 front-matter-syntax '@' a value cannot start with '@'") != std::string::npos);
  CHECK(r.meta.lang.value == "nb");
  CHECK(r.meta.weight == 3);
}

TEST_CASE("an unclosed quote is found where it opens, whatever follows") {
  const std::string expected =
      "2:8 front-matter-quote '\"' the quote that opens here is not closed before the next key | close it with \" at "
      "the end of the value\n";
  for (const char* block : {"title: \"abc\nlang: nb\n", "title: \"abc\nlang: nb\ndescription: \"def\"\n",
                            "title: \"abc\n\nlang: nb\n", "title: \"abc\ndescription: def\"\nlang: nb\n"}) {
    INFO(block);
    const Read r = yaml(block);
    CHECK(r.told.substr(0, expected.size()) == expected);
    CHECK(r.meta.lang.value == "nb");
    CHECK(r.meta.title.value == "abc");
  }
  const Read last = yaml("lang: nb\ntitle: 'det er sådan\n");
  CHECK(last.told.find("3:8 front-matter-quote") == 0);
  CHECK(last.meta.lang.value == "nb");
  CHECK(yaml("title: \"A\" og B\n").told ==
        "2:12 front-matter-syntax 'og B' text follows the closing quote | put the value in quotes: title: '\"A\" og "
        "B'\n");
}

TEST_CASE("a quoted text may go on over indented lines") {
  const Read r = yaml("description: \"en\n  to\n\n  tre\"\n");
  CHECK(r.told == "");
  CHECK(r.meta.description.value == "en to\ntre");
}

TEST_CASE("anchors, aliases and tags are refused and their values kept where there are any") {
  const Read anchor = yaml("title: &a Kunde\n");
  CHECK(anchor.told.find("front-matter-anchor") != std::string::npos);
  CHECK(anchor.meta.title.value == "Kunde");
  CHECK(
      yaml("title: *Vigtigt*\n").told ==
      "2:8 front-matter-anchor '*Vigtigt' YAML's anchors and aliases (&name, *name) are not used here | put the value "
      "in quotes: title: \"*Vigtigt*\"\n");
  CHECK(yaml("title: !!str Kunde\n").told.find("front-matter-tag") != std::string::npos);
  CHECK(yaml("title: !vigtig\n").told.find("front-matter-tag") != std::string::npos);
  CHECK(yaml("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntags: *c\n").meta.tags.empty());
  CHECK(yaml("tags: &a [*a]\n").told.find("front-matter-anchor") != std::string::npos);
}

TEST_CASE("a key that stands twice is an error, and the first one counts") {
  const Read r = yaml("title: A\nlang: da\ntitle: B\n");
  CHECK(r.told ==
        "4:1 front-matter-duplicate-key 'title' 'title' stands here a second time | join the two, or remove one\n");
  CHECK(r.meta.title.value == "A");
  CHECK(yaml("faq:\n  - q: A\n    q: B\n    a: C\n").told.find("4:5 front-matter-duplicate-key 'q'") == 0);
  CHECK(yaml("title: A\nslug: [\ntitle: B\n").told.find("4:1 front-matter-duplicate-key") != std::string::npos);
}

TEST_CASE("tabs are an error where YAML does not allow them") {
  CHECK(yaml("faq:\n\t- q: a\n\t  a: b\n").told.find("3:1 front-matter-tab '\t'") == 0);
  CHECK(yaml("\ttitle: x\n").told.find("2:1 front-matter-tab") == 0);
}

TEST_CASE("common slips get a sentence of their own") {
  CHECK(yaml("title: x\nbare ord\n").told.find("3:1 front-matter-syntax 'bare ord' this line is not 'key: value'") ==
        0);
  CHECK(yaml("title: @x\n").told.find("a value cannot start with '@'") != std::string::npos);
  CHECK(yaml("description: \"C:\\mappe\"\n").told.find("single quotes") != std::string::npos);
  CHECK(yaml("tags: - a\n").told.find("a list item cannot stand here") != std::string::npos);
  CHECK(yaml("tags: [a, b\n").told.find("the list that opens here is not closed") != std::string::npos);
  CHECK(yaml("faq: {q: a\n").told.find("the brace that opens here is not closed") != std::string::npos);
  CHECK(yaml("bare ord\n").told.find("this is not 'key: value'") != std::string::npos);
  CHECK(yaml("- a\n- b\n").told.find("this is not 'key: value'") != std::string::npos);
  CHECK(yaml("[a]: b\n").told.find("a key must be a single word") != std::string::npos);
  CHECK(yaml("title: x\x01y\n").told.find("a character that no text file should hold") != std::string::npos);
  CHECK(yaml("title: Pr\xF8ve\n").told == "");  // told where the file is read
  CHECK(yaml("title: x\n lang: nb\n").told.find("front-matter-syntax") != std::string::npos);
}

TEST_CASE("byte order mark, CRLF and blank lines before the block do no harm") {
  const Read r = read("\xEF\xBB\xBF---\r\ntitle: Æble\r\ntags: [a]\r\n---\r\nBody\r\n");
  CHECK(r.told == "");
  CHECK(r.meta.title.value == "Æble");
  CHECK(marked(r, r.meta.title.span) == "Æble");
  CHECK(r.body == "Body\r\n");
  CHECK(read("\xEF\xBB\xBF# Kunde\n").body == "# Kunde\n");
  const Read blank = read("\n\n---\ntitle: A\n---\nBody");
  CHECK(blank.meta.title.value == "A");
  CHECK(blank.body == "Body");
  const Read error = read("---\r\ntitle: Æ: b\r\nlang: nb\r\n---\r\n");
  CHECK(error.told.find("2:9 front-matter-syntax ':'") == 0);
  CHECK(error.meta.lang.value == "nb");
}

TEST_CASE("an unclosed block is an error at its first line, and the text below stays text") {
  const Read r = read("---\ntitle: A\ntags:\n  - x\n\n# Overskrift\n\nTekst: her\n");
  CHECK(
      r.told ==
      "1:1 front-matter-unclosed '---' the block that opens here is never closed | write a line of --- after the last "
      "key\n");
  CHECK(r.meta.title.value == "A");
  CHECK(joined(r.meta.tags) == "x");
  CHECK(r.body == "\n# Overskrift\n\nTekst: her\n");
  const Read toml = read("+++\ntitle = \"A\"\nBody\n");
  CHECK(toml.told.find("1:1 front-matter-unclosed '+++'") == 0);
  CHECK(toml.meta.title.value == "A");
  CHECK(toml.body == "Body\n");
  CHECK(read("---\ntitle: A").meta.title.value == "A");
}

TEST_CASE("empty blocks and blocks of comments are fine") {
  CHECK(read("---\n---\nBody").told == "");
  CHECK(read("---\n---\nBody").body == "Body");
  CHECK(read("---\n# kun en bemærkning\n---\nBody").told == "");
  CHECK(read("---\ntitle: A\n...\nBody").body == "Body");
  CHECK(read("+++\n+++\nBody").body == "Body");
}

TEST_CASE("TOML mistakes stand at their place and leave the body") {
  const Read r = read("+++\ntitle = Ændring\n+++\nBody");
  CHECK(r.told.find("2:9 front-matter-syntax") == 0);
  CHECK(r.told.find("put text in quotes") != std::string::npos);
  CHECK(r.body == "Body");
  CHECK(read("+++\ntitle = \"a\"\ntitle = \"b\"\n+++\n").told.find("may stand only once") != std::string::npos);
}

TEST_CASE("blocks that are too large or too deep are refused quickly, and the body is kept") {
  const std::string deep = "tags: " + std::string(100000, '[') + "\n";
  CHECK(yaml(deep).told.find("front-matter-too-large") != std::string::npos);
  const std::string flow = "a: " + std::string(50000, '{') + "\n";
  CHECK(yaml(flow).told != "");
  std::string indented = "a:\n";
  for (int i = 1; i < 300; ++i) indented += std::string(static_cast<size_t>(i), ' ') + "a:\n";
  CHECK(yaml(indented).told.find("front-matter-too-large") != std::string::npos);
  const Read large = yaml("description: " + std::string(300000, 'x') + "\n");
  CHECK(large.told.find("larger than 256 KB") != std::string::npos);
  CHECK(large.body == "Body\n");
  std::string many = "tags:\n";
  for (int i = 0; i < 20000; ++i) many += "- a\n";
  CHECK(yaml(many).told.find("more than 10,000 values") != std::string::npos);
  std::string dots = "a";
  for (int i = 0; i < 100000; ++i) dots += ".a";
  CHECK(read("+++\n" + dots + " = 1\n+++\n").told.find("dots") != std::string::npos);
  std::string quoted_dots = "\"a\"";
  for (int i = 0; i < 30000; ++i) quoted_dots += " . 'a'";
  CHECK(read("+++\n[" + quoted_dots + "]\n+++\n").told.find("dots") != std::string::npos);
  CHECK(read("+++\nx = " + std::string(100000, '[') + "\n+++\n").told.find("front-matter-syntax") != std::string::npos);
}

TEST_CASE("no arrangement of YAML's and TOML's special characters crashes, hangs or leaves the file") {
  std::mt19937 random(20251030);
  const std::vector<std::string> pieces = {"---\n",  "+++\n",
                                           "title",  ":",
                                           ": ",     "\n",
                                           "- ",     "[",
                                           "]",      "{",
                                           "}",      "\"",
                                           "'",      "|",
                                           ">",      "&a",
                                           "*a",     "!x",
                                           "#",      "\t",
                                           "  ",     "æ",
                                           "%",      "@",
                                           ",",      "=",
                                           "\\",     "\r\n",
                                           "...",    "date",
                                           "faq",    "q",
                                           ".",      std::string(1, '\0'),
                                           "\xFF",   "\xEF\xBB\xBF",
                                           "\"\"\"", "2025-10-30",
                                           "\u2028"};
  for (int round = 0; round < 4000; ++round) {
    std::string text = round % 3 == 0 ? "+++\n" : "---\n";
    const int length = static_cast<int>(random() % 40);
    for (int i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
    if (round % 2 == 0) text += round % 3 == 0 ? "\n+++\n" : "\n---\n";
    SourceMap sources;
    const FileId file = sources.add("a.md", text);
    const Parsed<FrontMatter> parsed = parse_front_matter(sources.file(file));
    REQUIRE(parsed.value.body_begin <= text.size());
    for (const Diagnostic& d : parsed.diagnostics) {
      REQUIRE(d.span.begin <= d.span.end);
      REQUIRE(d.span.end <= text.size());
    }
    format_diagnostics(parsed.diagnostics, sources, {});
  }
}
