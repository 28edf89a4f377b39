// Where words stand: lists of pages with counts, labels (titles, headings …) and positions. See FORMAT.md "Postings"
// and "Positions". A list is read forward once; the bytes were checked when their file was opened, and a reader that
// still meets their end stops there.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/index/bytes.h"
#include "search/index/format.h"

namespace kb::search {

// One word of a label. Counts are capped at 15.
struct LabelHit {
  uint32_t page = 0;
  uint32_t label = 0;   // which label of the page, in the order title, aliases, keywords, link texts, headings
  uint32_t offset = 0;  // words before it in the label
  LabelKind kind = LabelKind::title;
  bool piece = false;   // of a word written with a hyphen
  uint8_t words = 0;    // of the label, all
  uint8_t content = 0;  // of the label, without stop words
};

// The places of one surface, or of one stem as a part of compounds.
class ListReader {
 public:
  ListReader() = default;
  ListReader(ByteReader bytes, uint32_t page_count);

  // All body entries first, then all label entries, or the walk goes astray; both in ascending page order.
  bool next_body(uint32_t& page, uint32_t& count);
  bool next_label(LabelHit& hit);
  // After both are exhausted: the next list begins here.
  ByteReader rest() const { return bytes_; }

 private:
  ByteReader bytes_;
  uint32_t page_count_ = 0;
  uint32_t body_size_ = 0, body_left_ = 0;
  bool has_labels_ = false;
  uint32_t labels_left_ = 0, page_ = 0;
};

// A group of surfaces has a list for each, then perhaps one of compounds' last parts, then perhaps one of other parts.
enum class ListKind : uint8_t { form, head, modifier };
struct GroupList {
  ListKind kind = ListKind::form;
  uint32_t surface = 0;  // of a form
  ListReader places;
};

// The postings of a range of groups.
class PostingBlock {
 public:
  // Walks and checks the whole block: `sizes[i]` members in group first + i. False if it is not valid.
  bool load(std::string_view bytes, uint32_t page_count, const std::vector<uint32_t>& sizes);
  bool loaded() const { return loaded_; }
  // Without the surfaces, which the lexicon knows.
  void lists(uint32_t group_in_block, uint32_t members, std::vector<GroupList>& out) const;

 private:
  std::string_view bytes_;
  uint32_t page_count_ = 0;
  std::vector<uint32_t> begin_;
  bool loaded_ = false;
};

// The positions of a range of groups: for each group its lists in the same order, for each body entry `count` words.
class PositionBlock {
 public:
  bool load(std::string_view bytes, uint32_t groups);
  bool loaded() const { return loaded_; }
  ByteReader group(uint32_t group_in_block) const;

 private:
  std::string_view bytes_;
  std::vector<uint32_t> begin_;
  bool loaded_ = false;
};

}  // namespace kb::search
