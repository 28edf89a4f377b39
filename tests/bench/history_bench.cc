// kb_bench --history: what reading the edit history costs, the first time and from its cache.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "generator/disk/process.h"
#include "generator/history/history.h"
#include "tests/bench/synthetic.h"

namespace kb::bench {
namespace {

// A stream for git fast-import: the pages are made fifty a commit, then edited one to three at a time; one commit in a
// hundred renames a page, one in fifty has a co-author.
std::string repository_stream(size_t pages, size_t commits) {
  Random random(11);
  std::string stream;
  std::vector<std::string> paths;
  size_t made = 0;
  const auto data = [&](const std::string& text) {
    stream += "data " + std::to_string(text.size()) + "\n" + text + "\n";
  };
  const auto page_text = [](size_t page, size_t version) {
    std::string text = "---\ntitle: Side " + std::to_string(page) + "\n---\n";
    for (size_t line = 0; line < 12; ++line) {
      text += "Afsnit " + std::to_string(line * page % 97) + " om abonnement, aftale og opsigelse, udgave " +
              std::to_string(line == version % 12 ? version : 0) + ".\n\n";
    }
    return text;
  };
  for (size_t i = 0; i < commits; ++i) {
    const std::string when = std::to_string(1600000000 + i * 3600) + " +0100";
    const std::string person = "Forfatter " + std::to_string(random.below(15));
    stream += "commit refs/heads/main\nauthor " + person + " <f@example.com> " + when + "\ncommitter " + person +
              " <f@example.com> " + when + "\n";
    data("Ændring " + std::to_string(i) +
         (random.below(50) == 0 ? "\n\nCo-authored-by: Aluntabot <b@example.com>\n" : ""));
    if (made < pages) {
      for (size_t n = 0; n < 50 && made < pages; ++n, ++made) {
        paths.push_back("content/" + std::to_string(made % 100) + "/side-" + std::to_string(made) + ".md");
        stream += "M 100644 inline " + paths.back() + "\n";
        data(page_text(made, 0));
      }
      continue;
    }
    if (random.below(100) == 0) {
      std::string& path = paths[random.below(pages)];
      const std::string renamed = "content/" + std::to_string(i % 100) + "/omdoebt-" + std::to_string(i) + ".md";
      stream += "R " + path + " " + renamed + "\n";
      path = renamed;
      continue;
    }
    for (size_t n = random.below(3) + 1; n > 0; --n) {
      const size_t page = random.below(pages);
      stream += "M 100644 inline " + paths[page] + "\n";
      data(page_text(page, i));
    }
  }
  return stream;
}

// Seconds of CPU of this process and of those it has waited for.
double cpu_seconds() {
  double sum = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    ::getrusage(who, &usage);
    for (const timeval& time : {usage.ru_utime, usage.ru_stime}) {
      sum += static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    }
  }
  return sum;
}

}  // namespace

int run_history(const std::string& folder, size_t pages, size_t commits) {
  const std::string root = folder + "/history-" + std::to_string(pages) + "-" + std::to_string(commits);
  if (!std::filesystem::exists(root + "/.git")) {
    std::filesystem::create_directories(root);
    const ProcessOutput made = run_process({"git", "init", "-q", "--initial-branch=main"}, root);
    const ProcessOutput filled =
        run_process({"git", "fast-import", "--quiet"}, root, repository_stream(pages, commits));
    if (made.exit_code != 0 || filled.exit_code != 0) {
      std::fprintf(stderr, "git: %s%s\n", made.err.c_str(), filled.err.c_str());
      return 2;
    }
  }
  Config config;
  std::string cache;
  for (const char* what : {"history, fresh", "history, cached"}) {
    const auto start = std::chrono::steady_clock::now();
    const double before = cpu_seconds();
    const Parsed<History> history = read_git_history(root, config, cache);
    const double cpu = cpu_seconds() - before;
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    size_t revisions = 0;
    for (const auto& [path, page] : history.value.pages) revisions += page.revisions.size();
    for (const Diagnostic& diagnostic : history.diagnostics) std::fprintf(stderr, "%s\n", diagnostic.message.c_str());
    std::printf("%-16s %6zu pages, %6zu revisions   %6.2f s CPU   %6.2f s wall\n", what, history.value.pages.size(),
                revisions, cpu, wall);
  }
  return 0;
}

}  // namespace kb::bench
