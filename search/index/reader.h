// An index in memory, as far as it has been loaded: the root, and the chunks given so far. Owns their bytes. Checks
// everything once when a file arrives (FORMAT.md, "Corrupt bytes"); after that, numbers taken from it are in range.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "search/index/format.h"
#include "search/index/lexicon.h"
#include "search/index/postings.h"
#include "search/index/refusal.h"
#include "search/text/analyze.h"

namespace kb::search {

struct PageFacts {
  uint32_t words = 0;        // of the body, headings included
  int boost = 0;             // -3 … 3
  uint32_t flags = 0;        // kPageAnswers…
  uint32_t title_group = 0;  // pages with the same number share one title; 0: the title is the page's own
};

// What a result shows of its page; its sections, as `sections` reads them.
struct Card {
  std::string_view url, title, kind, category, definition;
  std::string_view sections;
};

struct SectionText {
  uint8_t kind = 0;  // SectionKind
  std::string_view anchor, heading, text;
};

class Index {
 public:
  // A refused index stays closed.
  Refusal open(std::string root);
  Refusal add_chunk(uint32_t number, std::string bytes);
  bool is_open() const { return open_; }

  Analyzer& analyzer() const { return *analyzer_; }
  const Lexicon& lexicon() const { return lexicon_; }
  uint32_t flags() const { return flags_; }

  uint32_t page_count() const { return static_cast<uint32_t>(pages_.size()); }
  const PageFacts& page(uint32_t page) const { return pages_[page]; }
  uint32_t average_body_words() const { return average_body_words_; }          // at least 1
  uint32_t average_title_words256() const { return average_title_words256_; }  // in 1/256; at least 256
  // "word<TAB>word…" lines, each a group of synonyms.
  std::string_view synonyms() const { return synonyms_; }

  uint32_t chunk_count() const { return static_cast<uint32_t>(chunks_.size()); }
  // Numbers of chunks for `Engine::wants`.
  uint32_t postings_chunk(uint32_t group) const;  // kNoWord where the root holds the postings
  uint32_t positions_chunk(uint32_t group) const;
  uint32_t document_chunk(uint32_t page) const;
  bool has_chunk(uint32_t number) const { return chunks_[number].loaded; }

  // Empty while the chunk is missing.
  const Card& card(uint32_t page) const { return cards_[page]; }
  // False while the chunk is missing.
  bool lists(uint32_t group, std::vector<GroupList>& out) const;
  bool positions(uint32_t group, ByteReader& out) const;

  bool sections(uint32_t page, std::vector<SectionText>& out) const;

 private:
  Refusal read_root();
  bool read_pages(std::string_view bytes);
  bool read_chunks(std::string_view bytes);
  void read_cards(ByteReader& bytes, uint32_t first, uint32_t count);
  bool read_documents(std::string_view bytes, uint32_t chunk);
  bool read_postings(uint32_t block, std::string_view bytes);
  uint32_t block_of(uint32_t group) const;

  bool open_ = false;
  std::string root_;
  std::string_view synonyms_;
  uint32_t flags_ = 0;
  std::unique_ptr<Analyzer> analyzer_;
  Lexicon lexicon_;
  std::vector<PageFacts> pages_;
  uint32_t average_body_words_ = 1, average_title_words256_ = 256;

  uint32_t postings_chunks_ = 0, positions_chunks_ = 0;
  std::vector<uint32_t> block_first_;     // first group of each block, then the number of groups
  std::vector<uint32_t> document_first_;  // first page of each document chunk, then the number of pages
  struct Chunk {
    uint32_t checksum = 0;
    bool loaded = false;
    std::string bytes;
  };
  std::vector<Chunk> chunks_;  // by number
  std::vector<PostingBlock> postings_;
  std::vector<PositionBlock> positions_;
  std::vector<Card> cards_;  // by page
};

}  // namespace kb::search
