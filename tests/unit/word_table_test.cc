#include "search/text/word_table.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "search/text/form_filter.h"
#include "search/text/tables.h"

using namespace kb::search;

TEST_CASE("words get numbers in the order they are met, of any length, and keep them as the table grows") {
  WordTable table;
  std::vector<std::string> words;
  std::string long_word;
  for (int i = 0; i < 20000; ++i) words.push_back("ord" + std::to_string(i));
  // Same bytes at the ends, other lengths: what a hash of pieces could take for one another.
  for (int i = 1; i < 40; ++i) words.push_back(long_word += "a");
  words.push_back(std::string(200000, 'x'));
  words.push_back("bagefter");
  std::vector<std::string_view> views;
  for (uint32_t i = 0; i < words.size(); ++i) {
    REQUIRE(table.add(words[i]) == i);
    views.push_back(table.text(i));
  }
  REQUIRE(table.size() == words.size());
  for (uint32_t i = 0; i < words.size(); ++i) {
    REQUIRE(table.add(words[i]) == i);
    REQUIRE(table.text(i) == words[i]);
    REQUIRE(views[i] == words[i]);
    REQUIRE(views[i].data() == table.text(i).data());
  }
}

TEST_CASE("the first word may be empty") {
  WordTable table;
  CHECK(table.add(std::string_view()) == 0);
  CHECK(table.add("ord") == 1);
  CHECK(table.add("") == 0);
  CHECK(table.text(0).empty());
  CHECK(table.text(1) == "ord");
}

TEST_CASE("the filter before compounds lets every form of a known word pass, and hardly anything else") {
  Analyzer analyzer(Language::danish, with_built_in_forms(Language::danish, ""));
  FormFilter known(1000);
  for (const char* word : {"kunde", "aftale", "job", "filter", "artikel", "barn", "bog", "idé"}) {
    known.add_word(word);
    known.add_stem(analyzer.stem(word));
  }
  PieceFilter pieces(known, analyzer);
  const auto may_end_in = [&](const std::string& before, const std::string& form) {
    pieces.read(before + form);
    return pieces.may_be_form(before.size(), before.size() + form.size());
  };
  for (const std::string before : {"", "sommer", "æblekage"}) {
    for (const char* form : {"kunde", "kunder", "kundernes", "aftalerne", "jobbet", "jobbene", "filtrene", "artikler",
                             "artiklerne", "børn", "børnene", "bøger", "bøgernes", "ideer", "idéen"}) {
      INFO(before << "|" << form);
      CHECK(may_end_in(before, form));
    }
    for (const char* other : {"kundeservice", "undersøgelse", "talegave", "artig", "gardinstang", "xyzzyplugh"}) {
      INFO(before << "|" << other);
      CHECK_FALSE(may_end_in(before, other));
    }
  }
  pieces.read("barnebog");
  CHECK(pieces.may_be_word(5, 8));
  CHECK_FALSE(pieces.may_be_word(4, 8));
  pieces.read("barnekunde");  // what is known of "barne" stays, what came after does not
  CHECK(pieces.may_be_word(0, 4));
  CHECK(pieces.may_be_word(5, 10));
  CHECK_FALSE(pieces.may_be_word(5, 8));
}
