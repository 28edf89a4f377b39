// What a customer types and what must come first.
#include <algorithm>
#include <catch2/catch.hpp>

#include "search/query/excerpt.h"
#include "tests/support/search_site.h"

using kb::search::PageResult;
using kb::search::Results;
using kb::search::SectionKind;
using kb::search::Tier;
using kb::test::section;
using kb::test::TestPage;
using kb::test::TestSite;

namespace {

TestSite glossary() {
  return TestSite(std::vector<TestPage>{
      {"Aftale", "En aftale binder to parter. Uden aftale er intet aftalt."},
      {"Serviceaftale", "En serviceaftale lover svartid. Kunden får hjælp, når noget svigter."},
      {"Abonnement",
       "Et abonnement fornyes, til nogen siger det op.",
       {section("Hvordan opsiger jeg mit abonnement?", "Skriv til kundeservice, så stopper vi abonnementet.",
                SectionKind::faq),
        section("Kan jeg få penge tilbage?", "Ja, inden for fjorten dage.", SectionKind::faq)}},
      {"Abonnementsopsigelse", "Opsigelse af et abonnement sker skriftligt."},
      {"Kundeservice", "Kundeservice svarer på telefon og e-mail. Ring til os."},
      {"Købsordre", "En købsordre bekræfter et køb. Prisen er 23,7 kr. pr. enhed."},
      {"Net Promoter Score", "NPS måler, om kunder vil anbefale firmaet.", {}, {"NPS"}},
      {"Håndbog", "Håndbøger samler viden. En bog pr. emne."},
      {"Regning", "En regning betales inden for 14 dage. Fakturaen sendes pr. mail.", {}, {"Faktura"}},
      {"Rykker", "En rykker sendes, når en regning ikke er betalt.", {}, {}, {"påmindelse om betaling"}},
  });
}

const PageResult* page_named(const Results& results, const std::string& title) {
  for (const PageResult& page : results.pages) {
    if (page.title == title) return &page;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("a page whose title is the query is first, before pages with compounds of it") {
  TestSite site = glossary();
  REQUIRE(site.reason().empty());
  CHECK(site.first("aftale") == "Aftale");
  CHECK(site.first("Serviceaftale") == "Serviceaftale");
  CHECK(site.results("aftale").pages[0].tier == Tier::exact);
}

TEST_CASE("a title of as many words with other content words between is not the query") {
  TestSite site(std::vector<TestPage>{{"Derfor siger kunderne op", "Kunderne siger op, når prisen stiger."},
                                      {"Opsigelse", "En opsigelse er skriftlig. Du siger op med et brev."}});
  REQUIRE(site.reason().empty());
  const auto named_first = [&](const char* query) {
    kb::search::Options options;
    options.explain = true;
    std::vector<std::string> named;
    for (const PageResult& page : site.engine().search(query, options).pages) {
      for (const auto& line : page.explanation)
        if (line.what.find("the title is the query") != std::string::npos) named.push_back(page.title);
    }
    return named;
  };
  // "sige op" is opsige, and the question has no other words.
  CHECK(named_first("hvordan siger jeg op") == std::vector<std::string>{"Opsigelse"});
  CHECK(named_first("derfor siger kunderne op") == std::vector<std::string>{"Derfor siger kunderne op"});
}

TEST_CASE("an inflected form finds the page, by stem") {
  TestSite site = glossary();
  CHECK(site.first("aftalernes") == "Aftale");
  CHECK(site.first("serviceaftalen") == "Serviceaftale");
  CHECK(site.first("bøger") == "Håndbog");
}

TEST_CASE("a compound is found by its last and by its first part, and says which word it was") {
  TestSite site = glossary();
  const Results results = site.results("aftaler");
  const PageResult* compound = page_named(results, "Serviceaftale");
  REQUIRE(compound != nullptr);
  CHECK(compound->tier == Tier::compound);
  CHECK(compound->matched == "Serviceaftale");
  CHECK(site.titles("service").size() >= 2);
}

TEST_CASE("a compound is found by a part that is no word of the site by itself") {
  TestSite site(
      std::vector<TestPage>{{"Kundeafgang", "Kundefrafaldet er andelen, der forlader os på et år."},
                            {"Refusion", "Pengene kommer fra banken, når kunden har betalt forfaldne beløb."}});
  REQUIRE(site.reason().empty());
  const Results results = site.results("frafald");
  REQUIRE(!results.pages.empty());
  CHECK(results.pages[0].title == "Kundeafgang");
  CHECK(results.pages[0].tier == Tier::compound);
  CHECK(results.pages[0].matched == "kundefrafaldet");
}

TEST_CASE("only the part inside a compound is marked") {
  TestSite site = glossary();
  const Results results = site.results("aftale");
  const PageResult* compound = page_named(results, "Serviceaftale");
  REQUIRE(compound != nullptr);
  REQUIRE(compound->title_marks.size() == 1);
  CHECK(compound->title.substr(compound->title_marks[0].begin,
                               compound->title_marks[0].end - compound->title_marks[0].begin) == "aftale");
}

TEST_CASE("words written apart find the compound, also with a linking letter or a spelling mistake") {
  TestSite site = glossary();
  CHECK(site.first("kunde service") == "Kundeservice");
  CHECK(site.first("abonnement opsigelse") == "Abonnementsopsigelse");
  CHECK(site.first("kundeservise") == "Kundeservice");
}

TEST_CASE("a compound the site does not have is found by its parts") {
  TestSite site = glossary();
  const std::vector<std::string> titles = site.titles("abonnementsregning");
  REQUIRE(titles.size() >= 2);
  CHECK(titles[0] == "Abonnement");
  CHECK(titles[1] == "Regning");
  CHECK(site.titles("kundeaftale") == std::vector<std::string>{"Serviceaftale"});  // the only page of both
}

TEST_CASE("letters æ, ø and å are found when written ae, oe, aa or without their dots") {
  TestSite site = glossary();
  CHECK(site.first("haandbog") == "Håndbog");
  CHECK(site.first("handbog") == "Håndbog");
  CHECK(site.first("koebsordre") == "Købsordre");
  CHECK(site.first("kobsordre") == "Købsordre");
  CHECK(site.results("koebsordre").pages[0].tier == Tier::spelling);
}

TEST_CASE("typing mistakes are forgiven by length: none up to four letters, one up to eight, two from nine") {
  TestSite site = glossary();
  CHECK(site.first("aftsle") == "Aftale");
  CHECK(site.results("aftsle").pages[0].tier == Tier::typo);
  CHECK(site.first("afxxle").empty());
  CHECK(site.first("abonemetn") == "Abonnement");
  CHECK(site.results("fxrm").pages.empty());
  CHECK(site.results("aftsle").did_you_mean == "aftale");
  // Written apart besides: nobody is told to write it so.
  CHECK(site.results("kunde servise").did_you_mean == "kundeservice");
  CHECK(site.results("aftsle faktura").did_you_mean == "aftale faktura");
}

TEST_CASE("a word read by its beginning alone is told as another word, an unfinished one is not") {
  TestSite site = glossary();
  CHECK(site.results("abonnementvrs").did_you_mean == "abonnement");
  CHECK(site.results("abonnemen").did_you_mean.empty());
  CHECK(site.results("abonnementsopsi").did_you_mean.empty());
}

TEST_CASE("a word written in haste, with letters left out, is found before others that begin as it does") {
  TestSite site = glossary();
  CHECK(site.first("abonnementsopsgls") == "Abonnementsopsigelse");
  CHECK(site.results("abonnementsopsgls").did_you_mean == "abonnementsopsigelse");
}

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

TEST_CASE("digits are never corrected") {
  TestSite site = glossary();
  CHECK(site.first("23,7") == "Købsordre");
  CHECK(site.titles("23,8").empty());
}

TEST_CASE("a name written in capitals is found, and so is its full name") {
  TestSite site = glossary();
  CHECK(site.first("nps") == "Net Promoter Score");
  CHECK(site.first("net promoter") == "Net Promoter Score");
}

TEST_CASE("an alias is as good as a title, but a title comes first") {
  TestSite site = glossary();
  CHECK(site.first("faktura") == "Regning");
}

TEST_CASE("the text of a link to a page finds the page it points to") {
  TestSite site = glossary();
  CHECK(site.first("påmindelse om betaling") == "Rykker");
}

TEST_CASE("a page that others call by the words of the query comes before one that has them in its text") {
  TestSite site(std::vector<TestPage>{
      {"Kontoudtog", "Her står en påmindelse om betaling, og en påmindelse om betaling til."},
      {"Rykker", "Et brev, der sendes, når en regning ikke er betalt til tiden.", {}, {}, {"påmindelse om betaling"}}});
  REQUIRE(site.reason().empty());
  CHECK(site.first("påmindelse om betaling") == "Rykker");
}

TEST_CASE("a page with all words of a query comes before one that has a single word again and again") {
  const std::string filler = " Resten af siden handler om noget helt andet, som ingen har spurgt om her.";
  TestSite site(std::vector<TestPage>{{"Gebyr", "Rabat er rabat. Rabat, rabat og rabat: hver rabat er en rabat."},
                                      {"Kontrakt", "Studerende får rabat ved fornyelse." + filler + filler + filler},
                                      {"Rabatordning", "Rabat, rabat, rabat."},
                                      {"Faktura", "En fornyelse koster penge for studerende." + filler},
                                      {"Levering", "Fornyelse, fornyelse og fornyelse."}});
  REQUIRE(site.reason().empty());
  CHECK(site.first("rabat fornyelse studerende") == "Kontrakt");
  CHECK(site.first("hvordan får studerende rabat ved fornyelse?") == "Kontrakt");
}

TEST_CASE("results neither vanish nor jump while a word is typed") {
  TestSite site = glossary();
  for (const std::string typed : {"aft", "afta", "aftal", "aftale", "aftaler", "aftalern", "aftalerne"}) {
    INFO(typed);
    CHECK(site.first(typed) == "Aftale");
    const std::vector<std::string> titles = site.titles(typed);
    CHECK(std::find(titles.begin(), titles.end(), "Serviceaftale") != titles.end());
  }
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

TEST_CASE("a phrase in quotation marks is found exactly as it stands or not at all") {
  TestSite site = glossary();
  CHECK(site.titles("\"binder to parter\"") == std::vector<std::string>{"Aftale"});
  CHECK(site.titles("\"to parter binder\"").empty());
  CHECK(site.titles("\"bindende to parter\"").empty());
  CHECK(site.titles("\u201Cbinder to parter\u201D") == std::vector<std::string>{"Aftale"});
}

TEST_CASE("a word after a hyphen is excluded, the second half of a word named before is not") {
  TestSite site = glossary();
  const std::vector<std::string> titles = site.titles("aftale -svartid");
  CHECK(std::find(titles.begin(), titles.end(), "Serviceaftale") == titles.end());
  CHECK(std::find(titles.begin(), titles.end(), "Aftale") != titles.end());
  const std::vector<std::string> kept = site.titles("telefon- og -mail");
  CHECK(std::find(kept.begin(), kept.end(), "Kundeservice") != kept.end());
}

TEST_CASE("a query of stop words alone still searches") {
  TestSite site = glossary();
  CHECK(site.first("til os") == "Kundeservice");
}

TEST_CASE("nothing found names words of the site that are near") {
  TestSite site = glossary();
  const Results results = site.results("xyzzyplugh");
  CHECK(results.pages.empty());
  CHECK(results.total == 0);
  CHECK(results.did_you_mean.empty());
  CHECK(results.known_words == std::vector<std::string>{"vil"});
  CHECK(site.results("fxrm").known_words == std::vector<std::string>{"for", "får", "fornyes", "få"});
}

TEST_CASE("an author's boost decides between pages that are otherwise alike, but not against the title") {
  TestSite site(std::vector<TestPage>{{"Pris i dag", "Om rabat og moms."},
                                      {"Pris i morgen", "Om rabat og moms.", {}, {}, {}, 3},
                                      {"Rabat", "Kort.", {}, {}, {}, -3}});
  CHECK(site.first("moms") == "Pris i morgen");
  CHECK(site.first("rabat") == "Rabat");
}

TEST_CASE("pages that are alike stand in the order of the site") {
  TestSite site(std::vector<TestPage>{{"Pris", "Om moms."}, {"Pris", "Om moms."}, {"Pris", "Om moms."}});
  const Results results = site.results("pris");
  REQUIRE(results.pages.size() == 3);
  CHECK(results.pages[0].url == "/1/");
  CHECK(results.pages[2].url == "/3/");
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

TEST_CASE("the typed form in a title is before a compound that only ends so") {
  TestSite site(
      std::vector<TestPage>{{"Beregne leveringsdatoer", "Om datoer."}, {"Beregne datoer for køb", "Om datoer."}});
  CHECK(site.first("beregne datoer") == "Beregne datoer for køb");
}

TEST_CASE("a form the site has, spelled with å, is likelier meant than one it has only by its stem") {
  TestSite site(std::vector<TestPage>{{"Regnskap", "Et regnskap viser tall. Flere regnskaper."},
                                      {"Regnskapsår", "Et regnskapsår er tolv måneder."}},
                "nb");
  CHECK(site.first("regnskapsar") == "Regnskapsår");
}

TEST_CASE("a verb and its particle apart are the site's one word, also with other words between them") {
  TestSite site(std::vector<TestPage>{{"Abonnement", "Et abonnement fornyes."},
                                      {"Opsigelse", "Sådan kan du opsige dit abonnement."},
                                      {"Betaling", "Betaling sker i dag."}});
  for (const std::string query : {"sige op", "sige abonnementet op", "siger mit abonnement op"}) {
    INFO(query);
    CHECK(site.first(query) == "Opsigelse");
  }
}

TEST_CASE("a compound is split where its author put a soft hyphen") {
  TestSite site(std::vector<TestPage>{{"Middag", "Om blomkåls\u00ADsuppe. Blomkål i en suppe."}});
  bool found = false;
  for (const auto& split : site.index().compounds) {
    if (split.surface != "blomkålssuppe") continue;
    found = true;
    CHECK(split.by_author);
    CHECK(split.parts.back().begin == 9);
  }
  CHECK(found);
}

TEST_CASE("a word of the neighbour language is found where the site has both languages, and nowhere else") {
  kb::search::IndexInput input = kb::test::site_input({{"Passord", "Et passord er hemmelig."}}, "nb");
  input.other_language_present = true;
  TestSite both(input);
  REQUIRE(both.reason().empty());
  REQUIRE(both.first("adgangskode") == "Passord");
  CHECK(both.results("adgangskode").pages[0].tier == Tier::other_language);
  input.other_language_present = false;
  CHECK(TestSite(input).titles("adgangskode").empty());
}

TEST_CASE("common words of one meaning find one another, in any form; a site's exact word comes first") {
  TestSite site(std::vector<TestPage>{{"Opsætning af telefonsvarer", "Sådan opsætter du telefonsvareren."},
                                      {"Konfigurere router", "Routeren har en side til det."},
                                      {"Opsætte router", "Routeren har en side til det."}});
  REQUIRE(site.reason().empty());
  CHECK(site.first("konfiguration af telefonsvarer") == "Opsætning af telefonsvarer");
  CHECK(site.results("indstillede telefonsvarer").pages[0].title == "Opsætning af telefonsvarer");
  CHECK(site.first("opsætte router") == "Opsætte router");
  CHECK(site.first("konfigurere router") == "Konfigurere router");
  TestSite other(std::vector<TestPage>{{"Aftale", "En aftale binder to parter."}});
  CHECK(other.results("konfigurere").pages.empty());
}

TEST_CASE("of two answers with the same words, the one that begins with what was asked comes first") {
  const std::string tail = " Det tager som regel et par dage, og du får besked på sms, når det er sket.";
  TestSite site(std::vector<TestPage>{
      {"Spørgsmål om post", "Pakker sendes med bil." + tail + " Beløbet for en refusion vises på din konto."},
      {"Spørgsmål om penge", "En refusion vises på din konto." + tail + " Pakker sendes med bil. Beløbet er fast."}});
  REQUIRE(site.reason().empty());
  CHECK(site.first("hvornår vises min refusion på kontoen?") == "Spørgsmål om penge");
}

TEST_CASE("the first part of a compound weighs more than a part in the middle of one") {
  TestSite site(std::vector<TestPage>{{"Oprette sandkassemiljø", "Et sandkassemiljø er til prøver."},
                                      {"Oprette kasseregnskab", "Et kasseregnskab er til penge."},
                                      {"Sand", "Sand er fint."},
                                      {"Miljø", "Et miljø er mange ting. En kasse er rund."},
                                      {"Regnskab", "Et regnskab er for et år."}});
  REQUIRE(site.reason().empty());
  CHECK(site.first("oprette kasse") == "Oprette kasseregnskab");
}

TEST_CASE("an explanation's points add up to the page's score") {
  TestSite site = glossary();
  kb::search::Options options;
  options.explain = true;
  for (const std::string query : {"aftale", "kunde service", "hvordan opsiger jeg mit abonnement", "koebsordre"}) {
    const std::vector<PageResult> pages = site.engine().search(query, options).pages;
    CHECK_FALSE(pages.empty());
    for (const PageResult& page : pages) {
      CHECK_FALSE(page.explanation.empty());
      int64_t sum = 0;
      for (const auto& line : page.explanation) sum += line.points;
      INFO(query << ": " << page.title);
      CHECK(sum == page.score);
    }
  }
}

TEST_CASE("a site in a language without a stemmer is searched by its words as they stand") {
  TestSite site(std::vector<TestPage>{{"Sopimus", "Sopimus sitoo."}, {"Lasku", "Lasku maksetaan."}}, "fi");
  REQUIRE(site.reason().empty());
  CHECK(site.first("lasku") == "Lasku");
  CHECK(site.first("Mikä on sopimus?") == "Sopimus");
  CHECK(site.first("sopimsu") == "Sopimus");
}

TEST_CASE("an empty site opens and finds nothing") {
  TestSite site(std::vector<TestPage>{});
  REQUIRE(site.reason().empty());
  CHECK(site.titles("aftale").empty());
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

TEST_CASE("a page with the query among its keywords is before pages that mention it, and after one that is called so") {
  TestSite site(
      std::vector<TestPage>{{"Responstid", "Åbningstiden er ikke responstiden. Åbningstider, altid åbningstider."},
                            {"Kundeservice", "Vi hjælper dig.", {}, {}, {}, 0, {"åbningstider", "ring til os"}},
                            {"Kontakt", "Skriv til os."}});
  CHECK(site.first("åbningstider") == "Kundeservice");
  TestSite named(std::vector<TestPage>{{"Kundeservice", "Vi hjælper dig.", {}, {}, {}, 0, {"åbningstider"}},
                                       {"Åbningstider", "Hverdage fra ni til tre."}});
  CHECK(named.first("åbningstider") == "Åbningstider");
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

TEST_CASE("a compound that no page has is understood with a mistake in one of its parts, and told as it is written") {
  TestSite site(std::vector<TestPage>{{"Abonnement", "Et abonnement fornyes, til nogen siger det op."},
                                      {"Opsigelse", "En opsigelse stopper dit abonnement."},
                                      {"Regning", "En regning betales inden for 14 dage."}});
  for (const auto& [typed, meant] :
       std::vector<std::pair<std::string, std::string>>{{"abonementsopsigelse", "abonnementsopsigelse"},
                                                        {"abonnementsopsigelsse", "abonnementsopsigelse"},
                                                        {"abonementopsigelse", "abonnementopsigelse"}}) {
    INFO(typed);
    const Results results = site.results(typed);
    REQUIRE_FALSE(results.pages.empty());
    CHECK(results.pages[0].title == "Opsigelse");
    CHECK(results.did_you_mean == meant);
  }
  // A mistake in each part is one too many, and what is no word is no part.
  CHECK(site.results("abonementsopsigglse").pages.empty());
  CHECK(site.results("xyzzyqqopsigelse").pages.empty());
}
