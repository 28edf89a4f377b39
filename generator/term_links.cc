#include "generator/term_links.h"

#include <algorithm>
#include <map>

namespace kb {
namespace {

class Finder {
 public:
  Finder(const Doc& doc, const Page& page, const Site& site, const LanguageTerms& terms,
         const std::vector<PageId>& link_pages, const Config& config, StemCache& stems)
      : doc_(doc), page_(page), site_(site), terms_(terms), link_pages_(link_pages), config_(config), stems_(stems) {
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
        case NodeKind::text:
          scan_text(i);
          ++i;
          break;
        default:
          ++i;
      }
    }
  }

  FoundTermLinks take() {
    std::vector<size_t> order(found_.links.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      const TermLink &la = found_.links[a], &lb = found_.links[b];
      return std::tie(la.node, la.begin) < std::tie(lb.node, lb.begin);
    });
    FoundTermLinks sorted;
    for (const size_t i : order) {
      sorted.links.push_back(std::move(found_.links[i]));
      sorted.pages.push_back(found_.pages[i]);
    }
    return sorted;
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
  bool beside_hyphen(uint32_t begin, uint32_t end) const {
    return (begin > 0 && doc_.text[begin - 1] == '-') || (end < doc_.text.size() && doc_.text[end] == '-');
  }

  // Number of tokens from `at` that the phrase covers, or 0.
  size_t match(const TermPhrase& phrase, const std::vector<search::Token>& tokens, size_t at, uint32_t base) {
    size_t token = at;
    for (size_t word = 0; word < phrase.stems.size(); ++word, ++token) {
      if (token >= tokens.size() || tokens[token].joined) return 0;
      if (word > 0 && !only_spaces(base + tokens[token - 1].end, base + tokens[token].begin)) return 0;
      if (word > 0 && stems_.stem(page_.language, tokens[token].surface) != phrase.stems[word]) return 0;
    }
    const std::string& last = tokens[token - 1].surface;
    if (phrase.stems.size() == 1 && phrase.last_word.size() < 4 && last != phrase.last_word) return 0;
    return is_form_of(last, phrase.last_word) ? token - at : 0;
  }

  void scan_text(uint32_t node_index) {
    if (found_.links.size() >= budget_) return;
    const Node& node = doc_.nodes[node_index];
    tokens_.clear();
    search::tokenize(doc_.text_of(node), search::language_from_code(page_.language), tokens_);
    for (size_t at = 0; at < tokens_.size();) {
      const size_t used = try_link(node_index, node.text_begin, at);
      at += std::max<size_t>(used, 1);
    }
  }

  size_t try_link(uint32_t node_index, uint32_t base, size_t at) {
    const search::Token& token = tokens_[at];
    if (token.joined || beside_hyphen(base + token.begin, base + token.end)) return 0;
    const auto phrases = terms_.by_first_stem.find(stems_.stem(page_.language, token.surface));
    if (phrases == terms_.by_first_stem.end()) return 0;
    for (const TermPhrase& phrase : phrases->second) {
      const size_t used = match(phrase, tokens_, at, base);
      if (used == 0) continue;
      if (phrase.page == page_.id || found_.links.size() >= budget_) return used;
      int& count = seen_[phrase.page];
      if (count >= config_.autolink_per_section) return used;
      ++count;
      const Page& target = site_.page(phrase.page);
      found_.links.push_back(
          {node_index, base + token.begin, base + tokens_[at + used - 1].end, target.url, target.definition});
      found_.pages.push_back(target.id);
      return used;
    }
    return 0;
  }

  const Doc& doc_;
  const Page& page_;
  const Site& site_;
  const LanguageTerms& terms_;
  const std::vector<PageId>& link_pages_;
  const Config& config_;
  StemCache& stems_;
  std::vector<search::Token> tokens_;
  std::map<PageId, int> seen_;
  FoundTermLinks found_;
  size_t budget_ = 0;
};

}  // namespace

FoundTermLinks find_term_links(const Doc& doc, const Page& page, const Site& site, const TermIndex& index,
                               const std::vector<PageId>& link_pages, const Config& config, StemCache& stems) {
  const LanguageTerms* terms = index.language(page.language);
  if (terms == nullptr || !config.autolink || !doc.meta.autolink || page.kind == PageKind::home) return {};
  Finder finder(doc, page, site, *terms, link_pages, config, stems);
  for (const NodeRange& range : doc.body) finder.scan(range);
  for (const FaqItem& item : doc.faq) finder.scan(item.answer);
  return finder.take();
}

}  // namespace kb
