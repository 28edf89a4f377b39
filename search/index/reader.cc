#include "search/index/reader.h"

#include <algorithm>

#include "search/index/checksum.h"

namespace kb::search {
namespace {

constexpr size_t kRootHead = 14;  // magic, version, kind, analyzer identity, checksum of what follows
constexpr size_t kChunkHead = 6;  // magic, version, kind

// What is wrong with a file's first bytes.
Refusal check_head(std::string_view bytes, FileKind kind) {
  if (bytes.size() < (kind == FileKind::root ? kRootHead : kChunkHead) || bytes.substr(0, 4) != kMagic) {
    return Refusal::no_index_file;
  }
  if (static_cast<uint8_t>(bytes[4]) != kFormatVersion) return Refusal::other_format;
  return static_cast<uint8_t>(bytes[5]) == static_cast<uint8_t>(kind) ? Refusal::none : Refusal::other_kind;
}

// Which range holds `number`: range i begins at first[i], the last entry is the end of all.
uint32_t range_of(const std::vector<uint32_t>& first, uint32_t number) {
  uint32_t low = 0, high = static_cast<uint32_t>(first.size()) - 1;
  while (high - low > 1) {
    const uint32_t middle = low + (high - low) / 2;
    (first[middle] <= number ? low : high) = middle;
  }
  return low;
}

}  // namespace

Refusal Index::open(std::string root) {
  root_ = static_cast<std::string&&>(root);
  const Refusal refusal = read_root();
  open_ = refusal == Refusal::none;
  return refusal;
}

Refusal Index::read_root() {
  if (const Refusal refusal = check_head(root_, FileKind::root); refusal != Refusal::none) return refusal;
  ByteReader bytes(std::string_view(root_).substr(kChunkHead));
  const uint32_t identity = bytes.fixed32();
  const uint32_t sum = bytes.fixed32();
  if (sum != checksum(std::string_view(root_).substr(kRootHead))) return Refusal::damaged_root;
  flags_ = bytes.varint();
  bytes.block();  // the language's code, which the identity tells too
  const uint32_t page_count = bytes.varint();
  average_title_words256_ = bytes.varint();
  // In the order of FORMAT.md.
  enum { forms, synonyms, words, splits, pages, chunks, cards, postings, stop_words, question_words, rules, kBlocks };
  std::string_view blocks[kBlocks];
  for (std::string_view& block : blocks) block = bytes.block();
  synonyms_ = blocks[synonyms];
  if (kChecks && (!bytes.complete() || page_count > kMaxPages || blocks[pages].size() < page_count)) {
    return Refusal::damaged_root;
  }
  Language language = Language::none;
  if (!language_of(identity, language)) return Refusal::other_analysis;
  analyzer_ =
      std::make_unique<Analyzer>(language, FormTable{std::string(blocks[forms]), std::string(blocks[stop_words]),
                                                     std::string(blocks[question_words]), std::string(blocks[rules])});
  if (!lexicon_.load(blocks[words], blocks[splits], *analyzer_)) return Refusal::damaged_root;
  pages_.assign(page_count, {});
  if (kChecks && average_title_words256_ < 256) return Refusal::damaged_root;
  if (!read_pages(blocks[pages]) || !read_chunks(blocks[chunks])) return Refusal::damaged_root;
  cards_.assign(page_count, {});
  if (flags_ & kInlineCards) {
    ByteReader reader(blocks[cards]);
    read_cards(reader, 0, page_count);
    if (!reader.complete()) return Refusal::damaged_root;
  }
  if ((flags_ & kInlinePostings) && !read_postings(0, blocks[postings])) return Refusal::damaged_root;
  return Refusal::none;
}

bool Index::read_pages(std::string_view bytes) {
  ByteReader reader(bytes);
  uint32_t total = 0;
  for (PageFacts& page : pages_) total += page.words = reader.varint();
  for (PageFacts& page : pages_) {
    const uint8_t code = reader.byte();
    page.boost = static_cast<int>(code & 7) - 3;
    page.flags = code >> 3;
    if (kChecks && (code & 7) == 7) return false;
  }
  for (PageFacts& page : pages_) {
    page.title_group = reader.varint();
    if (kChecks && page.title_group > pages_.size()) return false;
  }
  average_body_words_ = std::max(total / std::max(page_count(), 1u), 1u);
  return reader.complete();
}

bool Index::read_chunks(std::string_view bytes) {
  ByteReader reader(bytes);
  postings_chunks_ = reader.varint();
  if (kChecks &&
      (postings_chunks_ > kMaxPostingChunks || (postings_chunks_ == 0) != ((flags_ & kInlinePostings) != 0))) {
    return false;
  }
  const uint32_t blocks = postings_chunks_ == 0 ? 1 : postings_chunks_;
  positions_chunks_ = blocks;
  block_first_.assign(1, 0);
  for (uint32_t i = 0; i < blocks; ++i) {
    const uint32_t count = reader.varint();
    if (kChecks && count > lexicon_.group_count() - block_first_.back()) return false;
    block_first_.push_back(block_first_.back() + count);
  }
  const uint32_t documents = reader.varint();
  if (kChecks && (block_first_.back() != lexicon_.group_count() || documents > kMaxDocumentChunks)) return false;
  document_first_.assign(1, 0);
  for (uint32_t i = 0; i < documents; ++i) {
    const uint32_t count = reader.varint();
    if (kChecks && count > page_count() - document_first_.back()) return false;
    document_first_.push_back(document_first_.back() + count);
  }
  if (kChecks && document_first_.back() != page_count()) return false;
  const uint32_t all = postings_chunks_ + positions_chunks_ + documents;
  chunks_ = std::vector<Chunk>(all);
  for (Chunk& chunk : chunks_) chunk.checksum = reader.fixed32();
  postings_ = std::vector<PostingBlock>(blocks);
  positions_ = std::vector<PositionBlock>(blocks);
  return reader.complete();
}

void Index::read_cards(ByteReader& bytes, uint32_t first, uint32_t count) {
  for (uint32_t page = first; page < first + count; ++page) {
    Card& card = cards_[page];
    card.url = bytes.block();
    card.title = bytes.block();
    card.kind = bytes.block();
    card.category = bytes.block();
    card.definition = bytes.block();
  }
}

bool Index::read_documents(std::string_view bytes, uint32_t chunk) {
  ByteReader reader(bytes);
  const uint32_t first = document_first_[chunk], end = document_first_[chunk + 1];
  if (!(flags_ & kInlineCards)) read_cards(reader, first, end - first);
  for (uint32_t page = first; page < end; ++page) {
    cards_[page].sections = reader.block();
    ByteReader sections(cards_[page].sections);
    while (kChecks && sections.ok() && !sections.at_end()) {
      if (sections.byte() > 3) return false;
      for (int i = 0; i < 3; ++i) sections.block();
    }
    if (!sections.ok()) return false;
  }
  return reader.complete();
}

bool Index::read_postings(uint32_t block, std::string_view bytes) {
  std::vector<uint32_t> sizes;
  for (uint32_t group = block_first_[block]; group < block_first_[block + 1]; ++group) {
    sizes.push_back(lexicon_.group_size(group));
  }
  return postings_[block].load(bytes, page_count(), sizes);
}

Refusal Index::add_chunk(uint32_t number, std::string bytes) {
  if (!open_) return Refusal::not_open;
  if (number >= chunk_count()) return Refusal::no_such_chunk;
  Chunk& chunk = chunks_[number];
  if (chunk.loaded) return Refusal::none;
  const uint32_t documents = postings_chunks_ + positions_chunks_;
  const FileKind kind = number < postings_chunks_ ? FileKind::postings
                        : number < documents      ? FileKind::positions
                                                  : FileKind::documents;
  if (const Refusal refusal = check_head(bytes, kind); refusal != Refusal::none) return refusal;
  if (checksum(bytes) != chunk.checksum) return Refusal::other_chunk;
  chunk.bytes = static_cast<std::string&&>(bytes);
  const std::string_view body = std::string_view(chunk.bytes).substr(kChunkHead);
  bool valid = false;
  if (kind == FileKind::postings) {
    valid = read_postings(number, body);
  } else if (kind == FileKind::positions) {
    const uint32_t block = number - postings_chunks_;
    valid = positions_[block].load(body, block_first_[block + 1] - block_first_[block]);
  } else {
    valid = read_documents(body, number - documents);
  }
  if (!valid) return Refusal::damaged_chunk;
  chunk.loaded = true;
  return Refusal::none;
}

uint32_t Index::block_of(uint32_t group) const {
  return range_of(block_first_, group);
}

uint32_t Index::postings_chunk(uint32_t group) const {
  return postings_chunks_ == 0 ? kNoWord : block_of(group);
}

uint32_t Index::positions_chunk(uint32_t group) const {
  return postings_chunks_ + block_of(group);
}

uint32_t Index::document_chunk(uint32_t page) const {
  return postings_chunks_ + positions_chunks_ + range_of(document_first_, page);
}

bool Index::lists(uint32_t group, std::vector<GroupList>& out) const {
  const uint32_t block = block_of(group);
  if (!postings_[block].loaded()) return false;
  const uint32_t members = lexicon_.group_size(group);
  postings_[block].lists(group - block_first_[block], members, out);
  for (uint32_t i = 0; i < members; ++i) out[i].surface = lexicon_.member(group, i);
  return true;
}

bool Index::positions(uint32_t group, ByteReader& out) const {
  const uint32_t block = block_of(group);
  if (!positions_[block].loaded()) return false;
  out = positions_[block].group(group - block_first_[block]);
  return true;
}

bool Index::sections(uint32_t page, std::vector<SectionText>& out) const {
  out.clear();
  if (!has_chunk(document_chunk(page))) return false;
  ByteReader reader(cards_[page].sections);
  while (reader.ok() && !reader.at_end()) {
    SectionText section;
    section.kind = reader.byte();
    section.anchor = reader.block();
    section.heading = reader.block();
    section.text = reader.block();
    out.push_back(section);
  }
  return true;
}

}  // namespace kb::search
