// The linter's parts, search tests, budgets, report, fixes and generated documentation.
#include <catch2/catch.hpp>
#include <filesystem>

#include "generator/budgets.h"
#include "generator/build.h"
#include "generator/check/check_rules.h"
#include "generator/check/readability.h"
#include "generator/config/language_profile.h"
#include "generator/config/reference.h"
#include "generator/desk/due.h"
#include "generator/desk/fixes.h"
#include "generator/desk/report.h"
#include "generator/desk/search_tests.h"
#include "generator/disk/embedded.h"
#include "generator/page/number_format.h"
#include "generator/site/review.h"
#include "tests/support/git_repository.h"
#include "tests/support/read_file.h"
#include "tests/support/smallest_site.h"

namespace kb {
namespace {

Build build_of(std::map<std::string, std::string> files, const std::string& more_config = "") {
  MemoryFileSystem disk;
  disk.files = std::move(files);
  disk.files.emplace("site.toml", test::kSmallestSite + more_config);
  BuildOptions options;
  options.today = *parse_iso_date("2026-01-15");
  options.check = true;
  return build(disk, embedded_files(), options);
}

bool has(const Build& build, Code code) {
  return std::any_of(build.diagnostics.begin(), build.diagnostics.end(),
                     [&](const Diagnostic& d) { return d.code == code; });
}

Build build_folder(const std::string& root) {
  const std::unique_ptr<FileSystem> files = open_disk(root);
  BuildOptions options;
  options.today = *parse_iso_date("2026-01-15");
  options.check = true;
  return build(*files, embedded_files(), options);
}

// The pages as git's history knows them, without their rendering.
Build build_repository(const GitRepository& repository) {
  BuildOptions options;
  options.check = true;
  options.render = false;
  options.git_root = repository.root();
  return build(*open_disk(repository.root()), embedded_files(), options);
}

// A file that is there and cannot be read, as one without permission.
class LockedFile final : public FileSystem {
 public:
  explicit LockedFile(MemoryFileSystem files) : files_(std::move(files)) {}
  Result<std::string> read(const std::string& path) const override {
    if (path == "content/laast.md") return Error{"permission denied"};
    return files_.read(path);
  }
  bool exists(const std::string& path) const override { return files_.exists(path); }
  Listing list(const std::string& folder) const override { return files_.list(folder); }
  Status write(const std::string& path, std::string_view bytes) override { return files_.write(path, bytes); }
  Status remove(const std::string& path) override { return files_.remove(path); }

 private:
  MemoryFileSystem files_;
};

}  // namespace

TEST_CASE("a page is due for review so many months or days after its last edit, and overdue from the day after") {
  Doc doc;
  Page page;
  page.updated = *parse_iso_date("2025-12-31T23:30+01:00");
  CHECK_FALSE(review_due(doc, page).known());
  doc.meta.review_in = {"2 uger", Span{static_cast<FileId>(0), 0, 1}};
  CHECK(review_due(doc, page) == Date{2026, 1, 14});
  doc.meta.review_in.value = "2 mdr";
  CHECK(review_due(doc, page) == Date{2026, 2, 28});
  CHECK_FALSE(is_overdue({2026, 1, 14}, *parse_iso_date("2026-01-14T23:59Z")));
  CHECK(is_overdue({2026, 1, 14}, {2026, 1, 15}));
  CHECK_FALSE(is_overdue({}, {2026, 1, 15}));
  CHECK_FALSE(is_overdue({2026, 1, 14}, {}));
}

TEST_CASE("a sentence ends before a capital, not behind an abbreviation, a number or an initial") {
  CHECK(count_sentences("") == 0);
  CHECK(count_sentences("…") == 0);
  CHECK(count_sentences("Uden punktum") == 1);
  CHECK(count_sentences("Det koster 23.700 kr. om året, jf. § 28 a, stk. 2, f.eks. pr. 1. maj.") == 1);
  CHECK(count_sentences("Først dette. Så det. Til sidst hvad?") == 3);
  CHECK(count_sentences("Han sagde: »Ja.« Så gik han.") == 2);
  CHECK(count_sentences("Er det nok? Ja! Åh nej… Ægte svar.") == 4);
  CHECK(count_sentences("... !!! ???") == 0);
}

TEST_CASE("LIX is words per sentence plus the percentage of long words") {
  const auto of = [](const std::string& text) {
    TextBlock block;
    block.text = text;
    return readability({block});
  };
  const Readability easy = of("Du kan ringe nu. Vi svarer i dag.");
  CHECK(easy.words == 8);
  CHECK(easy.sentences == 2);
  CHECK(easy.long_words == 0);
  CHECK(easy.lix() == 4);
  const Readability hard = of("Opsigelsesvarslet fremgår af abonnementsvilkårene.");
  CHECK(hard.words == 4);
  CHECK(hard.long_words == 3);
  CHECK(hard.lix() == 79);
  CHECK(of("").lix() == 0);
  CHECK(of("e-mail og 24-timers-service").words == 3);
  TextBlock heading;
  heading.kind = NodeKind::heading;
  heading.text = "Overskrift uden sætning";
  CHECK(readability({heading}).words == 0);
}

std::string_view other_language(const std::string& text, std::string_view expected) {
  std::vector<search::Token> tokens;
  search::tokenize(text, search::Language::danish, tokens);
  LanguageCounts counts;
  for (const search::Token& token : tokens)
    if (!token.joined) counts.add(languages_of(token.surface));
  return other_language_of(counts, expected);
}

TEST_CASE("paragraphs of the sample site are in the language of their page") {
  const Build sample = build_folder(KB_SOURCE_DIR);
  REQUIRE(sample.docs.size() > 30);
  size_t compared = 0;
  for (const Page& page : sample.site.pages) {
    for (const TextBlock& block : text_blocks(sample.docs[page.id])) {
      INFO(block.text);
      CHECK(other_language(block.text, page.language) == "");
      compared += block.text.size() > 150 ? 1 : 0;
    }
  }
  CHECK(compared > 200);
}

TEST_CASE("paragraphs of the sample site are told from those of another language") {
  const Build sample = build_folder(KB_SOURCE_DIR);
  size_t long_ones = 0, told = 0, wrong = 0;
  for (const Page& page : sample.site.pages) {
    for (const TextBlock& block : text_blocks(sample.docs[page.id])) {
      if (block.text.size() < 250) continue;
      const std::string expected = page.language == "da" ? "nb" : "da";
      const std::string_view found = other_language(block.text, expected);
      ++long_ones;
      told += found == page.language ? 1 : 0;
      wrong += !found.empty() && found != page.language ? 1 : 0;
    }
  }
  REQUIRE(long_ones > 100);
  INFO(told << " of " << long_ones << ", wrongly named " << wrong);
  CHECK(told * 10 >= long_ones * 7);
  CHECK(wrong * 50 <= long_ones);
}

TEST_CASE("a short paragraph is never told apart") {
  CHECK(other_language("The customer is always right, and that is the end of it.", "da") == "");
  CHECK(other_language("", "da") == "");
  CHECK(other_language("un deux trois", "fr") == "");
}

TEST_CASE("words of a block are found in the file, also behind entities and markup") {
  const Build site = build_of({{"content/kunde.md", "# Kunde\n\nEn &aring;ben **kunde** er [Navn på kunden].\n"}});
  const std::string& source = site.sources.file(site.docs[0].file).text;
  size_t found = 0;
  for (const TextBlock& block : text_blocks(site.docs[0])) {
    const size_t at = block.text.find("[Navn på kunden]");
    if (at == std::string::npos) continue;
    const Span span = place_in(block, site.docs[0], site.sources, static_cast<uint32_t>(at),
                               static_cast<uint32_t>(at + std::string("[Navn på kunden]").size()));
    CHECK(source.substr(span.begin, span.end - span.begin) == "[Navn på kunden]");
    ++found;
  }
  CHECK(found == 1);
  CHECK(has(site, Code::placeholder));
}

TEST_CASE("an image of more than 500 KB is too large") {
  const std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"><!--";
  const std::string page = "---\ntitle: Kunde\nkind: article\n---\n\n![Et hus](hus.svg)\n";
  CHECK_FALSE(has(build_of({{"content/kunde.md", page}, {"content/hus.svg", svg + std::string(400000, 'x')}}),
                  Code::image_large));
  CHECK(has(build_of({{"content/kunde.md", page}, {"content/hus.svg", svg + std::string(600000, 'x')}}),
            Code::image_large));
}

TEST_CASE("a page that cannot be read is an error that names it") {
  MemoryFileSystem files;
  files.files = {
      {"site.toml", test::kSmallestSite}, {"content/kunde.md", "# Kunde\n\nEn kunde.\n"}, {"content/laast.md", "x"}};
  const LockedFile locked(files);
  BuildOptions options;
  const Build result = build(locked, embedded_files(), options);
  REQUIRE(has(result, Code::io_unreadable));
  CHECK(format_diagnostics(result.diagnostics, result.sources, {}).find("laast.md") != std::string::npos);
  files.files.erase("content/kunde.md");
  const Build alone = build(LockedFile(files), embedded_files(), options);
  CHECK(has(alone, Code::io_unreadable));
  CHECK_FALSE(has(alone, Code::site_empty));
}

TEST_CASE("each budget that is exceeded is an error, and none that is kept") {
  const std::map<std::string, std::string> page = {{"content/kunde.md", "# Kunde\n\nEn kunde er [Navn her].\n"}};
  const auto exceeded = [&](const std::string& budget) {
    return has(build_of(page, "[budgets]\n" + budget + "\n"), Code::budget_exceeded);
  };
  CHECK(exceeded("page_bytes = 10"));
  CHECK(exceeded("output_bytes = 10"));
  CHECK(exceeded("index_bytes = 10"));
  CHECK(exceeded("search_root_bytes = 10"));
  CHECK(exceeded("warnings = 0"));
  CHECK_FALSE(exceeded("page_bytes = 1000000\noutput_bytes = 9000000\nindex_bytes = 1000000\nwarnings = 1"));
}

TEST_CASE(
    "what a first search loads is measured in the language with most of it, and a budget that is just met is kept") {
  std::string long_text = "# Kunde\n\nEn kunde køber.\n";
  for (int i = 0; i < 400; ++i) long_text += "\nOrdet nummer" + std::to_string(i) + " står her.\n";
  const std::map<std::string, std::string> large_first = {{"content/kunde.md", long_text},
                                                          {"content/nb/kunde.md", "# Kunde\n\nEn kunde kjøper.\n"}};
  const Sizes sizes = sizes_of(build_of(large_first));
  CHECK(sizes.search_root_bytes >
        sizes_of(build_of({{"content/nb/kunde.md", "# Kunde\n\nEn kunde kjøper.\n"}})).search_root_bytes + 1000);
  const auto exceeded = [&](uint64_t limit) {
    return has(build_of(large_first, "[budgets]\nsearch_root_bytes = " + std::to_string(limit) + "\n"),
               Code::budget_exceeded);
  };
  CHECK_FALSE(exceeded(sizes.search_root_bytes));
  CHECK(exceeded(sizes.search_root_bytes - 1));
}

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
  CHECK(next_change(site) == "content/slut.md expires on 2026-01-20");
  CHECK(next_change(build_of({{"content/kunde.md", "# Kunde\n\nEn kunde.\n"}})).empty());
}

TEST_CASE("numbers are written in the way of the language, and what is no plain number stays") {
  CHECK(format_number("1234567.5", "da") == "1.234.567,5");
  CHECK(format_number("1234567.5", "nb") ==
        "1\xC2\xA0"
        "234\xC2\xA0"
        "567,5");
  CHECK(format_number("1234567.5", "en") == "1,234,567.5");
  CHECK(format_number("12345", "nn") ==
        "12\xC2\xA0"
        "345");
  CHECK(format_number("2025", "da") == "2025");
  CHECK(format_number("-0.5", "da") == "-0,5");
  for (const char* text : {"", "-", "007", "1.2.3", "1,5", "1e5", "12 kr.", ".5", "5.", "1234567890123456"}) {
    CHECK(format_number(text, "da") == text);
  }
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

TEST_CASE("a compound on many pages that nobody defined is a candidate, a term or its form is not") {
  std::map<std::string, std::string> files;
  for (int i = 0; i < 4; ++i) {
    files["content/side" + std::to_string(i) + ".md"] =
        "---\ntitle: Side " + std::to_string(i) +
        "\nkind: article\n---\n\nEn kundeoplevelse er en oplevelse for en kunde. Kundeservice er service for en kunde. "
        "Kundeoplevelsen er god.\n";
  }
  files["content/kundeservice.md"] = "# Kundeservice\n\nKundeservice er hjælp.\n";
  const Build site = build_of(files);
  const std::vector<Candidate> candidates = term_candidates(site, 10);
  REQUIRE(candidates.size() == 1);
  CHECK(candidates[0].word.rfind("kundeoplevelse", 0) == 0);
  CHECK(candidates[0].pages == 4);
  CHECK(candidates[0].uses == 8);
}

TEST_CASE("the sample site has no error and no warning from the linter") {
  const Build sample = build_folder(KB_SOURCE_DIR);
  Diagnostics serious = sample.diagnostics;
  serious.erase(std::remove_if(serious.begin(), serious.end(),
                               [](const Diagnostic& d) { return d.severity == Severity::advice; }),
                serious.end());
  CHECK(format_diagnostics(serious, sample.sources, {}) == "");
}

TEST_CASE("the manual builds without an error or a warning") {
  const Build manual = build_folder(KB_SOURCE_DIR "/docs/manual");
  CHECK(manual.docs.size() > 4);
  Diagnostics serious = manual.diagnostics;
  serious.erase(std::remove_if(serious.begin(), serious.end(),
                               [](const Diagnostic& d) { return d.severity == Severity::advice; }),
                serious.end());
  CHECK(format_diagnostics(serious, manual.sources, {}) == "");
}

TEST_CASE("the manual names every key of front matter and of site.toml") {
  const std::string front_matter = test::read_file(KB_SOURCE_DIR "/docs/manual/sider/front-matter.md");
  for (const KeyInfo& key : front_matter_keys()) {
    INFO("front matter: " << key.name);
    const bool named = front_matter.find("`" + std::string(key.name) + "`") != std::string::npos;
    CHECK(named);
  }
  const std::string site_toml = test::read_file(KB_SOURCE_DIR "/docs/manual/sider/site-toml.md");
  for (const ConfigKey& key : config_keys()) {
    std::string_view name = key.path.substr(key.path.rfind('.') + 1);
    if (name == "*") continue;
    INFO("site.toml: " << key.path);
    const bool named = site_toml.find("`" + std::string(name) + "`") != std::string::npos ||
                       site_toml.find("\n" + std::string(name) + " = ") != std::string::npos ||
                       site_toml.find("." + std::string(name) + "`") != std::string::npos ||
                       site_toml.find("{ " + std::string(name) + " = ") != std::string::npos ||
                       site_toml.find(", " + std::string(name) + " = ") != std::string::npos;
    CHECK(named);
  }
}

TEST_CASE("the schemas name every key and nest as the files do") {
  const std::string page = page_schema(), site = site_schema();
  for (const KeyInfo& key : front_matter_keys()) {
    const bool named = page.find("\"" + std::string(key.name) + "\":{\"description\"") != std::string::npos;
    INFO(key.name);
    CHECK(named);
  }
  CHECK(site.find("\"site\":{\"type\":\"object\",\"properties\":{") != std::string::npos);
  CHECK(site.find("\"people\":{\"type\":\"array\",\"items\":{\"type\":\"object\"") != std::string::npos);
  CHECK(site.find("\"link-text-vague\":{") != std::string::npos);
  CHECK(site.find("\"*\"") == std::string::npos);
  // Braces match: what is written is one value.
  for (const std::string& text : {page, site}) {
    int depth = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.size(); ++i) {
      if (quoted && text[i] == '\\') {
        ++i;
      } else if (text[i] == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += text[i] == '{' || text[i] == '[' ? 1 : text[i] == '}' || text[i] == ']' ? -1 : 0;
      }
    }
    CHECK(depth == 0);
  }
}

}  // namespace kb
