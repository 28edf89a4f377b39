#include "generator/history/history.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "generator/history/git_log.h"
#include "generator/history/people.h"
#include "tests/support/git_repository.h"

using namespace kb;
namespace fs = std::filesystem;

namespace {

std::string text_of(int version) {
  std::string text = "En side om noget, der er langt nok til at blive genkendt, når den flyttes.\n";
  for (int i = 0; i < 20; ++i) text += "Linje " + std::to_string(i) + " om abonnementer.\n";
  return text + "Udgave " + std::to_string(version) + "\n";
}

std::string names(const std::vector<Person>& people) {
  std::string text;
  for (const Person& person : people) text += (text.empty() ? "" : ", ") + person.name + (person.bot ? "*" : "");
  return text;
}

// One revision a line: authors | summary, then what is special about it.
std::string told(const PageHistory& page) {
  std::string text;
  for (const Revision& r : page.revisions) {
    text += names(r.authors) + " | " + r.summary + (r.created ? " (created)" : "") + (r.minor ? " (minor)" : "") +
            (r.reviewers.empty() ? "" : " (reviewed by " + names(r.reviewers) + ")") + "\n";
  }
  return text;
}

std::string told(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) {
    text += std::string(name_of(d.severity)) + ' ' + std::string(info(d.code).name) + ": " + d.message + " | " +
            d.hint + "\n";
  }
  return text;
}

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

Config config_of(const std::string& more = {}) {
  SourceMap sources;
  const FileId file = sources.add(
      "site.toml", "[site]\ntitle = \"Ordbog\"\nbase_url = \"https://a.dk\"\ndefault_language = \"da\"\n" + more);
  Parsed<Config> parsed = parse_config(sources.file(file));
  INFO(told(parsed.diagnostics));
  REQUIRE(parsed.diagnostics.empty());
  return parsed.value;
}

}  // namespace

TEST_CASE("a process gives its output, its errors and its exit, and takes its input") {
  const ProcessOutput cat = run_process({"cat"}, "/", "æøå");
  CHECK(cat.exit_code == 0);
  CHECK(cat.out == "æøå");
  const ProcessOutput fail = run_process({"sh", "-c", "echo no >&2; exit 3"}, "/");
  CHECK(fail.exit_code == 3);
  CHECK(fail.err == "no\n");
  CHECK(run_process({"kbgen-has-no-such-program"}, "/").exit_code == 127);
  CHECK(program_exists("sh"));
  CHECK_FALSE(program_exists("kbgen-has-no-such-program"));
  CHECK_FALSE(program_exists(".."));  // a folder
  CHECK(run_process({"true"}, "/no/such/folder").exit_code == 127);
  CHECK(run_process({"sh", "-c", "kill -9 $$"}, "/").exit_code == 137);
}

TEST_CASE("a process may read and write more than any buffer holds, or ignore its input") {
  std::string input;
  for (int i = 0; i < 300000; ++i) input += "0123456789\n";
  CHECK(run_process({"cat"}, "/", input).out == input);
  CHECK(run_process({"true"}, "/", input).exit_code == 0);
  CHECK(run_process({"sh", "-c", "cat >&2"}, "/", input).err == input);
}

TEST_CASE("arguments reach the process as they are: there is no shell") {
  CHECK(run_process({"printf", "%s|", "a b", "$HOME", "'\"", "*"}, "/").out == "a b|$HOME|'\"|*|");
}

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
  const std::string raw = field(
                              "\x01"
                              "1") +
                          field("1761818940 +0100") + field("n") + field("e") + field("s") + field("") + field("") +
                          field("minor");
  const GitLog log = parse_git_log(raw);
  REQUIRE(log.commits.size() == 1);
  CHECK(iso_date(log.commits[0].date) == "2025-10-30T11:09+01:00");
  CHECK(log.commits[0].minor);
}

TEST_CASE("the log of a repository becomes the history of its pages") {
  GitRepository repository;
  repository.init();
  repository.write("content/da/kunde.md", text_of(1));
  repository.write("content/da/billede.png", "x");
  repository.write("README.md", text_of(9));
  repository.commit("Første udgave");
  fs::create_directories(fs::path(repository.root()) / "content/da/æøå mappe");
  repository.git({"mv", "content/da/kunde.md", "content/da/æøå mappe/kunde \"1\".md"});
  repository.write("content/da/æøå mappe/kunde \"1\".md", text_of(2));
  repository.commit(
      "Flyttet; skriv til ellen@example.com\n\nCo-authored-by: Aluntabot <bot@example.com>\n"
      "Reviewed-by: Jonas Riis <jonas@example.com>\nEdit: minor");
  repository.write("content/da/æøå mappe/kunde \"1\".md", text_of(3));
  repository.commit("Rettet", "Aluntabot <bot@example.com>");

  const Parsed<History> history = read_git_history(repository.root(), config_of());
  CHECK(told(history.diagnostics) == "");
  CHECK(history.value.head.size() == 40);
  REQUIRE(history.value.pages.size() == 1);
  const auto& [path, page] = *history.value.pages.begin();
  CHECK(path == "content/da/æøå mappe/kunde \"1\".md");
  CHECK(told(page) ==
        "Aluntabot* | Rettet\n"
        "Ellen Thorup, Aluntabot* | Flyttet; skriv til (minor) (reviewed by Jonas Riis)\n"
        "Ellen Thorup | Første udgave (created)\n");
  CHECK(page.revisions[2].path == "content/da/kunde.md");
  CHECK(iso_date(page.revisions[2].date) == "2025-10-30T06:53+01:00");
  CHECK(history.value.renames.at("content/da/kunde.md") == path);
}

TEST_CASE("a site below its repository's root sees its own pages only") {
  GitRepository repository;
  repository.init();
  repository.write("help/content/a.md", text_of(1));
  repository.write("content/b.md", text_of(2));
  repository.commit("Begge");
  const Parsed<History> history = read_git_history(repository.root() + "/help", config_of());
  REQUIRE(history.value.pages.size() == 1);
  CHECK(history.value.pages.begin()->first == "content/a.md");
  CHECK(history.value.pages.begin()->second.revisions[0].path == "content/a.md");
}

TEST_CASE("mailmap, people and bots decide who a reader sees, and no address is shown") {
  GitRepository repository;
  repository.init();
  repository.write(".mailmap",
                   "Ellen Thorup <ellen@example.com> <et@old.example>\nJonas Riis <jr@example.com> <j@old.example>\n");
  repository.write("content/a.md", text_of(1));
  repository.commit("1", "et <et@old.example>");
  repository.write("content/a.md", text_of(2));
  repository.commit("2\n\nCo-authored-by: jonas <j@old.example>",
                    "dependabot[bot] <49699333+dependabot[bot]@users.example>");
  repository.write("content/a.md", text_of(3));
  repository.commit("3", "Ellen Talbot <talbot@example.com>");
  repository.write("content/a.md", text_of(4));
  repository.commit("4", "kontor <kontor@example.com>");
  repository.write("content/a.md", text_of(5));
  repository.commit("5", "mads@example.com <mads@example.com>");
  const Config config = config_of(
      "[[people]]\nname = \"Ellen T.\"\nmatches = [\"ELLEN@example.com\"]\nurl = \"/ellen/\"\n"
      "[[people]]\nname = \"Kontoret\"\nmatches = [\"kontor\"]\nhidden = true\n");
  const Parsed<History> history = read_git_history(repository.root(), config);
  REQUIRE(history.value.pages.size() == 1);
  const PageHistory& page = history.value.pages.begin()->second;
  CHECK(told(page) ==
        "mads | 5\nOrdbog | 4\nEllen Talbot | 3\ndependabot[bot]*, Jonas Riis | 2\nEllen T. | 1 (created)\n");
  CHECK(page.revisions.back().authors[0].url == "/ellen/");
}

TEST_CASE("commits named in the file of ignored revisions are left out") {
  GitRepository repository;
  repository.init();
  repository.write("content/a.md", text_of(1));
  repository.commit("1");
  repository.write("content/a.md", text_of(2));
  repository.commit("2 format");
  const std::string head = read_git_history(repository.root(), config_of()).value.head;
  repository.write("ignored", "# formatting only\n" + head + "  # because\r\nabc\n");
  const Parsed<History> history =
      read_git_history(repository.root(), config_of("[history]\nignore_revisions = \"ignored\"\n"));
  CHECK(told(history.value.pages.at("content/a.md")) == "Ellen Thorup | 1 (created)\n");
  CHECK(told(history.diagnostics) ==
        "warning history-ignore-revisions: ignored:3 is not the full id of a commit | write all 40 digits, as git log "
        "shows them\n");
  CHECK(told(read_git_history(repository.root(), config_of("[history]\nignore_revisions = \"none\"\n")).diagnostics)
            .find("'none' of revisions to ignore cannot be read") != std::string::npos);
}

TEST_CASE("without a repository or without commits nothing is said, unless history is required") {
  GitRepository repository;
  CHECK(told(read_git_history(repository.root(), config_of()).diagnostics) == "");
  const Config require = config_of("[history]\nrequire = true\n");
  CHECK(told(read_git_history(repository.root(), require).diagnostics).find("error history-missing") == 0);
  repository.init();
  CHECK(told(read_git_history(repository.root(), config_of()).diagnostics) == "");
  CHECK(read_git_history(repository.root(), config_of()).value.head == "");
  CHECK(told(read_git_history(repository.root(), require).diagnostics).find("error history-missing") == 0);
  CHECK(told(read_git_history(repository.root() + "/.git", config_of()).diagnostics) == "");
}

TEST_CASE("a shallow clone gives one diagnostic that names its mend, and no dates") {
  GitRepository repository;
  repository.init();
  repository.write("content/a.md", text_of(1));
  repository.commit("1");
  repository.write("content/a.md", text_of(2));
  repository.commit("2");
  GitRepository clone;
  clone.git({"clone", "-q", "--depth", "1", "file://" + repository.root(), "."});
  const Parsed<History> history = read_git_history(clone.root(), config_of());
  CHECK(history.value.pages.empty());
  REQUIRE(history.diagnostics.size() == 1);
  CHECK(told(history.diagnostics).find("warning history-shallow") == 0);
  CHECK(history.diagnostics[0].hint.find("fetch-depth: 0") != std::string::npos);
  CHECK(history.diagnostics[0].hint.find("GIT_DEPTH: 0") != std::string::npos);
  CHECK(told(read_git_history(clone.root(), config_of("[history]\nrequire = true\n")).diagnostics)
            .find("error history-shallow") == 0);
}

TEST_CASE("a repository in the middle of a rebase or merge is warned about") {
  GitRepository repository;
  repository.init();
  repository.write("content/a.md", text_of(1));
  repository.commit("1");
  repository.write(".git/rebase-merge/onto", "x");
  CHECK(told(read_git_history(repository.root(), config_of()).diagnostics).find("in the middle of a rebase |") !=
        std::string::npos);
  fs::remove_all(fs::path(repository.root()) / ".git/rebase-merge");
  repository.write(".git/CHERRY_PICK_HEAD", "x");
  const Parsed<History> history = read_git_history(repository.root(), config_of());
  CHECK(told(history.diagnostics).find("in the middle of a cherry-pick |") != std::string::npos);
  CHECK(history.value.pages.size() == 1);
}

TEST_CASE("a repository that git refuses or cannot read is told with its mend") {
  GitRepository repository;
  repository.init();
  repository.write("content/a.md", text_of(1));
  repository.commit("1");
  setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1", 1);
  const std::string owner = told(read_git_history(repository.root(), config_of()).diagnostics);
  unsetenv("GIT_TEST_ASSUME_DIFFERENT_OWNER");
  CHECK(owner.find("warning history-owner") == 0);
  CHECK(owner.find("run: git config --global --add safe.directory " + repository.root()) != std::string::npos);
  repository.write(".git/config", "[core\n");
  const std::string broken = told(read_git_history(repository.root(), config_of()).diagnostics);
  CHECK(broken.find("error history-git-failed: git could not read the repository: bad config") == 0);
}

TEST_CASE("the cache gives the same history as the whole log, and reads only what is new") {
  GitRepository repository;
  repository.init();
  repository.write("content/a.md", text_of(1));
  repository.commit("1\n\nCo-authored-by: Bo <bo@example.com>");
  std::string cache;
  const auto same_as_clean = [&] {
    const Parsed<History> cached = read_git_history(repository.root(), config_of(), cache);
    const Parsed<History> clean = read_git_history(repository.root(), config_of());
    CHECK(told(cached.diagnostics) == "");
    CHECK(cached.value.renames == clean.value.renames);
    REQUIRE(cached.value.pages.size() == clean.value.pages.size());
    for (const auto& [path, page] : clean.value.pages) CHECK(told(cached.value.pages.at(path)) == told(page));
  };
  same_as_clean();
  same_as_clean();
  repository.git({"mv", "content/a.md", "content/b.md"});
  repository.commit("2");
  repository.write("content/a.md", "Noget helt andet\n");
  repository.commit("3");
  same_as_clean();
  // A branch merged after the cache was made, with commits older than those in it.
  repository.git({"branch", "side", "HEAD~1"});
  repository.write("content/b.md", text_of(4));
  repository.commit("4");
  same_as_clean();
  repository.git({"checkout", "-q", "side"});
  repository.write("content/c.md", text_of(5));
  repository.commit("5");
  repository.git({"checkout", "-q", "main"});
  repository.git({"merge", "-q", "--no-edit", "side"});
  same_as_clean();
  // A cache that no longer fits: another branch, another .mailmap, garbage, a torn file.
  repository.git({"reset", "-q", "--hard", "HEAD~2"});
  same_as_clean();
  repository.write(".mailmap", "Ellen Ny <ellen@example.com>\n");
  same_as_clean();
  CHECK(told(read_git_history(repository.root(), config_of(), cache).value.pages.at("content/a.md")).find("Ellen Ny") ==
        0);
  cache.resize(cache.size() / 2);
  same_as_clean();
  cache = "kbgen history 1 \n";
  same_as_clean();
  cache = std::string(1000, 'x');
  same_as_clean();
}

TEST_CASE("front matter's entries join git's, and say who made the page first") {
  const Config config = config_of("[[people]]\nname = \"Oliver Lind\"\nmatches = [\"Oliver\"]\n");
  SourceMap sources;
  const FileId file = sources.add("a.md",
                                  "---\nhistory:\n  - {date: 2024-10-24, by: [Oliver, Aluntabot], summary: Oprettet}\n"
                                  "  - {date: 2025-01-02, by: Assistent, bot: true}\n---\n");
  const FrontMatter meta = parse_front_matter(sources.file(file)).value;
  CHECK(told(merge_history({}, meta, config)) == "Assistent* | \nOliver Lind, Aluntabot* | Oprettet (created)\n");

  PageHistory git;
  Revision moved;
  moved.id = "abc";
  moved.date = *parse_iso_date("2024-12-01T10:00+01:00");
  moved.authors = {{"Ellen", "", false}};
  moved.summary = "Flyttet til git";
  moved.created = true;
  git.revisions = {moved};
  CHECK(told(merge_history(git, meta, config)) ==
        "Assistent* | \nEllen | Flyttet til git\nOliver Lind, Aluntabot* | Oprettet (created)\n");
  CHECK(told(merge_history(git, FrontMatter(), config)) == "Ellen | Flyttet til git (created)\n");
  CHECK(merge_history({}, FrontMatter(), config).empty());

  git.revisions[0].date = *parse_iso_date("2024-10-24T08:00+02:00");
  git.revisions[0].summary = "Oprettet";
  CHECK(told(merge_history(git, meta, config)) == "Assistent* | \nEllen | Oprettet (created)\n");
}

TEST_CASE("an entry's bot is its first name, and the people after it have looked it through") {
  const Config config = config_of("[[people]]\nname = \"Hjælperen\"\nbot = true\n");
  const auto entry = [&](const std::string& rest) {
    SourceMap sources;
    const FileId file = sources.add("a.md", "---\nhistory:\n  - {date: 2024-10-24, " + rest + "}\n---\n");
    return told(merge_history({}, parse_front_matter(sources.file(file)).value, config));
  };
  CHECK(entry("by: [Havn, Jonas Riis], bot: true") == "Havn* |  (created) (reviewed by Jonas Riis)\n");
  CHECK(entry("by: [Havnbot, Jonas Riis], bot: true") == "Havnbot* |  (created) (reviewed by Jonas Riis)\n");
  CHECK(entry("by: [Hjælperen, Jonas Riis, Bo]") == "Hjælperen* |  (created) (reviewed by Jonas Riis, Bo)\n");
  CHECK(entry("by: [Jonas Riis, Havnbot], bot: true") == "Jonas Riis, Havnbot* |  (created)\n");
  CHECK(entry("by: [Havnbot, Hjælperen, Bo]") == "Havnbot*, Hjælperen* |  (created) (reviewed by Bo)\n");
  CHECK(entry("by: [Jonas Riis, Bo], bot: false") == "Jonas Riis, Bo |  (created)\n");
}

TEST_CASE("the page's own date tells that its oldest entry did not make it") {
  SourceMap sources;
  const FileId file = sources.add("a.md", "---\ndate: 2023-01-01\nhistory:\n  - {date: 2024-10-24, by: Ellen}\n---\n");
  const FrontMatter meta = parse_front_matter(sources.file(file)).value;
  CHECK(told(merge_history({}, meta, config_of())) == "Ellen | \n");
}

TEST_CASE("a bot's edit is let through once a person has reviewed it or edited after it") {
  const auto revision = [](const std::string& author, const std::string& reviewer) {
    Revision r;
    r.id = "0123456789abcdef";
    r.date = *parse_iso_date("2025-10-30");
    r.authors = {{author, "", looks_like_bot(author)}};
    if (!reviewer.empty()) r.reviewers = {{reviewer, "", looks_like_bot(reviewer)}};
    return r;
  };
  PageHistory page;
  page.revisions = {revision("Aluntabot", ""), revision("Ellen", ""), revision("Aluntabot", "")};
  CHECK(
      told(check_review(page, FileId{0})) ==
      "error history-review: 'Aluntabot' changed this page on 2025-10-30, and no person has reviewed it (0123456789) | "
      "have someone read it, and commit with the trailer 'Reviewed-by: Name <address>'\n");
  page.revisions[0].reviewers = {{"Havn Bot", "", true}};
  CHECK(check_review(page, FileId{0}).size() == 1);
  page.revisions[0].reviewers = {{"Ellen", "", false}};
  CHECK(check_review(page, FileId{0}).empty());
  page.revisions = {revision("Ellen", ""), revision("Aluntabot", "")};
  CHECK(check_review(page, FileId{0}).empty());
  CHECK(check_review({}, FileId{0}).empty());
}

TEST_CASE("bots are known by their names, people are not taken for bots") {
  for (const char* name : {"dependabot[bot]", "Aluntabot", "Havn Bot", "BOT", "renovate-bot"}) {
    INFO(name);
    CHECK(looks_like_bot(name));
  }
  for (const char* name : {"Ellen Talbot", "Botilda", "Robotta Hansen", "", "Bot Jensen"}) {
    INFO(name);
    CHECK_FALSE(looks_like_bot(name));
  }
}

TEST_CASE("addresses are taken out of text that will be shown") {
  CHECK(without_addresses("Ellen <ellen@example.com>") == "Ellen");
  CHECK(without_addresses("skriv til ellen@example.com.") == "skriv til.");
  CHECK(without_addresses("fra a@b.dk og (c@d.no) i dag") == "fra og i dag");
  CHECK(without_addresses("tak @ellen, 3 @ 5 kr") == "tak @ellen, 3 @ 5 kr");
  CHECK(without_addresses("bøf@blåbær.dk") == "");
  CHECK(without_addresses("@@@@") == "@@@@");
  CHECK(without_addresses("") == "");
  CHECK(utf8_text("S\xF8ren") == "Søren");
  CHECK(utf8_text("Søren") == "Søren");
}

TEST_CASE("commits whose text is not UTF-8 do not reach the site as broken bytes") {
  GitRepository repository;
  repository.init();
  repository.write("content/a.md", text_of(1));
  repository.commit(
      "r\xF8"
      "d",
      "S\xF8ren <s@example.com>");
  CHECK(told(read_git_history(repository.root(), config_of()).value.pages.at("content/a.md")) ==
        "Søren | rød (created)\n");
}
