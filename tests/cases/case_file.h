// Whole-site text cases: input files and what kbgen says or writes, in one readable file.
//
//   === name of the case, a sentence
//   --- file site.toml
//   …
//   --- file content/kunde.md
//   …
//   --- diagnostics              what the author reads, to the letter (may be empty)
//   --- contains kunde/index.html      each line stands in that output file
//   --- lacks kunde/index.html         none of the lines does
//   --- files                    paths of the output, those that match a prefix line; "!path" must not be there
//   --- option drafts            build with drafts
//   --- option check             the linter's rules too, as `kbgen check` runs them
//
// A site.toml is supplied where a case has none; search-tests.toml is run. KB_UPDATE=1 rewrites the diagnostics of all
// files, KB_UPDATE=links those of links.txt; look at the difference.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace kb::cases {

struct Section {
  std::string kind, argument, text;
};

struct Case {
  std::string name;
  std::vector<Section> sections;
};

struct CaseFile {
  std::string preamble;  // comment lines before the first case
  std::vector<Case> cases;
};

CaseFile parse_case_file(const std::string& text);
std::string format_case_file(const CaseFile& file);

}  // namespace kb::cases
