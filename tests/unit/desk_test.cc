// What authors ask for: search tests, fixes, what is due, the report and candidates for terms.
#include <catch2/catch.hpp>
#include <filesystem>

#include "generator/build.h"
#include "generator/desk/due.h"
#include "generator/desk/fixes.h"
#include "generator/desk/report.h"
#include "generator/desk/search_tests.h"
#include "tests/support/checked_build.h"
#include "tests/support/git_repository.h"
#include "tests/support/read_file.h"

namespace kb {
namespace {

using test::build_folder;
using test::build_of;
using test::has;

// The pages as git's history knows them, without their rendering.
Build build_repository(const GitRepository& repository) {
  BuildOptions options;
  options.check = true;
  options.render = false;
  options.git_root = repository.root();
  return build(*open_disk(repository.root()), embedded_files(), options);
}

}  // namespace

TEST_CASE("the score of search tests is the mean of one over the place") {
  const std::vector<SearchTestResult> results = {
      {"da", "kunde", 1, true}, {"da", "aftale", 2, true}, {"nb", "kunde", 0, false}};
  CHECK(search_score(results) == 500);
  CHECK(search_score({}) == 0);
  const std::vector<SearchTestResult> read = parse_baseline(format_baseline(results));
  REQUIRE(read.size() == 3);
  CHECK(read[1].query == "aftale");
  CHECK(read[1].place == 2);
  CHECK(read[2].language == "nb");
  CHECK(parse_baseline("").empty());
  CHECK(parse_baseline("x\n\t\n\t\t\nda\tmange\tkunde\n# da\t1\tx\n").empty());
}

TEST_CASE("what rose and fell since the baseline is told, and what is new is not") {
  const std::vector<SearchTestResult> before = {{"da", "a", 1, true}, {"da", "b", 3, true}, {"da", "c", 2, true}};
  const std::vector<SearchTestResult> now = {
      {"da", "a", 0, false}, {"da", "b", 1, true}, {"da", "c", 2, true}, {"da", "d", 1, true}};
  const std::string text = describe_search_tests(now, before);
  CHECK(text ==
        "search tests: 3 of 4 pass, score 0.625, baseline 0.611\n"
        "  fell: da 'a' 1 → not found\n"
        "  rose: da 'b' 3 → 1\n");
  CHECK(describe_search_tests(now, {}) == "search tests: 3 of 4 pass, score 0.625\n");
}

TEST_CASE("the sample site's search tests pass, and their score is not below the baseline") {
  Build sample = build_folder(KB_SOURCE_DIR);
  const std::string text = test::read_file(std::string(KB_SOURCE_DIR "/") + kSearchTestsFile);
  const FileId file = sample.sources.add(kSearchTestsFile, text);
  Parsed<std::vector<SearchTest>> tests = read_search_tests(sample.sources.file(file), sample);
  CHECK(tests.value.size() >= 30);
  Parsed<std::vector<SearchTestResult>> results = run_search_tests(tests.value, sample, 2);
  Diagnostics found = std::move(tests.diagnostics);
  append(found, std::move(results.diagnostics));
  CHECK(format_diagnostics(found, sample.sources, {}) == "");
  const std::vector<SearchTestResult> before =
      parse_baseline(test::read_file(std::string(KB_SOURCE_DIR "/") + kSearchBaselineFile));
  REQUIRE(before.size() == results.value.size());
  INFO(describe_search_tests(results.value, before));
  INFO("if a change of the content is the reason: kbgen check --search --save");
  CHECK(search_score(results.value) >= search_score(before));
}

TEST_CASE("an address that a rename lost is told, and --fix writes it however the page's block is written") {
  const std::string body = "\nEn aftale binder to parter, som begge har skrevet under på den i god tid.\n";
  const std::vector<std::pair<std::string, std::string>> blocks = {
      {"", "---\nredirect_from: [/gammel/]\n---\n\n"},
      {"---\ntitle: Aftale\n---\n", "---\nredirect_from: [/gammel/]\ntitle: Aftale\n---\n"},
      {"+++\ntitle = \"Aftale\"\n+++\n", "+++\nredirect_from = [\"/gammel/\"]\ntitle = \"Aftale\"\n+++\n"},
      {"---\nredirect_from: [/x/, \"/y/\"]\n---\n", "---\nredirect_from: [/x/, \"/y/\", \"/gammel/\"]\n---\n"},
      {"---\nredirect_from:\n  - /x/\n---\n", "---\nredirect_from:\n  - /x/\n  - /gammel/\n---\n"},
      {"---\r\ntitle: Aftale\r\n---\r\n", "---\r\nredirect_from: [/gammel/]\ntitle: Aftale\r\n---\r\n"}};
  for (const auto& [before, after] : blocks) {
    INFO(before);
    GitRepository repository;
    repository.init();
    repository.write("site.toml", test::kSmallestSite);
    repository.write("content/gammel.md", before + body);
    repository.commit("Oprettet");
    repository.git({"mv", "content/gammel.md", "content/ny.md"});
    repository.commit("Omdøbt");
    const Build found = build_repository(repository);
    const std::string told = format_diagnostics(found.diagnostics, found.sources, {});
    INFO(told);
    CHECK(told.find("advice: this page had the address '/gammel/' before it was renamed, and that leads nowhere now "
                    "[address-lost]") != std::string::npos);
    const std::vector<FixedFile> fixed = fix_pages(found);
    REQUIRE(fixed.size() == 1);
    CHECK(fixed[0].after == after + body);
    repository.write("content/ny.md", fixed[0].after);
    const Build again = build_repository(repository);
    CHECK_FALSE(has(again, Code::address_lost));
    CHECK(fix_pages(again).empty());
  }
}

TEST_CASE("a rename within `slug:`, to another language, or to where a page is now, loses no address") {
  GitRepository repository;
  repository.init();
  repository.write("site.toml", test::kSmallestSite);
  for (const char* name : {"et", "to", "tre"}) {
    const std::string text(name);
    repository.write("content/" + text + ".md",
                     "---\ntitle: Side " + text + "\nslug: " + (text == "et" ? "fast" : text) +
                         "\n---\n\nEn helt egen tekst om " + text + ", som ingen andre har.\n");
  }
  repository.write("content/fire.md", "# Fire\n\nEn tekst, der flyttes fra dansk til norsk i sin helhed.\n");
  repository.commit("Oprettet");
  repository.git({"mv", "content/et.md", "content/flyttet.md"});
  std::filesystem::create_directories(repository.root() + "/content/nb");
  repository.git({"mv", "content/fire.md", "content/nb/fire.md"});
  repository.commit("Omdøbt");
  CHECK_FALSE(has(build_repository(repository), Code::address_lost));
}

TEST_CASE("what is due is listed by date, with what comes and goes by itself") {
  const Build site = build_of(
      {{"content/kunde.md", "---\ntitle: Kunde\nreview_in: 6 mdr\nupdated: 2025-01-01\n---\n\nEn kunde køber.\n"},
       {"content/senere.md", "---\ntitle: Senere\npublish: 2026-02-01\n---\n\nKommer.\n"},
       {"content/slut.md", "---\ntitle: Slut\nexpires: 2026-01-20\n---\n\nSlutter.\n"},
       {"content/forbi.md", "---\ntitle: Forbi\nexpires: 2025-01-20\n---\n\nForbi.\n"},
       {"content/kladde.md", "---\ntitle: Kladde\ndraft: true\npublish: 2026-03-01\n---\n\nKladde.\n"}});
  CHECK(due_json(due_items(site), *parse_iso_date("2026-01-15")) ==
        "[{\"date\":\"2025-07-01\",\"what\":\"review\",\"days\":-198,\"due\":true,\"file\":\"content/kunde.md\","
        "\"title\":\"Kunde\",\"url\":\"/kunde/\"},"
        "{\"date\":\"2026-01-20\",\"what\":\"expire\",\"days\":5,\"due\":false,\"file\":\"content/slut.md\","
        "\"title\":\"Slut\",\"url\":\"/slut/\"},"
        "{\"date\":\"2026-02-01\",\"what\":\"publish\",\"days\":17,\"due\":false,\"file\":\"content/senere.md\","
        "\"title\":\"Senere\"}]\n");
  const std::string on_the_day = due_json(due_items(site), *parse_iso_date("2026-01-20"));
  CHECK(on_the_day.find("\"what\":\"expire\",\"days\":0,\"due\":true") != std::string::npos);
  CHECK(next_change(site) == "content/slut.md expires on 2026-01-20");
  CHECK(next_change(build_of({{"content/kunde.md", "# Kunde\n\nEn kunde.\n"}})).empty());
}

TEST_CASE("fixes change what they should and nothing else") {
  const std::string page =
      "---\ntitle: Kunde\nlang: no\n---\n\n##Frist\n\nTekst her. \nLinjeskift her  \nvidere.\n\n```\n##kode \n```\n\n"
      "    indrykket \n";
  const Build site = build_of({{"content/kunde.md", page}});
  const std::vector<FixedFile> fixed = fix_pages(site);
  REQUIRE(fixed.size() == 1);
  CHECK(fixed[0].after ==
        "---\ntitle: Kunde\nlang: nb\n---\n\n## Frist\n\nTekst her.\nLinjeskift her  \nvidere.\n\n```\n##kode \n```\n\n"
        "    indrykket \n");
  CHECK(fixed[0].fixes == 3);
  const Build again = build_of({{"content/kunde.md", fixed[0].after}});
  CHECK(fix_pages(again).empty());
}

TEST_CASE("a unified diff has hunks with three lines around each change") {
  CHECK(unified_diff("a.md", "1\n2\n", "1\n2\n").empty());
  CHECK(unified_diff("a.md", "1\n2\n3\n4\n5\nx\n7\n8\n9\n10", "1\n2\n3\n4\n5\ny\n7\n8\n9\n10") ==
        "--- a.md\n+++ a.md\n@@ -3,7 +3,7 @@\n 3\n 4\n 5\n-x\n+y\n 7\n 8\n 9\n");
  CHECK(unified_diff("a.md", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "0\n1\n2\n3\n4\n5\n6\n7\n9\n") ==
        "--- a.md\n+++ a.md\n@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -5,5 +6,4 @@\n 5\n 6\n 7\n-8\n 9\n");
  CHECK(unified_diff("a.md", "1\n2\n3\n4\n5\n6\n7\n", "0\n1\n2\n3\n4\n5\n6\n") ==
        "--- a.md\n+++ a.md\n@@ -1,7 +1,7 @@\n+0\n 1\n 2\n 3\n 4\n 5\n 6\n-7\n");
  CHECK(unified_diff("a.md", "1\n2\n3\n", "0\n1\n2\n3\n4\n") ==
        "--- a.md\n+++ a.md\n@@ -1,3 +1,5 @@\n+0\n 1\n 2\n 3\n+4\n");
  CHECK(unified_diff("a.md", "", "1\n") == "--- a.md\n+++ a.md\n@@ -0,0 +1,1 @@\n+1\n");
  CHECK(unified_diff("a.md", "x", "y") ==
        "--- a.md\n+++ a.md\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n");
}

TEST_CASE("a report tells sizes, due pages and orphans, in HTML and JSON") {
  const Build site = build_of(
      {{"content/kunde.md", "---\ntitle: Kunde <b>\nreview_in: 6 mdr\nupdated: 2025-01-01\n---\n\nEn kunde køber.\n"},
       {"content/aftale.md", "---\ntitle: Aftale\ncategory: Aftaler\n---\n\nEn [aftale](/kunde/) binder.\n"},
       {"content/ene.md", "---\ntitle: Ene\n---\n\nHelt alene.\n"},
       {"content/kladde.md", "---\ntitle: Kladde\ndraft: true\n---\n\nKladde.\n"}},
      "[budgets]\npage_bytes = 100000\n");
  const Report report = make_report(site, *parse_iso_date("2026-01-15"));
  REQUIRE(report.pages.size() == 3);
  CHECK(report.pages[0].title == "Aftale");
  CHECK_FALSE(report.pages[0].orphan);
  CHECK(report.pages[1].orphan);
  CHECK(report.pages[2].inbound == 1);
  CHECK(iso_date(report.pages[2].review) == "2025-07-01");
  CHECK(report.pages[2].bytes > 1000);
  CHECK(report.sizes.largest_page_bytes >= report.pages[2].bytes);
  REQUIRE(report.languages.size() == 1);
  CHECK(report.languages[0].pages == 3);
  CHECK(report.languages[0].search_root_bytes > 0);
  CHECK(report.unpublished.size() == 1);

  const std::string html = report_html(report), json = report_json(report);
  CHECK(html.find("Kunde &lt;b&gt;") != std::string::npos);
  CHECK(html.find("<b>") == std::string::npos);
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("content/kladde.md: draft") != std::string::npos);
  CHECK(json.find("\"due\":true") != std::string::npos);
  CHECK(json.find("\"page_bytes\":100000") != std::string::npos);
}

TEST_CASE(
    "a compound on many pages that nobody defined is a candidate, a term or its form is not, nor an adjective or a "
    "word used thrice") {
  std::map<std::string, std::string> files;
  for (int i = 0; i < 4; ++i) {
    files["content/side" + std::to_string(i) + ".md"] =
        "---\ntitle: Side " + std::to_string(i) +
        "\nkind: article\n---\n\nEn kundeoplevelse er en oplevelse for en kunde. Kundeservice er service for en kunde. "
        "Kundeoplevelsen er god, og hun er venlig og kundevenlig.\n";
    if (i < 3) files["content/side" + std::to_string(i) + ".md"] += "Et kundeforhold begynder.\n";
  }
  files["content/kundeservice.md"] = "# Kundeservice\n\nKundeservice er hjælp.\n";
  const Build site = build_of(files);
  const std::vector<Candidate> candidates = term_candidates(site, 10);
  REQUIRE(candidates.size() == 1);
  CHECK(candidates[0].word.rfind("kundeoplevelse", 0) == 0);
  CHECK(candidates[0].pages == 4);
  CHECK(candidates[0].uses == 8);
}

}  // namespace kb
