#include "generator/theme/theme_contract.h"

namespace kb {
namespace {

using Fields = std::vector<Field>;
using enum FieldType;

const Fields kLink = {
    {"title", text, "The name shown."},
    {"url", text, "Where it leads."},
};

const Fields kPageLink = {
    {"heading", text, "The page's title, with soft hyphens at the joints of long words."},
    {"url", text, "Its address."},
};

const Fields kCard = {
    {"heading", text, "The page's title, with soft hyphens."},
    {"url", text, "Its address."},
    {"text", text, "One or two sentences about it: its definition or description."},
};

const Fields kCards = {{"cards", list, "The pages, in order.", &kCard}};

const Fields kEntry = {
    {"heading", text, "The name, with soft hyphens."},
    {"url", text, "Its address."},
    {"text", text, "Its description."},
    {"note", text, "How many entries it holds, or when it was changed: “12 opslag”."},
};

const Fields kEntries = {{"entries", list, "The entries, in order.", &kEntry}};

// ---- What all pages of a language share --------------------------------------------------------------------------

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

const Fields kTranslation = {
    {"language", text, "Its code: “nb”."},
    {"title", text, "Its own name for itself: “Norsk bokmål”."},
    {"url", text, "The page in that language."},
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

// ---- What every page has -----------------------------------------------------------------------------------------

const Fields kAlternate = {
    {"language", text, "Language code, or “x-default”."},
    {"url", text, "Full address of the page in that language; the page itself is among them."},
};

const Fields kLetterTab = {
    {"name", text, "The letter."},
    {"url", text, "Its place in the A–Å index."},
    {"label", text, "For a screen reader: “O, alle opslag med O”."},
};

const Fields kCrumb = {
    {"title", text, "The name of the page above."},
    {"url", text, "Its address."},
    {"first", flag, "It is the first one."},
};

const Fields kCommon = {
    {"title", text, "The page's title, plain."},
    {"heading", text, "The page's title with soft hyphens, for the h1."},
    {"title_class", text, "“title-long” over 60 characters, “title-xlong” over 140, else empty."},
    {"title_tag", text, "Text of <title>: the page's title and the site's."},
    {"description", text, "For <meta name=description>; plain."},
    {"noindex", flag, "Search engines should leave the page out."},
    {"canonical", text, "The page's full address; empty on 404."},
    {"alternates", list, "The page in its languages, for hreflang; empty where there is one only.", &kAlternate},
    {"translations", list, "The other languages that have the page.", &kTranslation},
    {"has_translations", flag, "There are some."},
    {"og_type", text, "“article” for articles, else “website”."},
    {"image", text, "Full address of the picture for links to the page."},
    {"json_ld", html, "What machines read about the page, JSON-LD, safe inside <script>."},
    {"letter", object, "The letter tab; terms only.", &kLetterTab},
    {"crumbs", list, "The pages above this one, outermost first.", &kCrumb},
    {"search_large", flag, "The search form stands large in the page, not in the header."},
    {"search_page", flag, "The page shows search results: it carries the texts for them."},
    {"ask_path", flag, "The search form is filled from the address (404)."},
    {"printed", text, "When the page was changed last, for the foot of a printed page."},
};

// ---- Pages people wrote ------------------------------------------------------------------------------------------

const Fields kTakeaways = {
    {"title", text, "The heading."},
    {"html", html, "The list."},
};

const Fields kTocChild = {
    {"id", text, "The heading's id."},
    {"text", text, "The heading, with soft hyphens."},
};

const Fields kTocItem = {
    {"id", text, "The heading's id."},
    {"text", text, "The heading, with soft hyphens."},
    {"has_children", flag, "There are headings below it."},
    {"children", list, "The headings below it.", &kTocChild},
};

const Fields kToc = {{"items", list, "Headings and sections in order.", &kTocItem}};

const Fields kQuestion = {
    {"id", text, "The answer's id, for links to it."},
    {"question", html, "The question."},
    {"answer", html, "The answer."},
    {"open", flag, "Shown open: the first one."},
};

const Fields kFaq = {
    {"id", text, "The id of the section's heading."},
    {"title", text, "The heading."},
    {"items", list, "Questions and answers.", &kQuestion},
};

const Fields kNoteUse = {
    {"id", text, "The id of the place in the text."},
    {"label", text, "For a screen reader: “Tilbage til note 2 i teksten”."},
};

const Fields kNote = {
    {"id", text, "The note's id."},
    {"html", html, "The note."},
    {"uses", list, "Where the text refers to it.", &kNoteUse},
};

const Fields kNotes = {{"items", list, "The footnotes in the order of their first use.", &kNote}};

const Fields kDownload = {
    {"title", text, "The name of the file as shown."},
    {"url", text, "Its address."},
    {"type", text, "“PDF”, “DOCX”: from the file's name."},
    {"about", text, "Type, size and language: “DOCX, 24 kB, dansk”."},
    {"first", flag, "It is the first one."},
};

const Fields kDownloads = {{"files", list, "The files.", &kDownload}};

const Fields kInflections = {
    {"label", text, "The word's grammar, or “Bøjning:”."},
    {"text", text, "The inflected forms."},
};

const Fields kDated = {
    {"before", text, "What stands before the date: “Rettet den ”."},
    {"date", text, "The date in the page's language."},
    {"iso", text, "The date for machines."},
    {"after", text, "What stands after it: “ af Ellen Thorup”."},
};

const Fields kTagLinks = {{"links", list, "The tags' pages.", &kLink}};

const Fields kFeedback = {
    {"action", text, "Where the form is sent."},
    {"page", text, "The page's full address."},
    {"revision", text, "The page's newest revision, empty without history."},
};

const Fields kBacklinkGroup = {
    {"title", text, "“Opslag”, “Artikler og dokumenter”."},
    {"links", list, "The pages that mention this one.", &kPageLink},
    {"more", text, "“12 andre steder”, where there are more than are shown."},
};

const Fields kBacklinks = {{"groups", list, "Terms first, then other pages.", &kBacklinkGroup}};

const Fields kPerson = {
    {"name", text, "The name."},
    {"url", text, "A page about the person; may be empty."},
    {"bot", flag, "The person is a program."},
    {"separator", text, "What stands before the name: a comma, “ og ” or nothing."},
};

const Fields kSentencePart = {
    {"text", text, "Words between them; may be empty."},
    {"people", list, "The authors, or those who looked a bot's edit through; may be empty.", &kPerson},
    {"date", text, "Date and time in the page's language; may be empty."},
};

const Fields kRevision = {
    {"initials", text, "The first author's initials."},
    {"bot", flag, "The first author is a bot."},
    {"ai", flag, "A bot took part."},
    {"sentence", list, "“Redigeret af Ellen Thorup d. 3. november 2025 kl. 9.14”, in pieces; one field of each is set.",
     &kSentencePart},
    {"iso", text, "The date for machines."},
    {"summary", text, "What was changed, in the author's words."},
    {"diff", html, "The changed words with <ins> and <del>; may be empty."},
    {"from", text, "“fra 3. november 2025”, to name the diff by."},
    {"open", flag, "The diff is shown open: the newest one."},
};

const Fields kHistoryMore = {
    {"url", text, "The page with the whole history."},
    {"text", text, "“Hele historikken, 23 ændringer”."},
};

const Fields kHistory = {
    {"title", text, "The heading: “Redigeringshistorik for Opsigelse”."},
    {"about", text, "When the page was made, how many edits, when it is read through next."},
    {"revisions", list, "The newest edits, newest first.", &kRevision},
    {"more", object, "The rest; empty where all are shown.", &kHistoryMore},
};

const Fields kNeighbours = {
    {"previous", object, "The page before this one in its category.", &kPageLink},
    {"next", object, "The page after it.", &kPageLink},
};

const Fields kContent = {
    {"kind", text, "“term”, “article”, “document”, “category” or “home”."},
    {"body", html, "The explanation, without the parts named below."},
    {"lead", html, "Articles and documents: the description, in larger letters under the title."},
    {"forms", flag, "There is grammar, another name or an English name."},
    {"inflections", object, "Grammar and inflected forms.", &kInflections},
    {"aliases", text, "Other names of the term, with commas."},
    {"english", text, "The term in English."},
    {"definition", html, "The definition, inline."},
    {"definition_id", text, "The id of its heading: the author's own, else “kb-definition”."},
    {"definition_title", text,
     "Its heading: “Hvad er en kunde?” where the author wrote that above it, else “Definition”."},
    {"takeaways", object, "Key points.", &kTakeaways},
    {"authors", text, "“Af Ellen Thorup og Jonas Riis”."},
    {"reading_time", text, "“Læsetid: 9 min.”; articles."},
    {"updated", object, "When the page was changed last, and by whom.", &kDated},
    {"draft", flag, "Not published yet; only `kbgen serve` shows it."},
    {"review_due", text, "A sentence, where the page should have been read through by now."},
    {"ai_use", text, "How AI took part in the text; empty where the author says nothing."},
    {"toc", object, "Table of contents; empty under three headings.", &kToc},
    {"faq", object, "Questions and answers.", &kFaq},
    {"notes", object, "Footnotes.", &kNotes},
    {"downloads", object, "Files to download.", &kDownloads},
    {"tags", object, "The page's tags.", &kTagLinks},
    {"feedback", object, "Was this helpful? Empty unless [feedback] form_url is set.", &kFeedback},
    {"report", text, "A link to report an error with: mailto: or an issue, filled in."},
    {"related", object, "Related topics.", &kCards},
    {"backlinks", object, "Pages that mention this one.", &kBacklinks},
    {"history", object, "The edit history.", &kHistory},
    {"neighbours", object, "The pages before and after in the category.", &kNeighbours},
};

const Fields kMembers = {
    {"title", text, "“Alle 96 opslag i emnet”."},
    {"has_cards", flag, "Few enough to be shown with a sentence each."},
    {"cards", list, "The pages with a sentence each.", &kCard},
    {"has_links", flag, "Too many for that."},
    {"links", list, "The pages by name only.", &kPageLink},
};

const Fields kCategory = {
    {"start", object, "The first few, where there are many.", &kCards},
    {"members", object, "All pages of the topic.", &kMembers},
};

const Fields kLetter = {
    {"name", text, "The letter."},
    {"url", text, "Its place in the index; empty for a letter without entries."},
    {"label", text, "For a screen reader."},
};

const Fields kFeatured = {
    {"heading", text, "The term, with soft hyphens."},
    {"url", text, "Its address."},
    {"text", text, "Its definition, plain."},
};

const Fields kRecent = {
    {"heading", text, "The page's title, with soft hyphens."},
    {"url", text, "Its address."},
    {"date", text, "Day and month."},
    {"iso", text, "The date for machines."},
};

const Fields kRecents = {{"entries", list, "Newest first.", &kRecent}};

const Fields kHomeIndex = {{"letters", list, "The letters of the index.", &kLetter}};

const Fields kHomeQuestion = {
    {"heading", text, "The question."},
    {"url", text, "The place of its answer."},
    {"title", text, "The page that answers it."},
};

const Fields kHomeQuestions = {{"entries", list, "In the order they stand.", &kHomeQuestion}};

const Fields kHomeBlock = {
    {"index", object, "The block is the index.", &kHomeIndex},
    {"text", flag, "The block is the page's own text: `body`."},
    {"topics", object, "The block is the categories.", &kEntries},
    {"recent", object, "The block is the pages changed last.", &kRecents},
    {"questions", object, "The block is questions that pages answer.", &kHomeQuestions},
    {"articles", object, "The block is the newest articles.", &kCards},
};

const Fields kHome = {
    {"intro", html, "The site's introduction, inline."},
    {"popular", object, "Searches offered.", &kTagLinks},
    {"featured", object, "One term with its definition.", &kFeatured},
    {"blocks", list, "What follows, in site.toml's order; each is one of these.", &kHomeBlock},
};

// ---- Pages nobody wrote ------------------------------------------------------------------------------------------

const Fields kIndexEntry = {
    {"heading", text, "The term or alias, with soft hyphens."},
    {"url", text, "The page's address."},
    {"text", text, "Its definition, shortened; empty for an alias."},
    {"see", text, "An alias: the term it stands for; else empty."},
};

const Fields kIndexSection = {
    {"id", text, "The section's id: the letter, or “0-9”."},
    {"name", text, "The letter."},
    {"entries", list, "The terms and aliases under it.", &kIndexEntry},
};

const Fields kIndex = {
    {"count", text, "“412 opslag i alfabetisk orden …”."},
    {"letters", list, "All letters.", &kLetter},
    {"sections", list, "Letters with entries.", &kIndexSection},
};

const Fields kList = {{"compact", flag, "Many entries with nothing to tell but how much is under them: tags."}};

const Fields kTag = {
    {"count", text, "“12 opslag”."},
    {"cards", list, "The pages with that tag.", &kCard},
};

const Fields kSearchPage = {{"topics", object, "The categories, to go on with.", &kEntries}};

const Fields kChange = {
    {"heading", text, "The page's title, with soft hyphens."},
    {"url", text, "Its address."},
    {"summary", text, "What was changed; may be empty."},
    {"who", text, "By whom; may be empty."},
    {"date", text, "Date and time."},
    {"iso", text, "The same for machines."},
};

const Fields kMonth = {
    {"id", text, "“2025-11”."},
    {"name", text, "“November 2025”."},
    {"entries", list, "The changes, newest first.", &kChange},
};

const Fields kChanges = {
    {"months", list, "The changes by month, newest first.", &kMonth},
    {"empty", flag, "There is none."},
};

const Fields kHistoryPage = {
    {"about", text, "When the page was made and how many edits there are."},
    {"revisions", list, "All edits, newest first.", &kRevision},
};

const Fields kNotFound = {{"letters", list, "The letters of the index.", &kLetter}};

const Fields kRedirect = {
    {"title", text, "The new page's title."},
    {"url", text, "The new page's address."},
    {"canonical", text, "Its full address."},
};

Fields joined(std::initializer_list<const Fields*> parts) {
  Fields all;
  for (const Fields* part : parts) all.insert(all.end(), part->begin(), part->end());
  return all;
}

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

const std::vector<LayoutContract>& layout_contracts() {
  static const Fields content = joined({&kCommon, &kContent});
  static const Fields category = joined({&kCommon, &kContent, &kCategory});
  static const Fields home = joined({&kCommon, &kContent, &kHome});
  static const Fields index = joined({&kCommon, &kIndex});
  static const Fields tag = joined({&kCommon, &kTag});
  static const Fields entries = joined({&kCommon, &kEntries, &kList});
  static const Fields search = joined({&kCommon, &kSearchPage});
  static const Fields changes = joined({&kCommon, &kChanges});
  static const Fields history = joined({&kCommon, &kHistoryPage});
  static const Fields not_found = joined({&kCommon, &kNotFound});
  static const std::vector<LayoutContract> contracts = {
      {"term", &content},       {"article", &content}, {"document", &content}, {"category", &category},
      {"home", &home},          {"index", &index},     {"tag", &tag},          {"list", &entries},
      {"search", &search},      {"changes", &changes}, {"history", &history},  {"not_found", &not_found},
      {"redirect", &kRedirect},
  };
  return contracts;
}

}  // namespace kb
