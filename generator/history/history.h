// The edit history of pages: who changed what when, people and bots alike. From one pass over `git log` for all
// pages, merged with front matter's `history:`. E-mail addresses never leave this stage.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "generator/base/date.h"
#include "generator/base/diagnostic.h"
#include "generator/config/config.h"
#include "generator/page/doc.h"

namespace kb {

struct Person {
  std::string name;
  std::string url;
  bool bot = false;

  friend bool operator==(const Person&, const Person&) = default;
};

struct Revision {
  std::string id;                 // commit, or empty for a front matter entry
  Date date;                      // when the author wrote it, by the author's clock
  std::vector<Person> authors;    // first the author, then co-authors; no duplicates
  std::vector<Person> reviewers;  // Reviewed-by
  std::string summary;            // the commit's subject, or the author's own words
  bool created = false;           // this revision made the page
  bool minor = false;             // trailer "Edit: minor"
  size_t edits = 1;               // how many small edits of the same people in a row this stands for
  std::string path;               // the file's path in that revision, relative to the site's root
  bool embedded = false;          // it changed a file that the page shows, and not the page's own
};

// Newest first.
struct PageHistory {
  std::vector<Revision> revisions;

  bool empty() const { return revisions.empty(); }
};

struct History {
  // By path of the content file, relative to the site's root: pages, and what they can embed.
  std::map<std::string, PageHistory> pages;
  std::string head;  // commit of the work tree, empty without git
  // old path → path today, for renames seen in the log, where nothing else stands at the old one
  std::map<std::string, std::string> renames;
};

// Reads the log of the repository that holds `root` (if any); paths in the result are relative to root. Renames are
// followed, .mailmap is honoured, merges themselves are no revisions. Where git cannot tell the whole history (a
// shallow clone, another owner) there is one diagnostic and no page has any. No repository, or one without commits, is
// normal: nothing is said unless [history] require.
Parsed<History> read_git_history(const std::string& root, const Config& config);

// The same from what was kept of an earlier call (empty the first time): only commits since then are read. `cache`
// becomes what to keep for the next call; it holds names and addresses and belongs beside the repository, not in the
// output. A cache of another version, repository or branch is not used.
Parsed<History> read_git_history(const std::string& root, const Config& config, std::string& cache);

// The page's own entries joined with git's, newest first. Minor edits of the same people in a row are one revision, the
// newest of them. An entry with `bot: true` is the first name's; the people after it are its reviewers.
PageHistory merge_history(PageHistory git, const FrontMatter& meta, const Config& config);

// git's revisions of the page at `path` and, since it was made, of the files it shows; newest first. None where git
// does not know the page.
PageHistory git_history_of(const History& history, const std::string& path, const std::vector<std::string>& embedded);

// The gate of [history] require_review: a bot's edit that no person has reviewed, nor edited after it, is an error on
// `file`. Minor edits count too.
Diagnostics check_review(const PageHistory& history, FileId file);

}  // namespace kb
