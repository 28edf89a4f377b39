// Hostile and broken queries: bounded time, no crash, marks inside their texts.
#include <catch2/catch.hpp>
#include <ctime>
#include <random>

#include "search/query/plan.h"
#include "tests/support/search_site.h"

using kb::search::Results;
using kb::test::TestPage;
using kb::test::TestSite;

namespace {

// Of the processor's time: what else the machine does is not counted.
double seconds(TestSite& site, const std::string& query) {
  const std::clock_t start = std::clock();
  const Results results = site.results(query);
  kb::search::to_json(results);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::string repeated(const std::string& text, size_t count) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += text;
  return out;
}

void check_marks(const Results& results) {
  const auto inside = [](const std::vector<kb::search::Mark>& marks, const std::string& text) {
    uint32_t at = 0;
    for (const kb::search::Mark& mark : marks) {
      REQUIRE(mark.begin >= at);
      REQUIRE(mark.end > mark.begin);
      REQUIRE(mark.end <= text.size());
      at = mark.end;
    }
  };
  for (const auto& page : results.pages) {
    inside(page.title_marks, page.title);
    for (const auto& section : page.sections) {
      inside(section.heading_marks, section.heading);
      inside(section.excerpt_marks, section.excerpt);
    }
  }
}

}  // namespace

TEST_CASE("long queries, long words and odd characters are answered in bounded time") {
  TestSite site(std::vector<TestPage>{{"Aftale", "En aftale om service og abonnement."},
                                      {"Kundeservice", "Kundeservice hjælper kunder med aftaler."}});
  // Generous: a slow machine and a build with sanitizers still pass; an exponential step does not.
  const double limit = 5;
  CHECK(seconds(site, repeated("aftale ", 1500)) < limit);
  CHECK(seconds(site, repeated("a", 10000)) < limit);
  CHECK(seconds(site, repeated("ae", 250)) < limit);
  CHECK(seconds(site, repeated("kundeservice", 40)) < limit);
  CHECK(seconds(site, repeated("\"aftale ", 500)) < limit);
  CHECK(seconds(site, repeated("-aftale ", 500)) < limit);
  CHECK(seconds(site, repeated("hvad er en aftale ", 200) + "?") < limit);
  CHECK(seconds(site, repeated("\xFF\xFE", 3000)) < limit);
  CHECK(seconds(site, repeated("\xCC\x81", 3000)) < limit);
  CHECK(seconds(site, std::string(4000, '\0')) < limit);
}

TEST_CASE("any code point and any control character in a query is answered in bounded time, and marks stay inside") {
  TestSite site(
      std::vector<TestPage>{{"Aftale", "En aftale om service \u0001 og\u0007 abonnement. \u00E5\u0301 \u2028"},
                            {"Kundeservice", "Kundeservice hjælper kunder."}});
  REQUIRE(site.reason().empty());
  std::string controls = "aftale";
  for (char c = 1; c < 32; ++c) controls += std::string(1, c) + "aftale";
  CHECK(site.first(controls + "\x7F") == "Aftale");
  std::mt19937 random(7);
  for (int round = 0; round < 40; ++round) {
    std::string query;
    while (query.size() < 10000) {
      const uint32_t c = random() % 0x110000;
      if (c < 0x80) {
        query += static_cast<char>(c);
      } else if (c < 0x800) {
        query += static_cast<char>(0xC0 | c >> 6);
        query += static_cast<char>(0x80 | (c & 0x3F));
      } else if (c < 0x10000) {  // surrogates too: they are not valid, and must do no harm
        query += static_cast<char>(0xE0 | c >> 12);
        query += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        query += static_cast<char>(0x80 | (c & 0x3F));
      } else {
        query += static_cast<char>(0xF0 | c >> 18);
        query += static_cast<char>(0x80 | (c >> 12 & 0x3F));
        query += static_cast<char>(0x80 | (c >> 6 & 0x3F));
        query += static_cast<char>(0x80 | (c & 0x3F));
      }
    }
    CHECK(seconds(site, query) < 5);
    check_marks(site.results(query + " aftale"));
  }
}

TEST_CASE("a word of 500 letters is found by its beginning, wherever it stands") {
  const std::string word = repeated("kundeservice", 42);
  TestSite site(std::vector<TestPage>{{word, "Kort."}, {"Aftale", "Om " + word + " og " + word + "er."}});
  REQUIRE(site.reason().empty());
  CHECK(seconds(site, word) < 5);
  CHECK(site.titles(word).size() == 2);
  CHECK(site.first(word) == word);
}

TEST_CASE("a dictionary where everything splits into everything ends") {
  std::vector<TestPage> pages;
  std::string words;
  for (const char* syllable : {"aba", "abab", "baba", "bab", "ababa", "babab", "ababab", "bababa"}) {
    words += std::string(syllable) + " ";
  }
  for (int i = 0; i < 6; ++i) pages.push_back({"Ord " + std::to_string(i), words});
  TestSite site(pages);
  REQUIRE(site.reason().empty());
  CHECK(seconds(site, repeated("ab", 39) + "c") < 5);
  CHECK(seconds(site, repeated("aba bab ", 40)) < 5);
}

TEST_CASE("synonyms that name one another in a circle, themselves, or nothing are one step each") {
  kb::search::IndexInput input = kb::test::site_input(
      {{"Aftale", "Kort."}, {"Kontrakt", "Kort."}, {"Overenskomst", "Kort."}, {"Regning", "Kort."}});
  input.synonyms = {{"aftale", "kontrakt"},
                    {"kontrakt", "overenskomst"},
                    {"overenskomst", "aftale"},
                    {"regning", "regning"},
                    {"regning", "faktura"},
                    {},
                    {""},
                    {"\t\n", "aftale"}};
  TestSite site(input);
  REQUIRE(site.reason().empty());
  const std::vector<std::string> found = site.titles("kontrakt");
  REQUIRE(found.size() == 3);
  CHECK(found[0] == "Kontrakt");
  CHECK(site.first("regning") == "Regning");
  CHECK(site.first("faktura") == "Regning");
  CHECK(site.results("faktura").pages[0].tier == kb::search::Tier::synonym);
}

// What is searched for is what a plan names, each once: how large it gets is how long a query takes, on any machine.
TEST_CASE("the plan of a query is bounded whatever is typed, where every word splits and all are synonyms") {
  std::vector<std::string> words;  // all of a and b with three to nine letters
  for (int length = 3; length <= 9; ++length) {
    for (int bits = 0; bits < 1 << length; ++bits) {
      std::string& word = words.emplace_back();
      for (int i = 0; i < length; ++i) word += (bits >> i & 1) != 0 ? 'a' : 'b';
    }
  }
  std::string text;
  for (const std::string& word : words) text += word + " ";
  kb::search::IndexInput input = kb::test::site_input({{"Aba", text}, {"Bab", text}});
  for (size_t i = 0; i < 300; ++i) {  // a ring of rings
    input.synonyms.push_back({"aba", words[i], words[i + 1] + " " + words[i + 2]});
    input.synonyms.push_back({words[i + 1], "aba"});
  }
  kb::search::Index index;
  const kb::search::BuiltIndex built = kb::search::build_index(input, 1);
  REQUIRE(index.open(built.files[0].bytes) == kb::search::Refusal::none);
  REQUIRE(index.lexicon().size() > 1000);
  const kb::search::Synonyms synonyms = kb::search::read_synonyms(index);

  size_t most_alternatives = 0, most_joins = 0, most_parts = 0;
  for (const std::string& query :
       {repeated("aba ", 2500), repeated("ab", 5000), repeated("ab", 39) + "c", repeated("aba bab ", 1250),
        repeated("\"aba\" ", 1600), repeated("-aba ", 2000), repeated("aaxb abxa ", 1000), std::string("a"),
        std::string("ab"), repeated("hvordan aba ", 800) + "?", repeated("aabbaabbx", 6), text}) {
    for (const bool as_you_type : {false, true}) {
      const kb::search::Plan plan = kb::search::make_plan(query, index, synonyms, kb::search::Weights(), as_you_type);
      CHECK(plan.query.tokens.size() + plan.excluded.size() <= kb::search::kMaxQueryTokens);
      CHECK(plan.words.size() <= kb::search::kMaxQueryWords);
      size_t all = 0;
      for (const kb::search::PlannedWord& word : plan.words) {
        most_alternatives = std::max(most_alternatives, word.alternatives.size());
        all += word.alternatives.size();
        for (const kb::search::PartSet& set : word.parts) most_parts = std::max(most_parts, set.groups.size());
        CHECK(word.parts.size() <= 33);  // its own, and synonyms
      }
      // Only the last word is expanded to all that begin so; the others in titles alone.
      CHECK(all <= 500 + 150 * plan.words.size());
      most_joins = std::max(most_joins, plan.joins.size());
    }
  }
  CHECK(most_alternatives <= 500);
  CHECK(most_parts <= 32);
  CHECK(most_joins <= 6 * kb::search::kMaxQueryTokens + 32);
  // The bounds are reached for: this site is as bad as it is meant to be.
  CHECK(most_alternatives > 40);
  CHECK(most_parts > 1);
  CHECK(most_joins > 90);
}

TEST_CASE("random bytes as queries give marks inside their texts") {
  TestSite site(std::vector<TestPage>{
      {"E-mail og pc'en", "Skriv til os på e-mail. Pc’en er 23,7 år. Ser\u00ADvice\u00ADaftaler."},
      {"Årsaftale", "År for år; aftalerne – og «kundeservice»."}});
  const std::vector<std::string> pieces = {"e-",  "mail", "pc'en",         "år",     "aftale", "\xC3", "-",  "\"", " ",
                                           "23,", "7",    "ser\u00ADvice", "\u201C", "kunde",  "?",    "\n", "s",  "æ"};
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    std::string query;
    for (size_t n = 1 + random() % 8; n > 0; --n) query += pieces[random() % pieces.size()];
    check_marks(site.results(query));
  }
}

TEST_CASE("a word that weighs nothing, because every page has its parts, still names its reason") {
  std::vector<TestPage> pages(800, {"Service", "En kunde og en service."});
  for (size_t i = 0; i < pages.size(); ++i) pages[i].title += " " + std::to_string(i);
  TestSite site(pages);
  const kb::search::Results results = site.results("kundeservice");
  REQUIRE(results.pages.size() == 10);
  CHECK(results.pages[0].tier == kb::search::Tier::compound);
  CHECK(results.pages[0].matched == "kunde service");
}
