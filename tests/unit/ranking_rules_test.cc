// Rules of the ranking, each by two pages that only it tells apart.
#include <catch2/catch.hpp>

#include "tests/support/search_site.h"

using kb::search::Results;
using kb::search::Tier;
using kb::test::TestPage;
using kb::test::TestSite;

TEST_CASE("a word by itself in a title is before one that a hyphen ties to another") {
  TestSite site(std::vector<TestPage>{{"Portal-adgang i Teams", "Adgang til data i Teams."},
                                      {"Få adgang til alle data i Teams", "Adgang til data i Teams."},
                                      {"Kalender", "En kalender viser dage."}});
  CHECK(site.first("adgang teams") == "Få adgang til alle data i Teams");
  CHECK(site.first("teams adgan") == "Få adgang til alle data i Teams");
  CHECK(site.first("portal-adgang i teams") == "Portal-adgang i Teams");
  CHECK(site.first("portal teams") == "Portal-adgang i Teams");
}

TEST_CASE("words written apart are found as the one word they are, and not by its synonym") {
  kb::search::IndexInput input = kb::test::site_input({{"Kundeservice", "Kundeservice svarer. Brugere får support."},
                                                       {"Telefon", "Ring til kundeservice."},
                                                       {"Telefontid", "Kundeservice har åbent."},
                                                       {"Chat", "Kundeservice svarer i chatten."},
                                                       {"Kalender", "En kalender viser dage."}});
  input.synonyms = {{"kundeservice", "support"}};
  TestSite site(input);
  const Results results = site.results("kunde service");
  REQUIRE_FALSE(results.pages.empty());
  CHECK(results.pages[0].title == "Kundeservice");
  CHECK(results.pages[0].tier == Tier::compound);
  CHECK(results.pages[0].matched == "kundeservice");
}

TEST_CASE("of two answers the one with all words of the question is before the one that repeats one of them") {
  std::string calendar;
  for (int i = 0; i < 60; ++i) calendar += " Kalenderen viser dage.";
  TestSite site(std::vector<TestPage>{{"Gebyrer", "Gebyr, gebyr og gebyr."},
                                      {"Andet", calendar + " En adresse." + calendar + " Et gebyr."},
                                      {"Kalender", "En kalender viser dage, uger og måneder."}});
  CHECK(site.first("koster det et gebyr, når min adresse flytter?") == "Andet");
}

TEST_CASE("of two answers alike the one whose page's other parts are about the question, too, comes first") {
  TestSite site(std::vector<TestPage>{{"Kort \u2013 Fejl", "Chippen virker ikke, når den er slidt."},
                                      {"Kort \u2013 Farver", "Kortet er blåt."},
                                      {"Port \u2013 Fejl", "Chippen virker ikke, når den er slidt."},
                                      {"Port \u2013 Nøgler", "Låsen i porten åbnes med nøglen."}});
  CHECK(site.first("hvorfor virker chippen i låsen ikke?") == "Port \u2013 Fejl");
}

TEST_CASE("an order is a form of its verb") {
  TestSite danish(
      std::vector<TestPage>{{"Oprette brugere i henhold til licenser", "Her oprettes brugere. Man kan oprette flere."},
                            {"Godkende betalinger", "En betaling godkendes."},
                            {"Kalender", "En kalender viser dage."}});
  CHECK(danish.first("opret bruger") == "Oprette brugere i henhold til licenser");
  CHECK(danish.first("godkend betaling") == "Godkende betalinger");
  TestSite bokmal(std::vector<TestPage>{{"Importere kunder", "Kunder importeres."},
                                        {"Sette opp e-post", "Slik setter du opp e-post."},
                                        {"Kalender", "En kalender viser dager."}},
                  "nb");
  CHECK(bokmal.first("importer kunde") == "Importere kunder");
  CHECK(bokmal.first("sett opp epost") == "Sette opp e-post");
}

TEST_CASE("a word of four letters may be one of five with a letter left out, and no other") {
  TestSite site(
      std::vector<TestPage>{{"Excel", "Regneark i Excel."}, {"Exec", "Et kald, exec."}, {"Tast", "En tast."}});
  CHECK(site.titles("exel") == std::vector<std::string>{"Excel"});
  CHECK(site.results("exel").did_you_mean == "excel");
  CHECK(site.titles("tust").empty());
}

TEST_CASE("a word and a stop word are not read as a form of the word") {
  TestSite site(std::vector<TestPage>{{"Registrere medarbejdere", "Tilføj en medarbejder på listen."},
                                      {"Kalender", "En kalender viser dage."}});
  const Results results = site.results("tilføj en medarbejder");
  REQUIRE_FALSE(results.pages.empty());
  CHECK(results.pages[0].tier == Tier::exact);
}

TEST_CASE("words written apart are the keyword that joins them") {
  TestSite site(std::vector<TestPage>{{"Kundeservice", "Vi svarer gerne.", {}, {}, {}, 0, {"telefonnummer"}},
                                      {"Aftale", "Skriv dit telefonnummer. Et telefonnummer er et nummer."},
                                      {"Kalender", "En kalender viser dage."}});
  CHECK(site.first("telefonnummer") == "Kundeservice");
  CHECK(site.first("telefon nummer") == "Kundeservice");
}

TEST_CASE("a title that has the word comes before another name that has it") {
  TestSite site(std::vector<TestPage>{{"Livstidsværdi", "En kunde er en kunde.", {}, {"kundeværdi"}},
                                      {"Kundeportal", "Her ser man sine aftaler."},
                                      {"Kalender", "En kalender viser dage."}});
  CHECK(site.first("kunde") == "Kundeportal");
  CHECK(site.first("kundeværdi") == "Livstidsværdi");
}

TEST_CASE("an inflected form is not called a part of a compound") {
  TestSite site(std::vector<TestPage>{{"Aftaler", "Aftaler binder parter."}, {"Kalender", "En kalender viser dage."}});
  kb::search::Options options;
  options.explain = true;
  const Results results = site.engine().search("aftalen", options);
  REQUIRE(results.pages.size() == 1);
  CHECK(results.pages[0].tier == Tier::stem);
}

TEST_CASE("a verb and its particle say something together, though each is a stop word") {
  TestSite site(std::vector<TestPage>{{"Abonnement", "Et abonnement er en avtale. Abonnementet løper."},
                                      {"Oppsigelse", "En oppsigelse avslutter et abonnement."},
                                      {"Kalender", "En kalender viser dager."}},
                "nb");
  CHECK(site.first("si opp abonnementet") == "Oppsigelse");
  CHECK(site.first("si opp") == "Oppsigelse");
}

TEST_CASE("who writes Nynorsk finds pages in Bokmål, and the other way round") {
  TestSite bokmal(
      std::vector<TestPage>{{"Oppsigelse", "En oppsigelse er skriftlig."}, {"Uker", "En uke har sju dager."}}, "nb");
  CHECK(bokmal.titles("oppseiing") == std::vector<std::string>{"Oppsigelse"});
  CHECK(bokmal.titles("kor mange dagar har ei veke")[0] == "Uker");
  TestSite nynorsk(
      std::vector<TestPage>{{"Oppseiing", "Ei oppseiing er skriftleg."}, {"Veker", "Ei veke har sju dagar."}}, "nn");
  CHECK(nynorsk.titles("oppsigelse") == std::vector<std::string>{"Oppseiing"});
  CHECK(nynorsk.first("si opp") == "Oppseiing");
  CHECK(nynorsk.titles("hvor mange dager har en uke")[0] == "Veker");
}

TEST_CASE("an answer that turns the question round comes before one that has its words otherwise") {
  TestSite site(std::vector<TestPage>{{"Bord", "En opsigelse og to kopper. Her er en."},
                                      {"Besked", "En opsigelse er en besked på et bord."},
                                      {"Kalender", "En kalender viser dage."}});
  CHECK(site.first("hvad er en opsigelse?") == "Besked");
}

TEST_CASE("a synonym of a word the site does not have ends the guessing") {
  TestSite site(
      std::vector<TestPage>{{"Innlogging", "Har du glemt koden, er det leit. Koden er lang. Et kodeord også."},
                            {"Reise", "Glemt pass? Ta passet med."},
                            {"Kalender", "En kalender viser dager."}},
      "nb");
  const Results results = site.results("glemt passord");
  REQUIRE_FALSE(results.pages.empty());
  CHECK(results.pages[0].title == "Innlogging");
  CHECK(results.also == std::vector<std::string>{"kodeord"});
  CHECK(results.did_you_mean.empty());
}

TEST_CASE("what is shown besides is told by the form that names it, and says nothing of a word that is known") {
  TestSite site(std::vector<TestPage>{{"Oprydning", "Fjernede filer er væk. At fjerne dem tager tid."},
                                      {"Svar", "Et svar er svært at give. Svær er opgaven, svære er svarene."},
                                      {"Kalender", "En kalender viser dage."}});
  CHECK(site.results("slette").also == std::vector<std::string>{"fjerne"});
  CHECK(site.results("svar").also.empty());
}

TEST_CASE("a word is not guessed from less than three fifths of it") {
  TestSite site(std::vector<TestPage>{{"Tilbud", "Et tilbud gælder i dag."}, {"Kalender", "En kalender viser dage."}});
  CHECK(site.titles("tilbage").empty());
  TestSite finnish(std::vector<TestPage>{{"Sopimus", "Sopimus sitoo osapuolia."}}, "fi");
  CHECK(finnish.first("sopimuksen") == "Sopimus");
}

TEST_CASE("a word just begun is not taken for a compound of others") {
  std::vector<TestPage> pages = {{"Kundeservice", "Kundeservice svarer."},
                                 {"Drift", "Kundeservice kan ikke servere alt for en kunde. Servere er computere."}};
  for (const char* title : {"Telefon", "Chat", "Brev", "Besøg", "Klage", "Ros"}) {
    pages.push_back({title, "Skriv til kundeservice."});
  }
  TestSite site(pages);
  CHECK(site.first("kundeserv") == "Kundeservice");
}

TEST_CASE("a synonym the site does not have is no word that only shares its stem by the general rules") {
  TestSite site(std::vector<TestPage>{{"Profil", "Her kan du ændre din adresse."},
                                      {"Strand", "En rede er en fugls bolig, og at redde den er en adresse værd."}});
  CHECK(site.results("ændre adresse").also.empty());
}

TEST_CASE("in a question a derivation counts where it stands, too") {
  std::string days;
  for (int i = 0; i < 30; ++i) days += " Kalenderen viser dage.";
  TestSite site(std::vector<TestPage>{{"Andet", days + " Betaling." + days + " Fakturaen."},
                                      {"Mere", days + days + " Betaling af fakturaen i banken."},
                                      {"Kalender", days + " Man betaler." + days}});
  CHECK(site.first("hvordan betaler man fakturaen") == "Mere");
}

TEST_CASE("a page one of whose answers begins with yes is no answer of yes or no itself") {
  const auto answer = [](const char* text) {
    return std::vector<kb::search::SectionInput>{kb::test::section("Er den dyr?", text, kb::search::SectionKind::faq)};
  };
  TestSite site(std::vector<TestPage>{{"Mere", "Fakturaen sendes i dag.", answer("Ja, meget dyr.")},
                                      {"Andet", "Fakturaen sendes i dag.", answer("Den er dyr.")},
                                      {"Kalender", "En kalender viser dage."}});
  CHECK(site.first("hvordan sendes fakturaen") == "Mere");
}

TEST_CASE("how long is a question's frame") {
  TestSite site(std::vector<TestPage>{{"Andet", "Lang tid. Lang tid og længere tid skal der til for at fortryde."},
                                      {"Mere", "Man kan fortryde i fjorten dage."},
                                      {"Kalender", "En kalender viser dage."}});
  CHECK(site.first("hvor lang tid har jeg til at fortryde") == "Mere");
  CHECK(site.first("hvor længe kan jeg fortryde") == "Mere");
}

TEST_CASE("one word finds the page that answers a question about it before one that says it more often") {
  const auto headed = [](const char* heading) {
    const std::string other = "Bindingen er lang og gælder aftalen i et helt år. Vi skriver, når den er slut.";
    return std::vector<TestPage>{{"Andet", "Man flytter og flytter. " + other},
                                 {"Mere", other, {kb::test::section(heading, "Nej.")}},
                                 {"Kalender", "En kalender viser dage."}};
  };
  TestSite answered(headed("Gælder den, hvis jeg flytter?"));
  CHECK(answered.first("flytter") == "Mere");
  TestSite told(headed("Hvis man flytter"));
  CHECK(told.first("flytter") == "Andet");
}

TEST_CASE("a question about a keyword is answered by its page") {
  const std::string other = "Vi hjælper dig alle hverdage. Skriv til os, og få svar i morgen. ";
  TestSite site(std::vector<TestPage>{{"Andet", "På tryksager står et telefonnummer. " + other},
                                      {"Mere", other + other, {}, {}, {}, 0, {"telefonnummer"}},
                                      {"Kalender", "En kalender viser dage."},
                                      {"Aftale", "En aftale binder parter."},
                                      {"Faktura", "En faktura sendes."}});
  CHECK(site.first("hvad er jeres telefonnummer") == "Mere");
}

TEST_CASE("of two words before a particle the nearer one is its verb") {
  TestSite site(std::vector<TestPage>{{"Andet", "Det er opdigtet. Det koster. Opdigtede tal."},
                                      {"Opsigelse", "Det koster at opsige."},
                                      {"Kalender", "En kalender viser dage."}});
  CHECK(site.first("hvad koster det at sige op") == "Opsigelse");
  CHECK(site.results("hvad koster det at sige op").also == std::vector<std::string>{"opsige"});
}

TEST_CASE("a verb and its particle are found where the site has only their noun") {
  TestSite site(std::vector<TestPage>{{"Melding", "En melding sendes. Du melder feil. Meld fra."},
                                      {"Utmelding", "En utmelding sendes skriftlig."},
                                      {"Kalender", "En kalender viser dager."}},
                "nb");
  CHECK(site.first("hvordan melder jeg meg ut") == "Utmelding");
}

TEST_CASE("a compound the site does not have is about its first part, unless that is on nearly every page") {
  TestSite site(std::vector<TestPage>{
      {"Klage", "En kunde klager. Svar kommer i morgen, og sagen kan sendes til et nævn."},
      {"Svartid", "Fristen er kort. En kunde klager, en kunde får svar inden for en frist, fristen er en dag."},
      {"Kunde", "En kunde køber noget."},
      {"Aftale", "En kunde og en aftale."},
      {"Faktura", "En kunde betaler en faktura."}});
  CHECK(site.first("klagefrist") == "Klage");
  CHECK(site.first("kundefrist") == "Svartid");
}
