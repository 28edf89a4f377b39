#include "generator/history/repository.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "generator/base/hash.h"
#include "generator/base/lines.h"
#include "generator/disk/process.h"
#include "generator/history/git_log.h"

namespace kb {
namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string first_line(std::string_view text) {
  std::string line(text.substr(0, text.find('\n')));
  for (const char* prefix : {"fatal: ", "error: "}) {
    if (line.rfind(prefix, 0) == 0) line.erase(0, std::string_view(prefix).size());
  }
  return line;
}

// Empty where there is none.
std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// git names the command that mends it.
std::string owner_hint(const std::string& told) {
  for (const std::string_view line : lines_of(told)) {
    const size_t command = line.find("git config --global");
    if (command != std::string_view::npos) return "run: " + std::string(line.substr(command));
  }
  return "run: git config --global --add safe.directory '*'";
}

std::string cache_header(const Repository& repository, const std::string& head, size_t bytes) {
  return "kbgen history 1 " + head + ' ' + std::to_string(bytes) + ' ' + repository.mailmap_hash + ' ' +
         repository.prefix + '\n';
}

// The commit a cache was made at, if it is whole and of this version, .mailmap and folder; else empty.
std::string cached_head(const Repository& repository, std::string_view cache) {
  const size_t line_end = cache.find('\n');
  if (line_end == std::string_view::npos) return {};
  const size_t before = cache_header(repository, "", 0).find("  ") + 1;  // where the commit stands
  if (line_end < before) return {};
  const std::string head(cache.substr(before, cache.find(' ', before) - before));
  const bool id = head.size() >= 40 && head.find_first_not_of("0123456789abcdef") == std::string::npos;
  const std::string expected = id ? cache_header(repository, head, cache.size() - line_end - 1) : std::string();
  return cache.substr(0, line_end + 1) == expected ? head : std::string();
}

// What git does in this folder just now: "rebase", "merge" …; empty for nothing.
std::string operation_in_progress(const std::string& git_folder) {
  namespace fs = std::filesystem;
  constexpr std::pair<const char*, const char*> kStates[] = {
      {"rebase-merge", "rebase"},          {"rebase-apply", "rebase"}, {"MERGE_HEAD", "merge"},
      {"CHERRY_PICK_HEAD", "cherry-pick"}, {"REVERT_HEAD", "revert"},  {"BISECT_LOG", "bisect"},
  };
  for (const auto& [file, name] : kStates) {
    std::error_code ignored;
    if (fs::exists(fs::path(git_folder) / file, ignored)) return name;
  }
  return {};
}

class Opener {
 public:
  Opener(const std::string& root, const Config& config, Diagnostics& diagnostics)
      : root_(root), config_(config), diagnostics_(diagnostics) {}

  Repository open() {
    Repository repository;
    const ProcessOutput asked = run_process({"git", "rev-parse", "--is-shallow-repository", "--is-inside-work-tree",
                                             "--absolute-git-dir", "--show-toplevel", "--show-prefix"},
                                            root_);
    if (asked.exit_code != 0) {
      report_refusal(asked);
      return repository;
    }
    std::vector<std::string_view> answers = lines_of(asked.out);
    answers.resize(5);
    repository.prefix = answers[4];
    repository.mailmap_hash = content_hash(read_file(std::string(answers[3]) + "/.mailmap"));

    const ProcessOutput head = run_process({"git", "rev-parse", "--verify", "--quiet", "HEAD^{commit}"}, root_);
    if (head.exit_code != 0) {
      report_missing("the repository has no commits, but [history] require asks for its history",
                     "commit the pages first");
      return repository;
    }
    repository.head = first_line(head.out);
    if (const std::string operation = operation_in_progress(std::string(answers[2])); !operation.empty()) {
      diagnostics_.push_back(
          make_diagnostic(Code::history_operation, {}, "the repository is in the middle of a " + operation,
                          "finish or abort it before you publish: dates and authors may still change"));
    }
    if (answers[0] == "true") {
      report(Code::history_shallow,
             "the repository was cloned without its full history, so no dates or authors are taken from it",
             "clone all of it: 'fetch-depth: 0' for actions/checkout, 'GIT_DEPTH: 0' in GitLab CI, or run git fetch "
             "--unshallow");
      return repository;
    }
    repository.usable = true;
    return repository;
  }

 private:
  // That there is no history: an error where the site requires one.
  void report(Code code, std::string message, std::string hint) {
    Diagnostic diagnostic = make_diagnostic(code, {}, std::move(message), std::move(hint));
    if (config_.history.require) diagnostic.severity = Severity::error;
    diagnostics_.push_back(std::move(diagnostic));
  }

  void report_missing(std::string message, std::string hint) {
    if (config_.history.require) report(Code::history_missing, std::move(message), std::move(hint));
  }

  void report_refusal(const ProcessOutput& asked) {
    const bool no_git = asked.exit_code == 127;
    if (has(asked.err, "dubious ownership")) {
      report(Code::history_owner, "git does not read this repository because it belongs to another user",
             owner_hint(asked.err));
    } else if (no_git || has(asked.err, "not a git repository") || has(asked.err, "must be run in a work tree")) {
      report_missing("the site is not in a git repository, but [history] require asks for its history",
                     no_git ? "install git" : "build from a clone of the repository");
    } else {
      report(Code::history_git_failed, "git could not read the repository: " + first_line(asked.err),
             "set [history] git = false to build without its history");
    }
  }

  const std::string& root_;
  const Config& config_;
  Diagnostics& diagnostics_;
};

}  // namespace

Repository open_repository(const std::string& root, const Config& config, Diagnostics& diagnostics) {
  return Opener(root, config, diagnostics).open();
}

std::string read_log(const std::string& root, const Repository& repository, std::string_view cache,
                     Diagnostics& diagnostics) {
  const auto ask = [&](const std::string& range) {
    ProcessOutput log = run_process(git_log_arguments(range), root);
    if (log.exit_code != 0) {
      diagnostics.push_back(make_diagnostic(Code::history_git_failed, {},
                                            "git could not read the history: " + first_line(log.err),
                                            "set [history] git = false to build without it"));
      log.out.clear();
    }
    return std::move(log.out);
  };
  const std::string old_head = cached_head(repository, cache);
  if (!old_head.empty()) {
    const std::string_view old_log = cache.substr(cache.find('\n') + 1);
    if (old_head == repository.head) return std::string(old_log);
    const bool ancestor =
        run_process({"git", "merge-base", "--is-ancestor", old_head, repository.head}, root).exit_code == 0;
    if (ancestor) return ask(old_head + ".." + repository.head).append(old_log);
  }
  return ask(repository.head);
}

std::string kept_log(const Repository& repository, const std::string& output) {
  return cache_header(repository, repository.head, output.size()) + output;
}

}  // namespace kb
