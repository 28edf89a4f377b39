#include "generator/config/front_matter.h"

#include <catch2/catch.hpp>
#include <random>

using namespace kb;

namespace {

struct Read {
  SourceMap sources;
  FrontMatter meta;
  std::string told;  // diagnostics, one a line: line:column code 'marked text' message | hint
  std::string body;
};

std::string describe(const Diagnostics& diagnostics, const SourceMap& sources) {
  std::string text;
  for (const Diagnostic& d : diagnostics) {
    const LineColumn place = Locator(sources).locate(d.span.file, d.span.begin);
    const std::string& source = sources.file(d.span.file).text;
    text += std::to_string(place.line) + ':' + std::to_string(place.column) + ' ' + std::string(info(d.code).name) +
            " '" + source.substr(d.span.begin, d.span.end - d.span.begin) + "' " + d.message + " | " + d.hint + '\n';
  }
  return text;
}

Read read(const std::string& text) {
  Read result;
  const FileId file = result.sources.add("a.md", text);
  Parsed<FrontMatter> parsed = parse_front_matter(result.sources.file(file));
  sort_diagnostics(parsed.diagnostics, result.sources);
  result.told = describe(parsed.diagnostics, result.sources);
  result.meta = std::move(parsed.value);
  REQUIRE(result.meta.body_begin <= text.size());
  result.body = text.substr(result.meta.body_begin);
  return result;
}

Read yaml(const std::string& block) {
  return read("---\n" + block + "---\nBody\n");
}

std::string joined(const std::vector<Text>& list) {
  std::string text;
  for (const Text& item : list) text += (text.empty() ? "" : "|") + item.value;
  return text;
}

std::string marked(const Read& r, Span span) {
  return r.sources.file(span.file).text.substr(span.begin, span.end - span.begin);
}

}  // namespace

TEST_CASE("a page without front matter is all body") {
  for (const char* text : {"", "# Kunde\n\nTekst\n", "--- x\n", "----\ntitle: x\n----\n", "--", "---", "---\n",
                           "\n\n---\n\nEfter en streg\n", "---\n\nEfter en streg\n"}) {
    INFO(text);
    const Read r = read(text);
    CHECK(r.told == "");
    CHECK(r.body == text);
    CHECK_FALSE(r.meta.block.known());
  }
}

TEST_CASE("values of every type are read with their places") {
  const Read r = yaml(
      "title: Ændring af aftale\n"
      "description: 'Det''s så'\n"
      "definition: |\n  Første linje.\n  Anden linje.\n"
      "keywords: Business,Marketing Essentials , æøå\n"
      "tags: [Kunde, \"a, b\"]\n"
      "aliases:\n- SLA\n- 'x: y'\n"
      "date: 2025-10-30\nupdated: 2025-11-03 09:14\n"
      "draft: ja\nautolink: false\nweight: -5\nboost: 3\n"
      "review_in: 6 mdr\n"
      "faq:\n  - q: Hvad koster det?\n    a: |\n      Ikke **noget**.\n  - question: Og så?\n    answer: Intet.\n"
      "history:\n  - date: 2024-10-24\n    by: [Oliver, Aluntabot]\n    summary: Oprettet\n    bot: true\n"
      "downloads:\n  - skabelon.docx\n  - file: a.pdf\n    title: A\n    language: nb\n");
  CHECK(r.told == "");
  CHECK(r.meta.title.value == "Ændring af aftale");
  CHECK(marked(r, r.meta.title.span) == "Ændring af aftale");
  CHECK(r.meta.description.value == "Det's så");
  CHECK(r.meta.definition.value == "Første linje.\nAnden linje.\n");
  CHECK(joined(r.meta.keywords) == "Business|Marketing Essentials|æøå");
  CHECK(marked(r, r.meta.keywords[1].span) == "Marketing Essentials");
  CHECK(marked(r, r.meta.keywords[2].span) == "æøå");
  CHECK(joined(r.meta.tags) == "Kunde|a, b");
  CHECK(joined(r.meta.aliases) == "SLA|x: y");
  CHECK(marked(r, r.meta.aliases[0].span) == "SLA");
  CHECK(iso_date(*r.meta.date) == "2025-10-30");
  CHECK(iso_date(*r.meta.updated) == "2025-11-03T09:14Z");
  CHECK(r.meta.draft);
  CHECK_FALSE(r.meta.autolink);
  CHECK(r.meta.toc);
  CHECK(r.meta.weight == -5);
  CHECK(r.meta.boost == 3);
  REQUIRE(r.meta.faq.size() == 2);
  CHECK(r.meta.faq[0].answer.value == "Ikke **noget**.\n");
  CHECK(r.meta.faq[1].question.value == "Og så?");
  REQUIRE(r.meta.history.size() == 1);
  CHECK(joined(r.meta.history[0].authors) == "Oliver|Aluntabot");
  CHECK(r.meta.history[0].bot);
  REQUIRE(r.meta.downloads.size() == 2);
  CHECK(r.meta.downloads[0].file.value == "skabelon.docx");
  CHECK(r.meta.downloads[1].language.value == "nb");
  CHECK(r.body == "Body\n");
}

TEST_CASE("every key takes its own example without complaint, in YAML and in TOML") {
  for (const KeyInfo& key : front_matter_keys()) {
    INFO(key.name);
    const Read r = yaml(std::string(key.name) + ": " + std::string(key.example) + "\n");
    CHECK(r.told == "");
    CHECK(std::string(key.meaning).back() == '.');
  }
  // The hint of a wrong type is the example in TOML's notation: it must be right when it is followed.
  for (const KeyInfo& key : front_matter_keys()) {
    if (key.type == ValueType::faq || key.type == ValueType::history || key.type == ValueType::downloads) continue;
    INFO(key.name);
    const Read wrong = read("+++\n" + std::string(key.name) + " = {x = 1}\n+++\n");
    const size_t at = wrong.told.find("write it like this: ");
    REQUIRE(at != std::string::npos);
    CHECK(read("+++\n" + wrong.told.substr(at + 20) + "+++\n").told == "");
  }
}

TEST_CASE("every key refuses a table or list it cannot mean, and says what it wants") {
  for (const KeyInfo& key : front_matter_keys()) {
    INFO(key.name);
    const Read r = yaml(std::string(key.name) + ":\n  - [a]\n");
    CHECK(r.told.find("front-matter-type") != std::string::npos);
    const std::string name = "'" + std::string(key.name) + "' must be ";
    CHECK(r.told.find(name) != std::string::npos);
    CHECK(r.told.find("a list") < r.told.find(" | "));
  }
}

TEST_CASE("empty values count as missing") {
  const Read r =
      yaml("title:\ntags:\nfaq:\ndate: ~\ndraft: null\nweight:\ndownloads:\nhistory: []\naliases: [a, ~, b]\n");
  CHECK(r.told == "");
  CHECK_FALSE(r.meta.title.present());
  CHECK(r.meta.tags.empty());
  CHECK(r.meta.downloads.empty());
  CHECK(joined(r.meta.aliases) == "a|b");
}

TEST_CASE("one value where a list is meant is a list of one") {
  const Read r = yaml(
      "aliases: SLA\nrelated: /kunde\nauthor: Ellen\nfaq: {q: Hvad?, a: Det}\n"
      "history: {date: 2024-01-02, by: Ellen}\ndownloads: {file: a.pdf}\n");
  CHECK(r.told == "");
  CHECK(joined(r.meta.aliases) == "SLA");
  CHECK(joined(r.meta.authors) == "Ellen");
  CHECK(r.meta.faq.size() == 1);
  CHECK(r.meta.history.size() == 1);
  CHECK(r.meta.downloads.size() == 1);
}

TEST_CASE("synonyms are aliases and author is authors") {
  const Read r = yaml("aliases: [a]\nsynonyms: [b]\nauthor: Ellen\nauthors: [Jonas]\n");
  CHECK(joined(r.meta.aliases) == "a|b");
  CHECK(joined(r.meta.authors) == "Ellen|Jonas");
}

TEST_CASE("a list written with commas is noticed where commas do not split") {
  CHECK(yaml("aliases: opsige, afmelde\n").told ==
        "2:10 front-matter-comma 'opsige, afmelde' 'aliases' is one text with a comma in it | write a list: aliases: "
        "[opsige, afmelde]\n");
}

TEST_CASE("an unknown key warns with the key that was meant, also in another language or from another tool") {
  CHECK(yaml("titel: x\n").told ==
        "2:1 front-matter-unknown-key 'titel' unknown key 'titel' | kbgen calls this 'title'\n");
  CHECK(yaml("decsription: x\n").told ==
        "2:1 front-matter-unknown-key 'decsription' unknown key 'decsription' | did you mean 'description'?\n");
  CHECK(yaml("Lastmod: x\n").told.find("kbgen calls this 'updated'") != std::string::npos);
  CHECK(yaml("xyzzy: x\n").told == "2:1 front-matter-unknown-key 'xyzzy' unknown key 'xyzzy' | \n");
  CHECK(yaml("faq:\n  - q: a\n    svar: b\n").told.find("unknown key 'svar' in 'faq'") != std::string::npos);
}

TEST_CASE("wrong types name the kind that is meant and show an example") {
  CHECK(yaml("weight: ti\n").told ==
        "2:9 front-matter-type 'ti' 'weight' must be a whole number, not 'ti' | write it like this: weight: 10\n");
  CHECK(yaml("draft: måske\n").told ==
        "2:8 front-matter-type 'måske' 'draft' must be true or false, not 'måske' | write it like this: draft: true\n");
  CHECK(yaml("title: [a, b]\n").told ==
        "2:8 front-matter-type '[a, b]' 'title' must be a text, not a list | write it like this: title: "
        "Serviceaftale\n");
  CHECK(read("+++\ntitle = 5\n+++\n").told ==
        "2:9 front-matter-type '5' 'title' must be a text, not '5' | write it like this: title = \"Serviceaftale\"\n");
  CHECK(yaml("boost: 7\n").told ==
        "2:8 front-matter-value '7' 'boost' cannot be 7 | write a whole number from -3 to 3\n");
  CHECK(yaml("weight: 99999999999999999999999\n").told.find("front-matter-value") != std::string::npos);
  CHECK(yaml("weight: 1.5\n").told.find("front-matter-type") != std::string::npos);
}

TEST_CASE("numbers and flags are text where text is meant in YAML") {
  const Read r = yaml("title: 404\ncategory: true\ntags: [2024, no]\n");
  CHECK(r.told == "");
  CHECK(r.meta.title.value == "404");
  CHECK(joined(r.meta.tags) == "2024|no");
}

TEST_CASE("a date in another form is an error that shows how to write it") {
  CHECK(yaml("date: 30/10-2025\n").told ==
        "2:7 front-matter-date '30/10-2025' '30/10-2025' is not a date that can be read | write 2025-10-30\n");
  CHECK(yaml("date: 30. oktober 2025\n").told.find("| write 2025-10-30\n") != std::string::npos);
  CHECK(yaml("date: i går\n").told.find("| write year, month and day: 2025-10-30\n") != std::string::npos);
  CHECK(
      yaml("date: 2025-02-30\n").told ==
      "2:7 front-matter-date '2025-02-30' '2025-02-30' is a day that no calendar has | check the month and the day\n");
  CHECK(yaml("date: 2025-10-30 11.09\n").told.find("write the time as 11:09") != std::string::npos);
  CHECK(yaml("date: [2025-10-30]\n").told.find("front-matter-type") != std::string::npos);
  CHECK(yaml("publish: 2025-10-30\nexpires: 2025-10-01\n").told.find("expires before it is published") !=
        std::string::npos);
}

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
  CHECK(yaml("title: x\n lang: nb\n").told.find("front-matter-syntax") != std::string::npos);
}

TEST_CASE("entries that lack what they need are errors at the entry") {
  CHECK(yaml("faq:\n  - q: Hvad?\n").told ==
        "3:5 front-matter-value 'q' an entry of 'faq' has no answer | each entry needs q: (the question) and a: (the "
        "answer)\n");
  CHECK(yaml("faq:\n  - a: Det.\n").told.find("has no question") != std::string::npos);
  CHECK(yaml("history:\n  - by: Ellen\n").told.find("an entry of 'history' has no date") != std::string::npos);
  CHECK(yaml("history:\n  - date: i går\n").told.find("front-matter-date") != std::string::npos);
  CHECK(yaml("downloads:\n  - title: A\n").told.find("names no file") != std::string::npos);
  CHECK(yaml("review_in: snart\n").told.find("not a length of time") != std::string::npos);
  CHECK(yaml("ai: generatd\n").told.find("did you mean 'generated'?") != std::string::npos);
}

TEST_CASE("language tags are brought to kbgen's codes, and 'no' is told to be bokmål") {
  CHECK(yaml("lang: da-DK\n").meta.lang.value == "da");
  CHECK(yaml("lang: nb_NO\n").meta.lang.value == "nb");
  const Read r = yaml("lang: no\n");
  CHECK(r.meta.lang.value == "nb");
  CHECK(r.told == "2:7 language-no 'no' language 'no' is taken as nb (bokmål) | write nb, or nn for nynorsk\n");
  CHECK(yaml("lang: sv\n").meta.lang.value == "sv");
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

TEST_CASE("TOML front matter gives the same values") {
  const Read r = read(
      "+++\ntitle = \"Ændring\"\ntags = [\"a, b\", \"c\"]\nkeywords = \"x, y\"\ndate = 2025-10-30\n"
      "updated = 2025-10-30T11:09:00+01:00\ndraft = true\nweight = 4\n"
      "[[faq]]\nq = \"Hvad?\"\na = \"Det.\"\n[[history]]\ndate = 2024-01-01\nby = \"Ellen\"\n+++\nBody");
  CHECK(r.told == "");
  CHECK(r.meta.title.value == "Ændring");
  CHECK(marked(r, r.meta.title.span) == "\"Ændring\"");
  CHECK(joined(r.meta.tags) == "a, b|c");
  CHECK(joined(r.meta.keywords) == "x|y");
  CHECK(marked(r, r.meta.keywords[1].span) == "y");
  CHECK(iso_date(*r.meta.date) == "2025-10-30");
  CHECK(iso_date(*r.meta.updated) == "2025-10-30T11:09+01:00");
  CHECK(r.meta.draft);
  CHECK(r.meta.weight == 4);
  CHECK(r.meta.faq.size() == 1);
  CHECK(r.meta.history.size() == 1);
  CHECK(r.body == "Body");
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
