// kb_stage_bench ROOT [RUNS]: CPU seconds of the stages that analyse text, one thread, the least of RUNS. Each stage
// gets what the stages before it made of the site below ROOT.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include "generator/build.h"
#include "generator/check/check.h"
#include "generator/disk/file_system.h"
#include "generator/site/index_site.h"
#include "generator/site/page_words.h"
#include "generator/site/relate.h"

namespace {

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: kb_stage_bench ROOT [RUNS]\n");
    return 2;
  }
  const auto files = kb::open_disk(argv[1]);
  kb::BuildOptions options;
  options.render = false;
  kb::Build build = kb::build(*files, *files, options);
  std::printf("%zu pages, %llu words\n", build.docs.size(), static_cast<unsigned long long>(build.statistics.words));

  std::vector<std::pair<const char*, double>> least;
  const auto time = [&](size_t stage, const char* name, const auto& work) {
    const double start = cpu_seconds();
    work();
    const double cost = cpu_seconds() - start;
    if (stage == least.size()) least.emplace_back(name, cost);
    least[stage].second = std::min(least[stage].second, cost);
  };
  const kb::StaticFiles no_files;
  for (int run = 0; run < std::max(1, argc > 2 ? std::atoi(argv[2]) : 3); ++run) {
    kb::StemCaches stems;
    kb::SiteWords words;
    kb::Links links;
    time(0, "words", [&] { words = kb::read_words(build.docs, build.site, build.config, 1); });
    time(1, "links", [&] {
      links = kb::resolve_links(build.docs, build.site, build.config, no_files, build.sources, words, stems, 1).value;
    });
    time(2, "linter", [&] {
      kb::check_site({build.sources, build.config, build.docs, build.site, links, no_files, build.history, {}}, words,
                     1);
    });
    time(3, "related topics", [&] { kb::relate_pages(build.docs, build.site, links, build.config, words, stems, 1); });
    time(4, "index", [&] { kb::index_site(build.docs, build.site, links, build.config, std::move(words), 1); });
  }
  for (const auto& [name, cost] : least) std::printf("%-16s %6.2f s\n", name, cost);
  return 0;
}
