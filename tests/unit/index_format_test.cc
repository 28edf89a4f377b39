// The index's bytes: the same for any number of threads, refused when a single one is wrong, harmless when forged.
#include <catch2/catch.hpp>
#include <fstream>
#include <functional>
#include <random>

#include "search/index/byte_writer.h"
#include "search/index/checksum.h"
#include "search/index/postings.h"
#include "search/index/reader.h"
#include "search/text/tables.h"
#include "tests/support/search_site.h"

using kb::search::BuiltIndex;
using kb::search::Engine;
using kb::search::Index;
using kb::search::Refusal;
using kb::test::section;
using kb::test::TestPage;

namespace {

std::vector<TestPage> some_pages(size_t count) {
  static const std::vector<std::string> kWords = {
      "aftale", "kunde", "service",        "regning", "betaling", "opsigelse", "pris",  "rabatter", "moms",
      "og",     "bøger", "serviceaftaler", "e-mail",  "23,7",     "NPS",       "årsag", "kundens",  "køb"};
  std::mt19937 random(7);
  std::vector<TestPage> pages;
  for (size_t i = 0; i < count; ++i) {
    TestPage page;
    page.title = kWords[random() % kWords.size()] + " " + kWords[random() % kWords.size()];
    for (int w = 0; w < 60; ++w) page.text += kWords[random() % kWords.size()] + " ";
    std::string more;
    for (int w = 0; w < 40; ++w) more += kWords[random() % kWords.size()] + (w % 9 == 0 ? ". " : " ");
    page.sections.push_back(section("Hvad er " + kWords[random() % kWords.size()] + "?", more));
    pages.push_back(std::move(page));
  }
  return pages;
}

// A root with its checksum made right again, as a forger would.
void mend(std::string& root) {
  std::string sum;
  kb::search::put_fixed32(sum, kb::search::checksum(std::string_view(root).substr(14)));
  root.replace(10, 4, sum);
}

// In the order of FORMAT.md, behind the root's first numbers.
enum RootBlock { pages_block = 4, chunks_block = 5, block_count = 11 };

// The root with one of its blocks changed, as a forger would.
std::string forged(const std::string& root, RootBlock block, const std::function<void(std::string&)>& change) {
  kb::search::ByteReader bytes(std::string_view(root).substr(14));
  std::string out = root.substr(0, 14);
  kb::search::put_varint(out, bytes.varint());  // flags
  kb::search::put_block(out, bytes.block());    // language
  kb::search::put_varint(out, bytes.varint());  // pages
  kb::search::put_varint(out, bytes.varint());  // average title
  for (int i = 0; i < block_count; ++i) {
    std::string content(bytes.block());
    if (i == block) change(content);
    kb::search::put_block(out, content);
  }
  REQUIRE(bytes.complete());
  mend(out);
  return out;
}

void use_engine(Engine& engine) {
  for (const std::string query :
       {"aftale", "kunde service", "hvad er en serviceaftale", "\"kunde og\"", "aft", "moms -pris"}) {
    for (const bool excerpts : {false, true}) {
      kb::search::Options options;
      options.excerpts = excerpts;
      engine.search(query, options);
    }
  }
}

}  // namespace

TEST_CASE("an index is the same bytes for any number of threads") {
  const kb::search::IndexInput input = kb::test::site_input(some_pages(90));
  const BuiltIndex one = kb::search::build_index(input, 1);
  for (const unsigned threads : {2u, 3u, 8u}) {
    const BuiltIndex many = kb::search::build_index(input, threads);
    REQUIRE(many.files.size() == one.files.size());
    for (size_t i = 0; i < one.files.size(); ++i) {
      CHECK(many.files[i].name == one.files[i].name);
      CHECK(many.files[i].bytes == one.files[i].bytes);
    }
  }
}

TEST_CASE("a root with any byte changed, or cut anywhere, is refused with a reason") {
  const BuiltIndex index = kb::search::build_index(kb::test::site_input(some_pages(4)), 1);
  const std::string& root = index.files[0].bytes;
  for (size_t i = 0; i < root.size(); ++i) {
    std::string changed = root;
    changed[i] = static_cast<char>(changed[i] ^ 0x21);
    Engine engine;
    if (engine.open(changed) == Refusal::none) FAIL("byte " << i);
    if (engine.open(root.substr(0, i)) == Refusal::none) FAIL("cut at " << i);
  }
  Engine engine;
  CHECK(engine.open(root) == Refusal::none);
  CHECK(engine.open("") != Refusal::none);
  CHECK(engine.search("aftale", {}).pages.empty());
}

TEST_CASE("another format version and another analysis are named as the reason") {
  const BuiltIndex index = kb::search::build_index(kb::test::site_input(some_pages(2)), 1);
  std::string root = index.files[0].bytes;
  root[4] = 99;
  Engine engine;
  CHECK(engine.open(root) == Refusal::other_format);
  root = index.files[0].bytes;
  root[7] = static_cast<char>(root[7] + 1);
  CHECK(engine.open(root) == Refusal::other_analysis);
  CHECK(engine.open(index.files[1].bytes) == Refusal::other_kind);
  CHECK(engine.open("hello") == Refusal::no_index_file);
}

TEST_CASE("a chunk that is changed, of another build, or unasked for is refused") {
  const BuiltIndex index = kb::search::build_index(kb::test::site_input(some_pages(6)), 1);
  const BuiltIndex other = kb::search::build_index(kb::test::site_input(some_pages(7)), 1);
  Engine engine;
  REQUIRE(engine.open(index.files[0].bytes) == Refusal::none);
  for (uint32_t number = 0; number < engine.chunk_count(); ++number) {
    std::string changed = index.files[number + 1].bytes;
    changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
    CHECK(engine.add_chunk(number, changed) != Refusal::none);
  }
  CHECK(engine.add_chunk(0, other.files[1].bytes) != Refusal::none);
  CHECK(engine.add_chunk(9999, index.files[1].bytes) != Refusal::none);
  CHECK(engine.add_chunk(0, index.files[1].bytes) == Refusal::none);
}

TEST_CASE("forged roots with right checksums neither crash nor hang") {
  const BuiltIndex index = kb::search::build_index(kb::test::site_input(some_pages(5)), 1);
  std::mt19937 random(11);
  size_t opened = 0, refused = 0;
  for (int round = 0; round < 1500; ++round) {
    std::string root = index.files[0].bytes;
    const size_t changes = 1 + random() % 3;
    for (size_t k = 0; k < changes; ++k) root[14 + random() % (root.size() - 14)] = static_cast<char>(random());
    mend(root);
    Engine engine;
    if (engine.open(root) == Refusal::none) {
      ++opened;
      use_engine(engine);
    } else {
      ++refused;
    }
  }
  // Both must have been tried: what is seen to be wrong, and what only looks right.
  CHECK(opened > 100);
  CHECK(refused > 100);
}

TEST_CASE("a root whose numbers do not fit together is refused, though its checksum is right") {
  const BuiltIndex index = kb::search::build_index(
      kb::test::site_input({{"Aftale", "En aftale binder."}, {"Serviceaftale", "Aftaler om service."}}), 1);
  const std::string& root = index.files[0].bytes;
  const auto opened = [&](RootBlock block, size_t at, int by) {
    Engine engine;
    return engine.open(forged(root, block, [&](std::string& bytes) {
      REQUIRE(at < bytes.size());
      bytes[at] = static_cast<char>(bytes[at] + by);
    }));
  };
  // Words of two pages, 3 for a boost of none, the groups of pages that share a title.
  CHECK(opened(pages_block, 2, 0) == Refusal::none);
  CHECK(opened(pages_block, 2, 3) == Refusal::none);
  CHECK(opened(pages_block, 2, 4) == Refusal::damaged_root);
  CHECK(opened(pages_block, 4, 2) == Refusal::none);
  CHECK(opened(pages_block, 4, 3) == Refusal::damaged_root);
  // No chunk of postings, the groups of the one block, one chunk of documents, its pages.
  for (const size_t at : {0u, 1u, 2u, 3u}) {
    INFO(at);
    CHECK(opened(chunks_block, at, 1) == Refusal::damaged_root);
  }
  CHECK(opened(chunks_block, 1, -1) == Refusal::damaged_root);
  CHECK(opened(chunks_block, 3, -1) == Refusal::damaged_root);
}

TEST_CASE("a root that has groups of words in no chunk of postings is refused") {
  const BuiltIndex index = kb::search::build_index(kb::test::site_input(some_pages(900)), 2);
  const auto opened = [&](int fewer) {
    Engine engine;
    return engine.open(forged(index.files[0].bytes, chunks_block, [&](std::string& bytes) {
      const auto last = static_cast<size_t>(bytes[0]);  // the number of chunks; behind it the groups of each
      REQUIRE((last > 0 && bytes[last] > 0));
      bytes[last] = static_cast<char>(bytes[last] - fewer);
    }));
  };
  CHECK(opened(0) == Refusal::none);
  CHECK(opened(1) == Refusal::damaged_root);
}

TEST_CASE("a root of more chunks than FORMAT.md allows is refused") {
  const BuiltIndex index = kb::search::build_index(kb::test::site_input(some_pages(900)), 2);
  // Chunks that hold nothing are added.
  const auto opened = [&](size_t postings, size_t documents) {
    Engine engine;
    return engine.open(forged(index.files[0].bytes, chunks_block, [&](std::string& bytes) {
      kb::search::ByteReader reader(bytes);
      std::string more;
      for (const size_t wanted : {postings, documents}) {
        const uint32_t had = reader.varint();
        REQUIRE((had > 0 && had <= wanted));
        kb::search::put_varint(more, static_cast<uint32_t>(wanted));
        for (uint32_t i = 0; i < had; ++i) kb::search::put_varint(more, reader.varint());
        more.append(wanted - had, '\0');
      }
      bytes = more + std::string(4 * (postings + postings + documents), '\0');  // checksums, of positions too
    }));
  };
  CHECK(opened(256, 1024) == Refusal::none);
  CHECK(opened(257, 1024) == Refusal::damaged_root);
  CHECK(opened(256, 1025) == Refusal::damaged_root);
}

TEST_CASE("a chunk of documents is refused where a section is of a kind there is not") {
  const BuiltIndex index = kb::search::build_index(kb::test::site_input({{"Aftale", "En aftale binder."}}), 1);
  const auto added = [&](char kind) {
    std::string documents = index.files.back().bytes;
    documents[7] = kind;  // behind the chunk's head and the page's size
    Engine engine;
    REQUIRE(engine.open(forged(index.files[0].bytes, chunks_block, [&](std::string& bytes) {
      bytes.resize(bytes.size() - 4);
      kb::search::put_fixed32(bytes, kb::search::checksum(documents));
    })) == Refusal::none);
    return engine.add_chunk(engine.chunk_count() - 1, documents);
  };
  CHECK(added(3) == Refusal::none);
  CHECK(added(4) == Refusal::damaged_chunk);
}

TEST_CASE("a block of postings is refused for each thing that FORMAT.md says it never holds") {
  // One group of one form, on three pages at most.
  const auto loads = [](std::string bytes) { return kb::search::PostingBlock().load(bytes, 3, {1}); };
  const auto bytes = [](std::initializer_list<int> list) { return std::string(list.begin(), list.end()); };
  CHECK(loads(bytes({0, 4, 0, 4})));                    // two pages
  CHECK_FALSE(loads(bytes({0, 4, 0, 0})));              // the same page twice
  CHECK_FALSE(loads(bytes({0, 4, 0, 12})));             // a page there is not
  CHECK_FALSE(loads(bytes({0, 4, 0, 4, 0})));           // a byte too many
  CHECK_FALSE(loads(bytes({0, 4, 0})));                 // a byte too few
  CHECK_FALSE(loads(bytes({4, 4, 0, 4, 0, 0})));        // a flag without a meaning
  CHECK(loads(bytes({0, 1, 1, 0, 0, 0, 0x11})));        // a label of one word
  CHECK_FALSE(loads(bytes({0, 1, 1, 0, 0, 0, 0x12})));  // more content words than words
}

TEST_CASE("a query wants chunks at most twice, and answers as with everything loaded") {
  const BuiltIndex index = kb::search::build_index(kb::test::site_input(some_pages(900)), 2);
  Engine all;
  REQUIRE(kb::test::open_all(all, index).empty());
  for (const std::string query : {"aftale", "kunde service", "hvad er en serviceaftale", "\"kunde og\"", "rabater",
                                  "mo", "hvornår kan en kunde opsige", "hvad er opsigellsen på en aftale"}) {
    Engine engine;
    REQUIRE(engine.open(index.files[0].bytes) == Refusal::none);
    int rounds = 0;
    kb::search::Results results = engine.search(query, {});
    for (; !results.wants.empty(); results = engine.search(query, {})) {
      INFO(query);
      REQUIRE(++rounds <= 2);
      CHECK(results.wants.size() < engine.chunk_count());
      CHECK(results.total == 0);
      for (const uint32_t number : results.wants)
        REQUIRE(engine.add_chunk(number, index.files[number + 1].bytes) == Refusal::none);
    }
    CHECK(kb::search::to_json(results) == kb::search::to_json(all.search(query, {})));
  }
}

TEST_CASE("an index has a bounded number of files at any size") {
  const BuiltIndex small = kb::search::build_index(kb::test::site_input(some_pages(3)), 1);
  CHECK(small.files[0].name == "root");
  CHECK(small.files.size() <= 1 + 1 + 3);
  const BuiltIndex large = kb::search::build_index(kb::test::site_input(some_pages(3000)), 2);
  CHECK(large.files.size() <= 1 + 2 * 256 + 1024);
}

TEST_CASE("irregular forms come whole out of the index: of long words, of nothing in common, behind marks") {
  const std::string base = "kravspecifikationsgodkendelsesprocedure";
  kb::search::IndexInput input =
      kb::test::site_input({{base, "Den godkendes."}, {"Flagermus", "Den flyver."}, {"Billede", "Det hænger."}});
  input.form_lines =
      base +
      "\tzzyx qravspecifikation kravspecifikationsgodkendelsesprozedur\n-mus\tmyssene\n=billed\tbillede belliter\n";
  const BuiltIndex index = kb::search::build_index(input, 1);
  Engine engine;
  REQUIRE(engine.open(index.files[0].bytes) == Refusal::none);
  for (uint32_t number = 0; number < engine.chunk_count(); ++number)
    REQUIRE(engine.add_chunk(number, index.files[number + 1].bytes) == Refusal::none);
  const auto first = [&](const char* query) {
    kb::search::Options options;
    options.as_you_type = false;
    const kb::search::Results results = engine.search(query, options);
    return results.pages.empty() || results.pages[0].tier != kb::search::Tier::stem ? "" : results.pages[0].title;
  };
  for (const char* form : {"zzyx", "qravspecifikation", "kravspecifikationsgodkendelsesprozedur"})
    CHECK(first(form) == base);
  CHECK(first("flagermyssene") == "Flagermus");
  CHECK(first("belliter") == "Billede");
}

TEST_CASE("the worked example of FORMAT.md is what the builder writes") {
  kb::search::IndexInput input;
  input.language = kb::search::Language::danish;
  input.language_code = "da";
  input.compounds = {{"serviceaftale", "service|aftale"}};
  kb::search::PageInput page;
  page.kind = "term";
  page.url = "/aftale/";
  page.title = "Aftale";
  const auto one = [](const std::string& text, kb::search::SectionKind kind) {
    return [=] { return std::vector<kb::search::SectionInput>{{"", "", kind, text}}; };
  };
  page.sections = one("En aftale binder.", kb::search::SectionKind::definition);
  input.pages.push_back(page);
  page.url = "/serviceaftale/";
  page.title = "Serviceaftale";
  page.sections = one("Aftaler om service.", kb::search::SectionKind::body);
  input.pages.push_back(page);
  const BuiltIndex index = kb::search::build_index(input, 1);

  // Lines "0010  64 61 …  text" of the document, in blocks that each begin at 0000.
  std::ifstream document(std::string(KB_SOURCE_DIR) + "/search/FORMAT.md");
  REQUIRE(document);
  std::vector<std::string> files;
  for (std::string line; std::getline(document, line);) {
    if (line.size() < 8 || line[4] != ' ' || line.find_first_not_of("0123456789abcdef") != 4) continue;
    if (line.compare(0, 4, "0000") == 0) files.emplace_back();
    REQUIRE(!files.empty());
    for (size_t at = 6; at + 1 < line.size() && line[at] != ' '; at += 3) {
      files.back() += static_cast<char>(std::stoi(line.substr(at, 2), nullptr, 16));
    }
  }
  REQUIRE(files.size() == index.files.size());
  const kb::search::FormTable tables = kb::search::with_built_in_forms(input.language, {});
  kb::search::put_block(files[0], tables.stop_words);
  kb::search::put_block(files[0], tables.question_stop_words);
  kb::search::put_block(files[0], tables.rules);
  for (size_t i = 0; i < files.size(); ++i) CHECK(files[i] == index.files[i].bytes);
}
