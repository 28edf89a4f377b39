// Words that are part of another, written apart, or that no page has as one.
#include <catch2/catch.hpp>

#include "tests/support/search_glossary.h"

using kb::search::PageResult;
using kb::search::Results;
using kb::search::Tier;
using kb::test::glossary;
using kb::test::page_named;
using kb::test::TestPage;
using kb::test::TestSite;

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

TEST_CASE("the typed form in a title is before a compound that only ends so") {
  TestSite site(
      std::vector<TestPage>{{"Beregne leveringsdatoer", "Om datoer."}, {"Beregne datoer for køb", "Om datoer."}});
  CHECK(site.first("beregne datoer") == "Beregne datoer for køb");
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

TEST_CASE("the first part of a compound weighs more than a part in the middle of one") {
  TestSite site(std::vector<TestPage>{{"Oprette sandkassemiljø", "Et sandkassemiljø er til prøver."},
                                      {"Oprette kasseregnskab", "Et kasseregnskab er til penge."},
                                      {"Sand", "Sand er fint."},
                                      {"Miljø", "Et miljø er mange ting. En kasse er rund."},
                                      {"Regnskab", "Et regnskab er for et år."}});
  REQUIRE(site.reason().empty());
  CHECK(site.first("oprette kasse") == "Oprette kasseregnskab");
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
