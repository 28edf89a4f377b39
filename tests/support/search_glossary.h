// A small glossary to search in, for tests of what customers type.
#pragma once

#include <string>
#include <vector>

#include "tests/support/search_site.h"

namespace kb::test {

// Ten pages of a small company.
inline TestSite glossary() {
  return TestSite(std::vector<TestPage>{
      {"Aftale", "En aftale binder to parter. Uden aftale er intet aftalt."},
      {"Serviceaftale", "En serviceaftale lover svartid. Kunden får hjælp, når noget svigter."},
      {"Abonnement",
       "Et abonnement fornyes, til nogen siger det op.",
       {section("Hvordan opsiger jeg mit abonnement?", "Skriv til kundeservice, så stopper vi abonnementet.",
                search::SectionKind::faq),
        section("Kan jeg få penge tilbage?", "Ja, inden for fjorten dage.", search::SectionKind::faq)}},
      {"Abonnementsopsigelse", "Opsigelse af et abonnement sker skriftligt."},
      {"Kundeservice", "Kundeservice svarer på telefon og e-mail. Ring til os."},
      {"Købsordre", "En købsordre bekræfter et køb. Prisen er 23,7 kr. pr. enhed."},
      {"Net Promoter Score", "NPS måler, om kunder vil anbefale firmaet.", {}, {"NPS"}},
      {"Håndbog", "Håndbøger samler viden. En bog pr. emne."},
      {"Regning", "En regning betales inden for 14 dage. Fakturaen sendes pr. mail.", {}, {"Faktura"}},
      {"Rykker", "En rykker sendes, når en regning ikke er betalt.", {}, {}, {"påmindelse om betaling"}},
  });
}

// Null where no result has the title.
inline const search::PageResult* page_named(const search::Results& results, const std::string& title) {
  for (const search::PageResult& page : results.pages) {
    if (page.title == title) return &page;
  }
  return nullptr;
}

}  // namespace kb::test
