#include "search/index/collect.h"

#include <algorithm>
#include <span>

namespace kb::search {
namespace {

// Words that begin an answer to a yes/no question.
bool says_yes_or_no(std::string_view word) {
  return word == "ja" || word == "nej" || word == "nei" || word == "jo" || word == "yes" || word == "no";
}

// Titles of pages that hold questions and answers.
bool names_answers(std::string_view title_key) {
  static constexpr std::string_view kNames[] = {
      "ofte stillede spørgsmål", "typiske spørgsmål", "spørgsmål og svar", "hyppige spørgsmål", "vanlige spørsmål",
      "ofte stilte spørsmål",    "spørsmål og svar",  "vanlege spørsmål",  "frequently asked",  "faq"};
  return std::any_of(std::begin(kNames), std::end(kNames),
                     [&](std::string_view name) { return title_key.find(name) != std::string_view::npos; });
}

class Collector {
 public:
  Collector(const IndexInput& input, const FormTable& forms, ReadPages pages)
      : input_(input), analyzer_(input.language, forms), pages_(std::move(pages)), reader_(input.language, pages_) {}

  Shard run(uint32_t end) {
    size_t read = 0;
    for (const std::vector<NumberedWord>& words : pages_.words) read += words.size();
    occurrences_.reserve(read + read / 16);  // headings' words are among them twice at most: as a label, and here
    for (page_ = pages_.first; page_ < end; ++page_) add_page(input_.pages[page_]);
    shard_.words = std::move(pages_.table);
    shard_.stems = std::move(pages_.stems);
    for (uint32_t word = shard_.stems.size(); word < shard_.words.size(); ++word) {
      shard_.stems.add(shard_.words.text(word), analyzer_.stem(shard_.words.text(word)));
    }
    shard_.soft_hyphens = std::move(pages_.soft_hyphens);
    sort_body();
    sort_labels();
    return std::move(shard_);
  }

 private:
  // There is one of these for every word of the site; where it stands follows from those before it.
  struct Occurrence {
    uint32_t word : 28, pieces : 3;  // as NumberedWord has them
    uint32_t ends_text : 1;
  };
  struct LabelOccurrence {
    uint32_t word;
    LabelPlace place;
  };

  void add_page(const PageInput& page) {
    label_ = 0;
    length_ = 0;
    flags_ = 0;
    shard_.title_words += add_label(page.title, LabelKind::title);
    std::string key, shared;
    const size_t dash = page.title.find(" \u2013 ");
    const TokenTexts& tokens = reader_.tokens();
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].joined) continue;
      if (!key.empty()) key += ' ';
      key += tokens.surface(i);
      if (tokens[i].end <= dash) shared = key;
    }
    if (names_answers(key)) flags_ |= kPageAnswers;
    for (const std::string& alias : page.aliases) add_label(alias, LabelKind::alias);
    for (const std::string& keyword : page.keywords) add_label(keyword, LabelKind::keyword);
    add_link_texts(page);
    const bool was_read = !pages_.words.empty();
    for (const SectionInput& section : was_read ? page.read_sections() : page.sections()) {
      begin_section(section.kind, section.heading);
      add_text(section);
    }
    if (was_read) pages_.words[page_ - pages_.first] = {};
    shard_.pages.add(length_);
    shard_.page_flags.push_back(flags_);
    shard_.title_keys.push_back(std::move(shared));
  }

  void begin_section(SectionKind kind, std::string_view heading) {
    ++shard_.sections;
    if (heading.empty()) return;
    const bool question = kind == SectionKind::faq || heading.back() == '?';
    add_label(heading, question ? LabelKind::question : LabelKind::heading);
    const size_t before = occurrences_.size();
    add_words(reader_.words());
    end_text(before);
  }

  // How other pages name this one, each wording once, and not where it only repeats the title.
  void add_link_texts(const PageInput& page) {
    std::vector<std::string_view> seen = {page.title};
    for (const std::string& text : page.link_texts) {
      if (std::find(seen.begin(), seen.end(), text) != seen.end()) continue;
      seen.push_back(text);
      add_label(text, LabelKind::link_text);
    }
  }

  void read(std::string_view text) {
    reader_.read(text);
    shard_.tokens += reader_.words().size();
  }

  // Returns how many words the label has; leaves them in reader_.
  uint32_t add_label(std::string_view text, LabelKind kind) {
    read(text);
    uint32_t words = 0, content = 0;
    const TokenTexts& tokens = reader_.tokens();
    for (size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].joined) continue;
      ++words;
      if (!analyzer_.is_stop_word(tokens.surface(i))) ++content;
    }
    LabelPlace place{page_,
                     label_++,
                     0,
                     kind,
                     static_cast<uint8_t>(std::min(words, 15u)),
                     static_cast<uint8_t>(std::min(content, 15u))};
    // A joined form stands where its first piece does, and takes no place of its own.
    uint32_t offset = 0;
    for (const NumberedWord word : reader_.words()) {
      place.offset = offset - word.pieces();
      offset += word.pieces() == 0 ? 1 : 0;
      label_occurrences_.push_back({word.number(), place});
      if (word.pieces() < 2) continue;
      for (uint32_t i = 1; i <= word.pieces(); ++i) label_occurrences_.end()[-1 - int(i)].place.piece = true;
    }
    return words;
  }

  void add_text(const SectionInput& section) {
    const size_t before = occurrences_.size();
    const bool first = length_ == 0;
    for (const auto& [begin, end] : section.words) {
      const std::span<const NumberedWord> words(pages_.words[page_ - pages_.first]);
      add_words(words.subspan(begin, end - begin));
    }
    shard_.tokens += occurrences_.size() - before;
    read(section.text);
    add_words(reader_.words());
    if (first && occurrences_.size() > before && says_yes_or_no(pages_.table.text(occurrences_[before].word))) {
      flags_ |= kPageAnswersYesNo;
    }
    end_text(before);
  }

  void add_words(std::span<const NumberedWord> words) {
    for (const NumberedWord word : words) {
      occurrences_.push_back({word.number(), word.pieces(), false});
      length_ += word.pieces() == 0 ? 1 : 0;
    }
  }

  // The last word of one text and the first of the next are not neighbours.
  void end_text(size_t begin) {
    if (occurrences_.size() == begin) return;
    occurrences_.back().ends_text = true;
    ++length_;
  }

  // Where each word's occurrences begin once they are in order by word; one more than words.
  template <class AnyOccurrence>
  static std::vector<uint32_t> begins_by_word(const std::vector<AnyOccurrence>& occurrences, size_t words) {
    std::vector<uint32_t> begin(words + 1, 0);
    for (const AnyOccurrence& o : occurrences) ++begin[o.word + 1];
    for (size_t i = 0; i < words; ++i) begin[i + 1] += begin[i];
    return begin;
  }

  void sort_body() {
    const size_t words = shard_.words.size();
    shard_.body_begin = begins_by_word(occurrences_, words);
    std::vector<uint32_t> next(shard_.body_begin.begin(), shard_.body_begin.end() - 1);
    shard_.body.resize(occurrences_.size());
    uint32_t place = 0;
    for (const Occurrence& o : occurrences_) {
      shard_.body[next[o.word]++] = place - o.pieces;
      place += (o.pieces == 0 ? 1u : 0u) + o.ends_text;
    }
    occurrences_ = {};
    // A joined form can stand before a piece that was met earlier: bring each word's places into order.
    for (size_t i = 0; i < words; ++i) {
      const auto first = shard_.body.begin() + shard_.body_begin[i],
                 end = shard_.body.begin() + shard_.body_begin[i + 1];
      if (!std::is_sorted(first, end)) std::sort(first, end);
    }
  }

  void sort_labels() {
    shard_.label_begin = begins_by_word(label_occurrences_, shard_.words.size());
    std::vector<uint32_t> next(shard_.label_begin.begin(), shard_.label_begin.end() - 1);
    shard_.labels.resize(label_occurrences_.size());
    for (const LabelOccurrence& o : label_occurrences_) shard_.labels[next[o.word]++] = o.place;
  }

  const IndexInput& input_;
  Analyzer analyzer_;
  ReadPages pages_;
  WordReader reader_;
  Shard shard_;
  std::vector<Occurrence> occurrences_;
  std::vector<LabelOccurrence> label_occurrences_;
  uint32_t page_ = 0, label_ = 0, flags_ = 0;
  uint32_t length_ = 0;  // of the page's body so far
};

}  // namespace

Shard collect(const IndexInput& input, const FormTable& forms, ReadPages pages, uint32_t end_page) {
  return Collector(input, forms, std::move(pages)).run(end_page);
}

}  // namespace kb::search
