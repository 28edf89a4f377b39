// Real texts by others, which stay outside the project: a Danish help center of a thousand pages, and five texts of the
// kind our users publish. Skips, and says so, where ../shared is absent.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "generator/build.h"
#include "generator/disk/embedded.h"
#include "search/query/engine.h"
#include "tests/support/read_file.h"
#include "tests/support/temporary_folder.h"

namespace kb {
namespace {

namespace fs = std::filesystem;

const fs::path kShared = fs::path(KB_SOURCE_DIR) / ".." / "shared";

// Answers as a browser would: chunks as the engine asks for them.
search::Results ask(search::Engine& engine, const LanguageIndex& index, const std::string& query) {
  search::Options options;
  options.limit = 5;
  search::Results results = engine.search(query, options);
  for (int round = 0; round < 4 && !results.wants.empty(); ++round) {
    for (const uint32_t n : results.wants)
      REQUIRE(engine.add_chunk(n, index.built.files.at(n + 1).bytes) == search::Refusal::none);
    results = engine.search(query, options);
  }
  return results;
}

std::string site_toml(const std::string& language) {
  return "[site]\ntitle = \"Hjælp\"\nbase_url = \"https://example.com/\"\ndefault_language = \"" + language + "\"\n";
}

}  // namespace

TEST_CASE("a real help center of a thousand pages builds, its broken links named, its pages found by their titles") {
  const fs::path archive = kShared / "corpora" / "help-da.tar.gz";
  if (!fs::exists(archive)) {
    WARN("skipped: no ../shared/corpora");
    return;
  }
  const test::TemporaryFolder temporary("kbgen real input");
  const fs::path& folder = temporary.path();
  fs::create_directories(folder / "content");
  const std::string command = "tar xzf '" + archive.string() + "' -C '" + (folder / "content").string() + "'";
  REQUIRE(std::system(command.c_str()) == 0);
  std::ofstream(folder / "site.toml") << site_toml("da") << "default_kind = \"article\"\n";

  BuildOptions options;
  options.threads = 2;
  options.today = *parse_iso_date("2026-01-15");
  const Build result = build(*open_disk(folder.string()), embedded_files(), options);
  CHECK(result.docs.size() >= 1000);
  CHECK(result.files.empty());  // its broken links stop the publication

  size_t links = 0;
  Locator places(result.sources);
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.code != Code::link_missing_page) continue;
    ++links;
    REQUIRE(diagnostic.span.known());
    const LineColumn place = places.locate(diagnostic.span.file, diagnostic.span.begin);
    const std::string_view line = line_around(result.sources.file(diagnostic.span.file).text, diagnostic.span.begin);
    CHECK((place.line > 1 && line.find(']') != std::string_view::npos));
  }
  CHECK(links > 0);

  REQUIRE(result.indexes.size() == 1);
  search::Engine engine;
  REQUIRE(engine.open(result.indexes[0].built.files[0].bytes) == search::Refusal::none);
  size_t asked = 0, found = 0;
  for (size_t i = 0; i < result.site.pages.size(); i += 7) {
    const Page& page = result.site.pages[i];
    if (page.kind == PageKind::home) continue;
    ++asked;
    const search::Results results = ask(engine, result.indexes[0], page.title);
    for (size_t rank = 0; rank < results.pages.size() && rank < 3; ++rank) {
      if (results.pages[rank].title == page.title) {
        ++found;
        break;
      }
    }
  }
  INFO(found << " of " << asked << " pages are among the first three for their own title");
  CHECK(found * 100 >= asked * 99);
}

TEST_CASE("each of the seed texts is published with its headings, lists and tables, and found by them") {
  if (!fs::exists(kShared / "seeds")) {
    WARN("skipped: no ../shared/seeds");
    return;
  }
  size_t seeds = 0;
  for (const auto& entry : fs::directory_iterator(kShared / "seeds")) {
    if (entry.path().extension() != ".txt") continue;
    ++seeds;
    const std::string name = entry.path().stem().string();
    INFO(name);
    std::string text = test::read_file(entry.path());
    // Front matter and headings are all that the texts get: a short line alone between blank ones, or numbered, is a
    // heading there.
    const bool has_front_matter = text.rfind("---\n", 0) == 0;
    std::string page = has_front_matter ? "" : "---\ntitle: Tekst " + name.substr(0, 3) + "\nkind: article\n---\n\n";
    std::vector<std::string> headings, items;
    std::istringstream in(text);
    std::string line, previous;
    while (std::getline(in, line)) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      const bool question =
          line.size() < 90 && line.size() > 8 && line.back() == '?' && line[0] != '-' && line[0] != '#';
      const bool lone = question && (previous.empty() || previous[0] == ' ');
      const size_t digits = line.find_first_not_of(" 0123456789");
      const bool numbered = digits != std::string::npos && digits > 0 && (line[digits] == '.' || line[digits] == ':') &&
                            line.size() > digits + 4 && line.size() < 60 && line[digits + 1] == ' ' &&
                            line.find_last_not_of(' ') != line.rfind('.') && line[line.find_first_not_of(' ')] != '0';
      if ((lone || numbered) && !has_front_matter) {
        std::string heading = numbered ? line.substr(digits + 2) : line;
        heading.resize(heading.find_last_not_of(' ') + 1);
        page += "\n## " + heading + "\n\n";
        headings.push_back(heading);
      } else {
        page += line + "\n";
        if (line.rfind("- ", 0) == 0 && line.size() > 14) items.push_back(line.substr(2));
        if (line.rfind("## ", 0) == 0) headings.push_back(line.substr(3));
      }
      previous = line;
    }
    const bool norwegian = name[2] == '3' || name[2] == '4';
    MemoryFileSystem files;
    files.files["site.toml"] = site_toml(norwegian ? "nb" : "da") + "[check]\nlink-missing-page = \"warning\"\n";
    files.files["content/tekst.md"] = page;
    files.files["content/anden.md"] = "---\ntitle: Cykelværksted\n---\n\nEt værksted reparerer cykler.\n";
    BuildOptions options;
    options.today = *parse_iso_date("2026-01-15");
    const Build result = build(files, embedded_files(), options);
    INFO(format_diagnostics(result.diagnostics, result.sources, {}));
    REQUIRE(count(result.diagnostics, Severity::error) == 0);
    std::string html;
    for (const OutputFile& file : result.files) {
      if (file.path == "tekst/index.html") html = file.bytes;
    }
    REQUIRE(!html.empty());
    const auto doc = std::find_if(result.docs.begin(), result.docs.end(),
                                  [&](const Doc& d) { return result.sources.file(d.file).path == "content/tekst.md"; });
    REQUIRE(doc != result.docs.end());
    search::Engine engine;
    REQUIRE(engine.open(result.indexes[0].built.files[0].bytes) == search::Refusal::none);
    for (const std::string& heading : headings) {
      INFO("heading: " << heading);
      const std::string needle = heading.substr(0, heading.find_first_of(",*[("));
      bool on_page = false;
      for (const Heading& found : doc->headings) on_page = on_page || found.text.find(needle) != std::string::npos;
      for (const FaqItem& item : doc->faq) on_page = on_page || item.question.find(needle) != std::string::npos;
      CHECK(on_page);
      const search::Results results = ask(engine, result.indexes[0], needle);
      const bool by_search = !results.pages.empty() && results.pages[0].url == "/tekst/";
      CHECK(by_search);
    }
    CHECK(headings.size() + items.size() > 0);
    // Items of a list are items on the page, wherever the text has some.
    if (items.size() > 2) CHECK(html.find("<li>") != std::string::npos);
  }
  CHECK(seeds == 5);
}

}  // namespace kb
