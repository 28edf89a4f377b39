// The words of all pages, read once: term links, the linter and the search index ask these instead of the text. What is
// to be known of a word is found out once, and stands in a vector by its number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/config/config.h"
#include "generator/page/doc.h"
#include "generator/site/site.h"
#include "search/index/read_words.h"

namespace kb {

struct WordPlace {
  uint32_t begin = 0;  // byte of Doc::text
  uint16_t size = 0;   // bytes; 0: not within one node, or too long for a word anyone means
};

struct PageWords {
  size_t shard = 0;           // of SiteWords
  bool soft_hyphens = false;  // stand in it
  std::vector<search::NumberedWord>
      words;                      // of all readable text on the tape, in order; aside() where TextBlock has none
  std::vector<WordPlace> places;  // by word, until forget_places()
  std::vector<uint32_t> first;    // by node, and one more: the first word that begins in it or later

  std::pair<uint32_t, uint32_t> of(NodeRange nodes) const { return {first[nodes.begin], first[nodes.end]}; }
};

// Pages of one language that one thread read.
struct WordShard {
  std::string language;
  search::ReadPages read;  // the table and the stems of all its words; the words stand with their pages
};

struct SiteWords {
  std::vector<SearchConfig::Forms> forms;  // that the stems are found by
  std::vector<WordShard> shards;           // by language, then by page
  std::vector<PageWords> pages;

  void forget_places();
};

// Pages whose words need not be read again, for they have the nodes and the text they had when `words` was read.
struct FormerWords {
  const SiteWords* words = nullptr;  // with places
  std::vector<size_t> pages;         // by page: its number in `words`; kNone or not there: to be read

  static constexpr size_t kNone = static_cast<size_t>(-1);
};
FormerWords same_pages(const SiteWords& words);

// The same for whatever `former`, to the numbers of words.
SiteWords read_words(const std::vector<Doc>& docs, const Site& site, const Config& config, unsigned threads,
                     const FormerWords& former = {});

}  // namespace kb
