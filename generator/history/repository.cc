#include "generator/history/repository.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "generator/base/ascii.h"
#include "generator/base/hash.h"
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
  for (const std::string& line : lines_of(told)) {
    const size_t command = line.find("git config --global");
    if (command != std::string::npos) return "run: " + line.substr(command);
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

}  // namespace

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

Repository open_repository(const std::string& root, const Config& config, Diagnostics& diagnostics) {
  Repository repository;
  const auto report = [&](Code code, std::string message, std::string hint) {
    Diagnostic diagnostic = make_diagnostic(code, {}, std::move(message), std::move(hint));
    const bool no_history = code != Code::history_operation;
    if (config.history.require && no_history) diagnostic.severity = Severity::error;
    diagnostics.push_back(std::move(diagnostic));
  };
  const ProcessOutput asked = run_process({"git", "rev-parse", "--is-shallow-repository", "--is-inside-work-tree",
                                           "--absolute-git-dir", "--show-toplevel", "--show-prefix"},
                                          root);
  if (asked.exit_code != 0) {
    if (has(asked.err, "dubious ownership")) {
      report(Code::history_owner, "git does not read this repository because it belongs to another user",
             owner_hint(asked.err));
    } else if (has(asked.err, "not a git repository") || has(asked.err, "must be run in a work tree") ||
               asked.exit_code == 127) {
      if (config.history.require) {
        report(Code::history_missing, "the site is not in a git repository, but [history] require asks for its history",
               asked.exit_code == 127 ? "install git" : "build from a clone of the repository");
      }
    } else {
      report(Code::history_git_failed, "git could not read the repository: " + first_line(asked.err),
             "set [history] git = false to build without its history");
    }
    return repository;
  }
  std::vector<std::string> answers = lines_of(asked.out);
  answers.resize(5);
  repository.prefix = answers[4];
  repository.mailmap_hash = content_hash(read_file(answers[3] + "/.mailmap"));

  const ProcessOutput head = run_process({"git", "rev-parse", "--verify", "--quiet", "HEAD^{commit}"}, root);
  if (head.exit_code != 0) {
    if (config.history.require) {
      report(Code::history_missing, "the repository has no commits, but [history] require asks for its history",
             "commit the pages first");
    }
    return repository;
  }
  repository.head = first_line(head.out);

  namespace fs = std::filesystem;
  for (const char* state :
       {"rebase-merge", "rebase-apply", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "BISECT_LOG"}) {
    std::error_code ignored;
    if (!fs::exists(fs::path(answers[2]) / state, ignored)) continue;
    std::string name = state;
    name = name.substr(0, name.find_first_of("-_"));
    std::transform(name.begin(), name.end(), name.begin(), [](char c) { return ascii::lower(c); });
    report(Code::history_operation, "the repository is in the middle of a " + (name == "cherry" ? "cherry-pick" : name),
           "finish or abort it before you publish: dates and authors may still change");
    break;
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
