// The table of front matter's keys: what the manual and the JSON Schema are made from. front_matter.cc reads each of
// them; a test gives every key its own example.
#include "generator/config/front_matter.h"
#include "generator/config/front_matter_binder.h"

namespace kb {
namespace {

struct OtherName {
  std::string_view other, ours;
};
constexpr OtherName kOtherNames[] = {
    {"language", "lang"},
    {"sprog", "lang"},
    {"språk", "lang"},
    {"locale", "lang"},
    {"titel", "title"},
    {"tittel", "title"},
    {"beskrivelse", "description"},
    {"skildring", "description"},
    {"definisjon", "definition"},
    {"nøgleord", "keywords"},
    {"nøkkelord", "keywords"},
    {"emneord", "keywords"},
    {"etiketter", "tags"},
    {"kategori", "category"},
    {"categories", "category"},
    {"synonymer", "aliases"},
    {"alias", "aliases"},
    {"forfatter", "author"},
    {"forfattere", "authors"},
    {"forfattarar", "authors"},
    {"dato", "date"},
    {"created", "date"},
    {"oprettet", "date"},
    {"opprettet", "date"},
    {"lastmod", "updated"},
    {"last_updated", "updated"},
    {"modified", "updated"},
    {"opdateret", "updated"},
    {"oppdatert", "updated"},
    {"permalink", "slug"},
    {"url", "slug"},
    {"type", "kind"},
    {"layout", "kind"},
    {"order", "weight"},
    {"nav_order", "weight"},
    {"kladde", "draft"},
    {"udkast", "draft"},
    {"utkast", "draft"},
    {"redirects", "redirect_from"},
    {"spørgsmål", "faq"},
    {"spørsmål", "faq"},
    {"questions", "faq"},
    {"relateret", "related"},
    {"relatert", "related"},
    {"historik", "history"},
    {"historikk", "history"},
    {"expirydate", "expires"},
    {"expiry_date", "expires"},
    {"publishdate", "publish"},
    {"publish_date", "publish"},
    {"sort_as", "sort"},
    {"files", "downloads"},
};

}  // namespace

const std::vector<KeyInfo>& front_matter_keys() {
  static const std::vector<KeyInfo> keys = {
      {"title", ValueType::text,
       "The page's title; for a term page the term itself. Without it the first heading counts.", "Serviceaftale"},
      {"slug", ValueType::text, "The page's address below its language, if it is not to be made from the file's name.",
       "serviceaftale"},
      {"lang", ValueType::text, "The page's language: da, nb, nn or en. Otherwise its folder's, or the site's own.",
       "nb"},
      {"kind", ValueType::text, "What the page is: term, article, document, category or home.", "article"},
      {"description", ValueType::text,
       "One or two sentences for search engines, cards and feeds. Otherwise the definition is used.",
       "Hvad en serviceaftale dækker, og hvad den ikke dækker."},
      {"definition", ValueType::text,
       "The term in one or two sentences (Markdown). Otherwise the first paragraph is the definition.",
       "En serviceaftale er en aftale om løbende vedligeholdelse."},
      {"summary", ValueType::text, "A short text shown at the top of an article in place of its description.",
       "Hvorfor kunder bliver, og hvorfor de går."},
      {"keywords", ValueType::list,
       "Words people search for that the page does not contain. A list, or one text with commas.",
       "[vedligehold, reparation]"},
      {"tags", ValueType::list, "Topics across categories; each has its own page. A list, or one text with commas.",
       "[Kundeservice, Aftaler]"},
      {"category", ValueType::text, "The category the page belongs to.", "Aftaler og vilkår"},
      {"aliases", ValueType::list,
       "Other names of the term: they lead to this page, stand in the A–Å index and are found by search.",
       "[SLA, Serviceniveauaftale]"},
      {"synonyms", ValueType::list, "The same as aliases.", "[SLA, Serviceniveauaftale]"},
      {"forms", ValueType::list, "Exact word forms that link to this term, where kbgen cannot know them by itself.",
       "[aftalerne, aftalens]"},
      {"redirect_from", ValueType::list, "Old addresses that shall lead here.", "[/gammel-adresse]"},
      {"related", ValueType::list, "Pages shown first under related topics, by title, address or file.",
       "[Opsigelse, /bindingsperiode]"},
      {"faq", ValueType::faq,
       "Questions with answers (Markdown), as q and a. They may as well be headings in the page.",
       "[{q: Hvad koster det?, a: Det er gratis.}]"},
      {"author", ValueType::list, "Who wrote the page; the same as authors.", "Ellen Thorup"},
      {"authors", ValueType::list, "Who wrote the page.", "[Ellen Thorup, Jonas Riis]"},
      {"date", ValueType::date, "When the page was made. Otherwise the first revision in git counts.", "2025-10-30"},
      {"updated", ValueType::date, "When the page was last changed. Otherwise the last revision in git counts.",
       "2025-11-03"},
      {"publish", ValueType::date, "The page is published from this day on.", "2026-01-01"},
      {"expires", ValueType::date, "The page is published until the day before this one.", "2026-12-31"},
      {"review_in", ValueType::text, "How long after the last change the page should be read through again.", "6 mdr"},
      {"history", ValueType::history,
       "Edits made before or without git: date, by (one or more names), summary, bot (true if a bot made it).",
       "[{date: 2024-10-24, by: [Oliver Lind, Aluntabot], summary: Oprettet}]"},
      {"ai", ValueType::text, "How AI took part in the text: none, assisted or generated. Shown on the page.",
       "assisted"},
      {"draft", ValueType::boolean, "A draft is shown by `kbgen serve` and with --drafts, and not published.", "true"},
      {"weight", ValueType::integer, "The page's place in its category: small numbers first, equal ones by alphabet.",
       "10"},
      {"boost", ValueType::integer, "Lifts or lowers the page in search results, from -3 to 3.", "1"},
      {"sort", ValueType::text, "What the title is sorted by, if not by its letters.", "Aaron"},
      {"translation_key", ValueType::text, "The same text on pages of different languages makes them translations.",
       "serviceaftale"},
      {"grammar", ValueType::text, "Part of speech and gender, shown under the title.", "substantiv, fælleskøn"},
      {"inflections", ValueType::list, "Inflected forms shown under the title.", "[-aftalen, -aftaler, -aftalerne]"},
      {"english", ValueType::text, "The term in English, shown under the title.", "service agreement"},
      {"image", ValueType::text, "A picture for link previews, relative to the page or from the site's root.",
       "billeder/aftale.png"},
      {"downloads", ValueType::downloads, "Files a document page offers: paths, or file, title and language of each.",
       "[{file: skabelon.docx, title: Skabelon, language: da}]"},
      {"autolink", ValueType::boolean, "Whether terms in the page's text become links by themselves.", "false"},
      {"toc", ValueType::boolean, "Whether the page shows a table of contents.", "false"},
  };
  return keys;
}

std::string_view our_name(std::string_view other) {
  for (const OtherName& name : kOtherNames) {
    if (name.other == other) return name.ours;
  }
  return {};
}

}  // namespace kb
