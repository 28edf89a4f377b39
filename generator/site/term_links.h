// Links that kbgen adds by itself: the first mention of another term in a section, in any inflected form. The definition
// and the key takeaways count as sections. Never in headings, links or code; bounded by site.toml's limits.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "generator/config/config.h"
#include "generator/page/doc.h"
#include "generator/page/link_target.h"
#include "generator/site/site.h"
#include "generator/site/term_index.h"

namespace kb {

// What each spelling of a word means for term links, looked up once. One per thread; pages of one language in a row
// share what was found.
class TermWords {
 public:
  struct Meaning {
    std::string_view surface, stem;                    // live as long as the stem cache; empty for what is not one word
    const std::vector<TermPhrase>* phrases = nullptr;  // terms that begin with this word
  };

  TermWords(const TermIndex& index, StemCache& stems);
  ~TermWords();
  TermWords(TermWords&&) noexcept;

  // Chooses the language; false where it has no terms.
  bool use(std::string_view language);
  const Meaning& find(std::string_view spelling);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// `link_pages` says for each of doc.links which page it leads to: a section that links a term by hand gets no second
// link to it. The links are sorted by node, then begin.
std::vector<TermLink> find_term_links(const Doc& doc, const Page& page, const Site& site,
                                      const std::vector<PageId>& link_pages, const Config& config, TermWords& words);

}  // namespace kb
