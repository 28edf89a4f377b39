#include "generator/history/history.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "generator/base/ascii.h"
#include "generator/base/lines.h"
#include "generator/base/utf8_text.h"
#include "generator/disk/process.h"
#include "generator/history/git_log.h"
#include "generator/history/people.h"
#include "generator/history/repository.h"
#include "generator/page/embed.h"
#include "generator/page/markdown.h"

namespace kb {
namespace {

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
    const std::string_view id = ascii::trim(std::string_view(line).substr(0, line.find('#')), " \t\r");
    if (id.empty()) continue;
    if ((id.size() == 40 || id.size() == 64) && id.find_first_not_of("0123456789abcdef") == std::string_view::npos) {
      ignored.emplace(id);
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
  const std::vector<std::string_view> lines = lines_of(mapped.out);
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
  return path.starts_with(folder) && is_markdown_file(path);
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
    if (path.compare(0, folder.size(), folder) != 0 || !can_be_embedded(path)) continue;
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

// Who an entry of front matter names. `bot: true` says it of the first name, unless another is known to be a bot's;
// people after a bot looked its edit through.
void add_people_of(const HistoryEntry& entry, const People& people, Revision& revision) {
  std::vector<Person> named;
  for (const Text& author : entry.authors) add_person(named, people.person(parse_signature(author.value)));
  const auto is_bot = [](const Person& person) { return person.bot; };
  if (entry.bot && !named.empty() && std::none_of(named.begin(), named.end(), is_bot)) named.front().bot = true;
  const bool by_bot = !named.empty() && named.front().bot;
  for (Person& person : named) {
    (by_bot && !person.bot ? revision.reviewers : revision.authors).push_back(std::move(person));
  }
}

// Small edits of the same people in a row are told as the newest of them.
void fold_minor_edits(std::vector<Revision>& revisions) {
  std::vector<Revision> folded;
  for (Revision& revision : revisions) {
    Revision* const newer = folded.empty() ? nullptr : &folded.back();
    if (newer && newer->minor && revision.minor && !revision.created && newer->authors == revision.authors &&
        newer->reviewers == revision.reviewers) {
      newer->edits += revision.edits;
    } else {
      folded.push_back(std::move(revision));
    }
  }
  revisions = std::move(folded);
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
  cache = failed ? std::string() : kept_log(repository, output);
  map_trailers(root, log);
  const std::set<std::string> ignored = read_ignored(root, config, parsed.diagnostics);
  fill_history(log, repository, ignored, config, parsed.value);
  return parsed;
}

PageHistory git_history_of(const History& history, const std::string& path, const std::vector<std::string>& embedded) {
  const auto own = history.pages.find(path);
  if (own == history.pages.end()) return {};
  PageHistory page = own->second;
  const int64_t made = minutes_since_epoch(page.revisions.back().date);
  std::set<std::string> known;
  for (const Revision& revision : page.revisions) known.insert(revision.id);
  for (const std::string& file : embedded) {
    const auto found = history.pages.find(file);
    if (found == history.pages.end()) continue;
    for (Revision revision : found->second.revisions) {
      if (minutes_since_epoch(revision.date) < made || !known.insert(revision.id).second) continue;
      revision.created = false;
      revision.embedded = true;
      page.revisions.push_back(std::move(revision));
    }
  }
  sort_revisions(page.revisions);
  return page;
}

PageHistory merge_history(PageHistory git, const FrontMatter& meta, const Config& config) {
  PageHistory merged = std::move(git);
  if (meta.history.empty()) {
    fold_minor_edits(merged.revisions);
    return merged;
  }
  const People people(config);
  for (const HistoryEntry& entry : meta.history) {
    Revision revision;
    revision.date = entry.date;
    add_people_of(entry, people, revision);
    revision.summary = without_addresses(entry.summary.value);
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
  fold_minor_edits(merged.revisions);
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
        "'" + revision.authors.front().name + "' changed this page on " + iso_day(revision.date) +
            ", and no person has reviewed it" + (revision.id.empty() ? "" : " (" + revision.id.substr(0, 10) + ")"),
        "have someone read it, and commit with the trailer 'Reviewed-by: Name <address>'"));
  }
  return diagnostics;
}

}  // namespace kb
