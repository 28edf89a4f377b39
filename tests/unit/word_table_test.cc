#include "search/text/word_table.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "search/text/form_filter.h"
#include "search/text/irregular.h"
#include "search/text/stem_numbers.h"
#include "search/text/tables.h"
#include "search/text/told_words.h"

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
  CHECK(table.find("ordlyd") == WordTable::kNone);
  CHECK(table.find("") == WordTable::kNone);
  REQUIRE(table.size() == words.size());
  for (uint32_t i = 0; i < words.size(); ++i) {
    REQUIRE(table.find(words[i]) == i);
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

TEST_CASE("stems have numbers, those that were given and those that were asked for, and stay when they move") {
  Analyzer analyzer(Language::danish, with_built_in_forms(Language::danish, ""));
  StemNumbers numbers(analyzer);
  const std::string_view given = "bestemt";  // not what the analyzer would say
  const uint32_t book = numbers.add("bog", analyzer.stem("bog"));
  const uint32_t told = numbers.add("aftaler", given);
  CHECK(numbers.find("bøger") == WordTable::kNone);
  CHECK(numbers.stem_of("bøger") == numbers.stem_of(book));
  CHECK(numbers.add("bøgerne") == 3);
  CHECK(numbers.stem_of("bøgerne") == numbers.stem_of(book));
  CHECK(numbers.add("aftaler") == told);
  CHECK(numbers.stem(numbers.stem_of(told)) == given);
  CHECK(numbers.stem_of("aftale") != numbers.stem_of(told));
  CHECK(numbers.word_count() == 5);
  CHECK(numbers.stem_count() == 3);

  WordStems stems;
  const std::vector<std::string> words = {"aftaler", "bøger", "mus"};
  for (const std::string& word : words) stems.add(word, analyzer.stem(word));
  const WordStems moved = std::move(stems);
  REQUIRE(moved.size() == words.size());
  for (uint32_t i = 0; i < words.size(); ++i) CHECK(moved[i] == analyzer.stem(words[i]));
}

TEST_CASE("irregular forms are found at the end of a word wherever the table has them, and nowhere else") {
  const std::string base(1, static_cast<char>(kNewBase)), form(1, static_cast<char>(kDropsAll));
  const std::string block = base + "-bog" + form + "bøger" + form + "bøgerne" + base + "+se" + form + "så" + form +
                            "set" + base + "være" + form + "er" + form + "var" + base + "-ånd" + form + "ænder";
  const IrregularForms forms(block);
  const std::vector<std::string> all = {"bøger", "bøgerne", "så", "set", "er", "var", "ænder"};
  for (const std::string before : {"", "u", "å", "ud", "øl", "kasse", "er", "så", "bøger"}) {
    for (const std::string& end : all) {
      const std::string word = before + end;
      INFO(word);
      CHECK(forms.may_end_in_form(word));
      CHECK(forms.may_have_base(word) == (before.empty() || (end != "er" && end != "var")));
      CHECK(forms.base_of(word).text.empty() == (std::find(all.begin(), all.end(), word) == all.end()));
      CHECK(forms.may_end_in_verb(word) == (!before.empty() && (end == "så" || end == "set")));
      const bool tail = before.size() > 1 && before != "å" && (end[0] == 'b' || end == "ænder");
      CHECK(forms.tail_of(word).text == (!tail ? "" : end == "ænder" ? "ånd" : "bog"));
      if (tail) CHECK(forms.tail_of(word).begin == before.size());
    }
    for (const char* end : {"", "r", "bøge", "e", "bøgernes", "ø", "seth"}) {
      const std::string word = before + end;
      const bool is_end = std::any_of(all.begin(), all.end(),
                                      [&](const std::string& form) { return std::string_view(word).ends_with(form); });
      CHECK(forms.may_end_in_form(word) == is_end);
    }
  }
  CHECK_FALSE(IrregularForms("").may_end_in_form("ord"));
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
