#include "generator/site/term_links.h"

#include <algorithm>
#include <deque>
#include <map>

#include "generator/base/ascii.h"
#include "search/text/word_table.h"

namespace kb {
namespace {

class Finder {
 public:
  Finder(const Doc& doc, const Page& page, const Site& site, const std::vector<PageId>& link_pages,
         const Config& config, TermWords& words)
      : doc_(doc), page_(page), site_(site), link_pages_(link_pages), config_(config), words_cache_(words) {
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
  struct Word {
    uint32_t begin, end;  // bytes of Doc::text
    const TermWords::Meaning* meaning;
  };

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
  bool beside_hyphen(const Word& word) const {
    return (word.begin > 0 && doc_.text[word.begin - 1] == '-') ||
           (word.end < doc_.text.size() && doc_.text[word.end] == '-');
  }

  // The words of a text node: runs of letters and digits; what a word means is looked up once for each spelling.
  void read_words(const Node& node) {
    words_.clear();
    const auto byte = [&](uint32_t i) { return static_cast<unsigned char>(doc_.text[i]); };
    // Bytes of the letter or digit at i, or 0: beyond ASCII all but Latin-1's signs (soft hyphens stay) and the block
    // of dashes and quotation marks.
    const auto in_word = [&](uint32_t i) -> uint32_t {
      const unsigned char c = byte(i);
      if (c < 0x80) return ascii::is_letter_or_digit(c) ? 1 : 0;
      if (c == 0xC2) return i + 1 < node.text_end && byte(i + 1) == 0xAD ? 2 : 0;
      if (c == 0xE2 && i + 1 < node.text_end && byte(i + 1) == 0x80) return 0;
      return 1;
    };
    const auto sign_length = [&](uint32_t i) -> uint32_t { return byte(i) == 0xC2 ? 2 : byte(i) == 0xE2 ? 3 : 1; };
    for (uint32_t i = node.text_begin; i < node.text_end;) {
      if (in_word(i) == 0) {
        i += sign_length(i);
        continue;
      }
      const uint32_t begin = i;
      while (i < node.text_end && in_word(i) != 0) i += in_word(i);
      words_.push_back({begin, i, &words_cache_.find(std::string_view(doc_.text).substr(begin, i - begin))});
    }
  }

  // Number of words from `at` that the phrase covers, or 0.
  size_t match(const TermPhrase& phrase, size_t at) const {
    for (size_t i = 0; i < phrase.stems.size(); ++i) {
      if (at + i >= words_.size()) return 0;
      if (i > 0 && !only_spaces(words_[at + i - 1].end, words_[at + i].begin)) return 0;
      if (i > 0 && words_[at + i].meaning->stem != phrase.stems[i]) return 0;
    }
    const std::string_view last = words_[at + phrase.stems.size() - 1].meaning->surface;
    if (phrase.stems.size() == 1 && phrase.last_word.size() < 4 && last != phrase.last_word) return 0;
    return is_form_of(last, phrase.last_word) ? phrase.stems.size() : 0;
  }

  void scan_text(uint32_t node_index) {
    if (found_.size() >= budget_) return;
    read_words(doc_.nodes[node_index]);
    for (size_t at = 0; at < words_.size();) {
      const size_t used = try_link(node_index, at);
      at += std::max<size_t>(used, 1);
    }
  }

  size_t try_link(uint32_t node_index, size_t at) {
    const Word& word = words_[at];
    if (word.meaning->phrases == nullptr || beside_hyphen(word)) return 0;
    for (const TermPhrase& phrase : *word.meaning->phrases) {
      const size_t used = match(phrase, at);
      if (used == 0) continue;
      if (phrase.page == page_.id || found_.size() >= budget_) return used;
      int& count = seen_[phrase.page];
      if (count >= config_.autolink_per_section) return used;
      ++count;
      found_.push_back({node_index, word.begin, words_[at + used - 1].end, phrase.page, site_.page(phrase.page).url});
      return used;
    }
    return 0;
  }

  const Doc& doc_;
  const Page& page_;
  const Site& site_;
  const std::vector<PageId>& link_pages_;
  const Config& config_;
  TermWords& words_cache_;
  std::vector<Word> words_;
  std::map<PageId, int> seen_;
  std::vector<TermLink> found_;
  size_t budget_ = 0;
};

}  // namespace

struct TermWords::State {
  const TermIndex& index;
  StemCache& stems;
  std::string language;
  const LanguageTerms* terms = nullptr;
  search::WordTable spellings;
  std::deque<Meaning> meanings;  // by spelling; addresses stay
};

TermWords::TermWords(const TermIndex& index, StemCache& stems) : state_(new State{index, stems, {}, nullptr, {}, {}}) {}
TermWords::~TermWords() = default;
TermWords::TermWords(TermWords&&) noexcept = default;

bool TermWords::use(std::string_view language) {
  if (state_->language != language) {
    state_->language = language;
    state_->terms = state_->index.language(language);
    state_->spellings = {};
    state_->meanings.clear();
  }
  return state_->terms != nullptr;
}

const TermWords::Meaning& TermWords::find(std::string_view spelling) {
  const uint32_t number = state_->spellings.add(spelling);
  if (number < state_->meanings.size()) return state_->meanings[number];
  const StemCache::Word word = state_->stems.word(state_->language, spelling);
  Meaning& meaning = state_->meanings.emplace_back(Meaning{word.surface, word.stem, nullptr});
  if (word.stem.empty()) return meaning;  // several words, or none, begin no term
  const auto begun = state_->terms->by_first_stem.find(std::string(meaning.stem));
  if (begun != state_->terms->by_first_stem.end()) meaning.phrases = &state_->terms->phrases[begun->second];
  return meaning;
}

std::vector<TermLink> find_term_links(const Doc& doc, const Page& page, const Site& site,
                                      const std::vector<PageId>& link_pages, const Config& config, TermWords& words) {
  const bool wanted = config.autolink && doc.meta.autolink && page.kind != PageKind::home;
  if (!wanted || !words.use(page.language)) return {};
  Finder finder(doc, page, site, link_pages, config, words);
  finder.scan(doc.definition);
  finder.scan(doc.takeaways);
  for (const NodeRange& range : doc.body) finder.scan(range);
  for (const FaqItem& item : doc.faq) finder.scan(item.answer);
  return finder.take();
}

}  // namespace kb
