#include "search/index/encode_chunks.h"

#include <algorithm>
#include <utility>

#include "search/index/byte_writer.h"
#include "search/index/checksum.h"

namespace kb::search {
namespace {

// Up to these sizes (uncompressed) a part of the index stands in the root, which every visitor loads.
constexpr size_t kLargestInlinePostings = 4 << 10;
constexpr size_t kLargestInlineCards = 16 << 10;
constexpr size_t kMostCardLetters = 96;  // of a definition
// A chunk is closed once it has this many bytes, or more where that would make too many chunks.
constexpr size_t kPostingChunkBytes = 1 << 10;
constexpr size_t kDocumentChunkBytes = 4 << 10;
constexpr size_t kMostLengthBytes = 5;  // of a varint

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
  const std::vector<SectionInput> sections = page.sections();
  size_t size = 0;
  for (const SectionInput& section : sections) {
    size += 1 + 3 * kMostLengthBytes + section.anchor.size() + section.heading.size() + section.text.size();
  }
  std::string out;
  out.reserve(size);
  for (const SectionInput& section : sections) {
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

// Slices of `bytes` as chunks; `counts[i]` items end at `ends`.
void add_slices(Chunks& chunks, FileKind kind, const std::string& bytes, const std::vector<uint32_t>& ends,
                const std::vector<uint32_t>& counts) {
  size_t item = 0, from = 0;
  for (const uint32_t count : counts) {
    item += count;
    const size_t end = item == 0 ? 0 : ends[item - 1];
    chunks.files.push_back(file_head(kind) + bytes.substr(from, end - from));
    from = end;
  }
}

// A byte's multiplication waits for that of the byte before it: four files go side by side as far as the shortest.
void put_checksums(const std::vector<std::string>& files, std::string& out) {
  constexpr size_t kAtOnce = 4;
  for (size_t first = 0; first < files.size(); first += kAtOnce) {
    const size_t count = std::min(kAtOnce, files.size() - first);
    uint32_t sums[kAtOnce] = {kChecksumBegin, kChecksumBegin, kChecksumBegin, kChecksumBegin};
    size_t done = 0;
    if (count == kAtOnce) {
      const char* bytes[kAtOnce];
      size_t end = SIZE_MAX;
      for (size_t i = 0; i < kAtOnce; ++i) {
        bytes[i] = files[first + i].data();
        end = std::min(end, files[first + i].size());
      }
      for (; done < end; ++done) {
        for (size_t i = 0; i < kAtOnce; ++i) {
          sums[i] = checksum_step(sums[i], bytes[i][done]);
        }
      }
    }
    for (size_t i = 0; i < count; ++i) {
      put_fixed32(out, checksum(std::string_view(files[first + i]).substr(done), sums[i]));
    }
  }
}

}  // namespace

std::string file_head(FileKind kind) {
  std::string out(kMagic);
  put_byte(out, kFormatVersion);
  put_byte(out, static_cast<uint32_t>(kind));
  return out;
}

Chunks encode_chunks(const std::vector<PageInput>& pages, EncodedGroups& groups) {
  Chunks chunks;
  for (size_t page = 0; page < pages.size() && chunks.cards.size() <= kLargestInlineCards; ++page) {
    put_card(chunks.cards, pages[page]);
  }
  chunks.inline_postings = groups.postings.size() <= kLargestInlinePostings;
  chunks.inline_cards = chunks.cards.size() <= kLargestInlineCards;
  if (!chunks.inline_cards) chunks.cards = {};
  std::vector<uint32_t> group_counts;
  if (chunks.inline_postings) {
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
  for (const PageInput& page : pages) {
    sections.push_back(encode_sections(page));
    ends.push_back(static_cast<uint32_t>(total += sections.back().size()));
  }
  const std::vector<uint32_t> page_counts =
      cut(ends, std::max(kDocumentChunkBytes, total / (kMaxDocumentChunks - 1) + 1));
  put_varint(chunks.table, static_cast<uint32_t>(page_counts.size()));
  size_t first = 0;
  for (const uint32_t count : page_counts) {
    put_varint(chunks.table, count);
    std::string file = file_head(FileKind::documents);
    for (size_t page = first; !chunks.inline_cards && page < first + count; ++page) put_card(file, pages[page]);
    size_t size = file.size();
    for (size_t page = first; page < first + count; ++page) size += kMostLengthBytes + sections[page].size();
    file.reserve(size);
    for (size_t page = first; page < first + count; ++page) put_block(file, std::exchange(sections[page], {}));
    chunks.files.push_back(std::move(file));
    first += count;
  }
  put_checksums(chunks.files, chunks.table);
  return chunks;
}

}  // namespace kb::search
