// What describes a page to those that look for related ones: the stems of its title, aliases, definition and headings,
// and its tags, as numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "generator/site/page_words.h"
#include "generator/site/stem_cache.h"
#include "search/text/word_table.h"

namespace kb {

struct Feature {
  uint32_t number = 0;  // of a stem or a tag, in one language
  uint32_t weight = 0;
};
using Features = std::vector<Feature>;  // by number, each once

// Of a page's text the words that were read before are asked; only its names stand nowhere in it. One thread's.
class FeatureReader {
 public:
  // Both outlive this.
  FeatureReader(const SiteWords& words, StemCache& stems);

  Features of(const Doc& doc, const Page& page);

  // Of all pages so far: numbers are below it.
  size_t size() const { return names_.size(); }
  bool is_tag(uint32_t number) const;
  std::string_view name(uint32_t number) const;

 private:
  uint32_t number_of(const Page& page, char kind, std::string_view name);
  bool tells(std::string_view word, const Page& page);
  void add_text(std::string_view text, const Page& page, uint32_t weight);
  void add_words(NodeRange range, const Page& page, uint32_t weight);
  Features merged();

  const SiteWords& words_;
  StemCache& stems_;
  search::WordTable names_;
  std::vector<std::vector<uint32_t>> by_word_;  // by shard and number of the word
  std::vector<search::Token> tokens_;
  Features found_;  // of the page that is read
  std::string key_;
};

}  // namespace kb
