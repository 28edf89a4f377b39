// kb_bench: builds the synthetic glossary with the real program, as a process of its own, and prints what it cost.
//   kb_bench KBGEN FOLDER PAGES [JOBS] [RUNS]
//   kb_bench --words FOLDER     words and distinct words of its files' texts, for comparing vocabularies
//   kb_bench --measure LABEL PAGES RUNS FOLDER COMMAND [ARGUMENT…]
//   kb_bench --history FOLDER [PAGES COMMITS]     the edit history alone: history_bench.cc
// Writes the sources into FOLDER/PAGES (unless they are there) and the sites below FOLDER/PAGES/public, for as long as
// it runs. Without pictures of pages for links, which another program draws. Prints the median of the runs into a fresh
// folder, and of runs again where nothing has changed. The third form measures any command alike; FOLDER is removed
// before each run ("" for none). Never a timed test.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <unordered_set>
#include <vector>

#include "generator/disk/file_system.h"
#include "search/text/analyze.h"
#include "tests/bench/synthetic.h"

namespace {

struct Cost {
  double wall = 0, cpu = 0;
  long peak_kb = 0;
  int exit_code = 0;
};

Cost run(const std::vector<std::string>& arguments) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    ::execvp(argv[0], argv.data());
    std::perror(argv[0]);
    std::_Exit(127);
  }
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  const auto seconds = [](timeval t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; };
  Cost cost;
  cost.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  cost.cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  cost.peak_kb = usage.ru_maxrss;
  cost.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  return cost;
}

Cost median(std::vector<Cost> costs) {
  std::sort(costs.begin(), costs.end(), [](const Cost& a, const Cost& b) { return a.cpu < b.cpu; });
  return costs[costs.size() / 2];
}

void print(const char* what, size_t pages, const Cost& cost) {
  std::printf("%-16s %7.0f pages/s   %6.2f s CPU   %6.2f s wall   %5ld MB peak\n", what,
              static_cast<double>(pages) / cost.wall, cost.cpu, cost.wall, cost.peak_kb / 1024);
}

// Prints how many distinct words there are after 1,000, 2,000, 4,000 … words and at the end. The files in an order that
// mixes the folders, so that the curve is that of the whole.
int count_words(const std::string& folder) {
  const auto disk = kb::open_disk(folder);
  std::vector<std::string> paths = disk->list("").files;
  std::sort(paths.begin(), paths.end(), [](const std::string& a, const std::string& b) {
    return std::hash<std::string>()(a) < std::hash<std::string>()(b);
  });
  std::unordered_set<std::string> distinct;
  std::vector<kb::search::Token> tokens;
  size_t words = 0, next = 1000;
  for (const std::string& path : paths) {
    const kb::Result<std::string> text = disk->read(path);
    if (!text.ok()) continue;
    kb::search::tokenize(text.value(), kb::search::Language::danish, tokens);
    for (const kb::search::Token& token : tokens) {
      distinct.insert(token.surface);
      if (++words != next) continue;
      std::printf("%9zu words %8zu distinct\n", words, distinct.size());
      next *= 2;
    }
  }
  std::printf("%9zu words %8zu distinct\n", words, distinct.size());
  return 0;
}

int measure(int argc, char** argv) {
  if (argc < 7) {
    std::fprintf(stderr, "usage: kb_bench --measure LABEL PAGES RUNS FOLDER COMMAND [ARGUMENT…]\n");
    return 2;
  }
  const std::string folder = argv[5];
  std::vector<Cost> costs;
  for (int i = 0; i < std::max(1, std::atoi(argv[4])); ++i) {
    if (!folder.empty()) std::filesystem::remove_all(folder);
    costs.push_back(run(std::vector<std::string>(argv + 6, argv + argc)));
    if (costs.back().exit_code != 0) return 1;
  }
  print(argv[2], std::strtoul(argv[3], nullptr, 10), median(costs));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3 && std::string(argv[1]) == "--words") return count_words(argv[2]);
  if (argc > 1 && std::string(argv[1]) == "--measure") return measure(argc, argv);
  if (argc > 2 && std::string(argv[1]) == "--history") {
    const auto number = [&](int i, size_t otherwise) {
      return argc > i ? std::strtoul(argv[i], nullptr, 10) : otherwise;
    };
    return kb::bench::run_history(argv[2], number(3, 10000), number(4, 30000));
  }
  if (argc < 4) {
    std::fprintf(
        stderr,
        "usage: kb_bench KBGEN FOLDER PAGES [JOBS] [RUNS] | --words FOLDER | --history FOLDER [PAGES COMMITS]\n");
    return 2;
  }
  const std::string program = argv[1], root = std::string(argv[2]) + "/" + argv[3];
  const size_t pages = std::strtoul(argv[3], nullptr, 10);
  const std::string jobs = argc > 4 ? argv[4] : "2";
  const int runs = argc > 5 ? std::atoi(argv[5]) : 3;
  if (!std::filesystem::exists(root + "/site.toml")) {
    const auto disk = kb::open_disk(root);
    for (const auto& [path, text] : kb::bench::synthetic_site(pages, 7)) {
      const kb::Status status = disk->write(path, text);
      if (!status.ok()) {
        std::fprintf(stderr, "%s: %s\n", path.c_str(), status.error().c_str());
        return 2;
      }
    }
  }
  // Each run has a folder of its own, and they are removed together: ext4 makes a detour around files that were removed
  // a moment ago, which would count as the next run's system time.
  const std::string sites = root + "/public";
  std::filesystem::remove_all(sites);
  std::string site;
  std::vector<Cost> fresh, again;
  for (int i = 0; i < std::max(1, runs); ++i) {
    site = sites + "/" + std::to_string(i);
    const std::vector<std::string> command = {program, "build", "--no-page-images", "--root", root,
                                              "--out", site,    "--jobs",           jobs};
    fresh.push_back(run(command));
    again.push_back(run(command));
    if (fresh.back().exit_code != 0) return 1;
  }
  print("fresh", pages, median(fresh));
  print("nothing changed", pages, median(again));
  uintmax_t all = 0, index = 0, files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(site)) {
    if (!entry.is_regular_file()) continue;
    ++files;
    all += entry.file_size();
    if (entry.path().extension() == ".kbi") index += entry.file_size();
  }
  std::printf("%-16s %ju files, %.1f MB, index %.2f MB\n", "output", files, static_cast<double>(all) / 1e6,
              static_cast<double>(index) / 1e6);
  std::filesystem::remove_all(sites);
  return 0;
}
