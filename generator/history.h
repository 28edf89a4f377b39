// The edit history of pages: who changed what when, people and bots alike. From one pass over `git log` for all
// pages, merged with front matter's `history:`. E-mail addresses never leave this stage.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "generator/config.h"
#include "generator/date.h"
#include "generator/diagnostic.h"
#include "generator/doc.h"

namespace kb {

struct Person {
  std::string name;
  std::string url;
  bool bot = false;

  friend bool operator==(const Person&, const Person&) = default;
};

struct Revision {
  std::string id;                 // commit, or empty for a front matter entry
  Date date;
  std::vector<Person> authors;    // first the author, then co-authors; no duplicates
  std::vector<Person> reviewers;  // Reviewed-by
  std::string summary;            // the commit's subject, or the author's own words
  bool created = false;           // this revision made the page
  bool minor = false;             // trailer "Edit: minor"
  std::string path;               // the file's path in that revision
};

// Newest first.
struct PageHistory {
  std::vector<Revision> revisions;

  bool empty() const { return revisions.empty(); }
};

struct History {
  std::map<std::string, PageHistory> pages;  // by path of the content file, relative to the site's root
  std::string head;                          // commit of the work tree, empty without git
  // old path → new path, for renames seen in the log
  std::map<std::string, std::string> renames;
};

// How git is asked: a process with arguments, no shell. An interface so that tests need no repository.
struct ProcessOutput {
  int exit_code = 0;
  std::string out, err;
};
ProcessOutput run_process(const std::vector<std::string>& arguments, const std::string& folder);

// Reads the log of the repository that holds `root` (if any). `content` is the folder below root.
Parsed<History> read_git_history(const std::string& root, const Config& config);

// The page's own entries joined with git's, newest first.
PageHistory merge_history(const PageHistory* git, const FrontMatter& meta, const Config& config);

}  // namespace kb
