// kbgen init and kbgen new: what they make is right at once, and a site's own archetypes stand before the built-in
// ones.
#include "generator/command/starter.h"

#include <catch2/catch.hpp>
#include <set>

#include "generator/build.h"
#include "generator/desk/search_tests.h"
#include "generator/disk/process.h"
#include "tests/support/built_in.h"
#include "tests/support/git_repository.h"
#include "tests/support/read_file.h"

namespace kb {
namespace {

MemoryFileSystem new_site() {
  MemoryFileSystem files;
  for (const OutputFile& file : starter_site(test::built_in())) files.files[file.path] = file.bytes;
  return files;
}

Build checked(const FileSystem& files, bool drafts = false) {
  BuildOptions options;
  options.check = true;
  options.drafts = drafts;
  options.today = *parse_iso_date("2026-01-15");
  return build(files, test::built_in(), options);
}

Config config_of(const MemoryFileSystem& files) {
  return checked(files).config;
}

const Date kToday{2026, 1, 15, -1, 0};

}  // namespace

TEST_CASE("a new site has all its parts and builds without a word, advice included") {
  const MemoryFileSystem files = new_site();
  for (const char* path :
       {"site.toml", "search-tests.toml", ".gitignore", ".gitlab-ci.yml", ".github/workflows/site.yml", ".ci/kbgen.sh",
        "content/index.md", "content/aftaler/index.md"}) {
    INFO(path);
    CHECK(files.files.count(path) == 1);
  }
  const Build site = checked(files);
  CHECK(format_diagnostics(site.diagnostics, site.sources, {}) == "");
  CHECK(site.site.categories.size() == 1);
  size_t terms = 0, linked = 0;
  for (const Page& page : site.site.pages) {
    if (page.kind != PageKind::term) continue;
    ++terms;
    linked += site.links.backlinks[page.id].empty() ? 0 : 1;
  }
  CHECK(terms == 2);
  CHECK(linked == 2);
}

TEST_CASE("the first mistake in the manual's tutorial is answered as the manual shows it") {
  MemoryFileSystem files = new_site();
  files.files["content/serviceaftale.md"] = "# Serviceaftale\n\nEn serviceaftale er en aftale om service.\n";
  files.files["content/aftaler/opsigelse.md"] += "\n[[Servicaftale]]\n";
  BuildOptions options;
  options.today = kToday;
  const Build site = build(files, test::built_in(), options);
  const std::string said = format_diagnostics(site.diagnostics, site.sources, {});
  CHECK(said.find("[link-missing-term]") != std::string::npos);
  INFO(said);
  CHECK(test::read_file(KB_SOURCE_DIR "/docs/manual/sider/kom-i-gang.md").find("```\n" + said + "```\n") !=
        std::string::npos);
}

TEST_CASE("a new site's search tests pass") {
  MemoryFileSystem files = new_site();
  Build site = checked(files);
  const FileId file = site.sources.add(kSearchTestsFile, files.files[kSearchTestsFile]);
  const Parsed<std::vector<SearchTest>> tests = read_search_tests(site.sources.file(file), site);
  CHECK(tests.diagnostics.empty());
  CHECK(tests.value.size() == 3);
  const Diagnostics failed = run_search_tests(tests.value, site, 1).diagnostics;
  CHECK(format_diagnostics(failed, site.sources, {}) == "");
}

TEST_CASE("a new site's CI script is a shell script, and the workflows run what the site has") {
  const MemoryFileSystem files = new_site();
  GitRepository folder;
  folder.write("kbgen.sh", files.files.at(".ci/kbgen.sh"));
  const ProcessOutput shell = run_process({"sh", "-n", "kbgen.sh"}, folder.root());
  INFO(shell.err);
  CHECK(shell.exit_code == 0);
  for (const char* path : {".github/workflows/site.yml", ".gitlab-ci.yml"}) {
    const std::string& text = files.files.at(path);
    INFO(path);
    CHECK(text.find("sh .ci/kbgen.sh .kbgen/program/kbgen") != std::string::npos);
    CHECK(text.find(".kbgen/program/kbgen check --strict --search") != std::string::npos);
    CHECK(text.find(".kbgen/program/kbgen build") != std::string::npos);
    CHECK(text.find("KBGEN_VERSION") != std::string::npos);
    CHECK(text.find('\t') == std::string::npos);
  }
  CHECK(files.files.at(".github/workflows/site.yml").find("fetch-depth: 0") != std::string::npos);
  CHECK(files.files.at(".gitlab-ci.yml").find("GIT_DEPTH: 0") != std::string::npos);
  CHECK(files.files.at(".gitignore").find("/.kbgen/") != std::string::npos);
}

TEST_CASE("a new page of every kind in every language is read without an error, under the right address") {
  MemoryFileSystem files = new_site();
  const Config config = config_of(files);
  std::set<std::string> paths;
  for (const char* language : {"da", "nb", "nn", "en"}) {
    for (const char* kind : {"term", "article", "document", "category"}) {
      const std::string title = std::string("Prøve: \"") + kind + "\" på " + language;
      const Result<OutputFile> page = starter_page({title, language, kind, kToday}, files, test::built_in(), config);
      REQUIRE(page.ok());
      files.files[page.value().path] = page.value().bytes;
      paths.insert(page.value().path);
    }
  }
  CHECK(paths.size() == 16);
  CHECK(paths.count("content/nb/proeve-term-paa-nb.md") == 1);
  CHECK(paths.count("content/proeve-term-paa-da.md") == 1);
  const Build site = checked(files, true);
  Diagnostics errors;
  for (const Diagnostic& d : site.diagnostics) {
    if (d.severity == Severity::error) errors.push_back(d);
  }
  CHECK(format_diagnostics(errors, site.sources, {}) == "");
  const auto page = site.site.by_url.find("/nn/proeve-term-paa-nn/");
  REQUIRE(page != site.site.by_url.end());
  CHECK(site.site.page(page->second).title == "Prøve: \"term\" på nn");
  CHECK(site.docs[page->second].faq.size() == 2);
  // All of them are drafts: nothing of it is published.
  CHECK(checked(files).docs.size() == checked(new_site()).docs.size());
}

TEST_CASE("a term's skeleton speaks its language") {
  MemoryFileSystem files = new_site();
  const Config config = config_of(files);
  const auto heading = [&](const char* language) {
    const Result<OutputFile> page =
        starter_page({"Binding", language, "term", kToday}, files, test::built_in(), config);
    REQUIRE(page.ok());
    const size_t begin = page.value().bytes.find("\n## ") + 4;
    return page.value().bytes.substr(begin, page.value().bytes.find('\n', begin) - begin);
  };
  CHECK(heading("da") == "Hvad betyder binding?");
  CHECK(heading("nb") == "Hva betyr binding?");
  CHECK(heading("nn") == "Kva betyr binding?");
  CHECK(heading("en") == "What does binding mean?");
  const auto asked = [&](const char* title) {
    const std::string text = starter_page({title, "da", "term", kToday}, files, test::built_in(), config).value().bytes;
    return text.find("\n## Hvad betyder " + std::string(title) + "?\n") != std::string::npos;
  };
  for (const char* kept : {"NPS", "B2B-salg", "churn", "A conto"}) CHECK(asked(kept));
  CHECK(starter_page({"Årlig NPS", "da", "term", kToday}, files, test::built_in(), config)
            .value()
            .bytes.find("## Typiske spørgsmål om årlig NPS\n") != std::string::npos);
}

TEST_CASE("whatever a new page is called, its title is read as it was given, on one line") {
  const MemoryFileSystem files = new_site();
  const Config config = config_of(files);
  for (const std::string title :
       {"- 20 procent", "? uden svar", "Aftale: ny", "Ja \\ nej \"her\"", "To\nlinjer", "# emne"}) {
    INFO(title);
    const Result<OutputFile> page = starter_page({title, "da", "article", kToday}, files, test::built_in(), config);
    REQUIRE(page.ok());
    SourceMap sources;
    const Parsed<FrontMatter> read =
        parse_front_matter(sources.file(sources.add(page.value().path, page.value().bytes)));
    CHECK(format_diagnostics(read.diagnostics, sources, {}) == "");
    std::string line = title;
    std::replace(line.begin(), line.end(), '\n', ' ');
    CHECK(read.value.title.value == line);
  }
}

TEST_CASE("a site's own archetype stands before the built-in one, that of the language before that of the kind") {
  MemoryFileSystem files = new_site();
  const Config config = config_of(files);
  const auto text = [&](const char* language) {
    const Result<OutputFile> page = starter_page({"Rykker", language, "term", kToday}, files, test::built_in(), config);
    return page.ok() ? page.value().bytes : page.error();
  };
  files.files["archetypes/term.md"] = "---\ntitle: {{{title}}}\ndate: {{{date}}}\n---\nVores {{{lower}}}\n";
  CHECK(text("da") == "---\ntitle: Rykker\ndate: 2026-01-15\n---\nVores rykker\n");
  CHECK(text("nb") == text("da"));
  files.files["archetypes/term.nb.md"] = "Vår {{{name}}}\n";
  CHECK(text("nb") == "Vår Rykker\n");
  CHECK(text("da") != text("nb"));
  files.files["archetypes/term.md"] = "{{#title}";
  CHECK(text("da").find("the archetype cannot be read") == 0);
}

TEST_CASE("a page that is there is not written over, and a title without letters has no address") {
  MemoryFileSystem files = new_site();
  const Config config = config_of(files);
  const auto error = [&](const std::string& title) {
    const Result<OutputFile> page = starter_page({title, "da", "term", kToday}, files, test::built_in(), config);
    return page.ok() ? page.value().path : page.error();
  };
  files.files["content/rykker.md"] = "x";
  CHECK(error("Rykker") == "content/rykker.md is there already");
  CHECK(error("!?") == "the title needs at least one letter or digit");
  CHECK(error("../../etc") == "content/etc.md");
  files.files["content/da/kunde.md"] = "x";
  CHECK(error("Gebyr") == "content/da/gebyr.md");
  const Result<OutputFile> swedish = starter_page({"Rykker", "sv", "term", kToday}, files, test::built_in(), config);
  REQUIRE_FALSE(swedish.ok());
  CHECK(swedish.error() == "'sv' is none of the site's languages; write da, nb, nn or en");
}

TEST_CASE("whoever publishes a new term page as it was made is told of every place to fill in, in every language") {
  for (const std::string language : {"da", "nb", "nn", "en"}) {
    INFO(language);
    MemoryFileSystem disk;
    disk.files["site.toml"] =
        "[site]\ntitle = \"Ordbog\"\nbase_url = \"https://example.com/\"\ndefault_language = \"" + language + "\"\n";
    BuildOptions options;
    options.today = *parse_iso_date("2026-01-15");
    options.check = true;
    const Config config = build(disk, test::built_in(), options).config;
    const auto page = starter_page({"Serviceaftale", language, "term", options.today}, disk, test::built_in(), config);
    REQUIRE(page.ok());
    std::string text = page.value().bytes;
    const std::string draft = "draft: true\n";
    REQUIRE(text.find(draft) != std::string::npos);
    text.erase(text.find(draft), draft.size());
    disk.files["content/serviceaftale.md"] = text;
    const Build site = build(disk, test::built_in(), options);
    const auto places = std::count_if(site.diagnostics.begin(), site.diagnostics.end(),
                                      [](const Diagnostic& d) { return d.code == Code::placeholder; });
    CHECK(places == std::count(text.begin(), text.end(), '[') - 2);  // all but the two empty lists on top
    CHECK(places == 6);
  }
}

}  // namespace kb
