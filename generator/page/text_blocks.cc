#include "generator/page/text_blocks.h"

#include <algorithm>
#include <iterator>

#include "generator/base/ascii.h"
#include "generator/base/find_byte.h"

namespace kb {
namespace {

bool is_inline(NodeKind kind) {
  return kind >= NodeKind::text && kind != NodeKind::anchor;
}

void add_piece(TextBlock& block, const Doc& doc, uint32_t node) {
  block.pieces.push_back({static_cast<uint32_t>(block.text.size()), node});
  block.text += doc.text_of(doc.nodes[node]);
}

// The inlines from `begin` on, as far as they are siblings. Returns where they end.
uint32_t read_inlines(const Doc& doc, uint32_t begin, uint32_t limit, TextBlock& block) {
  uint32_t end = begin;
  while (end < limit && (is_inline(doc.nodes[end].kind) || doc.nodes[end].kind == NodeKind::anchor)) {
    end = std::max(doc.nodes[end].end, end + 1);
  }
  block.range = {begin, end};
  size_t size = 0, pieces = 0;
  for (uint32_t i = begin; i < end; ++i) {
    size += doc.text_of(doc.nodes[i]).size() + 1;
    pieces += doc.nodes[i].kind == NodeKind::text ? 1 : 0;
  }
  block.text.reserve(size);
  block.pieces.reserve(pieces);
  for (uint32_t i = begin; i < end;) {
    const Node& node = doc.nodes[i];
    const bool skipped = node.kind == NodeKind::code || node.kind == NodeKind::image ||
                         node.kind == NodeKind::raw_html || node.kind == NodeKind::language;
    if (node.kind == NodeKind::text) {
      add_piece(block, doc, i);
    } else if (skipped || node.kind == NodeKind::soft_break || node.kind == NodeKind::hard_break) {
      block.text += ' ';
    }
    i = skipped ? std::max(node.end, i + 1) : i + 1;
  }
  return end;
}

struct Container {
  NodeKind kind;
  uint32_t end;
};

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

// What can begin a sentence: a capital letter, a digit, an opening quote or bracket.
bool begins_sentence(std::string_view text, size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return ascii::is_upper(c) || ascii::is_digit(c) || c == '"' || c == '(' || c == '\'';
  if (at + 1 >= text.size()) return false;
  const auto next = static_cast<unsigned char>(text[at + 1]);
  if (c == 0xC3) return next < 0xA0 && next != 0x97;   // À … Þ
  if (c == 0xC2) return next == 0xAB || next == 0xBB;  // « »
  return c == 0xE2 && next == 0x80;                    // “ ” „ –
}

// Bytes of the quote or bracket at `at`; 0 where there is none.
size_t closing_sign(std::string_view text, size_t at) {
  if (at >= text.size()) return 0;
  const char c = text[at];
  if (c == '"' || c == ')' || c == '\'') return 1;
  if (c != '\xC2' && c != '\xE2') return 0;
  static constexpr std::string_view kSigns[] = {"»", "«", "”", "“"};
  for (const std::string_view sign : kSigns) {
    if (text.substr(at).starts_with(sign)) return sign.size();
  }
  return 0;
}

// The word before a full stop that is no end: "f.eks.", "bl.a.", "ca.", "nr.", "kl.", an ordinal "30." or an initial.
bool is_abbreviation(std::string_view text, size_t stop) {
  size_t begin = stop;
  while (begin > 0 && !is_space(text[begin - 1]) && text[begin - 1] != '(') --begin;
  const std::string_view word = text.substr(begin, stop - begin);
  if (word.size() <= 1 || word.find('.') != std::string_view::npos) return true;
  if (word.find_first_not_of("0123456789") == std::string_view::npos && word.size() <= 2) return true;
  static constexpr std::string_view kKnown[] = {"ca",  "nr",   "kl",  "pr",   "jf",  "stk", "inkl", "ekskl",
                                                "evt", "vedr", "hhv", "maks", "max", "min", "tlf",  "osv",
                                                "dvs", "mv",   "mfl", "Hr",   "Fr",  "Dr",  "St",   "no"};
  constexpr size_t kLongest = 5;
  return word.size() <= kLongest && std::find(std::begin(kKnown), std::end(kKnown), word) != std::end(kKnown);
}

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char byte) {  // E2 begins dashes and quotes
    const auto c = static_cast<unsigned char>(byte);
    return (c >= 0x80 && c != 0xE2) || ascii::is_letter_or_digit(c);
  });
}

}  // namespace

std::vector<TextBlock> text_blocks(const Doc& doc) {
  std::vector<TextBlock> blocks;
  std::vector<Container> open;
  for (uint32_t i = 0; i < doc.nodes.size();) {
    while (!open.empty() && open.back().end <= i) open.pop_back();
    const Node& node = doc.nodes[i];
    if (!is_inline(node.kind)) {
      if (node.end > i + 1) open.push_back({node.kind, node.end});
      ++i;
      continue;
    }
    TextBlock block;
    if (!open.empty()) block.kind = open.back().kind;
    const auto limit = open.empty() ? static_cast<uint32_t>(doc.nodes.size()) : open.back().end;
    i = read_inlines(doc, i, limit, block);
    blocks.push_back(std::move(block));
  }
  return blocks;
}

Span place_in(const TextBlock& block, const Doc& doc, const SourceMap& sources, uint32_t begin, uint32_t end) {
  if (block.pieces.empty()) return doc.nodes[block.range.begin].span;
  size_t first = 0;
  while (first + 1 < block.pieces.size() && block.pieces[first + 1].begin <= begin) ++first;
  size_t last = first;
  while (last + 1 < block.pieces.size() && block.pieces[last + 1].begin < end) ++last;

  const auto place = [&](size_t piece, uint32_t offset, bool is_end) {
    const Node& node = doc.nodes[block.pieces[piece].node];
    const std::string_view text = doc.text_of(node);
    const std::string_view source = sources.file(node.span.file).text;
    const bool exact = node.span.end <= source.size() &&
                       source.substr(node.span.begin, node.span.end - node.span.begin) == text &&
                       offset >= block.pieces[piece].begin && offset - block.pieces[piece].begin <= text.size();
    if (exact) return node.span.begin + offset - block.pieces[piece].begin;
    return is_end ? node.span.end : node.span.begin;
  };
  const Node& node = doc.nodes[block.pieces[first].node];
  if (!node.span.known()) return node.span;
  const uint32_t from = place(first, begin, false);
  return {node.span.file, from, std::max(from, place(last, end, true))};
}

size_t count_sentences(std::string_view text) {
  constexpr auto kMayEnd = [](auto c) { return (c == '.') | (c == '!') | (c == '?') | (c == 0xE2); };
  constexpr std::string_view kEllipsis = "…";
  size_t sentences = 0;
  bool inside = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const size_t begin = i;
    i = find_byte(text, begin, kMayEnd);
    inside = inside || has_letter(text.substr(begin, i - begin));
    if (i == text.size()) break;
    const auto c = static_cast<unsigned char>(text[i]);
    const bool ellipsis = text.substr(i).starts_with(kEllipsis);
    if (c != 0xE2 || ellipsis) {
      size_t next = i + (ellipsis ? kEllipsis.size() : 1);
      // Quotes and brackets that close behind the stop belong to the sentence.
      while (const size_t size = closing_sign(text, next)) next += size;
      size_t word = next;
      while (word < text.size() && is_space(text[word])) ++word;
      const bool ends = word >= text.size() ||
                        (word > next && begins_sentence(text, word) && !(c == '.' && is_abbreviation(text, i)));
      if (ends && inside) {
        ++sentences;
        inside = false;
      }
      i = next - 1;
    } else {
      inside = true;
    }
  }
  return sentences + (inside ? 1 : 0);
}

}  // namespace kb
