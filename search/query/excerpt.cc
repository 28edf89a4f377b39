#include "search/query/excerpt.h"

#include <algorithm>

#include "search/index/format.h"
#include "search/query/fixed.h"

namespace kb::search {
namespace {

constexpr uint32_t kLead = 60;  // bytes before the first mark, at most

bool is_continuation(char c) {
  return (static_cast<uint8_t>(c) & 0xC0) == 0x80;
}
bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// A line that ends in no stop is told apart from the next one.
bool needs_divider(char last) {
  return std::string_view(".:?!,;").find(last) == std::string_view::npos;
}

// The window of `length` bytes with the most: different words first, then all marks.
size_t best_start(const std::vector<WordMark>& marks, const std::vector<int32_t>& weights, uint32_t length) {
  size_t best = 0;
  int32_t best_value = -1;
  std::vector<bool> seen(weights.size());
  for (size_t i = 0; i < marks.size(); ++i) {
    std::fill(seen.begin(), seen.end(), false);
    int32_t value = 0;
    for (size_t k = i; k < marks.size() && marks[k].end <= marks[i].begin + length - kLead; ++k) {
      value += seen[marks[k].word] ? weights[marks[k].word] / 16 : weights[marks[k].word];
      seen[marks[k].word] = true;
    }
    if (value > best_value) {
      best_value = value;
      best = i;
    }
  }
  return best;
}

// Where the excerpt begins: at the sentence the mark stands in if it begins near, else at a word.
size_t begin_near(std::string_view text, size_t mark) {
  size_t word = mark;
  for (size_t at = mark; at > 0 && mark - at < kLead; --at) {
    const char before = text[at - 1];
    if (before == '\n') return at;
    if (!is_blank(before)) continue;
    word = at;
    if (at > 1 && (text[at - 2] == '.' || text[at - 2] == '!' || text[at - 2] == '?')) return at;
  }
  if (mark < kLead) return 0;
  return word;
}

size_t end_near(std::string_view text, size_t begin, size_t least, size_t length) {
  size_t end = std::max(begin + length, least);
  if (end >= text.size()) return text.size();
  while (end > least && !is_blank(text[end])) --end;
  while (end < text.size() && is_continuation(text[end])) ++end;
  return end;
}

}  // namespace

Excerpt make_excerpt(std::string_view text, const std::vector<WordMark>& marks, const std::vector<int32_t>& weights,
                     uint32_t length) {
  Excerpt excerpt;
  length = std::min<uint32_t>(std::max<uint32_t>(length, kLead * 2), 4096);
  const size_t first = marks.empty() ? 0 : best_start(marks, weights, length);
  const size_t begin = marks.empty() ? 0 : begin_near(text, marks[first].token_begin);
  const size_t end = end_near(text, begin, marks.empty() ? 0 : marks[first].token_end, length);
  if (begin > 0) excerpt.text = "… ";
  size_t mark = 0;
  while (mark < marks.size() && marks[mark].begin < begin) ++mark;
  bool blank = false, next_line = false, next_cell = false;  // a run of white space is one space
  for (size_t at = begin; at < end; ++at) {
    if (is_blank(text[at])) {
      next_line = next_line || text[at] == '\n';
      next_cell = next_cell || text[at] == '\t';
      blank = true;
      continue;
    }
    if (blank && !excerpt.text.empty() && excerpt.text.back() != ' ') {
      if (next_cell || (next_line && needs_divider(excerpt.text.back()))) excerpt.text += " ·";
      excerpt.text += ' ';
    }
    blank = next_line = next_cell = false;
    if (mark < marks.size() && marks[mark].begin == at && marks[mark].end <= end) {
      const uint32_t start = static_cast<uint32_t>(excerpt.text.size());
      const uint32_t size = marks[mark].end - marks[mark].begin;
      if (!excerpt.marks.empty() && excerpt.marks.back().end == start) {
        excerpt.marks.back().end = start + size;
      } else {
        excerpt.marks.push_back({start, start + size});
      }
      excerpt.text.append(text.substr(at, size));
      at += size - 1;
      ++mark;
    } else {
      excerpt.text += text[at];
    }
  }
  if (end < text.size()) excerpt.text += " …";
  return excerpt;
}

namespace {

constexpr std::string_view kKindNames[] = {"body", "definition", "faq", "takeaways"};
constexpr uint32_t kLongestAnswer = 1500;  // bytes of a text shown whole

struct Candidate {
  uint32_t section = 0;
  int32_t score = 0;
  int32_t heading_share = 0;  // of the query's idf, in 1/1024
  std::vector<WordMark> heading_marks, text_marks;
};

// A word's first mention in a text counts most; each further one adds half of the one before.
int32_t weigh(const std::vector<WordMark>& marks, const std::vector<int32_t>& weights, int32_t& covered) {
  int32_t sum = 0;
  covered = 0;
  std::vector<uint32_t> counts(weights.size(), 0);
  for (const WordMark& mark : marks) {
    const uint32_t count = counts[mark.word]++;
    if (count == 0) covered += weights[mark.word];
    sum += weights[mark.word] >> std::min(count, 8u);
  }
  return sum;
}

}  // namespace

std::vector<SectionResult> choose_sections(const std::vector<SectionText>& sections, Marker& marker, const Plan& plan,
                                           const std::vector<WordMatch>& matches, bool names_page,
                                           const Options& options) {
  std::vector<int32_t> weights;
  int32_t all = 0;
  for (const WordMatch& match : matches) {
    weights.push_back(std::max(match.idf, 1));
    all += weights.back();
  }
  std::vector<Candidate> candidates;
  for (uint32_t i = 0; i < sections.size(); ++i) {
    Candidate candidate;
    candidate.section = i;
    marker.mark(sections[i].heading, candidate.heading_marks);
    const int32_t likeness = marker.likeness();
    marker.mark(sections[i].text, candidate.text_marks);
    int32_t in_heading = 0, in_text = 0;
    candidate.score = 2 * weigh(candidate.heading_marks, weights, in_heading) +
                      weigh(candidate.text_marks, weights, in_text) + 2 * std::max(in_heading, in_text);
    candidate.heading_share = all == 0 ? 0 : ratio(in_heading, all);
    const SectionKind kind = static_cast<SectionKind>(sections[i].kind);
    // A heading that says what was asked, word by word, has the answer.
    if (candidate.score > 0) candidate.score += proportion(4 * all, likeness * likeness, kOne * kOne);
    // Who asks for a page by its name wants to know what it is.
    if (candidate.score > 0 && kind == SectionKind::definition) candidate.score += names_page ? all * 64 : all / 4;
    if (candidate.score > 0 && kind == SectionKind::faq && plan.query.question) candidate.score += all / 4;
    if (candidate.score > 0) candidates.push_back(std::move(candidate));
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.section < b.section;
  });
  if (candidates.empty() && !sections.empty()) candidates.emplace_back();
  if (candidates.size() > options.sections) candidates.resize(options.sections);
  std::vector<SectionResult> results;
  for (const Candidate& candidate : candidates) {
    const SectionText& section = sections[candidate.section];
    const bool first = results.empty();
    SectionResult& result = results.emplace_back();
    result.heading = section.heading;
    result.anchor = section.anchor;
    result.kind = kKindNames[section.kind & 3];
    result.score = candidate.score;
    result.heading_marks = merged_marks(candidate.heading_marks);
    if (options.excerpts) {
      Excerpt excerpt = make_excerpt(section.text, candidate.text_marks, weights, options.excerpt_length);
      result.excerpt = static_cast<std::string&&>(excerpt.text);
      result.excerpt_marks = static_cast<std::vector<Mark>&&>(excerpt.marks);
    }
    const SectionKind kind = static_cast<SectionKind>(section.kind);
    const bool answers =
        kind == SectionKind::definition || (kind == SectionKind::faq && candidate.heading_share >= 512);
    if (answers && first && section.text.size() <= kLongestAnswer) {
      result.answer = true;
      result.answer_text = section.text;
    }
  }
  return results;
}

}  // namespace kb::search
