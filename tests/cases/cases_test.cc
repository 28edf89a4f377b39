// Runs every tests/cases/*.txt; see case_file.h for their form.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "generator/build.h"
#include "generator/config/reference.h"
#include "generator/desk/search_tests.h"
#include "generator/disk/embedded.h"
#include "tests/cases/case_file.h"
#include "tests/support/read_file.h"

namespace kb {
namespace {

constexpr char kDefaultSite[] =
    "[site]\ntitle = \"Ordbog\"\nbase_url = \"https://example.com/\"\ndefault_language = \"da\"\n";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  std::string line;
  while (std::getline(in, line)) {
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

Build run_case(const cases::Case& one, const MemoryFileSystem& built_in) {
  MemoryFileSystem files;
  BuildOptions options;
  options.today = *parse_iso_date("2026-01-15");
  bool bare = false;
  for (const cases::Section& section : one.sections) {
    if (section.kind == "file") {
      std::string text = section.text;
      if (section.argument.rfind("site.toml", 0) != 0 && text.find("\\x") != std::string::npos) {
        // "\xE6" stands for that byte: cases of invalid UTF-8 can then be written as text.
        std::string bytes;
        for (size_t i = 0; i < text.size(); ++i) {
          if (text.compare(i, 2, "\\x") == 0 && i + 3 < text.size()) {
            bytes += static_cast<char>(std::strtol(text.substr(i + 2, 2).c_str(), nullptr, 16));
            i += 3;
          } else {
            bytes += text[i];
          }
        }
        text = bytes;
      }
      files.files[section.argument] = text;
    }
    if (section.kind == "option" && section.argument == "drafts") options.drafts = true;
    if (section.kind == "option" && section.argument == "no-site") bare = true;
    if (section.kind == "option" && section.argument == "check") options.check = true;
  }
  if (!bare && files.files.count("site.toml") == 0) files.files["site.toml"] = kDefaultSite;
  Build result = build(files, built_in, options);
  if (files.files.count(kSearchTestsFile) != 0) {
    const FileId file = result.sources.add(kSearchTestsFile, files.files[kSearchTestsFile]);
    Parsed<std::vector<SearchTest>> tests = read_search_tests(result.sources.file(file), result);
    append(result.diagnostics, std::move(tests.diagnostics));
    append(result.diagnostics, run_search_tests(tests.value, result, 1).diagnostics);
    sort_diagnostics(result.diagnostics, result.sources);
  }
  return result;
}

// What became of one case.
struct Run {
  std::string said;
  std::map<std::string, std::string> output;
};

struct CaseFileRuns {
  std::filesystem::path path;
  cases::CaseFile file;
  std::vector<Run> runs;  // parallel to file.cases
};

struct AllRuns {
  std::vector<CaseFileRuns> files;
  std::map<std::string, std::string, std::less<>> examples;  // code → what is said where it is first met
};

// Every case, run once for all tests.
const AllRuns& all_runs() {
  static const AllRuns all = [] {
    const MemoryFileSystem built_in = embedded_files();
    AllRuns runs;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(KB_SOURCE_DIR "/tests/cases")) {
      if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
      CaseFileRuns file{path, cases::parse_case_file(test::read_file(path)), {}};
      for (const cases::Case& one : file.file.cases) {
        Build result = run_case(one, built_in);
        Run run{format_diagnostics(result.diagnostics, result.sources, {}), {}};
        for (OutputFile& written : result.files) run.output[written.path] = std::move(written.bytes);
        for (const Diagnostic& diagnostic : result.diagnostics) {
          runs.examples.emplace(info(diagnostic.code).name, format_diagnostics({diagnostic}, result.sources, {}));
        }
        file.runs.push_back(std::move(run));
      }
      runs.files.push_back(std::move(file));
    }
    return runs;
  }();
  return all;
}

// KB_UPDATE=1 rewrites everything that is generated, KB_UPDATE=links only tests/cases/links.txt.
bool updates(const std::string& what) {
  const char* asked = std::getenv("KB_UPDATE");
  return asked != nullptr && (std::string(asked) == "1" || asked == what);
}

// Codes that no site in memory can bring about, and the unit test that does.
struct UnitTest {
  std::string_view file, words;  // words of the test
};
const std::map<std::string_view, UnitTest> kInUnitTests = {
    // These need a git repository.
    {"history-git-failed", {"history_test.cc", "error history-git-failed"}},
    {"history-ignore-revisions", {"history_test.cc", "of revisions to ignore cannot be read"}},
    {"history-missing", {"history_test.cc", "error history-missing"}},
    {"history-operation", {"history_test.cc", "in the middle of a rebase"}},
    {"history-owner", {"history_test.cc", "warning history-owner"}},
    {"history-shallow", {"history_test.cc", "warning history-shallow"}},
    {"address-lost", {"desk_test.cc", "[address-lost]"}},
    // These need another host.
    {"external-link", {"external_links_test.cc", "external-link]"}},
    {"external-link-moved", {"external_links_test.cc", "external-link-moved]"}},
    // These need a file that cannot be read or one of 500 KB.
    {"io-unreadable", {"check_test.cc", "io_unreadable"}},
    {"image-large", {"check_test.cc", "image_large"}},
};

}  // namespace

TEST_CASE("whole-site cases") {
  size_t count_of_cases = 0;
  for (const CaseFileRuns& runs : all_runs().files) {
    cases::CaseFile file = runs.file;
    const bool update = updates(runs.path.stem().string());
    for (size_t i = 0; i < file.cases.size(); ++i) {
      cases::Case& one = file.cases[i];
      ++count_of_cases;
      INFO(runs.path.filename().string() << ": " << one.name);
      const std::string& said = runs.runs[i].said;
      const std::map<std::string, std::string>& output = runs.runs[i].output;
      for (cases::Section& section : one.sections) {
        if (section.kind == "diagnostics") {
          if (update) section.text = said;
          CHECK(section.text == said);
        } else if (section.kind == "contains") {
          const bool present = output.count(section.argument) != 0;
          INFO(said);
          REQUIRE(present);
          for (const std::string& line : lines_of(section.text)) {
            INFO("expected in " << section.argument << ": " << line);
            const bool found = output.at(section.argument).find(line) != std::string::npos;
            CHECK(found);
          }
        } else if (section.kind == "lacks") {
          for (const std::string& line : lines_of(section.text)) {
            INFO("not expected in " << section.argument << ": " << line);
            const auto written = output.find(section.argument);
            const bool found = written != output.end() && written->second.find(line) != std::string::npos;
            CHECK_FALSE(found);
          }
        } else if (section.kind == "files") {
          for (const std::string& line : lines_of(section.text)) {
            INFO("output file " << line);
            if (line[0] == '!') {
              CHECK(output.count(line.substr(1)) == 0);
            } else {
              CHECK(output.count(line) == 1);
            }
          }
        } else {
          const bool known = section.kind == "file" || section.kind == "option";
          INFO("section " << section.kind);
          CHECK(known);
        }
      }
    }
    if (update) std::ofstream(runs.path, std::ios::binary) << cases::format_case_file(file);
  }
  CHECK(count_of_cases > 0);
}

TEST_CASE("every code has a case or a unit test") {
  for (const CodeInfo& code : diagnostic_codes()) {
    const auto elsewhere = kInUnitTests.find(code.name);
    const bool in_cases = all_runs().examples.count(code.name) != 0;
    INFO("code " << code.name);
    if (elsewhere == kInUnitTests.end()) {
      CHECK(in_cases);
      continue;
    }
    INFO("a case shows it: take it off kInUnitTests");
    CHECK_FALSE(in_cases);
    const std::string test = test::read_file(KB_SOURCE_DIR "/tests/unit/" + std::string(elsewhere->second.file));
    INFO("looked for '" << elsewhere->second.words << "' in " << elsewhere->second.file);
    const bool named = test.find(elsewhere->second.words) != std::string::npos;
    CHECK(named);
  }
  CHECK(diagnostic_codes().size() >= 50);
}

TEST_CASE("texts that are not kept are those of which no error and no warning is said") {
  MemoryFileSystem files;
  files.files["site.toml"] = kDefaultSite;
  files.files["content/fejl.md"] = "# Fejl\n\nSe [siden](/findes-ikke/).\n";
  files.files["content/raad.md"] = "# Råd\n\n##Uden mellemrum\n";
  BuildOptions options;
  options.today = *parse_iso_date("2026-01-15");
  options.keep_texts = false;
  const Build result = build(files, embedded_files(), options);
  std::vector<std::string> kept;
  for (const Diagnostic& diagnostic : result.diagnostics)
    kept.push_back(std::string(info(diagnostic.code).name) + "|" +
                   std::string(line_around(result.sources.file(diagnostic.span.file).text, diagnostic.span.begin)));
  CHECK(kept == std::vector<std::string>{"link-missing-page|Se [siden](/findes-ikke/).", "markdown-heading-space|"});
}

TEST_CASE("the list of diagnostics is up to date") {
  const std::string path = KB_SOURCE_DIR "/docs/diagnostics.md";
  const std::string wanted = diagnostics_reference(all_runs().examples);
  if (updates("diagnostics.md")) std::ofstream(path, std::ios::binary) << wanted;
  const bool same = test::read_file(path) == wanted;
  INFO("KB_UPDATE=1 kb_tests \"the list of diagnostics is up to date\" writes it");
  CHECK(same);
}

}  // namespace kb
