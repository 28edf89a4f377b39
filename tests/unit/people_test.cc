// Who a reader is told wrote a page: git's people and front matter's together, bots and their reviewers.
#include "generator/history/people.h"

#include <catch2/catch.hpp>

#include "tests/support/told_history.h"

namespace kb {

using test::config_of;
using test::told;

TEST_CASE("front matter's entries join git's, and say who made the page first") {
  const Config config = config_of("[[people]]\nname = \"Oliver Lind\"\nmatches = [\"Oliver\"]\n");
  SourceMap sources;
  const FileId file = sources.add("a.md",
                                  "---\nhistory:\n  - {date: 2024-10-24, by: [Oliver, Aluntabot], summary: Oprettet}\n"
                                  "  - {date: 2025-01-02, by: Assistent, bot: true}\n---\n");
  const FrontMatter meta = parse_front_matter(sources.file(file)).value;
  CHECK(told(merge_history({}, meta, config)) == "Assistent* | \nOliver Lind, Aluntabot* | Oprettet (created)\n");

  PageHistory git;
  Revision moved;
  moved.id = "abc";
  moved.date = *parse_iso_date("2024-12-01T10:00+01:00");
  moved.authors = {{"Ellen", "", false}};
  moved.summary = "Flyttet til git";
  moved.created = true;
  git.revisions = {moved};
  CHECK(told(merge_history(git, meta, config)) ==
        "Assistent* | \nEllen | Flyttet til git\nOliver Lind, Aluntabot* | Oprettet (created)\n");
  CHECK(told(merge_history(git, FrontMatter(), config)) == "Ellen | Flyttet til git (created)\n");
  CHECK(merge_history({}, FrontMatter(), config).empty());

  git.revisions[0].date = *parse_iso_date("2024-10-24T08:00+02:00");
  git.revisions[0].summary = "Oprettet";
  CHECK(told(merge_history(git, meta, config)) == "Assistent* | \nEllen | Oprettet (created)\n");
  git.revisions[0].summary = "Rettet";
  CHECK(told(merge_history(git, meta, config)) ==
        "Assistent* | \nEllen | Rettet\nOliver Lind, Aluntabot* | Oprettet (created)\n");
}

TEST_CASE("an entry's bot is its first name, and the people after it have looked it through") {
  const Config config = config_of("[[people]]\nname = \"Hjælperen\"\nbot = true\n");
  const auto entry = [&](const std::string& rest) {
    SourceMap sources;
    const FileId file = sources.add("a.md", "---\nhistory:\n  - {date: 2024-10-24, " + rest + "}\n---\n");
    return told(merge_history({}, parse_front_matter(sources.file(file)).value, config));
  };
  CHECK(entry("by: [Havn, Jonas Riis], bot: true") == "Havn* |  (created) (reviewed by Jonas Riis)\n");
  CHECK(entry("by: [Havnbot, Jonas Riis], bot: true") == "Havnbot* |  (created) (reviewed by Jonas Riis)\n");
  CHECK(entry("by: [Hjælperen, Jonas Riis, Bo]") == "Hjælperen* |  (created) (reviewed by Jonas Riis, Bo)\n");
  CHECK(entry("by: [Jonas Riis, Havnbot], bot: true") == "Jonas Riis, Havnbot* |  (created)\n");
  CHECK(entry("by: [Havnbot, Hjælperen, Bo]") == "Havnbot*, Hjælperen* |  (created) (reviewed by Bo)\n");
  CHECK(entry("by: [Jonas Riis, Bo], bot: false") == "Jonas Riis, Bo |  (created)\n");
}

TEST_CASE("the page's own date tells that its oldest entry did not make it") {
  SourceMap sources;
  const FileId file = sources.add("a.md", "---\ndate: 2023-01-01\nhistory:\n  - {date: 2024-10-24, by: Ellen}\n---\n");
  const FrontMatter meta = parse_front_matter(sources.file(file)).value;
  CHECK(told(merge_history({}, meta, config_of())) == "Ellen | \n");
}

TEST_CASE("a bot's edit is let through once a person has reviewed it or edited after it") {
  const auto revision = [](const std::string& author, const std::string& reviewer) {
    Revision r;
    r.id = "0123456789abcdef";
    r.date = *parse_iso_date("2025-10-30");
    r.authors = {{author, "", looks_like_bot(author)}};
    if (!reviewer.empty()) r.reviewers = {{reviewer, "", looks_like_bot(reviewer)}};
    return r;
  };
  PageHistory page;
  page.revisions = {revision("Aluntabot", ""), revision("Ellen", ""), revision("Aluntabot", "")};
  CHECK(
      told(check_review(page, FileId{0})) ==
      "error history-review: 'Aluntabot' changed this page on 2025-10-30, and no person has reviewed it (0123456789) | "
      "have someone read it, and commit with the trailer 'Reviewed-by: Name <address>'\n");
  page.revisions[0].reviewers = {{"Havn Bot", "", true}};
  CHECK(check_review(page, FileId{0}).size() == 1);
  page.revisions[0].reviewers = {{"Ellen", "", false}};
  CHECK(check_review(page, FileId{0}).empty());
  page.revisions = {revision("Ellen", ""), revision("Aluntabot", "")};
  CHECK(check_review(page, FileId{0}).empty());
  CHECK(check_review({}, FileId{0}).empty());
}

TEST_CASE("bots are known by their names, people are not taken for bots") {
  for (const char* name : {"dependabot[bot]", "Aluntabot", "Havn Bot", "BOT", "renovate-bot"}) {
    INFO(name);
    CHECK(looks_like_bot(name));
  }
  for (const char* name : {"Ellen Talbot", "Botilda", "Robotta Hansen", "", "Bot Jensen"}) {
    INFO(name);
    CHECK_FALSE(looks_like_bot(name));
  }
}

TEST_CASE("addresses are taken out of text that will be shown") {
  CHECK(without_addresses("Ellen <ellen@example.com>") == "Ellen");
  CHECK(without_addresses("skriv til ellen@example.com.") == "skriv til.");
  CHECK(without_addresses("fra a@b.dk og (c@d.no) i dag") == "fra og i dag");
  CHECK(without_addresses("tak @ellen, 3 @ 5 kr") == "tak @ellen, 3 @ 5 kr");
  CHECK(without_addresses("bøf@blåbær.dk") == "");
  CHECK(without_addresses("@@@@") == "@@@@");
  CHECK(without_addresses("") == "");
  CHECK(utf8_text("S\xF8ren") == "Søren");
  CHECK(utf8_text("Søren") == "Søren");
}

}  // namespace kb
