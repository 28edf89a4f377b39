// The command line: one table of commands and flags (cli.cc) feeds the parser and --help. Owns CLI11.
//
// Exit codes: 0 fine, 1 the content has errors, 2 wrong usage or environment.
#pragma once

#include <string>
#include <vector>

#include "generator/base/date.h"
#include "generator/base/diagnostic.h"

namespace kb {

constexpr int kExitFine = 0, kExitContent = 1, kExitUsage = 2;

struct CommandLine {
  // all commands
  std::string root = ".";
  std::string out;  // empty: site.toml's
  std::string base_url;
  unsigned threads = 0;  // 0: as many as the machine has
  bool strict = false;   // warnings are errors
  bool drafts = false;
  DiagnosticFormat diagnostics = DiagnosticFormat::text;
  // build
  std::vector<std::string> reports;  // files, .html or .json
  bool no_page_images = false;       // pages have no pictures of their own for links
  // check
  bool search_tests = false, save_baseline = false, candidates = false, fix = false, external = false, due = false;
  // search
  std::vector<std::string> words;  // of the query, as the shell gave them
  std::string query, batch;
  std::string language;  // "nb", also where no or nb-NO was asked for; empty: the site's
  unsigned limit = 10;
  bool explain = false;
  std::string format = "text";
  // serve
  unsigned port = 8000;
  // dump: what to show, of which page; explain: which page; new: the kind of page; init: the folder
  std::string what, path;
};

// Where the program meets its surroundings; gathered once in main, so that commands can be tested.
struct Environment {
  Date today;
  Date (*clock)() = nullptr;  // today, asked again: `serve` runs for days
  bool out_is_terminal = false, err_is_terminal = false;
  bool color = false;
  unsigned processors = 1;
};

int run_command_line(int argc, const char* const* argv);

int run_build(const CommandLine& line, const Environment& environment);
int run_check(const CommandLine& line, const Environment& environment);
int run_search(const CommandLine& line, const Environment& environment);
int run_dump(const CommandLine& line, const Environment& environment);
int run_explain(const CommandLine& line, const Environment& environment);
int run_init(const CommandLine& line, const Environment& environment);
int run_serve(const CommandLine& line, const Environment& environment);
int run_new(const CommandLine& line, const Environment& environment);

}  // namespace kb
