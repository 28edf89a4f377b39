#include "generator/site/page_words.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "generator/base/parallel.h"
#include "generator/site/stem_cache.h"
#include "search/text/tables.h"

namespace kb {
namespace {

class PageReader {
 public:
  PageReader(search::Language language, search::ReadPages& to) : to_(to), reader_(language, to) {}

  PageWords read(const Doc& doc) {
    words_.clear();
    places_.clear();
    seen_ = aside_end_ = 0;
    const size_t soft_hyphens = to_.soft_hyphens.size();
    const auto nodes = static_cast<uint32_t>(doc.nodes.size());
    PageWords page;
    page.first.assign(nodes + 1, 0);
    each_text(
        doc, {0, nodes}, [&](uint32_t node) { add_piece(doc, node); }, [&](TextBreak) { read_run(doc, page.first); });
    read_run(doc, page.first);
    for (uint32_t i = 0; i < nodes; ++i) page.first[i + 1] += page.first[i];
    page.words.assign(words_.begin(), words_.end());
    page.places.assign(places_.begin(), places_.end());
    page.soft_hyphens = to_.soft_hyphens.size() > soft_hyphens;
    return page;
  }

 private:
  // A node's text in a run of texts that nothing parts.
  struct Piece {
    uint32_t node;
    uint32_t begin, end;  // bytes of the run
    bool in_page;         // its text stands in Doc::text
    bool aside;
  };

  void add_piece(const Doc& doc, uint32_t index) {
    const Node& node = doc.nodes[index];
    for (; seen_ <= index; ++seen_) {
      if (doc.nodes[seen_].kind == NodeKind::language) aside_end_ = std::max(aside_end_, doc.nodes[seen_].end);
    }
    const bool aside = node.kind == NodeKind::code || node.kind == NodeKind::image || index < aside_end_;
    const std::string_view text = readable_text(doc, node, made_);
    const auto size = static_cast<uint32_t>(text.size());
    const bool in_page = text.data() == doc.text.data() + node.text_begin;
    // Nearly always the run stands in the page's text as it is.
    if (pieces_.empty()) {
      run_begin_ = node.text_begin;
      whole_ = true;
    }
    if (whole_ && !(in_page && node.text_begin == run_begin_ + size_)) {
      whole_ = false;
      joined_ = std::string_view(doc.text).substr(run_begin_, size_);
    }
    if (!whole_) joined_ += text;
    pieces_.push_back({index, size_, size_ + size, in_page, aside});
    size_ += size;
  }

  void read_run(const Doc& doc, std::vector<uint32_t>& first) {
    if (size_ > 0) {
      reader_.read(whole_ ? std::string_view(doc.text).substr(run_begin_, size_) : std::string_view(joined_));
      const size_t before = words_.size(), count = reader_.words().size();
      words_.resize(before + count);
      places_.resize(before + count);
      for (size_t piece = 0, i = 0; piece < pieces_.size(); ++piece) {
        const uint32_t node = pieces_[piece].node;
        const uint32_t end = piece + 1 < pieces_.size() ? pieces_[piece + 1].begin : size_;
        const size_t begin = i;
        for (; i < count && reader_.tokens()[i].begin < end; ++i) {
          set_word(before + i, doc.nodes[node].text_begin, pieces_[piece], reader_.tokens()[i], reader_.words()[i]);
        }
        first[node + 1] += static_cast<uint32_t>(i - begin);
      }
    }
    pieces_.clear();
    size_ = 0;
  }

  void set_word(size_t at, uint32_t text_begin, const Piece& piece, const search::TokenTexts::Place& token,
                search::NumberedWord word) {
    words_[at] = {word.number(), word.pieces(), piece.aside};
    const uint32_t size = token.end - token.begin;
    const bool within = piece.in_page && token.begin >= piece.begin && token.end <= piece.end &&
                        size <= std::numeric_limits<uint16_t>::max();
    places_[at] = {text_begin + token.begin - piece.begin, static_cast<uint16_t>(within ? size : 0)};
  }

  search::ReadPages& to_;
  search::WordReader reader_;
  std::vector<Piece> pieces_;
  uint32_t run_begin_ = 0, size_ = 0;  // bytes of Doc::text, where the run is whole there
  bool whole_ = true;
  std::string joined_, made_;          // the run elsewhere; a piece of it
  uint32_t seen_ = 0, aside_end_ = 0;  // nodes looked at, and the end of words marked as another language
  std::vector<search::NumberedWord> words_;
  std::vector<WordPlace> places_;
};

// Gives the words of a former build's pages the numbers that reading the texts would give them.
class FormerReader {
 public:
  FormerReader(const FormerWords& former, const Config& config, WordShard& to)
      : former_(former), to_(to), same_stems_(former.words != nullptr && former.words->forms == config.search.forms) {
    if (former.words != nullptr) numbers_.resize(former.words->shards.size());
  }

  // Null where the page is to be read.
  const PageWords* find(PageId id) const {
    const size_t number = id < former_.pages.size() ? former_.pages[id] : FormerWords::kNone;
    if (number == FormerWords::kNone) return nullptr;
    const PageWords& page = former_.words->pages[number];
    const bool usable = !page.soft_hyphens && former_.words->shards[page.shard].language == to_.language;
    return usable ? &page : nullptr;
  }

  PageWords read(const PageWords& then) {
    const WordShard& from = former_.words->shards[then.shard];
    std::vector<uint32_t>& numbers = numbers_[then.shard];
    numbers.resize(from.read.table.size(), kUnknown);
    PageWords page = then;
    for (search::NumberedWord& word : page.words) {
      uint32_t& number = numbers[word.number()];
      if (number == kUnknown) {
        number = to_.read.table.add(from.read.table.text(word.number()));
        stems_.resize(to_.read.table.size());
        if (same_stems_) stems_[number] = from.read.stems[word.number()];
      }
      word = {number, word.pieces(), word.aside()};
    }
    return page;
  }

  // By number in the shard's table: stems that are known; for others null.
  std::vector<std::string_view> take_stems() { return std::move(stems_); }

 private:
  static constexpr uint32_t kUnknown = UINT32_MAX;

  const FormerWords& former_;
  WordShard& to_;
  bool same_stems_;
  std::vector<std::vector<uint32_t>> numbers_;  // by former shard and number
  std::vector<std::string_view> stems_;
};

void add_stems(const Config& config, std::vector<std::string_view> known, WordShard& shard) {
  const search::Language language = search::language_from_code(shard.language);
  search::Analyzer analyzer(language,
                            search::with_built_in_forms(language, form_lines(config.search.forms, shard.language)));
  known.resize(shard.read.table.size());
  for (uint32_t number = 0; number < known.size(); ++number) {
    const std::string_view word = shard.read.table.text(number);
    shard.read.stems.add(word, known[number].data() != nullptr ? known[number] : analyzer.stem(word));
  }
}

}  // namespace

void SiteWords::forget_places() {
  for (PageWords& page : pages) page.places = {};
}

FormerWords same_pages(const SiteWords& words) {
  FormerWords former{&words, std::vector<size_t>(words.pages.size())};
  std::iota(former.pages.begin(), former.pages.end(), size_t{0});
  return former;
}

SiteWords read_words(const std::vector<Doc>& docs, const Site& site, const Config& config, unsigned threads,
                     const FormerWords& former) {
  std::vector<std::vector<PageId>> pages_of;  // by shard
  for (const std::string& language : site.languages) {
    std::vector<PageId> pages;
    for (const Page& page : site.pages) {
      if (page.language == language) pages.push_back(page.id);
    }
    if (pages.empty()) continue;
    const size_t count = std::max<size_t>(1, std::min<size_t>(threads, pages.size() / 8));
    for (size_t i = 0; i < count; ++i) {
      const auto at = [&](size_t part) {
        return pages.begin() + static_cast<std::ptrdiff_t>(pages.size() * part / count);
      };
      pages_of.emplace_back(at(i), at(i + 1));
    }
  }
  SiteWords words;
  words.forms = config.search.forms;
  words.shards = std::vector<WordShard>(pages_of.size());
  auto read = parallel_map(pages_of.size(), threads, [&](size_t shard) {
    WordShard& to = words.shards[shard];  // no other item's
    to.language = site.page(pages_of[shard].front()).language;
    PageReader reader(search::language_from_code(to.language), to.read);
    FormerReader former_reader(former, config, to);
    std::vector<PageWords> pages;
    for (const PageId id : pages_of[shard]) {
      const PageWords* const then = former_reader.find(id);
      pages.push_back(then == nullptr ? reader.read(docs[id]) : former_reader.read(*then));
    }
    add_stems(config, former_reader.take_stems(), to);
    return pages;
  });
  words.pages.resize(docs.size());
  for (size_t shard = 0; shard < read.size(); ++shard) {
    for (size_t i = 0; i < read[shard].size(); ++i) {
      PageWords& page = words.pages[pages_of[shard][i]];
      page = std::move(read[shard][i]);
      page.shard = shard;
    }
  }
  return words;
}

}  // namespace kb
