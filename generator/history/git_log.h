// One `git log` as data: its command line, its output parsed, and its commits assigned to the pages of today.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "generator/base/date.h"

namespace kb {

// The arguments of the git process whose output parse_git_log reads; `range` is "HEAD" or "OLD..HEAD". Run in the
// site's root: only what lies below it is listed.
std::vector<std::string> git_log_arguments(const std::string& range);

struct Change {
  char status = 'M';     // as git: A, M, D, T, R (C is read as A)
  std::string path;      // relative to the repository's root
  std::string old_path;  // of a rename
};

struct Signature {
  std::string name, email;
};

struct Commit {
  std::string id;
  Date date;
  Signature author;
  std::string subject;
  std::vector<Signature> co_authors, reviewers;
  bool minor = false;
  std::vector<Change> changes;
};

// Newest first, as git writes them. Output that breaks off is read as far as it makes sense and sets `complete` to
// false.
struct GitLog {
  std::vector<Commit> commits;
  bool complete = true;
};
GitLog parse_git_log(std::string_view output);

// "Ellen Thorup <ellen@example.com>"
Signature parse_signature(std::string_view text);

// The commits of each page, newest first, by the page's path today.
struct Touch {
  size_t commit = 0;  // index in GitLog::commits
  std::string path;   // the page's path in that commit
  bool created = false;
};
struct PageCommits {
  std::map<std::string, std::vector<Touch>> pages;
  std::map<std::string, std::string> renames;  // old path → path today
};
PageCommits follow_pages(const GitLog& log);

}  // namespace kb
