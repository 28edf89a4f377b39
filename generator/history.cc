#include "generator/history.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "generator/git_log.h"
#include "generator/hash.h"
#include "generator/people.h"
#include "generator/slug.h"

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

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
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

// What git says of the folder before the log is read.
struct Repository {
  bool usable = false;
  std::string head;
  std::string prefix;        // the site's root below the repository's, "" or "help/"
  std::string mailmap_hash;  // of .mailmap, which changes names without a commit
};

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
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
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

// Commits to leave out, in the format of git's blame.ignoreRevsFile.
std::set<std::string> read_ignored(const std::string& root, const Config& config, Diagnostics& diagnostics) {
  std::set<std::string> ignored;
  const std::string& path = config.history.ignore_revisions;
  if (path.empty()) return ignored;
  std::ifstream file(std::filesystem::path(root) / path);
  if (!file) {
    diagnostics.push_back(make_diagnostic(Code::history_ignore_revisions, {},
                                          "the file '" + path + "' of revisions to ignore cannot be read",
                                          "mend [history] ignore_revisions in site.toml"));
    return ignored;
  }
  size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    line.erase(std::min(line.find('#'), line.size()));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) line.pop_back();
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.erase(0, 1);
    if (line.empty()) continue;
    const bool id =
        (line.size() == 40 || line.size() == 64) && line.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (id) {
      ignored.insert(line);
    } else {
      diagnostics.push_back(make_diagnostic(Code::history_ignore_revisions, {},
                                            path + ":" + std::to_string(number) + " is not the full id of a commit",
                                            "write all 40 digits, as git log shows them"));
    }
  }
  return ignored;
}

// git applies .mailmap to authors by itself, but not to names in trailers.
void map_trailers(const std::string& root, GitLog& log) {
  std::vector<Signature*> signatures;
  std::string input;
  for (Commit& commit : log.commits) {
    for (std::vector<Signature>* list : {&commit.co_authors, &commit.reviewers}) {
      for (Signature& signature : *list) {
        if (signature.email.empty()) continue;
        signatures.push_back(&signature);
        input += signature.name + " <" + signature.email + ">\n";
      }
    }
  }
  if (signatures.empty()) return;
  const ProcessOutput mapped = run_process({"git", "check-mailmap", "--stdin"}, root, input);
  const std::vector<std::string> lines = lines_of(mapped.out);
  // A line git could not read ends its answer; then the names stand as the authors of the trailers wrote them.
  if (mapped.exit_code != 0 || lines.size() != signatures.size()) return;
  for (size_t i = 0; i < lines.size(); ++i) *signatures[i] = parse_signature(lines[i]);
}

void add_person(std::vector<Person>& list, Person person) {
  if (person.name.empty()) return;
  const auto same = [&](const Person& p) { return p.name == person.name; };
  if (std::none_of(list.begin(), list.end(), same)) list.push_back(std::move(person));
}

// Newest first; the revision that made the page is the oldest whatever its date says (clocks differ, commits are
// rebased).
void sort_revisions(std::vector<Revision>& revisions) {
  std::stable_sort(revisions.begin(), revisions.end(), [](const Revision& a, const Revision& b) {
    if (a.created != b.created) return b.created;
    return minutes_since_epoch(a.date) > minutes_since_epoch(b.date);
  });
}

// Pages are the Markdown files below the content folder.
bool is_page(std::string_view path, std::string_view folder) {
  const auto ends_with = [&](std::string_view end) {
    return path.size() > end.size() && path.substr(path.size() - end.size()) == end;
  };
  return path.substr(0, folder.size()) == folder && (ends_with(".md") || ends_with(".markdown"));
}

void fill_history(const GitLog& log, const Repository& repository, const std::set<std::string>& ignored,
                  const Config& config, History& history) {
  const People people(config);
  const size_t skip = repository.prefix.size();
  const std::string folder = repository.prefix + config.content + '/';
  // As the site's sources name it: below the root, composed (git on macOS may have decomposed it).
  const auto below_root = [&](const std::string& path) {
    return compose(path.compare(0, skip, repository.prefix) == 0 ? path.substr(skip) : path);
  };
  const PageCommits commits = follow_pages(log);
  for (const auto& [path, touches] : commits.pages) {
    if (!is_page(path, folder)) continue;
    PageHistory page;
    for (const Touch& touch : touches) {
      const Commit& commit = log.commits[touch.commit];
      if (ignored.count(commit.id) != 0) continue;
      Revision revision;
      revision.id = commit.id;
      revision.date = commit.date;
      add_person(revision.authors, people.person(commit.author));
      for (const Signature& other : commit.co_authors) add_person(revision.authors, people.person(other));
      for (const Signature& other : commit.reviewers) add_person(revision.reviewers, people.person(other));
      revision.summary = without_addresses(utf8_text(commit.subject));
      revision.created = touch.created;
      revision.minor = commit.minor;
      revision.path = below_root(touch.path);
      page.revisions.push_back(std::move(revision));
    }
    sort_revisions(page.revisions);
    if (!page.empty()) history.pages.emplace(below_root(path), std::move(page));
  }
  for (const auto& [from, to] : commits.renames) {
    if (is_page(from, folder) && is_page(to, folder)) history.renames.emplace(below_root(from), below_root(to));
  }
}

// What is kept between runs: a line that says what it is the log of and how long it is, then git's own output.
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

// git's output for the whole history, with as little of it read anew as possible.
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

}  // namespace

Parsed<History> read_git_history(const std::string& root, const Config& config) {
  std::string no_cache;
  return read_git_history(root, config, no_cache);
}

Parsed<History> read_git_history(const std::string& root, const Config& config, std::string& cache) {
  Parsed<History> parsed;
  const Repository repository = open_repository(root, config, parsed.diagnostics);
  parsed.value.head = repository.head;
  if (!repository.usable) return parsed;

  std::string output = read_log(root, repository, cache, parsed.diagnostics);
  GitLog log = parse_git_log(output);
  if (!log.complete && !cache.empty()) {
    output = read_log(root, repository, {}, parsed.diagnostics);
    log = parse_git_log(output);
  }
  if (!log.complete) {
    parsed.diagnostics.push_back(make_diagnostic(Code::history_git_failed, {}, "git's history ends in the middle",
                                                 "run git fsck to see whether the repository is whole"));
  }
  const bool failed = count(parsed.diagnostics, Severity::error) > 0;
  cache = failed ? std::string() : cache_header(repository, repository.head, output.size()) + output;
  map_trailers(root, log);
  const std::set<std::string> ignored = read_ignored(root, config, parsed.diagnostics);
  fill_history(log, repository, ignored, config, parsed.value);
  return parsed;
}

PageHistory merge_history(const PageHistory* git, const FrontMatter& meta, const Config& config) {
  PageHistory merged;
  if (git) merged = *git;
  if (meta.history.empty()) return merged;
  const People people(config);
  for (const HistoryEntry& entry : meta.history) {
    Revision revision;
    revision.date = entry.date;
    for (const Text& author : entry.authors) {
      Person person = people.person(parse_signature(author.value));
      person.bot = person.bot || entry.bot;
      add_person(revision.authors, std::move(person));
    }
    revision.summary = entry.summary.value;
    // The same edit, told by both: git knows more of it.
    const auto same = [&](const Revision& other) {
      return !other.id.empty() && other.date.year == revision.date.year && other.date.month == revision.date.month &&
             other.date.day == revision.date.day && other.summary == revision.summary;
    };
    if (std::none_of(merged.revisions.begin(), merged.revisions.end(), same))
      merged.revisions.push_back(std::move(revision));
  }
  // A page older than its first commit was moved into git, not made there.
  const auto oldest = std::min_element(
      merged.revisions.begin(), merged.revisions.end(),
      [](const Revision& a, const Revision& b) { return minutes_since_epoch(a.date) < minutes_since_epoch(b.date); });
  if (oldest->id.empty()) {
    for (Revision& revision : merged.revisions) revision.created = false;
    const bool made_earlier = meta.date && minutes_since_epoch(*meta.date) < minutes_since_epoch(oldest->date);
    oldest->created = !made_earlier;
  }
  sort_revisions(merged.revisions);
  return merged;
}

Diagnostics check_review(const PageHistory& history, FileId file) {
  Diagnostics diagnostics;
  const auto human = [](const Person& person) { return !person.bot; };
  for (const Revision& revision : history.revisions) {
    const bool person_wrote = std::any_of(revision.authors.begin(), revision.authors.end(), human);
    const bool person_read = std::any_of(revision.reviewers.begin(), revision.reviewers.end(), human);
    if (person_wrote || person_read || revision.authors.empty()) break;
    diagnostics.push_back(make_diagnostic(
        Code::history_review, {file, 0, 0},
        "'" + revision.authors.front().name + "' changed this page on " + iso_date(revision.date).substr(0, 10) +
            ", and no person has reviewed it" + (revision.id.empty() ? "" : " (" + revision.id.substr(0, 10) + ")"),
        "have someone read it, and commit with the trailer 'Reviewed-by: Name <address>'"));
  }
  return diagnostics;
}

}  // namespace kb
