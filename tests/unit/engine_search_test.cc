// What a customer types and what must come first.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/search_glossary.h"

using kb::search::PageResult;
using kb::search::Results;
using kb::search::Tier;
using kb::test::glossary;
using kb::test::TestPage;
using kb::test::TestSite;

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
  CHECK(results.known_words.empty());
  CHECK(site.results("fxr").known_words == std::vector<std::string>{"for", "får"});
  CHECK(site.results("fxrm").known_words.empty());
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

TEST_CASE("a form the site has, spelled with å, is likelier meant than one it has only by its stem") {
  TestSite site(std::vector<TestPage>{{"Regnskap", "Et regnskap viser tall. Flere regnskaper."},
                                      {"Regnskapsår", "Et regnskapsår er tolv måneder."}},
                "nb");
  CHECK(site.first("regnskapsar") == "Regnskapsår");
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
