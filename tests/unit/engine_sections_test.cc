// Which section of a page is shown, and what of it: answers, questions, excerpts.
#include <catch2/catch.hpp>

#include "search/query/excerpt.h"
#include "tests/support/search_glossary.h"

using kb::search::PageResult;
using kb::search::Results;
using kb::search::SectionKind;
using kb::test::glossary;
using kb::test::section;
using kb::test::TestPage;
using kb::test::TestSite;

TEST_CASE("a heading typed as it stands counts far more than one with the same words") {
  TestSite site(std::vector<TestPage>{
      {"Levering", "Vi leverer hver dag.", {section("Sådan vælger du pakke", "Tryk på listen.", SectionKind::body)}},
      {"Pris", "Prisen er fast."}});
  REQUIRE(site.reason().empty());
  const auto heading_points = [&](const char* query) {
    kb::search::Options options;
    options.explain = true;
    int64_t points = 0;
    const Results results = site.engine().search(query, options);
    for (const auto& line : results.pages.at(0).explanation) {
      if (line.what.find("heading") != std::string::npos) points += line.points;
    }
    return points;
  };
  CHECK(heading_points("sådan vælger du pakke") > 2 * heading_points("pakke du vælger sådan"));
  CHECK(heading_points("pakke du vælger sådan") > 0);
}

TEST_CASE("who types a page's name is told what it is, though a question on the page says the name more often") {
  TestSite site(std::vector<TestPage>{{"Opsigelsesvarsel",
                                       "Tiden fra opsigelsen til aftalen ophører.",
                                       {section("Er et opsigelsesvarsel et opsigelsesvarsel uden dato?",
                                                "Opsigelsesvarsel eller ej: opsigelsesvarsel.", SectionKind::faq)},
                                       {"Opsigelsestid"}},
                                      {"Kunde", "En kunde køber."}});
  for (const char* query : {"opsigelsesvarsel", "Opsigelsesvarslet", "opsigelsesvarsler", "opsigelsestid"}) {
    INFO(query);
    const Results results = site.results(query);
    REQUIRE(!results.pages.empty());
    REQUIRE(!results.pages[0].sections.empty());
    CHECK(results.pages[0].sections[0].kind == "definition");
    CHECK(results.pages[0].sections[0].answer);
  }
  CHECK(site.results("er et opsigelsesvarsel uden dato gyldigt").pages[0].sections[0].kind == "faq");
}

TEST_CASE("a question finds the answer, as a section of its page that can stand by itself") {
  TestSite site = glossary();
  const Results results = site.results("hvordan opsiger jeg mit abonnement");
  CHECK(results.question);
  REQUIRE(!results.pages.empty());
  CHECK(results.pages[0].title == "Abonnement");
  REQUIRE(!results.pages[0].sections.empty());
  CHECK(results.pages[0].sections[0].heading == "Hvordan opsiger jeg mit abonnement?");
  CHECK(results.pages[0].sections[0].answer);
  CHECK(results.pages[0].sections[0].answer_text == "Skriv til kundeservice, så stopper vi abonnementet.");
}

TEST_CASE("of a page's questions the one that was asked is shown, not the one whose answer repeats the word") {
  TestSite site(std::vector<TestPage>{
      {"Kundetal",
       "Tal om kunder.",
       {section("Hvad betyder NPS?", "NPS er en forkortelse. NPS måles hvert år, og NPS er et tal.", SectionKind::faq),
        section("Hvad er en god NPS?", "Over halvtreds.", SectionKind::faq)}},
      {"Aftale", "En aftale."}});
  const Results results = site.results("hvad er en god nps");
  REQUIRE(!results.pages.empty());
  CHECK(results.pages[0].sections[0].heading == "Hvad er en god NPS?");
}

TEST_CASE("of two answers with the same words, the one that begins with what was asked comes first") {
  const std::string tail = " Det tager som regel et par dage, og du får besked på sms, når det er sket.";
  TestSite site(std::vector<TestPage>{
      {"Spørgsmål om post", "Pakker sendes med bil." + tail + " Beløbet for en refusion vises på din konto."},
      {"Spørgsmål om penge", "En refusion vises på din konto." + tail + " Pakker sendes med bil. Beløbet er fast."}});
  REQUIRE(site.reason().empty());
  CHECK(site.first("hvornår vises min refusion på kontoen?") == "Spørgsmål om penge");
}

TEST_CASE("an excerpt begins with the sentence it is about, and has the place where most different words stand") {
  using kb::search::WordMark;
  const std::string text = "Først står der en hel del om noget helt andet her. Så betaler kunden regningen til tiden.";
  const auto place = static_cast<uint32_t>(text.find("kunden"));
  const WordMark kunden{place, place + 6, 0, place, place + 6};
  CHECK(kb::search::make_excerpt(text, {kunden}, {100}, 120).text.rfind("… Så betaler kunden", 0) == 0);

  std::string far;
  for (int i = 0; i < 100; ++i) far += "ord" + std::to_string(i % 10) + " ";
  const auto mark = [](uint32_t at, uint32_t word) { return WordMark{at, at + 4, word, at, at + 4}; };
  const auto excerpt =
      kb::search::make_excerpt(far, {mark(70, 0), mark(170, 1), mark(300, 0), mark(310, 1)}, {100, 100}, 120);
  CHECK(excerpt.marks.size() == 2);
}

TEST_CASE("a section that says all of the query comes before one that says one of its words again and again") {
  TestSite site(
      std::vector<TestPage>{{"Moms",
                             "Om afgifter.",
                             {section("Et", "Pris, pris, pris, pris, pris, pris."), section("To", "Pris og rabat.")}}});
  const Results results = site.results("pris rabat");
  REQUIRE_FALSE(results.pages.empty());
  CHECK(results.pages[0].sections[0].heading == "To");
}

TEST_CASE("a text stands as the answer if it is first, no essay, and was asked for by half of the words at least") {
  const auto answers = [](const std::vector<TestPage>& pages, const std::string& query) {
    TestSite site(pages);
    const Results results = site.results(query);
    std::vector<bool> list;
    if (!results.pages.empty()) {
      for (const kb::search::SectionResult& found : results.pages[0].sections) list.push_back(found.answer);
    }
    return list;
  };
  using Answers = std::vector<bool>;
  const auto faq = section("Hvad koster moms?", "Moms koster en fjerdedel.", SectionKind::faq);
  CHECK(answers({{"Moms", "Moms er en afgift.", {faq}}}, "moms") == Answers{true, false});
  const std::string essay = "Moms er en afgift." + std::string(1500, ' ') + "Slut.";
  CHECK(answers({{"Moms", essay}}, "moms") == Answers{false});
  CHECK(
      answers(
          {{"Moms", "Om afgifter.", {section("Rykkere", "Hunden gør, og katten bider postbuddet.", SectionKind::faq)}}},
          "rykkere hunden katten postbuddet") == Answers{false});
}

TEST_CASE("an excerpt tells cells and unfinished lines apart, and runs sentences on") {
  TestSite site(
      std::vector<TestPage>{{"Priser",
                             "Alt om priser.",
                             {section("Tabel", "Varsel\tPris  i\tkr\tmoms\nMåned\t149\nDet  var alt.\nSe også gebyrer",
                                      SectionKind::body)}}});
  const Results results = site.results("moms måned 149");
  REQUIRE_FALSE(results.pages.empty());
  REQUIRE_FALSE(results.pages[0].sections.empty());
  CHECK(results.pages[0].sections[0].excerpt ==
        "Varsel · Pris i · kr · moms · Måned · 149 · Det var alt. Se også gebyrer");
}

TEST_CASE("answers do not go away while the next word is begun") {
  TestSite site = glossary();
  const auto titles = [&](const std::string& query) {
    std::vector<std::string> found;
    for (const PageResult& page : site.results(query).pages) found.push_back(page.title);
    return found;
  };
  for (const std::string query : {"aftale", "kan jeg", "hvad er en", "abonnement"}) {
    INFO(query);
    CHECK_FALSE(titles(query).empty());
    CHECK(titles(query + " q") == titles(query));
    CHECK(titles(query + " wq") == titles(query));
    CHECK_FALSE(titles(query + " qv").empty());
  }
  CHECK(site.first("ab") == "Abonnement");
  CHECK(titles("\"aftale\" -wq").size() == titles("\"aftale\"").size());
  CHECK(titles("q").empty());
}
