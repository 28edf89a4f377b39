#include "generator/disk/publish.h"

#include <algorithm>
#include <array>
#include <set>

#include "generator/base/lines.h"
#include "generator/base/parallel.h"
#include "generator/base/path.h"

namespace kb {
namespace {

constexpr char kListName[] = ".kbgen-files";

// A page may only appear when what it loads is there, and an index only when its pages are.
constexpr size_t kPageRank = 1, kRanks = 3;
size_t rank(const std::string& path) {
  const std::string_view extension = extension_of(path);
  if (extension == ".html") return kPageRank;
  if (extension == ".xml" || extension == ".txt" || path.find('/') == std::string::npos) return 2;
  return 0;
}

std::set<std::string> read_list(const FileSystem& output) {
  std::set<std::string> paths;
  const Result<std::string> list = output.read(kListName);
  if (!list.ok()) return paths;
  for (const std::string_view path : lines_of(list.value())) {
    if (stays_below(path)) paths.emplace(path);  // others cannot be ours
  }
  return paths;
}

struct Outcome {
  size_t written = 0, unchanged = 0;
  uint64_t bytes = 0;
  std::string problem;
};

// `fresh`: nothing is there to compare with.
void write_one(const OutputFile& file, bool fresh, FileSystem& output, Outcome& outcome) {
  outcome.bytes += file.bytes.size();
  if (!fresh) {
    const Result<std::string> old = output.read(file.path);
    if (old.ok() && old.value() == file.bytes) {
      ++outcome.unchanged;
      return;
    }
  }
  const Status status = output.write(file.path, file.bytes);
  if (status.ok()) {
    ++outcome.written;
  } else {
    outcome.problem = file.path + ": " + status.error();
  }
}

// Returns what went wrong, if anything did.
std::string add_up(const std::vector<Outcome>& outcomes, Published& published) {
  for (const Outcome& outcome : outcomes) {
    if (!outcome.problem.empty()) return outcome.problem;
    published.written += outcome.written;
    published.unchanged += outcome.unchanged;
    published.bytes += outcome.bytes;
  }
  return {};
}

std::vector<Outcome> write_late(const LateFiles& late, bool fresh, FileSystem& output, unsigned threads) {
  return parallel_map(late.paths.size(), threads, late.make_worker, [&](LateFiles::Worker& worker, size_t item) {
    Outcome outcome;
    for (const OutputFile& file : worker(item)) {
      if (outcome.problem.empty()) write_one(file, fresh, output, outcome);
    }
    return outcome;
  });
}

}  // namespace

Result<Published> publish(std::vector<OutputFile> files, FileSystem& output, unsigned threads, const LateFiles& late) {
  const std::set<std::string> former = read_list(output);
  const bool fresh = former.empty();
  Published published;
  std::set<std::string> current;
  std::string list;
  std::array<std::vector<OutputFile>, kRanks> by_rank;
  for (OutputFile& file : files) {
    current.insert(file.path);
    by_rank[rank(file.path)].push_back(std::move(file));
  }
  for (std::vector<OutputFile>& group : by_rank) {
    std::sort(group.begin(), group.end(), [](const OutputFile& a, const OutputFile& b) { return a.path < b.path; });
  }
  for (const std::vector<std::string>& paths : late.paths) current.insert(paths.begin(), paths.end());
  for (const std::string& path : current) {
    if (!stays_below(path)) return Error{path + ": does not stay in the output folder"};
    list += path + "\n";
  }

  // Until the new files are all there, both the old and the new ones are ours.
  std::string both;
  for (const std::string& path : former) {
    if (current.count(path) == 0) both += path + "\n";
  }
  if (const Status status = output.write(kListName, list + both); !status.ok()) {
    return Error{std::string(kListName) + ": " + status.error()};
  }
  for (size_t group = 0; group < kRanks; ++group) {
    const auto outcomes = parallel_map(by_rank[group].size(), threads, [&](size_t i) {
      Outcome outcome;
      write_one(by_rank[group][i], fresh, output, outcome);
      std::string().swap(by_rank[group][i].bytes);
      return outcome;
    });
    if (std::string problem = add_up(outcomes, published); !problem.empty()) return Error{std::move(problem)};
    if (group != kPageRank) continue;
    if (std::string problem = add_up(write_late(late, fresh, output, threads), published); !problem.empty()) {
      return Error{std::move(problem)};
    }
  }
  for (const std::string& path : former) {
    if (current.count(path) != 0) continue;
    if (const Status status = output.remove(path); !status.ok()) return Error{path + ": " + status.error()};
    ++published.removed;
  }
  if (const Status status = output.write(kListName, list); !status.ok()) {
    return Error{std::string(kListName) + ": " + status.error()};
  }
  return published;
}

}  // namespace kb
