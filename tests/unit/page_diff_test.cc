#include "generator/history/page_diff.h"

#include <catch2/catch.hpp>

#include "tests/support/git_repository.h"
#include "tests/support/told_history.h"

using namespace kb;

namespace {

std::string blocks_of(const std::string& text) {
  SourceMap sources;
  const FileId file = sources.add("content/a.md", text);
  PageOptions options;
  options.language = "da";
  options.kind = "term";
  options.headings = built_in_headings("da");
  const SourceFile& source = sources.file(file);
  std::string all;
  for (const DiffBlock& block : diff_blocks(parse_page(source, parse_front_matter(source).value, options).value)) {
    all += (block.heading.empty() ? "" : block.heading + ": ") + block.text + "\n";
  }
  return all;
}

DiffRequest request(const PageHistory& history) {
  DiffRequest page;
  page.history = &history;
  page.options.language = "da";
  page.options.kind = "term";
  page.strings = {"Slettet:", "Tilføjet:", "slut.", ""};
  return page;
}

// A page in these versions, and its diffs as a reader would get them.
struct VersionedPage {
  explicit VersionedPage(const std::vector<std::string>& versions) {
    repository.init_with("content/a.md", versions);
    history = read_git_history(repository.root(), test::config_of()).value.pages.at("content/a.md");
  }

  std::vector<std::string> diffs(const std::string& root) const {
    ResultCache none;
    return diff_histories(root, {request(history)}, 1, none)[0];
  }

  GitRepository repository;
  PageHistory history;
};

}  // namespace

TEST_CASE("a page's blocks are what a reader sees, each under its heading") {
  CHECK(blocks_of("---\ntitle: Kunde\nfaq:\n  - q: Hvem er *kunde*?\n    a: Den, der **betaler**.\n---\n"
                  "En *kunde* er en\nkøber.\n\n## Rolle\n\n- Første\n- Anden\n  - Under\n\n"
                  "| A | B |\n|---|---|\n| 1 | 2 |\n\n```\nkode\n```\n\n### Mere\n\nTekst [her](/a).\n") ==
        "Kunde\nEn kunde er en køber.\nRolle\nRolle: Første\nRolle: Anden\nRolle: Under\nRolle: A · B\nRolle: 1 · 2\n"
        "Rolle: kode\nMere\nMere: Tekst her.\nMere: Den, der betaler.\nMere: Hvem er *kunde*?\n");
}

TEST_CASE("revisions show the words that changed, through a rename, and nothing where only markup did") {
  GitRepository repository;
  repository.init();
  repository.write("content/a.md",
                   "---\ntitle: Kunde\n---\nEn kunde er en køber af varer.\n\n## Rolle\n\nKunden betaler straks.\n");
  repository.commit("Oprettet");
  repository.write("content/a.md",
                   "---\ntitle: Kunde\n---\nEn kunde er en køber af *varer*.\n\n## Rolle\n\nKunden betaler straks.\n");
  repository.commit("Kursiv");
  repository.git({"mv", "content/a.md", "content/æ b.md"});
  repository.commit("Flyttet");
  repository.write("content/æ b.md",
                   "---\ntitle: Kunde\n---\nEn kunde er en køber af *varer*.\n\n## Rolle\n\nKunden betaler senere.\n");
  repository.commit("Rettet");

  const History history = read_git_history(repository.root(), test::config_of()).value;
  const PageHistory& page = history.pages.at("content/æ b.md");
  REQUIRE(page.revisions.size() == 4);
  ResultCache kept;
  for (const unsigned threads : {1u, 4u, 0u}) {
    ResultCache fresh;
    const auto diffs = diff_histories(repository.root(), {request(page), DiffRequest(), request(page)}, threads,
                                      threads == 4 ? fresh : kept);
    REQUIRE(diffs.size() == 3);
    CHECK(diffs[1].empty());
    CHECK(diffs[0] == diffs[2]);
    REQUIRE(diffs[0].size() == 4);
    CHECK(diffs[0][0] ==
          "<h3>Rolle</h3><p>Kunden betaler <del><span class=\"vh\">Slettet: </span>straks<span class=\"vh\"> "
          "slut.</span></del> <ins><span class=\"vh\">Tilføjet: </span>senere<span class=\"vh\"> "
          "slut.</span></ins>.</p>");
    CHECK(diffs[0][1] == "");
    CHECK(diffs[0][2] == "");
    CHECK(diffs[0][3] == "");
  }
}

TEST_CASE("markup in a page's text is text in its diff, kept, added or removed") {
  const VersionedPage page({"Skriv `<b>`, hvis 1 < 2.\n", "Skriv `<b>`, hvis 1 & 2.\n"});
  const std::string html = page.diffs(page.repository.root())[0];
  INFO(html);
  for (const char* escaped : {"Skriv &lt;b&gt;", "</span>&lt;<span", "</span>&amp;<span"}) {
    CHECK(html.find(escaped) != std::string::npos);
  }
  CHECK(html.find("<b>") == std::string::npos);
}

TEST_CASE("revisions that git does not have, or not as files, are left out") {
  VersionedPage page({"En.\n", "To.\n"});
  Revision own;
  own.date = page.history.revisions[0].date;
  page.history.revisions.insert(page.history.revisions.begin() + 1, own);
  CHECK(page.diffs(page.repository.root())[0].find("<del>") != std::string::npos);
  page.history.revisions[2].id = std::string(40, '0');
  CHECK(page.diffs(page.repository.root())[0] == "");
  CHECK(page.diffs("/")[0] == "");
}

TEST_CASE("many blobs are read at once, each by its name or not at all") {
  GitRepository repository;
  repository.init();
  std::string large;
  for (int i = 0; i < 100000; ++i) large += "linje " + std::to_string(i) + "\n";
  repository.write("content/stor fil æ.md", large);
  repository.write("content/tom.md", "");
  repository.write("content/x.md", "x 1 blob 5\n");
  repository.commit("1");
  const auto blobs =
      read_blobs(repository.root(),
                 {"HEAD:./content/x.md", "HEAD:./content/none.md", "HEAD:./content/stor fil æ.md",
                  "HEAD:./content/tom.md", "HEAD:./content", "a\nb", "", "0000:./x y blob 5", "HEAD:./content/x.md"});
  REQUIRE(blobs.size() == 9);
  CHECK(blobs[0] == "x 1 blob 5\n");
  CHECK_FALSE(blobs[1]);
  CHECK(blobs[2] == large);
  CHECK(blobs[3] == "");
  CHECK_FALSE(blobs[4]);
  CHECK_FALSE(blobs[5]);
  CHECK_FALSE(blobs[6]);
  CHECK_FALSE(blobs[7]);
  CHECK(blobs[8] == "x 1 blob 5\n");
}

TEST_CASE("kept diffs are used again as long as nothing they depend on has changed") {
  const VersionedPage made({"En to tre.\n", "En to fire.\n"});
  const GitRepository& repository = made.repository;
  const PageHistory& page = made.history;
  ResultCache first;
  const auto diffs = diff_histories(repository.root(), {request(page)}, 1, first);
  CHECK(diffs[0][0].find("tre") != std::string::npos);

  // Without a repository only what was kept can be told.
  ResultCache second(first.bytes());
  CHECK(diff_histories("/", {request(page)}, 1, second) == diffs);
  CHECK(second.bytes() == first.bytes());
  DiffRequest norwegian = request(page);
  norwegian.strings.added = "Lagt til:";
  CHECK(diff_histories("/", {norwegian}, 1, second)[0][0] == "");
  CHECK(diff_histories(repository.root(), {norwegian}, 1, second)[0][0].find("Lagt til:") != std::string::npos);

  // What nobody asked for is not kept on; what is no cache is an empty one.
  CHECK(ResultCache(first.bytes()).bytes() == ResultCache().bytes());
  const std::string bytes = first.bytes();
  for (size_t length = 0; length < bytes.size(); ++length) {
    ResultCache torn(std::string_view(bytes).substr(0, length));
    CHECK(diff_histories("/", {request(page)}, 1, torn)[0][0] == "");
  }
  ResultCache huge("kbgen results 1\n99999999999999999999 1\nx");
  ResultCache overflow("kbgen results 1\n5 18446744073709551615\nxxxxxx");
  CHECK(overflow.bytes() == ResultCache().bytes());
}
