// The manual's list of all keys is made from the tables that the program itself reads by, and a Danish sentence a key
// (docs/manual/noegler.tsv). KB_UPDATE=1 writes the page anew.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "generator/config/config.h"
#include "generator/config/front_matter.h"
#include "tests/support/checked_build.h"
#include "tests/support/read_file.h"

namespace kb {
namespace {

constexpr char kTable[] = KB_SOURCE_DIR "/docs/manual/noegler.tsv";
constexpr char kPage[] = KB_SOURCE_DIR "/docs/manual/sider/alle-noegler.md";

std::map<std::string, std::string> meanings() {
  std::map<std::string, std::string> result;
  std::istringstream lines(test::read_file(kTable));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    const size_t tab = line.find('\t');
    INFO(line);
    REQUIRE(tab != std::string::npos);
    CHECK(result.emplace(line.substr(0, tab), line.substr(tab + 1)).second);
  }
  return result;
}

const char* danish_type(ValueType type) {
  switch (type) {
    case ValueType::list:
      return "liste";
    case ValueType::date:
      return "dato";
    case ValueType::boolean:
      return "ja/nej";
    case ValueType::integer:
    case ValueType::number:
      return "tal";
    case ValueType::faq:
      return "liste af spørgsmål og svar";
    case ValueType::history:
      return "liste af ændringer";
    case ValueType::downloads:
      return "liste af filer";
    case ValueType::table:
      return "tabel";
    case ValueType::text:
      break;
  }
  return "tekst";
}

std::string row(const std::string& name, ValueType type, const std::string& meaning, std::string_view example) {
  std::string shown;
  for (const char c : example) shown += c == '|' ? std::string("\\|") : std::string(1, c);
  return "| `" + name + "` | " + danish_type(type) + " | " + meaning + " | `" + shown + "` |\n";
}

constexpr char kHead[] = "| Nøgle | Skrives som | Betydning | Eksempel |\n|---|---|---|---|\n";
constexpr char kLanguage[] = "languages.*.";

// "people[].name" → "[[people]]", "site.title" → "[site]", "search.compounds.*" → "[search]".
std::string section_of(const std::string& path) {
  if (path.compare(0, sizeof kLanguage - 1, kLanguage) == 0) return "[languages.nb]";
  const std::string first = path.substr(0, path.find('.'));
  if (first.size() > 2 && first.compare(first.size() - 2, 2, "[]") == 0)
    return "[[" + first.substr(0, first.size() - 2) + "]]";
  return "[" + first + "]";
}

// The key below its section, as an author writes it.
std::string name_below(const std::string& path) {
  if (path.compare(0, sizeof kLanguage - 1, kLanguage) == 0) return path.substr(sizeof kLanguage - 1);
  return path.substr(path.find('.') + 1);
}

std::string page_of_keys() {
  std::map<std::string, std::string> danish = meanings();
  const auto meaning = [&](const std::string& key) {
    INFO("docs/manual/noegler.tsv has no line for " << key);
    const auto found = danish.find(key);
    REQUIRE(found != danish.end());
    const std::string text = found->second;
    return text;
  };
  std::map<std::string, bool> used;
  std::string text =
      "---\ntitle: Alle nøgler\nkind: article\ndescription: Hver nøgle i topblokken og i site.toml, med hvad den "
      "betyder "
      "og et eksempel.\ndate: 2025-11-21\nweight: 8\nautolink: false\n---\n\n"
      "<!-- Lavet af tests/unit/manual_test.cc ud fra noegler.tsv og kbgens egne tabeller: KB_UPDATE=1 kb_tests \"the "
      "manual's list of keys is up to date\" -->\n\n"
      "Siden er lavet ud fra de tabeller, kbgen selv læser efter, så her mangler ingen. Forklaringer med flere "
      "eksempler "
      "står i [Topblokken fra a til å](front-matter.md) og [site.toml](site-toml.md).\n\n"
      "En *liste* står i firkantede parenteser. *Ja/nej* skrives `true` eller `false`, i topblokken også `ja` eller "
      "`nej`. En *dato* skrives med år, måned og dag: `2025-10-30`.\n\n"
      "## Topblokken\n\nTabel: Nøgler øverst i en side\n\n";
  text += kHead;
  for (const KeyInfo& key : front_matter_keys()) {
    const std::string name(key.name);
    text += row(name, key.type, meaning(name), key.example);
    used[name] = true;
  }
  text +=
      "\n## site.toml\n\nTekst står i anførselstegn. Linjen i skarpe parenteser siger, hvilket afsnit nøglerne hører "
      "til, og står kun én gang i filen. Afsnit med to par parenteser kan stå flere gange, ét for hver ting.\n";
  std::string section;
  for (const ConfigKey& key : config_keys()) {
    const std::string path(key.path);
    if (section_of(path) != section) {
      section = section_of(path);
      text += "\n### `" + section + "`\n\n";
      if (section == "[languages.nb]")
        text += "Det samme findes for de andre sprog. Det, der mangler, tages fra standardsproget.\n\n";
      const size_t name = section.find_first_not_of('[');
      text += "Tabel: Nøgler i afsnittet " + section.substr(name, section.find(']') - name) + "\n\n" + kHead;
    }
    const std::string below = name_below(path);
    if (section == "[languages.nb]") {
      const bool of_site = danish.count("site." + below) != 0;
      meaning(of_site ? "site." + below : below);  // a language has no keys of its own
      const std::string other = of_site ? "`[site]`" : "`" + below.substr(0, below.find_first_of(".[")) + "`";
      text += row(below, key.type, "Som i " + other + ", men på dette sprog.", key.example);
    } else {
      text += row(below, key.type, meaning(path), key.example);
    }
    used[path] = true;
  }
  for (const auto& [key, sentence] : danish) {
    INFO("kbgen reads no key '" << key << "' of docs/manual/noegler.tsv");
    CHECK(used.count(key) == 1);
  }
  return text + R"(
## Hjælp fra din editor

En editor som Visual Studio Code kan foreslå nøgler og understrege fejl, mens du skriver. Den skal bruge et skema, og dem skriver kbgen selv:

```
kbgen dump schema site > site.schema.json
kbgen dump schema page > page.schema.json
```

Læg filerne ved siden af `site.toml`, og skriv øverst i den:

```
#:schema ./site.schema.json
```

Linjen er en kommentar for kbgen, men bliver forstået af udvidelsen Even Better TOML. Det andet skema beskriver topblokken og er til editorer, der kan tjekke den.
)";
}

// What stands between rows of three accents on the manual's pages.
std::vector<std::string> samples() {
  std::vector<std::string> found;
  for (const auto& page : std::filesystem::directory_iterator(KB_SOURCE_DIR "/docs/manual/sider")) {
    std::istringstream lines(test::read_file(page.path()));
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
      if (line.rfind("```", 0) == 0) {
        inside = !inside;
        if (inside) found.emplace_back();
      } else if (inside) {
        found.back() += line + "\n";
      }
    }
  }
  return found;
}

bool begins(const std::string& text, std::string_view with) {
  return text.compare(0, with.size(), with) == 0;
}

std::string said(const Diagnostics& diagnostics) {
  std::string all;
  for (const Diagnostic& diagnostic : diagnostics) all += diagnostic.message + "\n";
  return all;
}

}  // namespace

TEST_CASE("the manual names every key of front matter and of site.toml") {
  const std::string front_matter = test::read_file(KB_SOURCE_DIR "/docs/manual/sider/front-matter.md");
  for (const KeyInfo& key : front_matter_keys()) {
    INFO("front matter: " << key.name);
    const bool named = front_matter.find("`" + std::string(key.name) + "`") != std::string::npos;
    CHECK(named);
  }
  const std::string site_toml = test::read_file(KB_SOURCE_DIR "/docs/manual/sider/site-toml.md");
  for (const ConfigKey& key : config_keys()) {
    std::string_view name = key.path.substr(key.path.rfind('.') + 1);
    if (name == "*") continue;
    INFO("site.toml: " << key.path);
    const bool named = site_toml.find("`" + std::string(name) + "`") != std::string::npos ||
                       site_toml.find("\n" + std::string(name) + " = ") != std::string::npos ||
                       site_toml.find("." + std::string(name) + "`") != std::string::npos ||
                       site_toml.find("{ " + std::string(name) + " = ") != std::string::npos ||
                       site_toml.find(", " + std::string(name) + " = ") != std::string::npos;
    CHECK(named);
  }
}

TEST_CASE("the sample site and the manual have no error and no warning from the linter") {
  for (const char* root : {KB_SOURCE_DIR, KB_SOURCE_DIR "/docs/manual"}) {
    const Build checked = test::build_folder(root);
    INFO(root);
    CHECK(checked.docs.size() > 4);
    Diagnostics serious = checked.diagnostics;
    serious.erase(std::remove_if(serious.begin(), serious.end(),
                                 [](const Diagnostic& d) { return d.severity == Severity::advice; }),
                  serious.end());
    CHECK(format_diagnostics(serious, checked.sources, {}) == "");
  }
}

TEST_CASE("what the manual shows of site.toml and of front matter is understood as it stands") {
  SourceMap sources;
  int settings = 0, blocks = 0;
  for (const std::string& sample : samples()) {
    INFO(sample);
    // "[[test]]" is search-tests.toml's, "[[row]]" a table's.
    const bool other = sample.find("[[test]]") != std::string::npos || sample.find("[[row]]") != std::string::npos;
    if (sample[0] == '[' && !other) {
      const bool whole = sample.find("default_language") != std::string::npos;
      const FileId file = sources.add("site.toml", whole ? sample : test::kSmallestSite + sample);
      CHECK(said(parse_config(sources.file(file)).diagnostics) == "");
      ++settings;
    }
    const bool front_matter = begins(sample, "---\n");
    if (front_matter || begins(sample, "history:") || begins(sample, "kind:")) {
      const std::string page = front_matter ? sample : "---\n" + sample + "---\n";
      const FileId file = sources.add("content/side.md", page);
      CHECK(said(parse_front_matter(sources.file(file)).diagnostics) == "");
      ++blocks;
    }
  }
  CHECK(settings >= 10);
  CHECK(blocks >= 4);
}

TEST_CASE("the manual's list of keys is up to date") {
  const std::string text = page_of_keys();
  if (std::getenv("KB_UPDATE") != nullptr) std::ofstream(kPage, std::ios::binary) << text;
  CHECK(test::read_file(kPage) == text);
}

}  // namespace kb
