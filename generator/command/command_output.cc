#include "generator/command/command_output.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>

#include "generator/base/digits.h"
#include "generator/base/path.h"
#include "generator/desk/due.h"
#include "generator/disk/process.h"
#include "generator/page/link_address.h"

namespace kb {
namespace {

std::string kilobytes(uint64_t bytes) {
  return with_thousands((bytes + 1023) / 1024) + " KB";
}

// What stands before the paths of a site: where its root lies, seen from the current folder or, for services that show
// diagnostics beside the changed lines, from the repository's root.
std::string path_prefix(const CommandLine& line) {
  if (line.diagnostics == DiagnosticFormat::github || line.diagnostics == DiagnosticFormat::sarif) {
    const ProcessOutput git = run_process({"git", "rev-parse", "--show-prefix"}, line.root);
    if (git.exit_code == 0) return git.out.substr(0, git.out.find('\n'));
  }
  const std::string root = std::filesystem::path(line.root).lexically_normal().string();
  if (root.empty() || root == "." || root == "./") return {};
  return root.back() == '/' ? root : root + "/";
}

}  // namespace

PageId find_page(const Build& build, const std::string& name) {
  for (PageId id = 0; id < build.docs.size(); ++id) {
    if (build.sources.file(build.docs[id].file).path == name) return id;
  }
  const std::string url = between_slashes(parse_address(name, build.config.base_url).path);
  const auto found = build.site.by_url.find(url);
  if (found != build.site.by_url.end()) return found->second;
  for (const Page& page : build.site.pages) {
    if (page.url == url) return page.id;
  }
  for (const Redirect& redirect : build.site.redirects) {
    const std::string from = redirect.from.back() == '/' ? redirect.from : redirect.from + "/";
    if (from == url || from == build.config.base_path + url.substr(1)) return redirect.to;
  }
  for (const TermName& term : build.site.names) {
    if (name_key(term.name) == name_key(name)) return term.page;
  }
  return kNoPage;
}

BuildOptions build_options(const CommandLine& line, const Environment& environment) {
  BuildOptions options;
  options.threads = line.threads;
  options.drafts = line.drafts;
  options.base_url = line.base_url;
  options.today = environment.today;
  return options;
}

std::string counted(size_t n, const char* one, const char* many) {
  return with_thousands(n) + " " + (n == 1 ? one : many);
}

void drop_advice(Build& build) {
  Diagnostics& all = build.diagnostics;
  all.erase(std::remove_if(all.begin(), all.end(), [](const Diagnostic& d) { return d.severity == Severity::advice; }),
            all.end());
}

void print_diagnostics(const Build& build, const CommandLine& line, const Environment& environment) {
  const std::string text =
      format_diagnostics(build.diagnostics, build.sources, {line.diagnostics, environment.color, path_prefix(line)});
  if (line.diagnostics == DiagnosticFormat::text) {
    std::cerr << text;
  } else {
    std::cout << text << std::flush;
  }
}

void print_summary(const Build& build, const CommandLine& line, const std::string& what, StartTime start) {
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  char time[32];
  std::snprintf(time, sizeof time, "%.2f s", elapsed.count());
  std::ostream& out = line.diagnostics == DiagnosticFormat::text && !line.due ? std::cout : std::cerr;
  out << what << " " << counted(build.statistics.pages, "page", "pages") << ", "
      << counted(build.statistics.words, "word", "words") << ", search index "
      << kilobytes(build.statistics.index_bytes) << ", "
      << counted(count(build.diagnostics, Severity::warning), "warning", "warnings") << ", " << time << "\n";
  const std::string next = next_change(build);
  if (!next.empty()) out << "build again when the site changes by itself: " << next << "\n";
}

bool refused(const Build& build, const CommandLine& line, const std::string& ending) {
  const size_t errors = count(build.diagnostics, Severity::error);
  const size_t warnings = count(build.diagnostics, Severity::warning);
  if (errors == 0 && !(line.strict && warnings > 0)) return false;
  std::cerr << (errors > 0 ? counted(errors, "error", "errors") : counted(warnings, "warning", "warnings")) << ending
            << "\n";
  return true;
}

}  // namespace kb
