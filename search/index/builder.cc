#include "search/index/builder.h"

#include <tsl/robin_map.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "search/index/byte_writer.h"
#include "search/index/collect.h"
#include "search/index/encode_forms.h"
#include "search/index/encode_postings.h"
#include "search/index/format.h"
#include "search/index/reader.h"
#include "search/index/vocabulary.h"
#include "search/text/tables.h"

namespace kb::search {
namespace {

// Up to these sizes (uncompressed) a part of the index stands in the root, which every visitor loads.
constexpr size_t kLargestInlinePostings = 4 << 10;
constexpr size_t kLargestInlineCards = 16 << 10;
constexpr size_t kMostCardLetters = 96;  // of a definition
// A chunk is closed once it has this many bytes, or more where that would make too many chunks.
constexpr size_t kPostingChunkBytes = 1 << 10;
constexpr size_t kDocumentChunkBytes = 4 << 10;

// Ranges of pages for so many threads.
std::vector<ReadPages> unread_pages(size_t pages, unsigned threads) {
  const size_t workers = std::max<size_t>(1, std::min<size_t>(threads, pages / 8 + 1));
  std::vector<ReadPages> ranges(workers);
  for (size_t w = 0; w < workers; ++w) ranges[w].first = static_cast<uint32_t>(pages * w / workers);
  return ranges;
}

std::vector<Shard> collect_all(const IndexInput& input, const FormTable& forms, std::vector<ReadPages> pages) {
  std::vector<Shard> shards(pages.size());
  std::vector<std::thread> pool;
  for (size_t w = 0; w < pages.size(); ++w) {
    const size_t end = w + 1 < pages.size() ? pages[w + 1].first : input.pages.size();
    const auto work = [&, w, end] {
      shards[w] = collect(input, forms, std::move(pages[w]), static_cast<uint32_t>(end));
    };
    if (w + 1 == pages.size()) {
      work();
    } else {
      pool.emplace_back(work);
    }
  }
  for (std::thread& thread : pool) thread.join();
  return shards;
}

std::string encode_pages(const IndexInput& input, const std::vector<Shard>& shards) {
  std::string words, codes, groups;
  tsl::robin_map<std::string_view, uint32_t> titles, numbers;
  for (const Shard& shard : shards) {
    for (const std::string& key : shard.title_keys) ++titles[key];
  }
  uint32_t page = 0, next = 0;
  for (const Shard& shard : shards) {
    for (size_t i = 0; i < shard.page_words.size(); ++i, ++page) {
      put_varint(words, shard.page_words[i]);
      const int boost = std::clamp(input.pages[page].boost, -3, 3);
      put_byte(codes, static_cast<uint32_t>(boost + 3) | shard.page_flags[i] << 3);
      uint32_t group = 0;
      if (titles[shard.title_keys[i]] > 1) {
        uint32_t& number = numbers[shard.title_keys[i]];
        if (number == 0) number = ++next;
        group = number;
      }
      put_varint(groups, group);
    }
  }
  return words + codes + groups;
}

// As much of a definition as a list of suggestions has room for; all of it stands in the page's sections.
std::string beginning_of(const std::string& definition) {
  size_t end = 0;
  for (size_t letters = 0; end < definition.size(); ++end) {
    letters += (static_cast<uint8_t>(definition[end]) & 0xC0) != 0x80;
    if (letters > kMostCardLetters) break;
  }
  if (end == definition.size()) return definition;
  const size_t blank = definition.rfind(' ', end);
  return definition.substr(0, blank == std::string::npos ? end : blank) + " …";
}

void put_card(std::string& out, const PageInput& page) {
  for (const std::string* text : {&page.url, &page.title, &page.kind, &page.category}) put_block(out, *text);
  put_block(out, beginning_of(page.definition));
}

std::string encode_sections(const PageInput& page) {
  std::string out;
  for (const SectionInput& section : page.sections()) {
    put_byte(out, static_cast<uint32_t>(section.kind));
    put_block(out, section.anchor);
    put_block(out, section.heading);
    put_block(out, section.text);
  }
  return out;
}

// Cuts [0, ends.size()) into runs of at least `target` bytes; returns the number of items in each.
std::vector<uint32_t> cut(const std::vector<uint32_t>& ends, size_t target) {
  std::vector<uint32_t> counts;
  uint32_t count = 0;
  size_t from = 0;
  for (const uint32_t end : ends) {
    ++count;
    if (end - from < target) continue;
    counts.push_back(count);
    count = 0;
    from = end;
  }
  if (count > 0) counts.push_back(count);
  return counts;
}

std::string chunk_head(FileKind kind) {
  std::string out(kMagic);
  put_byte(out, kFormatVersion);
  put_byte(out, static_cast<uint32_t>(kind));
  return out;
}

struct Chunks {
  std::vector<std::string> files;
  std::string table;  // the root's block
};

// Slices of `bytes` as chunks; `counts[i]` items end at `ends`.
void add_slices(Chunks& chunks, FileKind kind, const std::string& bytes, const std::vector<uint32_t>& ends,
                const std::vector<uint32_t>& counts) {
  size_t item = 0, from = 0;
  for (const uint32_t count : counts) {
    item += count;
    const size_t end = item == 0 ? 0 : ends[item - 1];
    chunks.files.push_back(chunk_head(kind) + bytes.substr(from, end - from));
    from = end;
  }
}

std::string join_lines(const std::vector<std::vector<std::string>>& groups) {
  std::string out;
  for (const std::vector<std::string>& group : groups) {
    for (size_t i = 0; i < group.size(); ++i) {
      if (i > 0) out += '\t';
      for (const char c : group[i]) out += c == '\t' || c == '\n' ? ' ' : c;
    }
    out += '\n';
  }
  return out;
}

// Names of synonyms that stand beside a word of the site, in byte order.
std::vector<std::string> names_beside(const IndexInput& input, const std::vector<std::string>& surfaces) {
  std::vector<std::string> found;
  const auto known = [&](const std::string& name) {
    return std::binary_search(surfaces.begin(), surfaces.end(), name);
  };
  for (const auto& groups : {input.synonyms, built_in_synonyms(input.language)}) {
    for (const std::vector<std::string>& names : groups) {
      if (std::any_of(names.begin(), names.end(), known)) found.insert(found.end(), names.begin(), names.end());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

// Whether the site has each word of a name, in any form; a word with a hyphen stands in the index without it.
bool site_has(std::string_view name, const Lexicon& lexicon, Analyzer& analyzer) {
  while (!name.empty()) {
    const size_t end = std::min(name.find(' '), name.size());
    std::string word(name.substr(0, end));
    word.erase(std::remove(word.begin(), word.end(), '-'), word.end());
    if (lexicon.find_stem(analyzer.stem(word)) == kNoWord) return false;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return true;
}

// The site's own synonyms, then the built-in ones of which it has a name.
std::vector<std::vector<std::string>> all_synonyms(const IndexInput& input, const Lexicon& lexicon,
                                                   Analyzer& analyzer) {
  std::vector<std::vector<std::string>> groups = input.synonyms;
  for (std::vector<std::string>& names : built_in_synonyms(input.language)) {
    const auto known = [&](const std::string& name) { return site_has(name, lexicon, analyzer); };
    if (std::any_of(names.begin(), names.end(), known)) groups.push_back(std::move(names));
  }
  return groups;
}

// Words of the neighbour language the site does not have, each with its own word for it (adgangskode on a Norwegian
// site that says passord): lines of synonyms that begin with an empty name. Whoever reads one Norwegian asks in both.
std::vector<std::vector<std::string>> neighbour_words(const IndexInput& input, const Lexicon& lexicon,
                                                      Analyzer& analyzer) {
  std::vector<std::vector<std::string>> groups;
  const auto add = [&](std::string_view own, std::string_view other) {
    if (lexicon.find_stem(analyzer.stem(own)) == kNoWord || lexicon.find_stem(analyzer.stem(other)) != kNoWord) return;
    groups.push_back({"", std::string(other), std::string(own)});
  };
  const bool danish = input.language == Language::danish, bokmal = input.language == Language::bokmal;
  const bool norwegian = bokmal || input.language == Language::nynorsk;
  for (const auto& [a, b] : cross_language_pairs()) {
    if (input.other_language_present && (danish || norwegian)) add(danish ? a : b, danish ? b : a);
  }
  for (const auto& [a, b] : norwegian_pairs()) {
    if (norwegian) add(bokmal ? a : b, bokmal ? b : a);
  }
  return groups;
}

// Frees of `groups` what it has put into chunks.
Chunks make_chunks(const IndexInput& input, EncodedGroups& groups, bool inline_postings, bool inline_cards) {
  Chunks chunks;
  std::vector<uint32_t> group_counts;
  if (inline_postings) {
    group_counts = {static_cast<uint32_t>(groups.posting_ends.size())};
    put_varint(chunks.table, 0);
  } else {
    group_counts =
        cut(groups.posting_ends, std::max(kPostingChunkBytes, groups.postings.size() / (kMaxPostingChunks - 1) + 1));
    put_varint(chunks.table, static_cast<uint32_t>(group_counts.size()));
    add_slices(chunks, FileKind::postings, groups.postings, groups.posting_ends, group_counts);
    groups.postings = {};
  }
  for (const uint32_t count : group_counts) put_varint(chunks.table, count);
  add_slices(chunks, FileKind::positions, groups.positions, groups.position_ends, group_counts);
  groups.positions = {};

  // All the site's text: each page's goes into its file and is freed before the next one's does.
  std::vector<std::string> sections;
  std::vector<uint32_t> ends;
  size_t total = 0;
  for (const PageInput& page : input.pages) {
    sections.push_back(encode_sections(page));
    sections.back().shrink_to_fit();
    ends.push_back(static_cast<uint32_t>(total += sections.back().size()));
  }
  const std::vector<uint32_t> page_counts =
      cut(ends, std::max(kDocumentChunkBytes, total / (kMaxDocumentChunks - 1) + 1));
  put_varint(chunks.table, static_cast<uint32_t>(page_counts.size()));
  size_t first = 0;
  for (const uint32_t count : page_counts) {
    put_varint(chunks.table, count);
    std::string file = chunk_head(FileKind::documents);
    for (size_t page = first; !inline_cards && page < first + count; ++page) put_card(file, input.pages[page]);
    for (size_t page = first; page < first + count; ++page) put_block(file, std::exchange(sections[page], {}));
    file.shrink_to_fit();
    chunks.files.push_back(std::move(file));
    first += count;
  }
  for (const std::string& file : chunks.files) put_fixed32(chunks.table, checksum(file));
  return chunks;
}

}  // namespace

BuiltIndex build_index(const IndexInput& input, unsigned threads, std::vector<ReadPages> read) {
  if (read.empty()) read = unread_pages(input.pages.size(), threads);
  const FormTable forms = with_built_in_forms(input.language, input.forms.lines);
  std::vector<Shard> shards = collect_all(input, forms, std::move(read));
  Analyzer all_forms(input.language, forms);
  Vocabulary vocabulary = merge_vocabulary(shards, input, all_forms);
  // From here on as the reader of the index will stem.
  const FormTable site_forms = forms_of_site(forms, vocabulary.surfaces, names_beside(input, vocabulary.surfaces));
  Analyzer analyzer(input.language, site_forms);
  const std::string words = encode_words(vocabulary.surfaces);
  const std::string splits = encode_splits(vocabulary);
  Lexicon lexicon;
  lexicon.load(words, splits, analyzer);
  EncodedGroups groups = encode_groups(shards, vocabulary, lexicon, analyzer, threads);
  for (Shard& shard : shards) {
    shard.body = {};
    shard.labels = {};
  }

  std::string cards;
  for (const PageInput& page : input.pages) put_card(cards, page);
  const bool inline_postings = groups.postings.size() <= kLargestInlinePostings;
  const bool inline_cards = cards.size() <= kLargestInlineCards;
  Chunks chunks = make_chunks(input, groups, inline_postings, inline_cards);

  uint64_t title_words = 0;
  BuiltIndex result;
  for (const Shard& shard : shards) {
    title_words += shard.title_words;
    result.statistics.tokens += shard.tokens;
    result.statistics.sections += shard.sections;
  }
  const uint64_t page_count = std::max<uint64_t>(1, input.pages.size());
  std::string body;
  put_varint(body, (inline_postings ? kInlinePostings : 0) | (inline_cards ? kInlineCards : 0) |
                       (input.other_language_present ? kOtherLanguage : 0));
  put_block(body, input.language_code);
  put_varint(body, static_cast<uint32_t>(input.pages.size()));
  put_varint(body, static_cast<uint32_t>(std::max<uint64_t>(256, title_words * 256 / page_count)));
  put_block(body, encode_forms(site_forms.lines));
  std::vector<std::vector<std::string>> synonyms = all_synonyms(input, lexicon, analyzer);
  for (std::vector<std::string>& group : neighbour_words(input, lexicon, analyzer))
    synonyms.push_back(std::move(group));
  put_block(body, join_lines(synonyms));
  put_block(body, words);
  put_block(body, splits);
  put_block(body, encode_pages(input, shards));
  put_block(body, chunks.table);
  put_block(body, inline_cards ? cards : std::string());
  put_block(body, inline_postings ? groups.postings : std::string());
  put_block(body, site_forms.stop_words);
  put_block(body, site_forms.question_stop_words);
  put_block(body, site_forms.rules);

  std::string root = chunk_head(FileKind::root);
  put_fixed32(root, analyzer_identity(input.language));
  put_fixed32(root, checksum(body));
  root += body;

  IndexStatistics& statistics = result.statistics;
  statistics.surfaces = lexicon.size();
  statistics.terms = lexicon.group_count();
  statistics.postings = groups.entries;
  statistics.compound_postings = groups.compound_entries;
  statistics.root_bytes = statistics.total_bytes = root.size();
  result.files.push_back({"root", std::move(root)});
  for (size_t i = 0; i < chunks.files.size(); ++i) {
    statistics.total_bytes += chunks.files[i].size();
    result.files.push_back({"c" + std::to_string(i), std::move(chunks.files[i])});
  }
  result.compounds = std::move(vocabulary.compounds);
  return result;
}

}  // namespace kb::search
