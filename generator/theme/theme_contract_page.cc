// The contract's part about single pages: what every page has, and what those have that people wrote.
#include "generator/theme/theme_contract_fields.h"

namespace kb::contract {
namespace {

using enum FieldType;

const Fields kEntry = {
    {"heading", text, "The name, with soft hyphens."},
    {"url", text, "Its address."},
    {"text", text, "Its description."},
    {"note", text, "How many entries it holds, or when it was changed: “12 opslag”."},
};

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

}  // namespace

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

const Fields kEntries = {{"entries", list, "The entries, in order.", &kEntry}};

const Fields kLinks = {{"links", list, "The links, in order.", &kLink}};

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

namespace {

const Fields kAlternate = {
    {"language", text, "Language code, or “x-default”."},
    {"url", text, "Full address of the page in that language; the page itself is among them."},
};

const Fields kTranslation = {
    {"language", text, "Its code: “nb”."},
    {"title", text, "Its own name for itself: “Norsk bokmål”."},
    {"url", text, "The page in that language."},
};

const Fields kLetterTab = {
    {"name", text, "The letter."},
    {"url", text, "Its place in the A–Å index."},
    {"label", text, "For a screen reader: “O, alle opslag på O”."},
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
    {"lead", html, "Articles and documents: the summary, or else the description, in larger letters under the title."},
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
    {"tags", object, "The page's tags.", &kLinks},
    {"feedback", object, "Was this helpful? Empty unless [feedback] form_url is set.", &kFeedback},
    {"report", text, "A link to report an error with: mailto: or an issue, filled in."},
    {"related", object, "Related topics.", &kCards},
    {"backlinks", object, "Pages that mention this one.", &kBacklinks},
    {"history", object, "The edit history.", &kHistory},
    {"neighbours", object, "The pages before and after in the category.", &kNeighbours},
};

}  // namespace

const Fields& common_fields() {
  return kCommon;
}

const Fields& content_fields() {
  return kContent;
}

}  // namespace kb::contract
