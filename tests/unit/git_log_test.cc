#include "generator/history/git_log.h"

#include <catch2/catch.hpp>

namespace kb {
namespace {

std::string field(const std::string& text) {
  return text + std::string(1, '\0');
}

// A commit as git writes it: changes are "M path", "A path", "D path", "R old new".
std::string raw_commit(const std::string& id, const std::vector<std::vector<std::string>>& changes) {
  std::string text = field("\x01" + id) + field("1761800000 +0100") + field("Ellen") + field("e@x.dk") + field(id) +
                     field("") + field("") + field("");
  for (size_t i = 0; i < changes.size(); ++i) {
    text += i == 0 ? "\n" : "";
    text += field(changes[i][0] == "R" ? "R090" : changes[i][0]);
    for (size_t k = 1; k < changes[i].size(); ++k) text += field(changes[i][k]);
  }
  return text;
}

// The commits of each page: "path: id id! …", '!' where it was made; then renames as "old>new".
std::string followed(const std::string& raw) {
  const GitLog log = parse_git_log(raw);
  REQUIRE(log.complete);
  const PageCommits commits = follow_pages(log);
  std::string text;
  for (const auto& [path, touches] : commits.pages) {
    text += path + ":";
    for (const Touch& touch : touches) text += " " + log.commits[touch.commit].id + (touch.created ? "!" : "");
    text += "\n";
  }
  for (const auto& [from, to] : commits.renames) text += from + ">" + to + "\n";
  return text;
}

}  // namespace

TEST_CASE("a renamed page keeps its history, through several renames") {
  CHECK(followed(raw_commit("4", {{"M", "c"}}) + raw_commit("3", {{"R", "b", "c"}}) +
                 raw_commit("2", {{"R", "a", "b"}}) + raw_commit("1", {{"A", "a"}})) == "c: 4 3 2 1!\na>c\nb>c\n");
}

TEST_CASE("pages that swap their names keep their own histories") {
  CHECK(followed(raw_commit("3", {{"R", "a", "b"}, {"R", "b", "a"}}) + raw_commit("2", {{"M", "a"}}) +
                 raw_commit("1", {{"A", "a"}, {"A", "b"}})) == "a: 3 1!\nb: 3 2 1!\n");
}

TEST_CASE("a path used again by another page does not inherit the first one's history") {
  CHECK(followed(raw_commit("5", {{"M", "a"}}) + raw_commit("4", {{"A", "a"}}) + raw_commit("3", {{"R", "a", "b"}}) +
                 raw_commit("2", {{"M", "a"}}) + raw_commit("1", {{"A", "a"}})) == "a: 5 4!\nb: 3 2 1!\n");
  CHECK(followed(raw_commit("2", {{"A", "a"}, {"R", "a", "b"}}) + raw_commit("1", {{"A", "a"}})) == "a: 2!\nb: 2 1!\n");
}

TEST_CASE("a deleted page is no page, and a restored one is one page with all of its history") {
  CHECK(followed(raw_commit("3", {{"D", "a"}}) + raw_commit("2", {{"M", "a"}}) + raw_commit("1", {{"A", "a"}})) == "");
  CHECK(followed(raw_commit("4", {{"A", "a"}}) + raw_commit("3", {{"D", "a"}}) + raw_commit("2", {{"M", "a"}}) +
                 raw_commit("1", {{"A", "a"}})) == "a: 4 2 1!\n");
  CHECK(followed(raw_commit("5", {{"D", "b"}}) + raw_commit("3", {{"R", "a", "b"}}) + raw_commit("1", {{"A", "a"}})) ==
        "");
}

TEST_CASE("an edit on one branch belongs to the page another branch renamed") {
  CHECK(followed(raw_commit("4", {{"M", "new"}}) + raw_commit("3", {{"M", "old"}}) +
                 raw_commit("2", {{"R", "old", "new"}}) + raw_commit("1", {{"A", "old"}})) ==
        "new: 4 3 2 1!\nold>new\n");
}

TEST_CASE("renames in a circle end") {
  CHECK(followed(raw_commit("3", {{"R", "a", "b"}}) + raw_commit("2", {{"R", "b", "a"}}) +
                 raw_commit("1", {{"A", "b"}})) == "b: 3 2 1!\na>b\n");
}

TEST_CASE("a log that breaks off is read as far as it goes") {
  const std::string raw = raw_commit("2", {{"M", "a"}}) + raw_commit("1", {{"A", "a"}});
  for (size_t length = 0; length < raw.size(); ++length) {
    const GitLog log = parse_git_log(raw.substr(0, length));
    CHECK(log.commits.size() <= 2);
    follow_pages(log);
  }
  CHECK(parse_git_log(raw).commits.size() == 2);
  CHECK_FALSE(parse_git_log("nonsense").complete);
  CHECK_FALSE(parse_git_log(std::string(100, '\0')).complete);
  CHECK_FALSE(parse_git_log(raw + "\n").complete);
}

TEST_CASE("dates keep the author's clock") {
  const auto commit = [](const std::string& date) {
    const GitLog log = parse_git_log(field(std::string(1, '\x01') + '1') + field(date) + field("n") + field("e") +
                                     field("s") + field("") + field("") + field("minor"));
    REQUIRE(log.commits.size() == 1);
    CHECK(log.commits[0].minor);
    return iso_date(log.commits[0].date);
  };
  CHECK(commit("1761818940 +0100") == "2025-10-30T11:09+01:00");
  CHECK(commit("1761818940 -0330") == "2025-10-30T06:39-03:30");
}

}  // namespace kb
