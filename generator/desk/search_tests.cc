#include "generator/desk/search_tests.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "generator/base/lines.h"
#include "generator/base/parallel.h"
#include "generator/base/path.h"
#include "generator/base/utf8_text.h"
#include "generator/config/value_reader.h"
#include "generator/desk/local_search.h"
#include "generator/page/link_address.h"

namespace kb {
namespace {

constexpr unsigned kDeepest = 50;    // places that are looked at
constexpr size_t kShownPages = 3;    // of what ranks instead
constexpr size_t kShownReasons = 2;  // of each
constexpr ValueCodes kCodes{Code::config_type, Code::config_value, Code::config_date, Code::config_unknown_key};

class TestReader {
 public:
  TestReader(const Build& build, Diagnostics& diagnostics)
      : build_(build), diagnostics_(diagnostics), values_(kCodes, true, diagnostics) {}

  void read(const SourceValue& root, std::vector<SearchTest>& tests) {
    for (const SourceMember& member : root.members) {
      if (member.key != "test") {
        values_.unknown_key(member, "", {"test"}, "begin each test with [[test]]");
        continue;
      }
      if (member.value.kind == SourceValue::Kind::table) read_test(member.value, tests);
      for (const SourceValue& item : member.value.items) {
        if (item.kind == SourceValue::Kind::table) read_test(item, tests);
      }
    }
  }

 private:
  void read_test(const SourceValue& table, std::vector<SearchTest>& tests) {
    SearchTest test;
    std::vector<Text> expected;
    test.language = build_.config.default_language;
    for (const SourceMember& member : table.members) {
      if (member.key == "query") {
        test.query = values_.text(member.value, {"query", ValueType::text, "\"opsige abonnement\""});
      } else if (member.key == "lang") {
        const Text language = values_.text(member.value, {"lang", ValueType::text, "\"nb\""});
        if (language.present()) set_language(language, test);
      } else if (member.key == "expect") {
        expected = values_.texts(member.value, {"expect", ValueType::list, "\"/opsigelse/\""});
      } else if (member.key == "within") {
        const auto within = values_.integer(member.value, {"within", ValueType::integer, "1"}, 1, kDeepest);
        if (within) test.within = static_cast<unsigned>(*within);
      } else {
        values_.unknown_key(member, " in [[test]]", {"query", "lang", "expect", "within"}, {});
      }
    }
    if (!test.query.present() || test.query.value.empty() || expected.empty()) {
      values_.wrong_value(table.span, "a test needs a query and what it is expected to find",
                          "write query = \"…\" and expect = \"/address/\"");
      return;
    }
    for (const Text& name : expected) add_expected(name, test);
    if (!test.expect.empty() && !test.language.empty()) tests.push_back(std::move(test));
  }

  void set_language(const Text& language, SearchTest& test) {
    test.language = language_code(language.value);
    const std::vector<std::string>& known = build_.site.languages;
    if (std::find(known.begin(), known.end(), test.language) != known.end()) return;
    std::string list;
    for (const std::string& code : known) list += (list.empty() ? "" : ", ") + code;
    values_.wrong_value(language.span, "no page is in the language '" + language.value + "'", "the site has " + list);
    test.language.clear();
  }

  void add_expected(const Text& name, SearchTest& test) {
    const size_t hash = name.value.find('#');
    const std::string path = name.value.substr(0, hash);
    ExpectedPage expected;
    if (hash != std::string::npos) expected.anchor = name.value.substr(hash + 1);
    expected.page = path.find('/') == std::string::npos ? page_named(path, test.language) : page_at(path);
    if (expected.page != kNoPage) {
      test.expect.push_back(std::move(expected));
      return;
    }
    std::vector<std::string> known;
    for (const auto& [url, page] : build_.site.by_url) known.push_back(url);
    const std::string near = nearest(path, known);
    diagnostics_.push_back(
        make_diagnostic(Code::search_test_page, name.span, "there is no page '" + path + "' that this test could find",
                        did_you_mean(near, "write the page's address, such as '/opsigelse/', or its title")));
  }

  PageId page_at(const std::string& path) const {
    const auto source = build_.site.by_source.find(path);
    if (source != build_.site.by_source.end()) return source->second;
    const std::string url = between_slashes(parse_address(path, build_.config.base_url).path);
    const auto found = build_.site.by_url.find(url);
    return found == build_.site.by_url.end() ? kNoPage : found->second;
  }

  PageId page_named(const std::string& name, const std::string& language) const {
    const std::string key = name_key(name);
    for (const TermName& known : build_.site.names) {
      if (build_.site.page(known.page).language == language && name_key(known.name) == key) return known.page;
    }
    return kNoPage;
  }

  const Build& build_;
  Diagnostics& diagnostics_;
  ValueReader values_;
};

// Whether a result is what a test expects: the page, and the section if one is named.
bool fits(const search::PageResult& result, const SearchTest& test, const Site& site) {
  return std::any_of(test.expect.begin(), test.expect.end(), [&](const ExpectedPage& expected) {
    if (result.url != site.page(expected.page).url) return false;
    return expected.anchor.empty() || std::any_of(result.sections.begin(), result.sections.end(),
                                                  [&](const auto& s) { return s.anchor == expected.anchor; });
  });
}

std::string reasons_of(const search::PageResult& result) {
  std::vector<const search::Explanation*> lines;
  for (const search::Explanation& line : result.explanation) lines.push_back(&line);
  std::stable_sort(lines.begin(), lines.end(), [](const auto* a, const auto* b) { return a->points > b->points; });
  std::string text;
  for (size_t i = 0; i < lines.size() && i < kShownReasons; ++i) {
    text += (i == 0 ? ": " : "; ") + lines[i]->what + " (" + std::to_string(lines[i]->points) + ")";
  }
  return text;
}

Diagnostic failure(const SearchTest& test, unsigned place, LocalSearch& search, const Build& build,
                   const std::map<std::string, PageId, std::less<>>& pages) {
  const Page& wanted = build.site.page(test.expect.front().page);
  const std::string section = test.expect.front().anchor.empty() ? "" : "#" + test.expect.front().anchor;
  const std::string first = test.within == 1 ? "in the first place" : "among the first " + std::to_string(test.within);
  Diagnostic diagnostic = make_diagnostic(
      Code::search_test_failed, test.query.span,
      "'" + test.query.value + "' shall find '" + wanted.title + "'" + (section.empty() ? "" : " (" + section + ")") +
          " " + first + "; it is " +
          (place == 0 ? "not among the first " + std::to_string(kDeepest) : "in place " + std::to_string(place)),
      "use the query's words on that page, in an alias or a question, or give it a higher 'boost:'");
  search::Options options;
  options.limit = place == 0 ? kShownPages : std::max<unsigned>(place, kShownPages);
  options.explain = true;
  options.as_you_type = false;
  const search::Results results = search.answer(test.query.value, options);
  for (size_t i = 0; i < results.pages.size(); ++i) {
    const bool expected = i + 1 == place;
    if (i >= kShownPages && !expected) continue;
    const search::PageResult& result = results.pages[i];
    const auto page = pages.find(result.url);
    const Span span = page == pages.end() ? Span{} : build.docs[page->second].title_span;
    diagnostic.notes.push_back({span, "place " + std::to_string(i + 1) + " has '" + result.title + "', " +
                                          std::to_string(result.score) + " points" + reasons_of(result)});
  }
  return diagnostic;
}

}  // namespace

Parsed<std::vector<SearchTest>> read_search_tests(const SourceFile& source, const Build& build) {
  Parsed<std::vector<SearchTest>> parsed;
  Parsed<SourceValue> root = read_toml_file(source, Code::config_syntax);
  append(parsed.diagnostics, std::move(root.diagnostics));
  TestReader(build, parsed.diagnostics).read(root.value, parsed.value);
  return parsed;
}

Parsed<std::vector<SearchTestResult>> run_search_tests(const std::vector<SearchTest>& tests, const Build& build,
                                                       unsigned threads) {
  std::map<std::string, PageId, std::less<>> pages;
  for (const Page& page : build.site.pages) pages.emplace(page.url, page.id);
  using Engines = std::map<std::string, std::unique_ptr<LocalSearch>>;
  auto done = parallel_map(
      tests.size(), threads, [] { return Engines(); },
      [&](Engines& engines, size_t i) {
        const SearchTest& test = tests[i];
        Parsed<SearchTestResult> one;
        one.value.language = test.language;
        one.value.query = test.query.value;
        const LanguageIndex* index = find_index(build.indexes, test.language);
        if (index == nullptr) return one;
        std::unique_ptr<LocalSearch>& search = engines[test.language];
        if (!search) search = std::make_unique<LocalSearch>(*index);
        search::Options options;
        options.limit = kDeepest;
        options.excerpts = false;
        options.as_you_type = false;
        const search::Results results = search->answer(test.query.value, options);
        for (size_t rank = 0; rank < results.pages.size() && one.value.place == 0; ++rank) {
          if (fits(results.pages[rank], test, build.site)) one.value.place = static_cast<unsigned>(rank + 1);
        }
        one.value.passed = one.value.place != 0 && one.value.place <= test.within;
        if (!one.value.passed) one.diagnostics.push_back(failure(test, one.value.place, *search, build, pages));
        return one;
      });
  Parsed<std::vector<SearchTestResult>> all;
  for (auto& one : done) {
    append(all.diagnostics, std::move(one.diagnostics));
    all.value.push_back(std::move(one.value));
  }
  return all;
}

unsigned search_score(const std::vector<SearchTestResult>& results) {
  if (results.empty()) return 0;
  uint64_t sum = 0;
  for (const SearchTestResult& result : results) sum += result.place == 0 ? 0 : 1000000 / result.place;
  return static_cast<unsigned>((sum / results.size() + 500) / 1000);
}

std::string format_baseline(const std::vector<SearchTestResult>& results) {
  std::string text = "# Written by kbgen check --search --save: language, place, query.\n";
  for (const SearchTestResult& result : results) {
    text += result.language + "\t" + std::to_string(result.place) + "\t" + result.query + "\n";
  }
  return text;
}

std::vector<SearchTestResult> parse_baseline(std::string_view text) {
  std::vector<SearchTestResult> results;
  for (std::string_view line : lines_of(text)) {
    line = trim_end(line, "\r");
    const size_t first = line.find('\t'), second = line.find('\t', std::min(first, line.size() - 1) + 1);
    if (line.empty() || line[0] == '#' || first == std::string_view::npos || second == std::string_view::npos) continue;
    SearchTestResult result;
    const std::string_view place = line.substr(first + 1, second - first - 1);
    const auto read = std::from_chars(place.data(), place.data() + place.size(), result.place);
    if (read.ec != std::errc() || read.ptr != place.data() + place.size()) continue;
    result.language = line.substr(0, first);
    result.query = line.substr(second + 1);
    results.push_back(std::move(result));
  }
  return results;
}

std::string describe_search_tests(const std::vector<SearchTestResult>& results,
                                  const std::vector<SearchTestResult>& baseline) {
  const auto decimal = [](unsigned thousandths) {
    const std::string digits = std::to_string(thousandths % 1000);
    return std::to_string(thousandths / 1000) + "." + std::string(3 - digits.size(), '0') + digits;
  };
  const auto passed = static_cast<size_t>(
      std::count_if(results.begin(), results.end(), [](const SearchTestResult& r) { return r.passed; }));
  std::string text = "search tests: " + std::to_string(passed) + " of " + std::to_string(results.size()) +
                     " pass, score " + decimal(search_score(results));
  if (baseline.empty()) return text + "\n";
  text += ", baseline " + decimal(search_score(baseline)) + "\n";

  std::map<std::pair<std::string, std::string>, unsigned> before;
  for (const SearchTestResult& result : baseline) before[{result.language, result.query}] = result.place;
  const auto place = [](unsigned n) { return n == 0 ? std::string("not found") : std::to_string(n); };
  const auto worth = [](unsigned n) { return n == 0 ? kDeepest + 1 : n; };
  std::string fell, rose;
  for (const SearchTestResult& result : results) {
    const auto old = before.find({result.language, result.query});
    if (old == before.end() || old->second == result.place) continue;
    std::string& list = worth(result.place) > worth(old->second) ? fell : rose;
    list += (&list == &fell ? "  fell: " : "  rose: ") + result.language + " '" + result.query + "' " +
            place(old->second) + " → " + place(result.place) + "\n";
  }
  return text + fell + rose;
}

}  // namespace kb
