// kbgen check: a build that writes nothing, and on request the search tests, links to other sites, what is due, and the
// words that lack a definition.
#include <iostream>

#include "generator/build.h"
#include "generator/command/command_output.h"
#include "generator/desk/due.h"
#include "generator/desk/external_links.h"
#include "generator/desk/fixes.h"
#include "generator/desk/search_tests.h"
#include "generator/desk/term_candidates.h"
#include "generator/disk/embedded.h"

namespace kb {
namespace {

constexpr size_t kCandidates = 30;          // a language
constexpr unsigned kHostsAskedAtOnce = 16;  // they are waited for, not worked for
constexpr char kExternalCache[] = ".kbgen/external";

struct SearchTestRun {
  std::vector<SearchTestResult> results, baseline;
  bool ran = false;
};

// Adds a build's later diagnostics to it, with the site's levels.
void add_diagnostics(Build& build, Diagnostics found) {
  apply_levels(build.config, found);
  append(build.diagnostics, std::move(found));
  sort_diagnostics(build.diagnostics, build.sources);
}

// Adds what fails to the build's diagnostics. False if there is nothing to run, or to compare with.
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
  add_diagnostics(build, std::move(found));
  run.results = std::move(results.value);
  run.ran = true;
  if (!files.exists(kSearchBaselineFile)) return true;
  const Result<std::string> baseline = files.read(kSearchBaselineFile);
  if (!baseline.ok()) {
    std::cerr << "cannot read " << kSearchBaselineFile << ": " << baseline.error() << "\n";
    return false;
  }
  run.baseline = parse_baseline(baseline.value());
  return true;
}

// False if nothing can be asked.
bool test_external(FileSystem& files, Build& build, const Date& today) {
  if (!has_curl()) {
    std::cerr << "links to other sites are asked with curl, and there is none; on Debian: apt-get install curl\n";
    return false;
  }
  const Result<std::string> kept = files.read(kExternalCache);
  ExternalCache cache(kept.ok() ? kept.value() : std::string());
  Parsed<ExternalCheck> found = check_external(build, ask_by_curl, cache, today, kHostsAskedAtOnce);
  // A cache that cannot be written costs the next check time and nothing else.
  if (!found.value.offline) (void)files.write(kExternalCache, cache.bytes()).ok();
  std::cerr << "asked " << counted(found.value.asked, "address", "addresses") << " of other sites; " << found.value.kept
            << " answered within the last days\n";
  if (found.value.offline) {
    std::cerr << "no host was found at all: this machine is not online, so nothing is said of the links\n";
    return false;
  }
  for (const std::string& unsure : found.value.unsure) std::cerr << "cannot tell: " << unsure << "\n";
  add_diagnostics(build, std::move(found.diagnostics));
  return true;
}

// Writes what can be mended and shows it. False if a file cannot be written.
bool fix(FileSystem& files, const Build& build) {
  size_t fixes = 0, mended = 0;
  const std::vector<FixedFile> fixed = fix_pages(build);
  for (const FixedFile& file : fixed) {
    if (!files.exists(file.path)) {
      // Paths are composed Unicode here; writing would make a second file beside it.
      std::cerr << "not mended: the name of " << file.path
                << " is written with decomposed letters on this disk; rename it\n";
      continue;
    }
    const Status written = files.write(file.path, file.after);
    if (!written.ok()) {
      std::cerr << "cannot write " << file.path << ": " << written.error() << "\n";
      return false;
    }
    std::cout << unified_diff(file.path, file.before, file.after);
    fixes += file.fixes;
    ++mended;
  }
  std::cout << "mended " << counted(fixes, "place", "places") << " in " << counted(mended, "file", "files") << "\n";
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
  BuildOptions options = build_options(line, environment);
  options.git_root = line.root;
  options.check = true;
  Build result = build(*files, built_in, options);
  if (line.fix) {
    if (!fix(*files, result)) return kExitUsage;
    result = build(*files, built_in, options);
  }

  SearchTestRun run;
  if (line.search_tests && !test_search(*files, result, line.threads, run)) return kExitUsage;
  if (line.external && !test_external(*files, result, environment.today)) return kExitUsage;
  // First what is wrong; what could be better when nothing is.
  if (count(result.diagnostics, Severity::error) > 0) drop_advice(result);
  print_diagnostics(result, line, environment);
  if (line.due) std::cout << due_json(due_items(result), environment.today);
  std::ostream& out = line.diagnostics == DiagnosticFormat::text && !line.due ? std::cout : std::cerr;
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
