// kbgen build, kbgen check.
#include <chrono>
#include <cstdio>
#include <iostream>

#include "generator/build.h"
#include "generator/cli.h"
#include "generator/embedded.h"
#include "generator/publish.h"

namespace kb {
namespace {

std::string with_thousands(uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string kilobytes(uint64_t bytes) {
  return with_thousands((bytes + 1023) / 1024) + " KB";
}

std::string counted(size_t n, const char* one, const char* many) {
  return with_thousands(n) + " " + (n == 1 ? one : many);
}

std::string summary(const Build& build, size_t warnings, double seconds, const std::string& what) {
  char time[32];
  std::snprintf(time, sizeof time, "%.2f s", seconds);
  return what + " " + counted(build.statistics.pages, "page", "pages") + ", " + with_thousands(build.statistics.words) +
         " words, search index " + kilobytes(build.statistics.index_bytes) + ", " +
         counted(warnings, "warning", "warnings") + ", " + time;
}

}  // namespace

int run_build(const CommandLine& line, const Environment& environment, bool write) {
  const auto start = std::chrono::steady_clock::now();
  if (environment.err_is_terminal && write) std::cerr << "building " << line.root << " …\r" << std::flush;

  const std::unique_ptr<FileSystem> files = open_disk(line.root);
  const MemoryFileSystem built_in = embedded_files();
  BuildOptions options;
  options.threads = line.threads;
  options.drafts = line.drafts;
  options.base_url = line.base_url;
  options.today = environment.today;
  options.git_root = line.root;
  Build result = build(*files, built_in, options);

  const size_t errors = count(result.diagnostics, Severity::error);
  const size_t warnings = count(result.diagnostics, Severity::warning);
  const bool failed = errors > 0 || (line.strict && warnings > 0);
  const std::string text =
      format_diagnostics(result.diagnostics, result.sources, {line.diagnostics, environment.color});
  // Machines read diagnostics from the standard output, people see them beside the progress.
  if (line.diagnostics == DiagnosticFormat::text) {
    std::cerr << text;
  } else {
    std::cout << text << std::flush;
  }
  const auto seconds = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); };
  if (failed) {
    const std::string wrong =
        errors > 0 ? counted(errors, "error", "errors") : counted(warnings, "warning", "warnings");
    std::cerr << wrong << (write ? "; nothing was written\n" : "\n");
    return kExitContent;
  }
  std::ostream& last = line.diagnostics == DiagnosticFormat::text ? std::cout : std::cerr;
  if (!write) {
    last << summary(result, warnings, seconds(), "checked") << "\n";
    return kExitFine;
  }
  const std::string folder = !line.out.empty() ? line.out : line.root + "/" + result.config.output;
  const std::unique_ptr<FileSystem> output = open_disk(folder);
  const Result<Published> published = publish(std::move(result.files), *output, line.threads);
  if (!published.ok()) {
    std::cerr << "cannot write to " << folder << ": " << published.error() << "\n";
    return kExitUsage;
  }
  last << summary(result, warnings, seconds(), "built") << "\n";
  return kExitFine;
}

}  // namespace kb
