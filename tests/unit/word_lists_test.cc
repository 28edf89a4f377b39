// The built-in lists: stop words, synonyms; and what says with which of them an index was made.
#include <catch2/catch.hpp>
#include <set>

#include "tests/support/linguistic_data.h"

using kb::search::Analyzer;
using kb::search::Language;
using kb::search::test::analyzer_of;

TEST_CASE("stop words carry no meaning, and a negation is none") {
  Analyzer danish = analyzer_of(Language::danish), bokmal = analyzer_of(Language::bokmal);
  Analyzer nynorsk = analyzer_of(Language::nynorsk), english = analyzer_of(Language::english);
  for (const char* word : {"hvordan", "og", "jeg", "min", "er"}) CHECK(danish.is_stop_word(word));
  for (const char* word : {"hvordan", "og", "jeg", "min", "er"}) CHECK(bokmal.is_stop_word(word));
  for (const char* word : {"korleis", "og", "eg", "min", "er"}) CHECK(nynorsk.is_stop_word(word));
  for (const char* word : {"how", "and", "i", "my", "is"}) CHECK(english.is_stop_word(word));
  CHECK_FALSE(danish.is_stop_word("ikke"));
  CHECK_FALSE(bokmal.is_stop_word("ikke"));
  CHECK_FALSE(nynorsk.is_stop_word("ikkje"));
  CHECK_FALSE(danish.is_stop_word("aftale"));
  CHECK(danish.is_question_stop_word("betyder"));
  CHECK(bokmal.is_question_stop_word("betyr"));
  CHECK_FALSE(danish.is_question_stop_word("faktura"));
}

TEST_CASE("built-in synonyms are groups of different words, and a word stands in one group") {
  for (const Language language : {Language::danish, Language::bokmal, Language::nynorsk}) {
    Analyzer analyzer = analyzer_of(language);
    REQUIRE(kb::search::built_in_synonyms(language).size() >= 25);
    std::set<std::string> stems;
    for (const std::vector<std::string>& group : kb::search::built_in_synonyms(language)) {
      INFO(group[0]);
      CHECK(group.size() >= 2);
      for (const std::string& name : group) {
        INFO(name);
        CHECK_FALSE(name.empty());
        CHECK(name.find_first_of("\t\r") == std::string::npos);
        CHECK(stems.insert(std::string(analyzer.stem(name))).second);
      }
    }
  }
  CHECK(kb::search::built_in_synonyms(Language::english).empty());
}

TEST_CASE("analysis is identified by language") {
  CHECK(kb::search::analyzer_identity(Language::danish) != kb::search::analyzer_identity(Language::bokmal));
}
