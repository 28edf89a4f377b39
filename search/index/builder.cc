#include "search/index/builder.h"

#include <tsl/robin_map.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "search/index/byte_writer.h"
#include "search/index/checksum.h"
#include "search/index/collect.h"
#include "search/index/encode_chunks.h"
#include "search/index/encode_postings.h"
#include "search/index/encode_synonyms.h"
#include "search/index/format.h"
#include "search/index/site_forms.h"
#include "search/index/vocabulary.h"
#include "search/text/tables.h"

namespace kb::search {
namespace {

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
    for (uint32_t i = 0; i < shard.pages.size(); ++i, ++page) {
      put_varint(words, shard.pages.words(i));
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

// By surface.
std::vector<std::string_view> stems_of_surfaces(const Vocabulary& vocabulary, const StemNumbers& stems) {
  std::vector<std::string_view> texts;
  texts.reserve(vocabulary.stems.size());
  for (const uint32_t stem : vocabulary.stems) texts.push_back(stems.stem(stem));
  return texts;
}

}  // namespace

BuiltIndex build_index(const IndexInput& input, unsigned threads, std::vector<ReadPages> read) {
  if (read.empty()) read = unread_pages(input.pages.size(), threads);
  const std::string lines = merged_form_lines(input.language, input.form_lines);
  const FormTable forms = form_table(input.language, lines);
  std::vector<Shard> shards = collect_all(input, forms, std::move(read));
  Analyzer all_forms(input.language, forms);
  StemNumbers stems(all_forms);
  Vocabulary vocabulary = merge_vocabulary(shards, input, stems);
  // From here on as the reader of the index will stem.
  const FormTable site_forms =
      form_table(input.language, forms_of_site(lines, vocabulary.surfaces, synonym_names(input, vocabulary.surfaces)));
  Analyzer analyzer(input.language, site_forms);
  const std::string words = encode_words(vocabulary.surfaces);
  const std::string splits = encode_splits(vocabulary);
  Lexicon lexicon;
  lexicon.load(words, splits, stems_of_surfaces(vocabulary, stems));
  EncodedGroups groups = encode_groups(shards, vocabulary, lexicon, analyzer, threads);
  for (Shard& shard : shards) {
    shard.body = {};
    shard.labels = {};
  }

  Chunks chunks = encode_chunks(input.pages, groups);

  uint64_t title_words = 0;
  BuiltIndex result;
  for (const Shard& shard : shards) {
    title_words += shard.title_words;
    result.statistics.tokens += shard.tokens;
    result.statistics.sections += shard.sections;
  }
  const uint64_t page_count = std::max<uint64_t>(1, input.pages.size());
  std::string body;
  put_varint(body, (chunks.inline_postings ? kInlinePostings : 0) | (chunks.inline_cards ? kInlineCards : 0) |
                       (input.other_language_present ? kOtherLanguage : 0));
  put_block(body, input.language_code);
  put_varint(body, static_cast<uint32_t>(input.pages.size()));
  put_varint(body, static_cast<uint32_t>(std::max<uint64_t>(256, title_words * 256 / page_count)));
  put_block(body, site_forms.forms);
  put_block(body, encode_synonyms(input, lexicon, analyzer));
  put_block(body, words);
  put_block(body, splits);
  put_block(body, encode_pages(input, shards));
  put_block(body, chunks.table);
  put_block(body, chunks.cards);
  put_block(body, chunks.inline_postings ? groups.postings : std::string());
  put_block(body, site_forms.stop_words);
  put_block(body, site_forms.question_stop_words);
  put_block(body, site_forms.rules);

  std::string root = file_head(FileKind::root);
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
