// kbgen check: a build that writes nothing, and on request the search tests and the words that lack a definition.
#include <iostream>

#include "generator/command_output.h"
#include "generator/embedded.h"
#include "generator/fixes.h"
#include "generator/search_tests.h"
#include "generator/term_candidates.h"

namespace kb {
namespace {

constexpr size_t kCandidates = 30;  // a language

struct SearchTestRun {
  std::vector<SearchTestResult> results, baseline;
  bool ran = false;
};

// Adds what fails to the build's diagnostics. False if there is nothing to run.
bool test_search(const FileSystem& files, Build& build, unsigned threads, SearchTestRun& run) {
  Result<std::string> text = files.read(kSearchTestsFile);
  if (!text.ok()) {
    std::cerr << "there is no " << kSearchTestsFile << " beside site.toml: " << text.error() << "\n";
    return false;
  }
  const FileId file = build.sources.add(kSearchTestsFile, std::move(text.value()));
  Parsed<std::vector<SearchTest>> tests = read_search_tests(build.sources.file(file), build);
  Parsed<std::vector<SearchTestResult>> results = run_search_tests(tests.value, build, threads);
  Diagnostics found = std::move(tests.diagnostics);
  append(found, std::move(results.diagnostics));
  apply_levels(build.config, found);
  append(build.diagnostics, std::move(found));
  sort_diagnostics(build.diagnostics, build.sources);
  run.results = std::move(results.value);
  run.ran = true;
  if (files.exists(kSearchBaselineFile)) {
    const Result<std::string> baseline = files.read(kSearchBaselineFile);
    if (baseline.ok()) run.baseline = parse_baseline(baseline.value());
  }
  return true;
}

// Writes what can be mended and shows it. False if a file cannot be written.
bool fix(FileSystem& files, const Build& build) {
  size_t fixes = 0;
  const std::vector<FixedFile> fixed = fix_pages(build);
  for (const FixedFile& file : fixed) {
    const Status written = files.write(file.path, file.after);
    if (!written.ok()) {
      std::cerr << "cannot write " << file.path << ": " << written.error() << "\n";
      return false;
    }
    std::cout << unified_diff(file.path, file.before, file.after);
    fixes += file.fixes;
  }
  std::cout << "mended " << counted(fixes, "place", "places") << " in " << counted(fixed.size(), "file", "files")
            << "\n";
  return true;
}

void print_candidates(const Build& build) {
  std::string language;
  for (const Candidate& candidate : term_candidates(build, kCandidates)) {
    if (candidate.language != language) {
      language = candidate.language;
      std::cout << "words in '" << language << "' that many pages use and no page defines:\n";
    }
    std::cout << "  " << candidate.word << "\t" << counted(candidate.pages, "page", "pages") << ", "
              << counted(candidate.uses, "use", "uses") << ", for example in " << candidate.example << "\n";
  }
  if (language.empty()) std::cout << "no word is used often and undefined\n";
}

}  // namespace

int run_check(const CommandLine& line, const Environment& environment) {
  const StartTime start = std::chrono::steady_clock::now();
  const std::unique_ptr<FileSystem> files = open_disk(line.root);
  const MemoryFileSystem built_in = embedded_files();
  BuildOptions options;
  options.threads = line.threads;
  options.drafts = line.drafts;
  options.base_url = line.base_url;
  options.today = environment.today;
  options.git_root = line.root;
  options.check = true;
  Build result = build(*files, built_in, options);
  if (line.fix) {
    if (!fix(*files, result)) return kExitUsage;
    result = build(*files, built_in, options);
  }

  SearchTestRun run;
  if (line.search_tests && !test_search(*files, result, line.threads, run)) return kExitUsage;
  print_diagnostics(result, line, environment);
  std::ostream& out = line.diagnostics == DiagnosticFormat::text ? std::cout : std::cerr;
  if (run.ran) out << describe_search_tests(run.results, run.baseline);
  if (run.ran && line.save_baseline) {
    const Status saved = files->write(kSearchBaselineFile, format_baseline(run.results));
    if (!saved.ok()) {
      std::cerr << "cannot write " << kSearchBaselineFile << ": " << saved.error() << "\n";
      return kExitUsage;
    }
  }
  if (line.candidates) print_candidates(result);
  if (refused(result, line, "")) return kExitContent;
  print_summary(result, line, "checked", start);
  return kExitFine;
}

}  // namespace kb
