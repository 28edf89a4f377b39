#include "generator/site/term_links.h"

#include <algorithm>
#include <map>

namespace kb {
namespace {

class Finder {
 public:
  Finder(const Doc& doc, const Page& page, const Site& site, const std::vector<PageId>& link_pages,
         const Config& config, const PageWords& page_words, const TermWords& terms)
      : doc_(doc),
        page_(page),
        site_(site),
        link_pages_(link_pages),
        config_(config),
        words_(page_words),
        terms_(terms) {
    budget_ = std::max<size_t>(3, doc.word_count * static_cast<size_t>(config.autolink_limit_per_100_words) / 100);
  }

  // One range of nodes; every heading in it starts a section.
  void scan(NodeRange range) {
    begin_section(range.begin, range.end);
    for (uint32_t i = range.begin; i < range.end;) {
      const Node& node = doc_.nodes[i];
      switch (node.kind) {
        case NodeKind::heading:
          begin_section(node.end, range.end);
          i = node.end;
          break;
        case NodeKind::link:
        case NodeKind::code:
        case NodeKind::code_block:
        case NodeKind::raw_html:
        case NodeKind::raw_html_block:
        case NodeKind::figure:
        case NodeKind::chart:
        case NodeKind::image:
        case NodeKind::table_head:
          i = std::max(node.end, i + 1);
          break;
        case NodeKind::paragraph:  // a table's caption is its heading
          i = node.level == 1 ? node.end : i + 1;
          break;
        case NodeKind::text:
          scan_text(i);
          ++i;
          break;
        default:
          ++i;
      }
    }
  }

  std::vector<TermLink> take() {
    std::sort(found_.begin(), found_.end(), [](const TermLink& a, const TermLink& b) {
      return std::tie(a.node, a.begin) < std::tie(b.node, b.begin);
    });
    found_.shrink_to_fit();
    return std::move(found_);
  }

 private:
  void begin_section(uint32_t begin, uint32_t end) {
    seen_.clear();
    for (uint32_t i = begin; i < end && doc_.nodes[i].kind != NodeKind::heading; ++i) {
      const Node& node = doc_.nodes[i];
      if (node.kind == NodeKind::link && link_pages_[node.ref] != kNoPage) {
        seen_[link_pages_[node.ref]] = config_.autolink_per_section;
      }
    }
  }

  // Words of one phrase stand apart by spaces only.
  bool only_spaces(uint32_t begin, uint32_t end) const {
    for (uint32_t i = begin; i < end; ++i) {
      if (doc_.text[i] != ' ' && doc_.text[i] != '\n') return false;
    }
    return true;
  }

  // A piece of "e-mail" is not the word "mail".
  bool beside_hyphen(const WordPlace& word) const {
    const uint32_t end = word.begin + word.size;
    return (word.begin > 0 && doc_.text[word.begin - 1] == '-') || (end < doc_.text.size() && doc_.text[end] == '-');
  }

  std::string_view stem(uint32_t at) const { return terms_.words->read.stems[words_.words[at].number()]; }
  std::string_view surface(uint32_t at) const { return terms_.words->read.table.text(words_.words[at].number()); }

  // The word behind `at` that is no other spelling of the one there.
  uint32_t next(uint32_t at, uint32_t end) const {
    do ++at;
    while (at < end && words_.words[at].pieces() > 0);
    return at;
  }

  // The last word of the phrase, if it stands at `at`; else kNone.
  uint32_t match(const TermPhrase& phrase, uint32_t at, uint32_t end) const {
    uint32_t last = at;
    for (size_t i = 1; i < phrase.stems.size(); ++i) {
      const uint32_t word = next(last, end);
      if (word == end || stem(word) != phrase.stems[i]) return TermWords::kNone;
      if (!only_spaces(words_.places[last].begin + words_.places[last].size, words_.places[word].begin)) {
        return TermWords::kNone;
      }
      last = word;
    }
    if (phrase.stems.size() == 1 && phrase.last_word.size() < 4 && surface(last) != phrase.last_word) {
      return TermWords::kNone;
    }
    return words_.places[last].size > 0 && is_form_of(surface(last), phrase.last_word) ? last : TermWords::kNone;
  }

  void scan_text(uint32_t node_index) {
    const auto [begin, end] = words_.of({node_index, node_index + 1});
    for (uint32_t at = begin; at < end && found_.size() < budget_;) at = next(try_link(node_index, at, end), end);
  }

  // Returns the last word that was used.
  uint32_t try_link(uint32_t node_index, uint32_t at, uint32_t end) {
    const uint32_t phrases = terms_.begun[words_.words[at].number()];
    if (phrases == TermWords::kNone) return at;
    const WordPlace& place = words_.places[at];
    if (place.size == 0 || words_.words[at].pieces() > 0 || beside_hyphen(place)) return at;
    for (const TermPhrase& phrase : terms_.terms->phrases[phrases]) {
      const uint32_t last = match(phrase, at, end);
      if (last == TermWords::kNone) continue;
      if (phrase.page == page_.id) return last;
      int& count = seen_[phrase.page];
      if (count >= config_.autolink_per_section) return last;
      ++count;
      const uint32_t link_end = words_.places[last].begin + words_.places[last].size;
      found_.push_back({node_index, place.begin, link_end, phrase.page, site_.page(phrase.page).url});
      return last;
    }
    return at;
  }

  const Doc& doc_;
  const Page& page_;
  const Site& site_;
  const std::vector<PageId>& link_pages_;
  const Config& config_;
  const PageWords& words_;
  const TermWords& terms_;
  std::map<PageId, int> seen_;
  std::vector<TermLink> found_;
  size_t budget_ = 0;
};

}  // namespace

TermWords find_term_words(const TermIndex& index, const WordShard& shard) {
  TermWords found{index.language(shard.language), &shard, {}};
  if (found.terms == nullptr) return found;
  const search::WordStems& stems = shard.read.stems;
  found.begun.reserve(stems.size());
  for (uint32_t word = 0; word < stems.size(); ++word) {
    const auto begun = found.terms->by_first_stem.find(std::string(stems[word]));
    found.begun.push_back(begun == found.terms->by_first_stem.end() ? TermWords::kNone
                                                                    : static_cast<uint32_t>(begun->second));
  }
  return found;
}

std::vector<TermLink> find_term_links(const Doc& doc, const Page& page, const Site& site,
                                      const std::vector<PageId>& link_pages, const Config& config,
                                      const PageWords& page_words, const TermWords& words) {
  const bool wanted = config.autolink && doc.meta.autolink && page.kind != PageKind::home;
  if (!wanted || words.terms == nullptr) return {};
  Finder finder(doc, page, site, link_pages, config, page_words, words);
  finder.scan(doc.definition);
  finder.scan(doc.takeaways);
  for (const NodeRange& range : doc.body) finder.scan(range);
  for (const FaqItem& item : doc.faq) finder.scan(item.answer);
  return finder.take();
}

}  // namespace kb
