// What a build came to, for people (HTML) and machines (JSON): pages and words, diagnostics by rule, sizes against
// [budgets], the slowest pages, pages due to be read again, orphans, LIX. `kbgen build --report FILE`.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "generator/budgets.h"
#include "generator/build_data.h"
#include "generator/desk/term_candidates.h"

namespace kb {

struct ReportPage {
  std::string url, title, language, kind, source;
  uint32_t words = 0;
  int lix = 0;         // 0: not measured (English, or hardly any text)
  uint64_t bytes = 0;  // of the HTML file
  size_t inbound = 0;  // pages that link here, automatic links too
  bool orphan = false;
  Date updated, review;  // `review`: when it is due to be read again
  size_t warnings = 0, advice = 0;
  uint64_t microseconds = 0;  // to read and to render; 0 if not timed
};

struct ReportRule {
  std::string code;
  Severity severity = Severity::warning;
  size_t count = 0;
};

struct ReportLanguage {
  std::string language;
  size_t pages = 0;
  uint64_t words = 0;
  int lix = 0;  // of all its text
  uint64_t index_bytes = 0, search_root_bytes = 0;
};

struct Report {
  std::string title;
  Date today;
  std::vector<ReportPage> pages;          // in page order
  std::vector<ReportRule> rules;          // errors first, then by count
  std::vector<ReportLanguage> languages;  // in Site::languages' order
  Sizes sizes;
  std::map<std::string, int64_t> budgets;
  std::vector<std::string> unpublished;  // "content/da/x.md: draft"
  std::string next_change;               // due.h
  std::vector<Candidate> candidates;     // words that many pages use and none defines
};

// Of a build with the linter's rules (BuildOptions::check).
Report make_report(const Build& build, const Date& today);
std::string report_json(const Report& report);
// One file without scripts or anything to load.
std::string report_html(const Report& report);

}  // namespace kb
