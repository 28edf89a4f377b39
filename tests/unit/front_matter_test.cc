#include "generator/config/front_matter.h"

#include <catch2/catch.hpp>

#include "tests/support/read_front_matter.h"

using namespace kb;
using test::joined;
using test::marked;
using test::Read;
using test::read;
using test::yaml;

TEST_CASE("a page without front matter is all body") {
  for (const char* text : {"", "# Kunde\n\nTekst\n", "--- x\n", "----\nEn tekst: x\n----\n", "--", "---", "---\n",
                           "\n\n---\n\nEfter en streg\n", "---\n\nEfter en streg\n"}) {
    INFO(text);
    const Read r = read(text);
    CHECK(r.told == "");
    CHECK(r.body == text);
    CHECK_FALSE(r.meta.block.known());
  }
}

TEST_CASE("keys below a line that opens no block are told, and read all the same") {
  for (const std::string first : {"----", " ---", "–––", "——", "- - -"}) {
    const std::string text = first + "\ntitle: x\n---\nTekst\n";
    INFO(text);
    const Read r = read(text);
    CHECK(r.told.find("and this is another | write ---") != std::string::npos);
    CHECK(r.meta.title.value == "x");
    CHECK(r.body == "Tekst\n");
  }
  CHECK(read("----\ntitle: x\n\nTekst\n").body == "\nTekst\n");
  const Read unopened = read("title: x\ndate: 2025-10-30\n---\nTekst\n");
  CHECK(unopened.told.find("none above them") != std::string::npos);
  CHECK(unopened.meta.title.value == "x");
  CHECK(unopened.body == "Tekst\n");
  CHECK(read("title: x\n\nTekst\n\n---\n").told == "");
  CHECK(read("Pris: x\n---\nTekst\n").told == "");
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
  CHECK(yaml("faq:\n  - q: a\n    a: b\n    svar: b\n").told.find("unknown key 'svar' in 'faq'") != std::string::npos);
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
