#include "search/index/collect.h"

#include <algorithm>

#include "search/index/lexicon.h"
#include "search/text/word_table.h"

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
  Collector(const IndexInput& input, const FormTable& forms) : input_(input), analyzer_(input.language, forms) {}

  Shard run(uint32_t first, uint32_t end) {
    for (page_ = first; page_ < end; ++page_) add_page(input_.pages[page_]);
    sort_by_word(first);
    return std::move(shard_);
  }

 private:
  // The page follows from page_ends_: there is one of these for every word of the site.
  struct Occurrence {
    uint32_t word, position;
  };
  struct LabelOccurrence {
    uint32_t word;
    LabelPlace place;
  };

  void add_page(const PageInput& page) {
    label_ = 0;
    position_ = 0;
    flags_ = 0;
    shard_.title_words += add_label(page.title, LabelKind::title);
    std::string key, shared;
    const size_t dash = page.title.find(" \u2013 ");
    for (const Token& token : tokens_) {
      if (token.joined) continue;
      if (!key.empty()) key += ' ';
      key += token.surface;
      if (token.end <= dash) shared = key;
    }
    if (names_answers(key)) flags_ |= kPageAnswers;
    for (const std::string& alias : page.aliases) add_label(alias, LabelKind::alias);
    for (const std::string& keyword : page.keywords) add_label(keyword, LabelKind::keyword);
    add_link_texts(page);
    for (const SectionInput& section : page.sections()) {
      ++shard_.sections;
      if (section.kind == SectionKind::faq) flags_ |= kPageAnswers;
      if (!section.heading.empty()) {
        const bool question = section.kind == SectionKind::faq || section.heading.back() == '?';
        add_label(section.heading, question ? LabelKind::question : LabelKind::heading);
        add_body(tokens_);
      }
      tokenize_into(section.text);
      if (!tokens_.empty() && says_yes_or_no(tokens_.front().surface)) flags_ |= kPageAnswersYesNo;
      add_body(tokens_);
    }
    page_ends_.push_back(occurrences_.size());
    shard_.page_words.push_back(position_);
    shard_.page_flags.push_back(flags_);
    shard_.title_keys.push_back(std::move(shared));
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

  void tokenize_into(std::string_view text) {
    tokens_.clear();
    tokenize(text, input_.language, tokens_);
    shard_.tokens += tokens_.size();
    if (text.find("\u00AD") == std::string_view::npos && text.find("\u200B") == std::string_view::npos) return;
    for (SoftHyphens& word : soft_hyphens(text, input_.language)) shard_.soft_hyphens.push_back(std::move(word));
  }

  // Returns the label's words; leaves its tokens in tokens_.
  uint32_t add_label(std::string_view text, LabelKind kind) {
    tokenize_into(text);
    uint32_t words = 0, content = 0;
    for (const Token& token : tokens_) {
      if (token.joined) continue;
      ++words;
      if (!analyzer_.is_stop_word(token.surface)) ++content;
    }
    LabelPlace place{page_,
                     label_++,
                     0,
                     kind,
                     static_cast<uint8_t>(std::min(words, 15u)),
                     static_cast<uint8_t>(std::min(content, 15u))};
    uint32_t offset = 0;
    each_place(tokens_, offset, [&](uint32_t word, uint32_t at) {
      place.offset = at;
      label_occurrences_.push_back({word, place});
    });
    return words;
  }

  void add_body(const std::vector<Token>& tokens) {
    each_place(tokens, position_, [&](uint32_t word, uint32_t at) { occurrences_.push_back({word, at}); });
    if (!tokens.empty()) ++position_;  // the last word of one text and the first of the next are not neighbours
  }

  // A joined form stands where its first piece does, and takes no place of its own.
  template <class Use>
  void each_place(const std::vector<Token>& tokens, uint32_t& position, const Use& use) {
    const uint32_t first = position;
    uint32_t piece_position = position;
    starts_.clear();
    for (const Token& token : tokens) {
      const uint32_t word = words_.add(clip_surface(token.surface));
      if (token.joined) {
        if (starts_.empty()) find_starts(tokens);
        const auto piece = std::lower_bound(starts_.begin(), starts_.end(), token.begin);
        use(word, first + static_cast<uint32_t>(piece - starts_.begin()));
      } else {
        use(word, piece_position++);
      }
    }
    position = piece_position;
  }

  // Where the pieces of a text begin; joined forms are few.
  void find_starts(const std::vector<Token>& tokens) {
    for (const Token& token : tokens) {
      if (!token.joined) starts_.push_back(token.begin);
    }
  }

  void sort_by_word(uint32_t first_page) {
    const size_t words = words_.size();
    shard_.surfaces.reserve(words);
    for (uint32_t i = 0; i < words; ++i) shard_.surfaces.emplace_back(words_.text(i));
    shard_.body_begin.assign(words + 1, 0);
    for (const Occurrence& o : occurrences_) ++shard_.body_begin[o.word + 1];
    for (size_t i = 0; i < words; ++i) shard_.body_begin[i + 1] += shard_.body_begin[i];
    std::vector<uint32_t> next(shard_.body_begin.begin(), shard_.body_begin.end() - 1);
    shard_.body.resize(occurrences_.size());
    size_t taken = 0;
    for (uint32_t page = 0; page < page_ends_.size(); ++page) {
      for (; taken < page_ends_[page]; ++taken) {
        const Occurrence& o = occurrences_[taken];
        shard_.body[next[o.word]++] = {first_page + page, o.position};
      }
    }
    occurrences_ = {};

    shard_.label_begin.assign(words + 1, 0);
    for (const LabelOccurrence& o : label_occurrences_) ++shard_.label_begin[o.word + 1];
    for (size_t i = 0; i < words; ++i) shard_.label_begin[i + 1] += shard_.label_begin[i];
    next.assign(shard_.label_begin.begin(), shard_.label_begin.end() - 1);
    shard_.labels.resize(label_occurrences_.size());
    for (const LabelOccurrence& o : label_occurrences_) shard_.labels[next[o.word]++] = o.place;
    // A joined form can stand before a piece that was met earlier: bring each word's places into order.
    const auto before = [](const BodyPlace& a, const BodyPlace& b) {
      return a.page != b.page ? a.page < b.page : a.position < b.position;
    };
    for (size_t i = 0; i < words; ++i) {
      const auto first = shard_.body.begin() + shard_.body_begin[i],
                 end = shard_.body.begin() + shard_.body_begin[i + 1];
      if (!std::is_sorted(first, end, before)) std::sort(first, end, before);
    }
  }

  const IndexInput& input_;
  Analyzer analyzer_;
  Shard shard_;
  WordTable words_;
  std::vector<Token> tokens_;
  std::vector<uint32_t> starts_;
  std::vector<Occurrence> occurrences_;
  std::vector<size_t> page_ends_;  // by page of the range: occurrences up to its end
  std::vector<LabelOccurrence> label_occurrences_;
  uint32_t page_ = 0, label_ = 0, position_ = 0, flags_ = 0;
};

}  // namespace

Shard collect(const IndexInput& input, const FormTable& forms, uint32_t first_page, uint32_t end_page) {
  return Collector(input, forms).run(first_page, end_page);
}

}  // namespace kb::search
