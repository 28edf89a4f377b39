// The edit history as a reader of the site meets it, from a real repository or from front matter, whole sites built.
#include <catch2/catch.hpp>
#include <map>

#include "generator/build.h"
#include "generator/disk/embedded.h"
#include "tests/support/git_repository.h"

namespace kb {
namespace {

using Output = std::map<std::string, std::string>;

constexpr char kSite[] =
    "[site]\ntitle = \"Ordbog\"\nbase_url = \"https://firma.example/\"\ndefault_language = \"da\"\n";

Output built(const FileSystem& files, const std::string& git_root) {
  BuildOptions options;
  options.today = *parse_iso_date("2025-12-01");
  options.git_root = git_root;
  Build result = build(files, embedded_files(), options);
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.severity == Severity::error) FAIL(diagnostic.message);
  }
  Output output;
  for (OutputFile& file : result.files) output[file.path] = std::move(file.bytes);
  return output;
}

Output built(const GitRepository& repository) {
  return built(*open_disk(repository.root()), repository.root());
}

std::string without_tags(const std::string& html) {
  std::string text;
  bool tag = false;
  for (const char c : html) {
    if (c == '<') tag = true;
    if (!tag) text += c;
    if (c == '>') tag = false;
  }
  return text;
}

// The first paragraph of each revision on a page, as a reader sees it.
std::vector<std::string> lines_of_history(const std::string& html) {
  std::vector<std::string> lines;
  size_t at = html.find("<ol class=\"log\"");
  REQUIRE(at != std::string::npos);
  const size_t end = html.find("</ol>", at);
  while ((at = html.find("<li>", at)) < end) {
    const size_t begin = html.find("<p>", at);
    at = html.find("</p>", begin);
    lines.push_back(without_tags(html.substr(begin, at - begin)));
  }
  return lines;
}

std::string byline(const std::string& html) {
  const size_t begin = html.find("<p class=\"byline\">");
  REQUIRE(begin != std::string::npos);
  return without_tags(html.substr(begin, html.find("</p>", begin) - begin));
}

// A page in each language, with the same history.
MemoryFileSystem four_languages() {
  MemoryFileSystem files;
  files.files["site.toml"] = std::string(kSite) +
                             "[languages.nb]\n[languages.nn]\n[languages.en]\n"
                             "[[people]]\nname = \"Oliver Lindebod\"\n"
                             "[[people]]\nname = \"Assistenten\"\nbot = true\n"
                             "[history]\npolicy_url = \"/ai/\"\n";
  const std::string history =
      "history:\n"
      "  - {date: 2025-10-30T11:09+01:00, by: Oliver Lindebod, summary: Rettet}\n"
      "  - {date: 2025-09-02, by: [Assistenten, Ellen Thorup], summary: Links}\n"
      "  - {date: 2025-08-01, by: [Ellen Thorup, Assistenten]}\n"
      "  - {date: 2024-10-24T08:00+02:00, by: [Oliver Lindebod, Aluntabot], summary: Ny}\n---\nEn side.\n";
  for (const char* language : {"da", "nb", "nn", "en"}) {
    files.files[std::string("content/") + language + "/kunde.md"] = "---\ntitle: Kunde\n" + history;
  }
  files.files["content/da/ai.md"] = "---\ntitle: AI\ntranslation_key: ai\nslug: ai\n---\nSådan.\n";
  files.files["content/nb/ki.md"] = "---\ntitle: KI\ntranslation_key: ai\n---\nSlik.\n";
  return files;
}

}  // namespace

TEST_CASE("the lines of a page's history are whole sentences in each language") {
  const Output output = built(four_languages(), "");
  using Lines = std::vector<std::string>;
  CHECK(lines_of_history(output.at("kunde/index.html")) ==
        Lines{"Redigeret af Oliver Lindebod d.\u00A030. oktober 2025 kl. 11.09",
              "Foreslået af Assistenten (robot), gennemgået og godkendt af Ellen Thorup d.\u00A02. september 2025",
              "Redigeret af Ellen Thorup og Assistenten (robot) d.\u00A01. august 2025",
              "Oliver Lindebod og Aluntabot (robot) har oprettet, gennemgået og offentliggjort dette indlæg den 24. "
              "oktober "
              "2024"});
  CHECK(lines_of_history(output.at("nb/kunde/index.html")) ==
        Lines{"Redigert av Oliver Lindebod 30. oktober 2025 kl. 11:09",
              "Foreslått av Assistenten (robot), gjennomgått og godkjent av Ellen Thorup 2. september 2025",
              "Redigert av Ellen Thorup og Assistenten (robot) 1. august 2025",
              "Oliver Lindebod og Aluntabot (robot) har opprettet, gjennomgått og publisert dette innlegget 24. "
              "oktober 2024"});
  CHECK(lines_of_history(output.at("nn/kunde/index.html")) ==
        Lines{"Redigert av Oliver Lindebod 30. oktober 2025 kl. 11:09",
              "Foreslått av Assistenten (robot), gått gjennom og godkjent av Ellen Thorup 2. september 2025",
              "Redigert av Ellen Thorup og Assistenten (robot) 1. august 2025",
              "Oliver Lindebod og Aluntabot (robot) har oppretta, gått gjennom og publisert dette innlegget 24. "
              "oktober 2024"});
  CHECK(lines_of_history(output.at("en/kunde/index.html")) ==
        Lines{"Edited by Oliver Lindebod on 30 October 2025 at 11:09",
              "Suggested by Assistenten (bot), reviewed and approved by Ellen Thorup on 2 September 2025",
              "Edited by Ellen Thorup and Assistenten (bot) on 1 August 2025",
              "Oliver Lindebod and Aluntabot (bot) created, reviewed and published this page on 24 October 2024"});
  CHECK(byline(output.at("kunde/index.html")).find("Redigeret af Oliver Lindebod d.\u00A030. oktober 2025 kl. 11.09") !=
        std::string::npos);
}

TEST_CASE("the line under a title names a bot and who looked its edit through") {
  MemoryFileSystem files = four_languages();
  files.files["content/da/kunde.md"] =
      "---\ntitle: Kunde\nhistory:\n  - {date: 2024-10-24, by: Ellen}\n"
      "  - {date: 2025-10-24, by: [Havnbot, Bo], bot: true}\n---\nX.\n";
  const std::string line = byline(built(files, "").at("kunde/index.html"));
  INFO(line);
  CHECK(line.find("Redigeret af Havnbot (robot) og Bo d.\u00A024. oktober 2025") != std::string::npos);
}

TEST_CASE("who made a page is told as far as it is known") {
  MemoryFileSystem files = four_languages();
  const auto line = [&](const std::string& by) {
    files.files["content/da/kunde.md"] =
        "---\ntitle: Kunde\nhistory:\n  - {date: 2024-10-24, by: " + by + "}\n---\nX.\n";
    return lines_of_history(built(files, "").at("kunde/index.html"));
  };
  CHECK(line("Ellen") ==
        std::vector<std::string>{"Ellen har oprettet og offentliggjort dette indlæg den 24. oktober 2024"});
  CHECK(line("Havnbot") == std::vector<std::string>{"Havnbot (robot) har oprettet dette indlæg den 24. oktober 2024"});
  CHECK(line("[Ellen, Bo, Ida, Mads]") ==
        std::vector<std::string>{
            "Ellen, Bo og 2 andre har oprettet og offentliggjort dette indlæg den 24. oktober 2024"});
}

TEST_CASE("the page on how AI is used is linked in the reader's language, where it is written") {
  const Output output = built(four_languages(), "");
  const auto link = [&](const char* path) {
    const std::string& html = output.at(path);
    const size_t log = html.find("<ol class=\"log\"");
    const size_t begin = html.find("<p><a href=\"", log) + 12;
    return html.substr(begin, html.find('"', begin) - begin);
  };
  CHECK(link("kunde/index.html") == "/ai/");
  CHECK(link("nb/kunde/index.html") == "/nb/ki/");
  CHECK(link("en/kunde/index.html") == "/ai/");
}

TEST_CASE("small edits in a row by one person are one line, and its diff spans them all") {
  GitRepository repository;
  repository.init();
  repository.write("site.toml", kSite);
  const auto edit = [&](const std::string& text, const std::string& message, const std::string& author) {
    repository.write("content/a.md", "---\ntitle: Kunde\n---\nEn kunde har " + text + " aftaler med os.\n");
    repository.commit(message, author);
  };
  const std::string ellen = "Ellen Thorup <ellen@example.com>", jonas = "Jonas Riis <jonas@example.com>";
  edit("ingen", "Ny", ellen);
  edit("to", "Rettede to\n\nEdit: minor", ellen);
  edit("tre", "Rettede tre\n\nEdit: minor", ellen);
  edit("fire", "Rettede fire\n\nEdit: minor", jonas);
  edit("fem", "Rettede fem\n\nEdit: minor", jonas);
  edit("seks", "Rettede seks", jonas);
  edit("syv", "Rettede syv\n\nEdit: minor", jonas);
  const std::string html = built(repository).at("a/index.html");
  const std::vector<std::string> lines = lines_of_history(html);
  REQUIRE(lines.size() == 5);
  CHECK(lines[2].find("Redigeret af Jonas Riis") == 0);
  CHECK(lines[3].find("Redigeret af Ellen Thorup") == 0);
  CHECK(html.find("2 mindre rettelser, senest: Rettede fem") != std::string::npos);
  CHECK(html.find("2 mindre rettelser, senest: Rettede tre") != std::string::npos);
  CHECK(html.find("7\u00A0ændringer") != std::string::npos);
  const std::string text = without_tags(html);
  CHECK(text.find("Slettet: tre slut. Tilføjet: fem slut.") != std::string::npos);
  CHECK(text.find("Slettet: ingen slut. Tilføjet: tre slut.") != std::string::npos);
  CHECK(text.find("Tilføjet: to slut.") == std::string::npos);
  // Minor edits do not make a page new.
  CHECK(byline(html).find("Redigeret af Jonas Riis d.\u00A030. oktober 2025 kl. 11.53") != std::string::npos);
}

TEST_CASE("an edit of a text that pages show is an edit of those pages, and told once") {
  GitRepository repository;
  repository.init();
  repository.write("site.toml", kSite);
  repository.write("content/_varsel.md", "Varslet er en måned.\n");
  repository.commit("Varslet skrevet");
  repository.write("content/aftale.md", "# Aftale\n\nEn aftale binder.\n\n![[_varsel.md]]\n");
  repository.write("content/kunde.md", "# Kunde\n\nEn kunde køber.\n");
  repository.commit("Siderne skrevet");
  repository.write("content/_varsel.md", "Varslet er to måneder.\n");
  repository.commit("Varslet længere", "Oliver Lind <oliver@example.com>");
  repository.write("content/_varsel.md", "Varslet er tre måneder.\n");
  repository.write("content/aftale.md", "# Aftale\n\nEn aftale binder to.\n\n![[_varsel.md]]\n");
  repository.commit("Begge rettet");
  const Output output = built(repository);
  const std::string& page = output.at("aftale/index.html");
  const std::vector<std::string> lines = lines_of_history(page);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].find("Redigeret af Ellen Thorup") == 0);
  CHECK(lines[1].find("Redigeret af Oliver Lind") == 0);
  CHECK(page.find("Varslet længere") != std::string::npos);
  CHECK(page.find("Varslet skrevet") == std::string::npos);
  CHECK(lines_of_history(output.at("kunde/index.html")).size() == 1);
}

TEST_CASE("no address of git, mailmap, trailers or front matter's names is in any file of the site") {
  GitRepository repository;
  repository.init();
  repository.write("site.toml",
                   std::string(kSite) +
                       "[[people]]\nname = \"Ellen T.\"\nmatches = [\"ellen@secret.example\"]\n"
                       "[[people]]\nname = \"Skjult\"\nmatches = [\"skjult@secret.example\"]\nhidden = true\n");
  repository.write(".mailmap", "Bo Friis <bo@secret.example> <gammel@secret.example>\n");
  const auto edit = [&](int version, const std::string& message, const std::string& author) {
    repository.write("content/a.md",
                     "---\ntitle: Kunde\nauthors: [\"Ida <ida@secret.example>\"]\nhistory:\n"
                     "  - {date: 2024-01-01, by: [\"Ida <ida@secret.example>\", \"mads@secret.example\"], summary: "
                     "\"Fra ida@secret.example\"}\n---\nKunde nummer " +
                         std::to_string(version) + ".\n");
    repository.commit(message, author);
  };
  edit(1, "Ny, se ellen@secret.example", "Ellen Thorup <ellen@secret.example>");
  edit(2, "To\n\nCo-authored-by: Bo <gammel@secret.example>\nReviewed-by: x@secret.example <x@secret.example>",
       "bot@secret.example <bot@secret.example>");
  edit(3, "<kim@secret.example>", "Skjult <skjult@secret.example>");
  edit(4, "Fire\n\nCo-authored-by: <uden-navn@secret.example>",
       "49699333+dependabot[bot]@secret.example <bot@secret.example>");
  const Output output = built(repository);
  CHECK(lines_of_history(output.at("a/index.html")).size() == 5);
  for (const auto& [path, bytes] : output) {
    INFO(path);
    const size_t at = bytes.find("secret.example");
    INFO(bytes.substr(at == std::string::npos ? 0 : at - std::min<size_t>(at, 60), 100));
    CHECK(at == std::string::npos);
    CHECK(bytes.find("%40secret") == std::string::npos);
  }
}

TEST_CASE("a site in a repository that cannot tell its history is built without it") {
  GitRepository repository;
  repository.write("site.toml", kSite);
  repository.write("content/a.md", "---\ntitle: Kunde\n---\nEn kunde.\n");
  CHECK(built(repository).at("a/index.html").find("<ol class=\"log\"") == std::string::npos);
  repository.init();
  CHECK(built(repository).at("a/index.html").find("<ol class=\"log\"") == std::string::npos);
  repository.commit("Ny");
  CHECK(built(repository).at("a/index.html").find("<ol class=\"log\"") != std::string::npos);
  setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1", 1);
  const std::string other_owner = built(repository).at("a/index.html");
  unsetenv("GIT_TEST_ASSUME_DIFFERENT_OWNER");
  CHECK(other_owner.find("<ol class=\"log\"") == std::string::npos);
  CHECK(other_owner.find("2025") == std::string::npos);
}

TEST_CASE("in the middle of a rebase the history is that of the commits made so far") {
  GitRepository repository;
  repository.init();
  repository.write("site.toml", kSite);
  repository.write("content/a.md", "---\ntitle: Kunde\n---\nEn kunde.\n");
  repository.commit("Ny");
  repository.git({"branch", "side"});
  repository.write("content/a.md", "---\ntitle: Kunde\n---\nEn god kunde.\n");
  repository.commit("God");
  repository.git({"checkout", "-q", "side"});
  repository.write("content/a.md", "---\ntitle: Kunde\n---\nEn dårlig kunde.\n");
  repository.commit("Dårlig");
  const ProcessOutput rebase =
      run_process({"git", "-c", "user.name=E", "-c", "user.email=e@x.example", "rebase", "main"}, repository.root());
  REQUIRE(rebase.exit_code != 0);
  // A file with conflict marks is still a page; the author mends it before it is published.
  const std::string html = built(repository).at("a/index.html");
  CHECK(lines_of_history(html).size() == 2);
  CHECK(html.find("God") != std::string::npos);
}

}  // namespace kb
