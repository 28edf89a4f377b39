// What kbgen knows of each language before a site says anything.
#include "generator/base/ascii.h"
#include "generator/config/config_reader.h"

namespace kb {
namespace {

// "nb-NO" → "nb"
std::string without_region(std::string_view tag) {
  return ascii::lower(tag.substr(0, tag.find_first_of("-_")));
}

}  // namespace

bool known_language(std::string_view code) {
  return code == "da" || code == "nb" || code == "nn" || code == "en";
}

std::string language_code(std::string_view tag) {
  const std::string code = without_region(tag);
  return code == "no" ? "nb" : code;
}

void report_language_no(std::string_view tag, Span span, Diagnostics& diagnostics) {
  if (without_region(tag) != "no") return;
  diagnostics.push_back(
      make_diagnostic(Code::language_no, span, "language 'no' is taken as nb (bokmål)", "write nb, or nn for nynorsk"));
}

PartHeadings built_in_headings(std::string_view language) {
  PartHeadings headings;
  if (language == "da") {
    headings.faq = {"Typiske spørgsmål", "Ofte stillede spørgsmål", "Almindelige spørgsmål",
                    "Hyppige spørgsmål", "Spørgsmål og svar",       "FAQ"};
    headings.takeaways = {"Det vigtigste", "Kort fortalt",      "Kort sagt",           "Højdepunkter",
                          "Hovedpunkter",  "Vigtigste pointer", "De vigtigste pointer"};
    headings.related = {"Relaterede emner",
                        "Relaterede begreber",
                        "Relaterede artikler",
                        "Relaterede sider",
                        "Relateret indhold",
                        "Se også",
                        "Læs også",
                        "Læs mere"};
    headings.definition = {"Definition"};
  } else if (language == "nb") {
    headings.faq = {"Vanlige spørsmål", "Typiske spørsmål", "Ofte stilte spørsmål", "Spørsmål og svar", "FAQ"};
    headings.takeaways = {"Det viktigste", "Kort fortalt", "Kort sagt",       "Kort oppsummert",
                          "Høydepunkter",  "Hovedpunkter", "Viktige punkter", "De viktigste punktene"};
    headings.related = {"Relaterte emner", "Relaterte begreper", "Relaterte artikler",
                        "Relaterte sider", "Relatert innhold",   "Beslektede emner",
                        "Se også",         "Les også",           "Les mer"};
    headings.definition = {"Definisjon"};
  } else if (language == "nn") {
    headings.faq = {"Vanlege spørsmål", "Typiske spørsmål", "Ofte stilte spørsmål", "Spørsmål og svar", "FAQ"};
    headings.takeaways = {"Det viktigaste", "Kort fortalt", "Kort sagt",     "Kort oppsummert",
                          "Høgdepunkt",     "Hovudpunkt",   "Viktige punkt", "Dei viktigaste punkta"};
    headings.related = {"Relaterte emne",  "Relaterte omgrep", "Relaterte artiklar",
                        "Relaterte sider", "Relatert innhald", "Nærskylde emne",
                        "Sjå òg",          "Sjå også",         "Les òg",
                        "Les også",        "Les meir"};
    headings.definition = {"Definisjon"};
  } else if (language == "en") {
    headings.faq = {"Frequently asked questions", "Common questions", "Typical questions", "Questions and answers",
                    "FAQ"};
    headings.takeaways = {"Key takeaways", "Key points", "In short", "At a glance", "Highlights", "The essentials"};
    headings.related = {"Related topics",  "Related terms", "Related articles", "Related pages",
                        "Related content", "See also",      "Read more",        "Further reading"};
    headings.definition = {"Definition"};
  }
  return headings;
}

}  // namespace kb
