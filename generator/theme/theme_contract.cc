// The contract's layouts, and what those have that list pages.
#include "generator/theme/theme_contract.h"

#include "generator/theme/theme_contract_fields.h"

namespace kb {
namespace {

using contract::Fields;
using enum FieldType;

const Fields kMembers = {
    {"title", text, "“Alle 96 opslag i emnet”."},
    {"has_cards", flag, "Few enough to be shown with a sentence each."},
    {"cards", list, "The pages with a sentence each.", &contract::kCard},
    {"has_links", flag, "Too many for that."},
    {"links", list, "The pages by name only.", &contract::kPageLink},
};

const Fields kCategory = {
    {"start", object, "The first few, where there are many.", &contract::kCards},
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
    {"topics", object, "The block is the categories.", &contract::kEntries},
    {"recent", object, "The block is the pages changed last.", &kRecents},
    {"questions", object, "The block is questions that pages answer.", &kHomeQuestions},
    {"articles", object, "The block is the newest articles.", &contract::kCards},
};

const Fields kHome = {
    {"intro", html, "The site's introduction, inline."},
    {"popular", object, "Searches offered.", &contract::kLinks},
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
    {"cards", list, "The pages with that tag.", &contract::kCard},
};

const Fields kSearchPage = {{"topics", object, "The categories, to go on with.", &contract::kEntries}};

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
    {"revisions", list, "All edits, newest first.", &contract::kRevision},
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

const std::vector<LayoutContract>& layout_contracts() {
  const Fields& common = contract::common_fields();
  static const Fields content = joined({&common, &contract::content_fields()});
  static const Fields category = joined({&common, &contract::content_fields(), &kCategory});
  static const Fields home = joined({&common, &contract::content_fields(), &kHome});
  static const Fields index = joined({&common, &kIndex});
  static const Fields tag = joined({&common, &kTag});
  static const Fields entries = joined({&common, &contract::kEntries, &kList});
  static const Fields search = joined({&common, &kSearchPage});
  static const Fields changes = joined({&common, &kChanges});
  static const Fields history = joined({&common, &kHistoryPage});
  static const Fields not_found = joined({&common, &kNotFound});
  static const std::vector<LayoutContract> contracts = {
      {"term", &content},       {"article", &content}, {"document", &content}, {"category", &category},
      {"home", &home},          {"index", &index},     {"tag", &tag},          {"list", &entries},
      {"search", &search},      {"changes", &changes}, {"history", &history},  {"not_found", &not_found},
      {"redirect", &kRedirect},
  };
  return contracts;
}

}  // namespace kb
