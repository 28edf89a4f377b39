// The linter's parts and budgets.
#include <catch2/catch.hpp>

#include "generator/budgets.h"
#include "generator/build.h"
#include "generator/check/check_rules.h"
#include "generator/check/readability.h"
#include "generator/config/language_profile.h"
#include "generator/site/review.h"
#include "tests/support/checked_build.h"

namespace kb {
namespace {

using test::build_folder;
using test::build_of;
using test::has;

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
  CHECK(of("Kunden betaler regningen.").lix() == 70);  // 3 + 66.7, rounded together
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

TEST_CASE("a translation is behind from the thirty-first day after the other page's edit") {
  const auto behind = [](const std::string& edited) {
    return has(build_of({{"content/kunde.md",
                          "---\ntitle: Kunde\ntranslation_key: kunde\nupdated: 2025-01-01\n---\n\nEn kunde køber.\n"},
                         {"content/nb/kunde.md", "---\ntitle: Kunde\ntranslation_key: kunde\nupdated: " + edited +
                                                     "\n---\n\nEn kunde kjøper.\n"}}),
               Code::translation_stale);
  };
  CHECK_FALSE(behind("2025-01-31"));
  CHECK(behind("2025-02-01"));
}

TEST_CASE("an image of more than 500 KB is too large") {
  const std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"><!--";
  const std::string page = "---\ntitle: Kunde\nkind: article\n---\n\n![Et hus](hus.svg)\n";
  const auto is_large = [&](size_t bytes) {
    const std::string image = svg + std::string(bytes - svg.size(), 'x');
    return has(build_of({{"content/kunde.md", page}, {"content/hus.svg", image}}), Code::image_large);
  };
  CHECK_FALSE(is_large(500 * 1024));
  CHECK(is_large(500 * 1024 + 1));
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

}  // namespace kb
