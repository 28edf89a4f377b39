#include "generator/history/history.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>

#include "tests/support/git_repository.h"
#include "tests/support/told_history.h"

using namespace kb;
using test::config_of;
using test::told;
namespace fs = std::filesystem;

namespace {

std::string text_of(int version) {
  std::string text = "En side om noget, der er langt nok til at blive genkendt, når den flyttes.\n";
  for (int i = 0; i < 20; ++i) text += "Linje " + std::to_string(i) + " om abonnementer.\n";
  return text + "Udgave " + std::to_string(version) + "\n";
}

}  // namespace

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
  repository.init_with("content/a.md", {text_of(1), text_of(2)});
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
  repository.init_with("content/a.md", {text_of(1), text_of(2)});
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
  repository.init_with("content/a.md", {text_of(1)});
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
  repository.init_with("content/a.md", {text_of(1)});
  setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1", 1);
  const std::string owner = told(read_git_history(repository.root(), config_of()).diagnostics);
  unsetenv("GIT_TEST_ASSUME_DIFFERENT_OWNER");
  CHECK(owner.find("warning history-owner") == 0);
  CHECK(owner.find("run: git config --global --add safe.directory '" + repository.root() + "'") != std::string::npos);
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

TEST_CASE("a page has the edits of the files it shows from the time on that it was made") {
  const auto revision = [](const std::string& id, const std::string& date) {
    Revision made;
    made.id = id;
    made.date = *parse_iso_date(date);
    return made;
  };
  History history;
  history.pages["a.md"].revisions = {revision("2", "2025-02-01")};
  history.pages["del.md"].revisions = {revision("3", "2025-03-01"), revision("2", "2025-02-01"),
                                       revision("1", "2025-01-01")};
  std::string ids;
  for (const Revision& each : git_history_of(history, "a.md", {"del.md", "andet.md"}).revisions) {
    ids += each.id + (each.embedded ? "* " : " ");
  }
  CHECK(ids == "3* 2 ");
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
