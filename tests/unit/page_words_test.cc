#include "generator/site/page_words.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "generator/build.h"
#include "generator/disk/embedded.h"
#include "generator/site/index_site.h"

namespace kb {
namespace {

constexpr char kSite[] = "[site]\ntitle = \"Ordbog\"\nbase_url = \"https://example.com/\"\ndefault_language = \"da\"\n";

Build build_of(std::map<std::string, std::string> files) {
  MemoryFileSystem disk;
  disk.files = std::move(files);
  disk.files.emplace("site.toml", kSite);
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

}  // namespace

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
