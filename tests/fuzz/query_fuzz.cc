// Any bytes as a query on a small index. Must not crash, hang, or give marks outside their texts.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "tests/support/search_site.h"

namespace {

void check(const std::vector<kb::search::Mark>& marks, const std::string& text) {
  uint32_t at = 0;
  for (const kb::search::Mark& mark : marks) {
    if (mark.begin < at || mark.end <= mark.begin || mark.end > text.size()) abort();
    at = mark.end;
  }
}

kb::test::TestSite& site() {
  static kb::test::TestSite* const site = [] {
    kb::search::IndexInput input = kb::test::site_input(
        {{"Aftale", "En aftale binder to parter. Serviceaftaler lover svartid."},
         {"Kundeservice", "Kundeservice svarer på e-mail og telefon, 23,7 kr. pr. minut."},
         {"Abonnementsopsigelse", "Opsigelse af et abonnement.", {kb::test::section("Hvordan?", "Skriv til os.")}}});
    input.synonyms = {{"aftale", "kontrakt"}, {"kontrakt", "aftale", "e-mail"}, {"nothing of the site", "abonnement"}};
    return new kb::test::TestSite(input);
  }();
  return *site;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string query(reinterpret_cast<const char*>(data), size);
  const kb::search::Results results = site().results(query);
  for (const kb::search::PageResult& page : results.pages) {
    check(page.title_marks, page.title);
    for (const kb::search::SectionResult& section : page.sections) {
      check(section.heading_marks, section.heading);
      check(section.excerpt_marks, section.excerpt);
    }
  }
  kb::search::to_json(results);
  return 0;
}
