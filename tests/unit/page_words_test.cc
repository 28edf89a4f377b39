#include "generator/site/page_words.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "generator/build.h"
#include "generator/disk/embedded.h"
#include "generator/site/index_site.h"
#include "tests/support/smallest_site.h"

namespace kb {
namespace {

Build build_of(std::map<std::string, std::string> files) {
  MemoryFileSystem disk;
  disk.files = std::move(files);
  disk.files.emplace("site.toml", test::kSmallestSite);
  BuildOptions options;
  options.render = false;
  return build(disk, embedded_files(), options);
}

// Everything that parts or joins words, also where an author would not put it.
constexpr char kPage[] = R"(---
title: Kunde
downloads:
  - title: Aftale om e-mail
    file: aftale.pdf
---
En **kunde**n er *for*retningens e-**mail**-`ad`resse og `kode`s vi&shy;den, jf. [for](a.md)mular.

# Ord Ord

- fuldt
  > citat
  efter
- `a`/s og [two words]{lang=en}s i 1.234,50 kr. (`5`,3)

  ```
  kode uden slut
  ```
  videre<br>frem

1. et\
   to

![billede af](x.png)s rest, og Pc’en<!-- skjult -->s

| a-b | c |
|-----|---|
| ja  | n*ej* |

> [!NOTE]
> Husk det[^1].

## Er det sådan?

Ja, det​ er "sådan".

[^1]: En fod*note*

    og dens fortsættelse
)";

std::vector<std::string> bytes_of(const search::BuiltIndex& index) {
  std::vector<std::string> bytes;
  for (const search::IndexFile& file : index.files) bytes.push_back(file.bytes);
  return bytes;
}

void check_same_index(const Build& site, unsigned threads) {
  SiteWords words = read_words(site.docs, site.site, site.config, threads);
  std::vector<std::vector<std::string>> of_texts;
  for (const std::string& language : site.site.languages) {
    const search::IndexInput input = index_input(language, site.docs, site.site, site.links, site.config, words);
    of_texts.push_back(bytes_of(search::build_index(input, 1)));
  }
  const auto indexes = index_site(site.docs, site.site, site.links, site.config, std::move(words), threads);
  REQUIRE(indexes.size() == of_texts.size());
  for (size_t i = 0; i < indexes.size(); ++i) CHECK(bytes_of(indexes[i].built) == of_texts[i]);
}

std::string joined(const SiteWords& words, PageId id, bool aside) {
  const PageWords& page = words.pages[id];
  std::string out;
  for (const search::NumberedWord word : page.words) {
    if (word.aside() != aside) continue;
    out += (out.empty() ? "" : word.pieces() > 0 ? " =" : " ");
    out += words.shards[page.shard].read.table.text(word.number());
  }
  return out;
}

// A site of enough pages for several shards, in two languages.
std::map<std::string, std::string> many_pages() {
  std::map<std::string, std::string> files;
  for (int i = 0; i < 60; ++i) {
    const std::string number = std::to_string(100 + i);
    files["content/" + std::string(i % 3 == 0 ? "nb/" : "") + "side-" + number + ".md"] =
        "# Side " + number + "\n\nEn *fælles*tekst, nr. " + number + ", med e-mail og ord" + number + ".\n";
  }
  files["content/delt.md"] = "# Delt\n\nEt kunde\u00ADservice\u00ADord og fælles ord.\n";
  return files;
}

Build rebuilt(std::map<std::string, std::string> files, const Build* former, unsigned threads) {
  MemoryFileSystem disk;
  disk.files = std::move(files);
  disk.files.emplace("site.toml", test::kSmallestSite);
  BuildOptions options;
  options.threads = threads;
  options.former = former;
  options.index_later = true;  // keeps the words
  options.render = false;
  return build(disk, embedded_files(), options);
}

// All there is to know of the words, to the number.
void check_same_words(const SiteWords& words, const SiteWords& expected) {
  REQUIRE(words.shards.size() == expected.shards.size());
  for (size_t i = 0; i < words.shards.size(); ++i) {
    const WordShard& shard = words.shards[i];
    const WordShard& other = expected.shards[i];
    CHECK(shard.language == other.language);
    REQUIRE(shard.read.table.size() == other.read.table.size());
    for (uint32_t number = 0; number < shard.read.table.size(); ++number) {
      CHECK(shard.read.table.text(number) == other.read.table.text(number));
      CHECK(shard.read.stems[number] == other.read.stems[number]);
    }
    REQUIRE(shard.read.soft_hyphens.size() == other.read.soft_hyphens.size());
    for (size_t k = 0; k < shard.read.soft_hyphens.size(); ++k) {
      CHECK(shard.read.soft_hyphens[k].surface == other.read.soft_hyphens[k].surface);
    }
  }
  REQUIRE(words.pages.size() == expected.pages.size());
  for (size_t i = 0; i < words.pages.size(); ++i) {
    const PageWords& page = words.pages[i];
    const PageWords& other = expected.pages[i];
    CHECK(page.shard == other.shard);
    CHECK(page.first == other.first);
    REQUIRE(page.words.size() == other.words.size());
    REQUIRE(page.places.size() == other.places.size());
    for (size_t k = 0; k < page.words.size(); ++k) {
      const search::NumberedWord word = page.words[k], expected_word = other.words[k];
      const bool same = word.number() == expected_word.number() && word.pieces() == expected_word.pieces() &&
                        word.aside() == expected_word.aside();
      CHECK(same);
      CHECK(page.places[k].begin == other.places[k].begin);
      CHECK(page.places[k].size == other.places[k].size);
    }
  }
}

}  // namespace

TEST_CASE("words taken from the build before are those that reading the texts gives") {
  const std::map<std::string, std::string> files = many_pages();
  const Build first = rebuilt(files, nullptr, 3);
  REQUIRE(first.words.shards.size() == 5);
  const auto check = [&](const std::string& what, const std::map<std::string, std::string>& edited, unsigned threads,
                         size_t again) {
    INFO(what);
    const Build next = rebuilt(edited, &first, threads);
    const auto kNew = static_cast<std::ptrdiff_t>(again);
    CHECK(std::count(next.former_pages.begin(), next.former_pages.end(), FormerWords::kNone) == kNew);
    check_same_words(next.words, read_words(next.docs, next.site, next.config, threads));
  };
  check("nothing", files, 3, 0);
  check("other threads", files, 1, 0);
  auto edited = files;
  edited["content/aaa.md"] = "# Aaa\n\nNye ord står først.\n";
  check("a page before all others, so that every page has another number", edited, 3, 1);
  edited["content/side-120.md"] = "# Side 120\n\nHelt andre ord.\n";
  edited.erase("content/side-101.md");
  edited["content/nb/side-101.md"] = files.at("content/side-101.md");
  check("a page with another text, and one in another language", edited, 3, 3);
  edited = files;
  edited["site.toml"] = std::string(test::kSmallestSite) + "[search.forms]\ntekst = [\"fællestekst\"]\n";
  check("other stems", edited, 3, 0);
  edited["site.toml"] = std::string(test::kSmallestSite) + "hard_breaks = true\n";
  check("other settings of Markdown", edited, 3, files.size());
  edited["site.toml"] = std::string(test::kSmallestSite) + "[headings]\nfaq = [\"Side\"]\n";
  check("other headings of parts in Danish", edited, 3, 41);
}

TEST_CASE("a page is parsed again where the site asks for what was turned off") {
  std::map<std::string, std::string> files = {{"content/a.md", "# A\n\nEn <b>fed</b> tekst.\n"}};
  files["site.toml"] = std::string(test::kSmallestSite) + "[check]\nmarkdown-raw-html = \"off\"\n";
  const Build first = rebuilt(files, nullptr, 1);
  CHECK(first.diagnostics.empty());
  files.erase("site.toml");
  CHECK_FALSE(rebuilt(files, &first, 1).diagnostics.empty());
}

TEST_CASE("an index of words read before is the index of the texts, byte by byte") {
  check_same_index(build_of({{"content/kunde.md", kPage}, {"content/a.md", "# Formular\n\nEn a/s.\n"}}), 1);
  BuildOptions options;
  options.render = false;
  const Build sample = build(*open_disk(KB_SOURCE_DIR), embedded_files(), options);
  REQUIRE(sample.docs.size() > 30);
  for (const unsigned threads : {1u, 3u}) check_same_index(sample, threads);
}

TEST_CASE("words of a page go over markup, and what is no running text stands aside") {
  const Build site = build_of({{"content/a.md", "# A\n\nEn *for*retning, `x y` og [two words]{lang=en}, e-mail.\n"}});
  const SiteWords words = read_words(site.docs, site.site, site.config, 1);
  CHECK(joined(words, 0, false) == "a en forretning og e mail =email");
  CHECK(joined(words, 0, true) == "x y two words");
}

TEST_CASE("a word's place is in one node or nowhere") {
  const Build site = build_of({{"content/a.md", "# A\n\nÅben *for*retning, se **mere**.\n"}});
  const Doc& doc = site.docs[0];
  const SiteWords words = read_words(site.docs, site.site, site.config, 1);
  const PageWords& page = words.pages[0];
  REQUIRE(page.places.size() == page.words.size());
  std::vector<std::string> found;
  for (const WordPlace& place : page.places) found.push_back(doc.text.substr(place.begin, place.size));
  CHECK(found == std::vector<std::string>{"A", "Åben", "", "se", "mere"});
  REQUIRE(page.first.size() == doc.nodes.size() + 1);
  CHECK(page.of({0, static_cast<uint32_t>(doc.nodes.size())}).second == page.words.size());
}

TEST_CASE("a term that is only half of a word is not linked") {
  const Build site = build_of({{"content/kunde.md", "# Kunde\n\nDen, der køber.\n"},
                               {"content/a.md", "# A\n\nEn artikel.\n\nTo **kunde**kort. Flere *kunder* her.\n"}});
  std::vector<std::string> linked;
  for (const PageLinks& page : site.links.pages)
    for (const PageReference& reference : page.references) linked.push_back(reference.text);
  CHECK(linked == std::vector<std::string>{"kunder"});
}

}  // namespace kb
