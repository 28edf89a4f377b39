#include "generator/page/page_parts.h"

#include <algorithm>

#include "generator/base/slug.h"
#include "generator/base/utf8_text.h"
#include "generator/page/heading_names.h"

namespace kb {
namespace {

constexpr size_t kNone = static_cast<size_t>(-1);

// The page's top-level blocks, each with its part: taken blocks are no longer the body's.
class Parts {
 public:
  Parts(Doc& doc, NodeRange range, const PageOptions& options, Diagnostics& diagnostics)
      : doc_(doc), options_(options), diagnostics_(diagnostics), ids_(taken_ids(doc)) {
    for (uint32_t i = range.begin; i < range.end; i = doc.nodes[i].end) blocks_.push_back({i, false});
  }

  void find() {
    take_title();
    for (size_t b = 0; b < blocks_.size(); ++b) {
      if (blocks_[b].taken || !is_heading(b)) continue;
      const std::string text = lower_case(heading(b).text);
      if (doc_.faq_heading.empty() && matching_name(text, options_.headings.faq) > 0) {
        take_faq(b);
      } else if (doc_.takeaways.empty() && matching_name(text, options_.headings.takeaways) > 0) {
        take_takeaways(b);
      } else if (doc_.related_links.empty() && matching_name(text, options_.headings.related) > 0) {
        take_related(b);
      }
    }
    if (options_.kind == "term" && !doc_.meta.definition.present()) take_definition();
    collect_body();
  }

 private:
  struct Block {
    uint32_t node;
    bool taken;
  };

  const Node& node(size_t b) const { return doc_.nodes[blocks_[b].node]; }
  NodeRange range(size_t b) const { return {blocks_[b].node, node(b).end}; }
  NodeRange range(size_t from, size_t to) const {
    return from == to ? NodeRange{} : NodeRange{blocks_[from].node, node(to - 1).end};
  }
  bool is_heading(size_t b) const { return node(b).kind == NodeKind::heading; }
  const Heading& heading(size_t b) const { return doc_.headings[node(b).ref]; }
  bool is_list(size_t b) const { return node(b).kind == NodeKind::list || node(b).kind == NodeKind::ordered_list; }
  void take(size_t from, size_t to) {
    for (size_t b = from; b < to; ++b) blocks_[b].taken = true;
  }

  // One past the section that heading `b` begins: the next heading of its level or a higher one.
  size_t section_end(size_t b) const {
    size_t end = b + 1;
    while (end < blocks_.size() && !(is_heading(end) && heading(end).level <= heading(b).level)) ++end;
    return end;
  }
  size_t next_heading(size_t b) const {
    while (b < blocks_.size() && !is_heading(b)) ++b;
    return b;
  }

  void take_title() {
    if (doc_.title_heading.empty()) return;
    for (Block& block : blocks_) block.taken = block.taken || block.node == doc_.title_heading.begin;
  }

  // --- FAQ ---

  void take_faq(size_t b) {
    const size_t end = section_end(b);
    uint8_t level = 7;
    for (size_t i = b + 1; i < end; ++i) {
      if (is_heading(i)) level = std::min(level, heading(i).level);
    }
    const bool by_headings = level <= 6;
    const auto next_question = [&](size_t i) {
      while (i < end && !(by_headings ? is_heading(i) && heading(i).level == level : is_question(i))) ++i;
      return i;
    };
    const size_t before = doc_.faq.size();
    const size_t first = next_question(b + 1);
    for (size_t i = first; i < end;) {
      const size_t answer_end = next_question(i + 1);
      add_question(i, answer_end, by_headings);
      i = answer_end;
    }
    if (doc_.faq.size() == before) return;  // nobody asks anything: an ordinary section
    doc_.faq_heading = range(b);
    doc_.faq_title = heading(b).text;
    doc_.faq_id = heading(b).id;
    take(b, b + 1);
    take(first, end);
  }

  // A paragraph that is bold from end to end, or that ends in a question mark: a question under an FAQ heading
  // whose author made no headings of them.
  bool is_question(size_t b) const {
    const Node& paragraph = node(b);
    if (paragraph.kind != NodeKind::paragraph || paragraph.end == blocks_[b].node + 1) return false;
    const Node& first = doc_.nodes[blocks_[b].node + 1];
    if (first.kind == NodeKind::strong && first.end == paragraph.end) return true;
    const std::string text = plain_text(doc_, range(b));
    constexpr size_t kLongestQuestion = 300;
    return !text.empty() && text.back() == '?' && text.size() <= kLongestQuestion;
  }

  void add_question(size_t b, size_t answer_end, bool is_heading_question) {
    FaqItem item;
    item.question = plain_text(doc_, range(b));
    item.id = is_heading_question ? heading(b).id : ids_.claim(anchor(item.question));
    item.question_inlines = range(b);
    item.answer = range(b + 1, answer_end);
    item.span = node(b).span;
    if (item.answer.empty()) {
      diagnostics_.push_back(make_diagnostic(Code::faq_empty_answer, item.span,
                                             "the question '" + item.question + "' has no answer",
                                             "write the answer below it"));
    }
    doc_.faq.push_back(std::move(item));
  }

  // --- takeaways and related topics ---

  void take_takeaways(size_t b) {
    if (b + 1 >= blocks_.size() || !is_list(b + 1)) return;
    doc_.takeaways_title = heading(b).text;
    doc_.takeaways = range(b + 1);
    take(b, b + 2);
  }

  void take_related(size_t b) {
    const size_t end = next_heading(b + 1);
    for (size_t i = b + 1; i < end; ++i) {
      if (!is_list(i) || !has_link(doc_, range(i))) continue;
      doc_.related_links.push_back(range(i));
      take(i, i + 1);
    }
    if (doc_.related_links.empty()) return;
    take(b, b + 1);
  }

  // --- definition ---

  bool can_define(size_t b) const {
    return !blocks_[b].taken && node(b).kind == NodeKind::paragraph && node(b).level == 0;
  }

  void take_definition() {
    const size_t first_heading = next_open_heading();
    size_t paragraph = kNone;  // before any heading
    for (size_t b = 0; b < first_heading && paragraph == kNone; ++b) {
      if (can_define(b)) paragraph = b;
    }
    const bool begins_with_term = paragraph != kNone && names_term(paragraph);
    if (begins_with_term || !asks_for_definition(first_heading, paragraph != kNone)) {
      if (paragraph == kNone) return;
      take(paragraph, paragraph + 1);
      doc_.definition = range(paragraph);
      return;
    }
    const size_t end = next_heading(first_heading + 1);
    size_t answer = first_heading + 1;
    while (answer < end && !can_define(answer)) ++answer;
    if (answer == end) return;
    take(answer, answer + 1);
    doc_.definition = range(answer);
    const size_t section = section_end(first_heading);
    const bool empty = std::all_of(blocks_.begin() + static_cast<std::ptrdiff_t>(first_heading) + 1,
                                   blocks_.begin() + static_cast<std::ptrdiff_t>(section),
                                   [](const Block& block) { return block.taken; });
    if (!empty) return;
    take(first_heading, first_heading + 1);  // no heading over nothing
    doc_.definition_heading = range(first_heading);
  }

  // "En serviceaftale er ...": a paragraph that comes to its term at once is the definition.
  bool names_term(size_t b) const {
    constexpr size_t kAtOnce = 40;
    const std::string text = plain_text(doc_, range(b));
    return lower_case(beginning(text, kAtOnce + doc_.title.size())).find(lower_case(doc_.title)) <= kAtOnce;
  }

  size_t next_open_heading() const {
    size_t b = 0;
    while (b < blocks_.size() && (blocks_[b].taken || !is_heading(b))) ++b;
    return b;
  }

  // "Hvad er Serviceaftaler?" asks for the definition. If a paragraph stands before it already, only a heading that
  // says nothing but the term's name does: "Hvad er forskellen på ...?" is another question.
  bool asks_for_definition(size_t b, bool strict) const {
    if (b == blocks_.size()) return false;
    const std::string text = lower_case(heading(b).text);
    const size_t length =
        std::max(matching_name(text, options_.headings.definition), matching_name(text, definition_questions()));
    if (length == 0 || !strict) return length > 0;
    std::string_view rest = std::string_view(text).substr(length);
    const auto drop = [&](std::string_view word) {
      if (rest.substr(0, word.size()) == word) rest.remove_prefix(word.size());
    };
    drop(" ");
    for (const std::string_view article : {"en ", "et ", "ei ", "ein ", "eit ", "a ", "an "}) drop(article);
    rest = trim_end(rest, "? :");
    return rest.empty() || rest == lower_case(doc_.title);
  }

  static const std::vector<std::string>& definition_questions() {
    static const std::vector<std::string> kQuestions = {"hvad er", "hvad betyder", "hva er",  "hva betyr",
                                                        "kva er",  "kva betyr",    "what is", "what are"};
    return kQuestions;
  }

  void collect_body() {
    for (size_t b = 0; b < blocks_.size(); ++b) {
      if (blocks_[b].taken) continue;
      if (!doc_.body.empty() && doc_.body.back().end == blocks_[b].node) {
        doc_.body.back().end = node(b).end;
      } else {
        doc_.body.push_back(range(b));
      }
    }
  }

  Doc& doc_;
  const PageOptions& options_;
  Diagnostics& diagnostics_;
  std::vector<Block> blocks_;
  UniqueIds ids_;
};

}  // namespace

UniqueIds taken_ids(const Doc& doc) {
  UniqueIds ids;
  for (const Heading& heading : doc.headings) ids.take(heading.id);
  for (const std::string& id : doc.anchors) ids.take(id);
  return ids;
}

void find_parts(Doc& doc, NodeRange range, const PageOptions& options, Diagnostics& diagnostics) {
  Parts(doc, range, options, diagnostics).find();
}

}  // namespace kb
