#include "generator/history/git_log.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "generator/base/ascii.h"

namespace kb {
namespace {

// Fields of a commit in the order of the format below.
enum Field : size_t { id, date, name, email, subject, co_authors, reviewers, edit, field_count };

// "1761818940 +0100", as --date=raw gives it.
Date parse_raw_date(std::string_view text) {
  int64_t seconds = 0;
  const size_t space = text.find(' ');
  std::from_chars(text.data(), text.data() + std::min(space, text.size()), seconds);
  int offset = 0;
  if (space != std::string_view::npos && text.size() >= space + 6) {
    int digits = 0;
    std::from_chars(text.data() + space + 2, text.data() + space + 6, digits);
    offset = digits / 100 * 60 + digits % 100;
    if (text[space + 1] == '-') offset = -offset;
    if (offset < -14 * 60 || offset > 14 * 60) offset = 0;
  }
  return date_from_unix(seconds, offset);
}

std::vector<Signature> parse_signatures(std::string_view text) {
  std::vector<Signature> list;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\x02'), text.size());
    Signature signature = parse_signature(text.substr(0, end));
    if (!signature.name.empty() || !signature.email.empty()) list.push_back(std::move(signature));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return list;
}

bool says_minor(std::string_view trailers) {
  return ascii::lower(trailers).find("minor") != std::string::npos;
}

// NUL-terminated pieces of the output, one after the other.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ >= text_.size(); }
  char peek() const { return text_[at_]; }
  bool next(std::string_view& token) {
    const size_t end = text_.find('\0', at_);
    if (end == std::string_view::npos) return false;
    token = text_.substr(at_, end - at_);
    at_ = end + 1;
    return true;
  }

 private:
  std::string_view text_;
  size_t at_ = 0;
};

bool parse_commit(Tokens& tokens, Commit& commit) {
  std::string_view fields[field_count];
  for (std::string_view& field : fields) {
    if (!tokens.next(field)) return false;
  }
  if (fields[id].size() < 2 || fields[id][0] != '\x01') return false;
  commit.id = fields[id].substr(1);
  commit.date = parse_raw_date(fields[date]);
  commit.author = {std::string(fields[name]), std::string(fields[email])};
  commit.subject = fields[subject];
  commit.co_authors = parse_signatures(fields[co_authors]);
  commit.reviewers = parse_signatures(fields[reviewers]);
  commit.minor = says_minor(fields[edit]);
  while (!tokens.at_end() && tokens.peek() != '\x01') {
    std::string_view status, path;
    if (!tokens.next(status) || !tokens.next(path)) return false;
    while (!status.empty() && status[0] == '\n') status.remove_prefix(1);
    if (status.empty()) return false;
    Change change;
    change.status = status[0];
    if (change.status == 'R' || change.status == 'C') {
      change.old_path = path;
      if (!tokens.next(path)) return false;
      if (change.status == 'C') change.status = 'A';
    }
    change.path = path;
    commit.changes.push_back(std::move(change));
  }
  return true;
}

// Walks from today into the past. A path means a page of today from the newest commit that touches it down to the one
// that made it; a rename hands the page on to the older path. A page deleted and later restored is one page.
class Follower {
 public:
  explicit Follower(const GitLog& log) : log_(log) {
    for (size_t i = 0; i < log.commits.size(); ++i) {
      for (const Change& change : log.commits[i].changes) {
        if (change.status == 'R') renames_[change.old_path].push_back({i, change.path});
        if (change.status == 'R' || change.status == 'A') births_[change.path].push_back(i);
      }
    }
  }

  PageCommits follow() {
    for (size_t i = 0; i < log_.commits.size(); ++i) follow_commit(i);
    PageCommits result;
    for (size_t page = 0; page < pages_.size(); ++page) result.pages[names_[page]] = std::move(pages_[page]);
    for (const auto& [path, page] : old_paths_) {
      if (result.pages.count(path) == 0) result.renames.emplace(path, names_[page]);
    }
    return result;
  }

 private:
  static constexpr size_t kNone = static_cast<size_t>(-1);
  static constexpr int kMostHops = 50;

  struct Rename {
    size_t commit;
    std::string_view to;
  };

  void follow_commit(size_t commit) {
    // Renames of one commit happen at once (a to b and b to a): all are looked up before any is handed on.
    std::vector<std::pair<std::string_view, size_t>> handed_on;
    std::vector<std::string_view> born;
    for (const Change& change : log_.commits[commit].changes) {
      if (change.status == 'D') {
        resume(change.path);
        continue;
      }
      const size_t page = page_at(change.path, commit, 0);
      if (page != kNone) touch(page, commit, change);
      if (change.status == 'A') before_birth_[change.path] = page;
      if (change.status == 'A' || change.status == 'R') born.push_back(change.path);
      if (change.status == 'R') handed_on.emplace_back(change.old_path, page);
    }
    for (const std::string_view path : born) current_[path] = kNone;
    for (const auto& [path, page] : handed_on) {
      current_[path] = page;
      if (page != kNone) old_paths_.emplace_back(path, page);
    }
  }

  // Older than its deletion, a path is nothing of today, unless it was made again later.
  void resume(std::string_view path) {
    const auto later = before_birth_.find(path);
    const size_t page = later == before_birth_.end() ? kNone : later->second;
    if (current_.emplace(path, page).second) return;
    if (page == kNone || current_[path] != kNone) return;
    current_[path] = page;
    pages_[page].back().created = false;
  }

  // The page that `path` means in a commit, or kNone. A path not met before is a page of today, unless it is renamed in
  // a commit further down the list, as happens when one branch renamed what another edited.
  size_t page_at(std::string_view path, size_t commit, int hops) {
    const auto known = current_.find(path);
    if (known != current_.end()) return known->second;
    const auto renames = renames_.find(path);
    if (renames != renames_.end() && hops < kMostHops) {
      for (const Rename& rename : renames->second) {
        if (rename.commit <= commit) continue;
        if (born_between(path, commit, rename.commit)) break;
        return page_at(rename.to, commit, hops + 1);
      }
    }
    const size_t page = pages_.size();
    pages_.emplace_back();
    names_.emplace_back(path);
    current_.emplace(path, page);
    return page;
  }

  bool born_between(std::string_view path, size_t newer, size_t older) const {
    const auto births = births_.find(path);
    if (births == births_.end()) return false;
    const auto first = std::lower_bound(births->second.begin(), births->second.end(), newer);
    return first != births->second.end() && *first <= older;
  }

  void touch(size_t page, size_t commit, const Change& change) {
    std::vector<Touch>& touches = pages_[page];
    if (!touches.empty() && touches.back().commit == commit) return;
    touches.push_back({commit, change.path, change.status == 'A'});
  }

  const GitLog& log_;
  // Keys are views of the log's paths.
  std::unordered_map<std::string_view, std::vector<Rename>> renames_;
  std::unordered_map<std::string_view, std::vector<size_t>> births_;  // ascending
  std::unordered_map<std::string_view, size_t> current_;              // what a path means as far as the walk has come
  std::unordered_map<std::string_view, size_t> before_birth_;         // what a path meant when it was made last
  std::vector<std::vector<Touch>> pages_;
  std::vector<std::string> names_;
  std::vector<std::pair<std::string, size_t>> old_paths_;
};

}  // namespace

std::vector<std::string> git_log_arguments(const std::string& range) {
  // --full-history: without it a merge may hide commits depending on where the log starts, and a log read in two parts
  // would differ from one read at once.
  return {"git",
          "-c",
          "core.quotepath=off",
          "-c",
          "log.showSignature=false",
          "-c",
          "diff.renameLimit=20000",
          "-c",
          "core.commitGraph=true",
          "log",
          "-z",
          "--name-status",
          "-M",
          "--no-merges",
          "--date-order",
          "--full-history",
          "--date=raw",
          "--no-ext-diff",
          "--no-color",
          "--format=%x01%H%x00%ad%x00%aN%x00%aE%x00%s%x00%(trailers:key=Co-authored-by,valueonly,separator=%x02)%x00"
          "%(trailers:key=Reviewed-by,valueonly,separator=%x02)%x00%(trailers:key=Edit,valueonly,separator=%x02)",
          range,
          "--",
          "."};
}

GitLog parse_git_log(std::string_view output) {
  GitLog log;
  Tokens tokens(output);
  while (!tokens.at_end()) {
    Commit commit;
    if (!parse_commit(tokens, commit)) {
      log.complete = false;
      break;
    }
    log.commits.push_back(std::move(commit));
  }
  return log;
}

Signature parse_signature(std::string_view text) {
  const auto trim = [](std::string_view part) { return std::string(ascii::trim(part, " \t\n\"")); };
  const size_t open = text.rfind('<');
  if (open == std::string_view::npos) return {trim(text), {}};
  const size_t close = std::min(text.find('>', open), text.size());
  return {trim(text.substr(0, open)), trim(text.substr(open + 1, close - open - 1))};
}

PageCommits follow_pages(const GitLog& log) {
  return Follower(log).follow();
}

}  // namespace kb
