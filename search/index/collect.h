// First stage of the builder: the words of a contiguous range of pages, with their places. Native only; one thread
// each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/index/body_pages.h"
#include "search/index/builder.h"
#include "search/index/format.h"

namespace kb::search {

struct LabelPlace {
  uint32_t page = 0;
  uint32_t label = 0;
  uint32_t offset = 0;
  LabelKind kind = LabelKind::title;
  uint8_t words = 0, content = 0;  // of the label, capped at 15
  bool piece = false;              // of a word written with a hyphen
};

// Words have numbers of this shard's own; some have no places. Places are in ascending order for each word.
struct Shard {
  WordTable words;
  WordStems stems;                   // of all words
  std::vector<uint32_t> body_begin;  // one more than words
  std::vector<uint32_t> body;        // places in `pages`
  std::vector<uint32_t> label_begin;
  std::vector<LabelPlace> labels;

  BodyPages pages;  // of the range
  std::vector<uint32_t> page_flags;
  std::vector<std::string> title_keys;    // titles as the search compares them
  std::vector<SoftHyphens> soft_hyphens;  // as authors put them
  uint64_t title_words = 0;
  uint64_t tokens = 0, sections = 0;
};

// Of the pages from pages.first up to `end_page`. Their texts are read here where `pages` has no words of them.
Shard collect(const IndexInput& input, const FormTable& forms, ReadPages pages, uint32_t end_page);

}  // namespace kb::search
