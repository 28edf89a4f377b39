// The contract's part that all pages of a language share.
#include "generator/theme/theme_contract_fields.h"

namespace kb {
namespace {

using contract::Fields;
using contract::kLink;
using enum FieldType;

const Fields kSite = {
    {"title", text, "The site's title in this language."},
    {"name", text, "The name in the header: [brand] logo_text, else the title."},
    {"initial", text, "The first letter of the name, for a site without a logo."},
    {"description", text, "The site's description."},
    {"url", text, "The site's full address, [site] base_url."},
    {"locale", text, "Language and country, as OpenGraph wants them: “da_DK”."},
    {"logo", text, "Address of the logo; empty without one."},
    {"footer", text, "Text at the foot of each page."},
};

const Fields kAssets = {
    {"style", text, "style.css, with the brand's colours at its end."},
    {"icon", text, "icon.svg, shown in the browser's tab; empty where the theme has none."},
    {"search", text, "search.js: loads the search when it is first used."},
    {"terms", text, "terms.js: definitions beside links to terms; empty where the theme has none."},
    {"page", text, "page.js: small things on pages."},
};

const Fields kRoutes = {
    {"home", text, "The language's home page."},
    {"index", text, "All entries, A–Å."},
    {"search", text, "The page of search results."},
    {"changes", text, "Recent changes."},
    {"categories", text, "All topics; empty without any."},
    {"tags", text, "All tags; empty without any."},
    {"articles", text, "All articles; empty without any."},
    {"documents", text, "All documents; empty without any."},
    {"feed", text, "The feed of changes (Atom)."},
    {"opensearch", text, "The description that lets a browser's address bar search the site."},
};

const Fields kNavigation = {
    {"title", text, "The name shown."},
    {"url", text, "Where it leads."},
    {"more", flag, "May be left out on the narrowest screens."},
    {"current", text, "For aria-current: “page” on that very page, “true” on pages below it, else empty."},
};

const Fields kLanguage = {
    {"language", text, "Its code: “nb”."},
    {"title", text, "Its own name for itself: “Norsk bokmål”."},
    {"url", text, "This page in that language, else that language's home page."},
    {"elsewhere", text, "Where the link leads to the home page instead: “forsiden”, in that language."},
    {"notice", text, "“Siden findes ikke på dansk endnu.”, in that language, where the page is not translated."},
};

const Fields kScriptText = {
    {"key", text, "The key the scripts know it by, docs/theming-search.md."},
    {"text", text, "The text; {…} is filled in by the scripts."},
};

const Fields kIndexLink = {
    {"language", text, "The other language's code."},
    {"title", text, "Its name."},
    {"url", text, "Its search index."},
};

const Fields kSearch = {
    {"root", text, "The language's search index."},
    {"engine", text, "kb-search.js."},
    {"ui", text, "search-ui.js."},
    {"results", text, "search-results.js."},
    {"wasm", text, "search.wasm."},
    {"fallback", text, "search.fallback.js, for browsers that may not run WebAssembly; empty where it was not built."},
    {"texts", list, "Texts the scripts show on every page.", &kScriptText},
    {"result_texts", list, "Texts the scripts show on the search page and on 404.", &kScriptText},
    {"indexes", list, "The other languages' search indexes.", &kIndexLink},
};

const Fields kContact = {
    {"title", text, "The heading: “Mangler du stadig et svar?”."},
    {"text", text, "A sentence or two."},
    {"phone", text, "The phone number as written."},
    {"phone_url", text, "The phone number as a tel: link."},
    {"phone_hours", text, "When the phone is answered."},
    {"email", text, "The e-mail address."},
    {"url", text, "A contact page."},
    {"url_title", text, "The name of that page."},
};

const Fields kCallToAction = {
    {"title", text, "The heading."},
    {"text", text, "A sentence or two."},
    {"url", text, "Where the button leads."},
    {"button", text, "The button's text."},
};

const Fields kAnnouncement = {
    {"text", text, "The announcement."},
    {"url", text, "Where it leads; may be empty."},
};

}  // namespace

const std::vector<Field>& shared_fields() {
  static const Fields fields = {
      {"language", text, "The page's language: “da”, “nb”, “nn”, “en”."},
      {"strings", object, "The theme's texts in that language, strings/LANGUAGE.toml."},
      {"site", object, "The site.", &kSite},
      {"assets", object, "The theme's files.", &kAssets},
      {"routes", object, "Addresses of the pages kbgen makes.", &kRoutes},
      {"navigation", list, "The main menu.", &kNavigation},
      {"languages", list, "The other languages.", &kLanguage},
      {"has_languages", flag, "There are other languages."},
      {"footer_links", list, "[languages.…] footer_links.", &kLink},
      {"footer_lists", flag, "There are footer links or other languages."},
      {"search", object, "Search; empty where it is switched off.", &kSearch},
      {"close", flag, "There is a contact block or a call to action."},
      {"contact", object, "The contact block.", &kContact},
      {"call_to_action", object, "The call to action.", &kCallToAction},
      {"announced", flag, "There are announcements."},
      {"announcements", list, "Announcements of today.", &kAnnouncement},
      {"ai_policy", text, "Address of the page on how AI is used, [history] policy_url."},
      {"serve", flag, "The page is shown by `kbgen serve`."},
  };
  return fields;
}

}  // namespace kb
