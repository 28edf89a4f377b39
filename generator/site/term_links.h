// Links that kbgen adds by itself: the first mention of another term in a section, in any inflected form. The
// definition and the key takeaways count as sections. Never in headings, links or code; bounded by site.toml's limits.
#pragma once

#include <cstdint>
#include <vector>

#include "generator/config/config.h"
#include "generator/page/doc.h"
#include "generator/page/link_target.h"
#include "generator/site/page_words.h"
#include "generator/site/site.h"
#include "generator/site/term_index.h"

namespace kb {

// Which words of a shard begin terms.
struct TermWords {
  const LanguageTerms* terms = nullptr;  // of the language, if it has any
  const WordShard* words = nullptr;
  std::vector<uint32_t> begun;  // by number: index in terms->phrases, or kNone

  static constexpr uint32_t kNone = 0xFFFFFFFF;
};

// Both outlive it.
TermWords find_term_words(const TermIndex& index, const WordShard& shard);

// `link_pages` says for each of doc.links which page it leads to: a section that links a term by hand gets no second
// link to it. The links are sorted by node, then begin.
std::vector<TermLink> find_term_links(const Doc& doc, const Page& page, const Site& site,
                                      const std::vector<PageId>& link_pages, const Config& config,
                                      const PageWords& page_words, const TermWords& words);

}  // namespace kb
