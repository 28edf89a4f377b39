#include "generator/site/page_words.h"

#include <algorithm>
#include <limits>

#include "generator/base/parallel.h"
#include "generator/site/stem_cache.h"
#include "search/text/tables.h"

namespace kb {
namespace {

class PageReader {
 public:
  PageReader(search::Language language, search::ReadPages& to) : reader_(language, to) {}

  PageWords read(const Doc& doc) {
    words_.clear();
    places_.clear();
    seen_ = aside_end_ = 0;
    const auto nodes = static_cast<uint32_t>(doc.nodes.size());
    PageWords page;
    page.first.assign(nodes + 1, 0);
    each_text(
        doc, {0, nodes}, [&](uint32_t node) { add_piece(doc, node); }, [&](TextBreak) { read_run(doc, page.first); });
    read_run(doc, page.first);
    for (uint32_t i = 0; i < nodes; ++i) page.first[i + 1] += page.first[i];
    page.words.assign(words_.begin(), words_.end());
    page.places.assign(places_.begin(), places_.end());
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
      size_t piece = 0;
      for (size_t i = 0; i < reader_.words().size(); ++i) {
        const search::Token& token = reader_.tokens()[i];
        while (piece + 1 < pieces_.size() && pieces_[piece + 1].begin <= token.begin) ++piece;
        add_word(doc.nodes[pieces_[piece].node], pieces_[piece], token, reader_.words()[i]);
        ++first[pieces_[piece].node + 1];
      }
    }
    pieces_.clear();
    size_ = 0;
  }

  void add_word(const Node& node, const Piece& piece, const search::Token& token, search::NumberedWord word) {
    words_.emplace_back(word.number(), word.pieces(), piece.aside);
    const uint32_t size = token.end - token.begin;
    const bool within = piece.in_page && token.begin >= piece.begin && token.end <= piece.end &&
                        size <= std::numeric_limits<uint16_t>::max();
    places_.push_back({node.text_begin + token.begin - piece.begin, static_cast<uint16_t>(within ? size : 0)});
  }

  search::WordReader reader_;
  std::vector<Piece> pieces_;
  uint32_t run_begin_ = 0, size_ = 0;  // bytes of Doc::text, where the run is whole there
  bool whole_ = true;
  std::string joined_, made_;          // the run elsewhere; a piece of it
  uint32_t seen_ = 0, aside_end_ = 0;  // nodes looked at, and the end of words marked as another language
  std::vector<search::NumberedWord> words_;
  std::vector<WordPlace> places_;
};

void add_stems(const Config& config, WordShard& shard) {
  const search::Language language = search::language_from_code(shard.language);
  search::Analyzer analyzer(language,
                            search::with_built_in_forms(language, form_lines(config.search.forms, shard.language)));
  shard.stems.reserve(shard.read.table.size());
  for (uint32_t number = 0; number < shard.read.table.size(); ++number) {
    const std::string_view word = shard.read.table.text(number), stem = analyzer.stem(word);
    shard.stems.push_back(word.starts_with(stem) ? word.substr(0, stem.size())
                                                 : std::string_view(shard.texts.emplace_back(stem)));
  }
}

}  // namespace

void SiteWords::forget_places() {
  for (PageWords& page : pages) page.places = {};
}

SiteWords read_words(const std::vector<Doc>& docs, const Site& site, const Config& config, unsigned threads) {
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
  words.shards = std::vector<WordShard>(pages_of.size());
  auto read = parallel_map(pages_of.size(), threads, [&](size_t shard) {
    WordShard& to = words.shards[shard];  // no other item's
    to.language = site.page(pages_of[shard].front()).language;
    PageReader reader(search::language_from_code(to.language), to.read);
    std::vector<PageWords> pages;
    for (const PageId id : pages_of[shard]) pages.push_back(reader.read(docs[id]));
    add_stems(config, to);
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
