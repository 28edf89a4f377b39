// Tests of the search, as authors write them in search-tests.toml beside site.toml:
//
//   [[test]]
//   query = "opsige abonnement"
//   lang = "da"                    # otherwise the site's own language
//   expect = "/opsigelse/#faq"     # address of a page, perhaps with a section; a title or alias; or a list of these
//   within = 1                     # place it must have, 3 where nothing is said
//
// A test passes if one of the expected pages is among the first `within`. The score of all tests is the mean of
// 1/place of the first expected page, 0 where it is not found (mean reciprocal rank).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/build_data.h"

namespace kb {

constexpr char kSearchTestsFile[] = "search-tests.toml";
constexpr char kSearchBaselineFile[] = "search-tests.baseline";

struct ExpectedPage {
  PageId page = kNoPage;
  std::string anchor;  // empty: any section
};

struct SearchTest {
  Text query;
  std::string language;
  std::vector<ExpectedPage> expect;
  unsigned within = 3;
};

// `source` is in the site's sources. A test that names no page of the site is reported and left out.
Parsed<std::vector<SearchTest>> read_search_tests(const SourceFile& source, const Build& build);

struct SearchTestResult {
  std::string language, query;
  unsigned place = 0;  // of the first expected page; 0: not among the first 50
  bool passed = false;
};

// A test that fails is a diagnostic at its query, with what ranks instead, and why, in its notes.
Parsed<std::vector<SearchTestResult>> run_search_tests(const std::vector<SearchTest>& tests, const Build& build,
                                                       unsigned threads);

// Mean reciprocal rank in thousandths.
unsigned search_score(const std::vector<SearchTestResult>& results);

// The baseline file: lines "language<TAB>place<TAB>query", in the order of the tests; place 0 for not found.
std::string format_baseline(const std::vector<SearchTestResult>& results);
// Lines that cannot be read are skipped: they compare as new.
std::vector<SearchTestResult> parse_baseline(std::string_view text);

// For people: how many pass, the score, and what rose and fell since the baseline (empty: there is none).
std::string describe_search_tests(const std::vector<SearchTestResult>& results,
                                  const std::vector<SearchTestResult>& baseline);

}  // namespace kb
