#include "generator/page/markdown_prepare.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "generator/base/ascii.h"
#include "generator/base/find_byte.h"

namespace kb {
namespace {

// Measured with md4c 0.4.8: below these its quadratic searches for link ends stay under 0.2 s a block.
constexpr uint32_t kMaxBracketDepth = 100;
constexpr uint32_t kMaxBrackets = 10000;
// Bytes of reference links that are copied into footnotes, all in all: the work grows with the product of both.
constexpr size_t kMaxReferenceBytes = 4u << 20;

uint32_t line_end(std::string_view text, uint32_t at) {
  const size_t end = text.find('\n', at);
  return static_cast<uint32_t>(end == std::string_view::npos ? text.size() : end);
}

bool blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

// The beginning of the first empty line after the line that holds `at`; the text's end where there is none.
size_t next_empty_line(std::string_view text, size_t at) {
  while (true) {
    const size_t begin = line_end(text, static_cast<uint32_t>(at)) + size_t{1};
    if (begin >= text.size()) return text.size();
    const size_t end = line_end(text, static_cast<uint32_t>(begin));
    if (blank_line(text.substr(begin, end - begin))) return begin;
    at = begin;
  }
}

// Up to three spaces of indentation, as blocks may have.
uint32_t skip_indentation(std::string_view line) {
  uint32_t at = 0;
  while (at < line.size() && at < 3 && line[at] == ' ') ++at;
  return at;
}

// The offset of the text in "##Heading", 0 where the line is none. A single '#' is left alone: "#1" and "#hashtag"
// are text.
uint32_t tight_heading(std::string_view line) {
  uint32_t at = skip_indentation(line);
  const uint32_t begin = at;
  while (at < line.size() && line[at] == '#') ++at;
  if (at - begin < 2 || at - begin > 6 || at == line.size()) return 0;
  const char c = line[at];
  const bool letter = ascii::is_letter_or_digit(c);
  if (!letter && static_cast<unsigned char>(c) < 0x80 && c != '*' && c != '_' && c != '"') return 0;
  return at;
}

// "[^label]:" at the beginning of a line: the label's range, empty where there is none.
TextRange footnote_label(std::string_view line) {
  const uint32_t at = skip_indentation(line);
  if (line.substr(at, 2) != "[^") return {};
  const size_t close = line.find(']', at);
  if (close == std::string_view::npos || close == at + 2 || close + 1 >= line.size() || line[close + 1] != ':') {
    return {};
  }
  if (line.substr(at + 2, close - at - 2).find_first_of("[ \t") != std::string_view::npos) return {};
  return {at + 2, static_cast<uint32_t>(close)};
}

// How much of a footnote's further line is its indentation: 0 where the line is not the footnote's.
uint32_t footnote_indentation(std::string_view line) {
  if (!line.empty() && line[0] == '\t') return 1;
  return line.substr(0, 4) == "    " ? 4 : 0;
}

// "[label]: address" or with a "title": a definition of a reference link that stands on one line.
bool reference_definition(std::string_view line) {
  const uint32_t at = skip_indentation(line);
  if (at + 1 >= line.size() || line[at] != '[' || line[at + 1] == '^' || line[at + 1] == ']') return false;
  const size_t close = line.find_first_of("[]\\", at + 1);
  if (close == std::string_view::npos || line.substr(close, 2) != "]:") return false;
  const size_t address = line.find_first_not_of(" \t", close + 2);
  if (address == std::string_view::npos || line[address] == '<') return false;
  const size_t address_end = std::min(line.find_first_of(" \t\r", address), line.size());
  const std::string_view title = line.substr(address_end, line.find_last_not_of(" \t\r") + 1 - address_end);
  if (title.empty()) return true;
  const size_t open = title.find_first_not_of(" \t");
  return title[open] == '"' && title.size() > open + 1 && title.find('"', open + 1) == title.size() - 1;
}

// A line that begins a block of its own and so ends a footnote's paragraph.
bool begins_block(std::string_view line) {
  const uint32_t at = skip_indentation(line);
  if (at >= line.size()) return true;
  const std::string_view rest = line.substr(at);
  if (rest[0] == '#' || rest[0] == '>' || rest[0] == '|' || rest.substr(0, 3) == "```" || rest.substr(0, 3) == "~~~") {
    return true;
  }
  if ((rest[0] == '-' || rest[0] == '*' || rest[0] == '+') && rest.size() > 1 && rest[1] == ' ') return true;
  return footnote_label(line).end != 0;
}

}  // namespace

Survey survey(const MarkdownText& markdown) {
  const std::string_view text = markdown.text();
  Survey found;
  uint32_t depth = 0;
  uint32_t brackets = 0;
  bool crowded = false;
  uint32_t block_begin = 0;
  const auto bracket = [](auto c) { return (c == '[') | (c == ']'); };
  const auto end_block = [&](uint32_t at) {
    if (crowded) found.brackets.push_back({block_begin, at});
    depth = brackets = 0;
    crowded = false;
    block_begin = at;
  };
  for (uint32_t at = 0; at < text.size();) {
    const uint32_t end = line_end(text, at);
    const std::string_view line = text.substr(at, end - at);
    const uint32_t first = skip_indentation(line);
    if (first < line.size()) {
      if (line[first] == '#') found.tight_headings = found.tight_headings || tight_heading(line) != 0;
      if (line[first] == '[') found.footnotes = found.footnotes || footnote_label(line).end != 0;
    }
    for (size_t i = 0; (i = find_byte(line, i, bracket)) < line.size(); ++i) {
      if (line[i] == '[') {
        crowded = crowded || ++depth > kMaxBracketDepth || ++brackets > kMaxBrackets;
      } else if (depth > 0) {
        --depth;
      }
    }
    const bool blank = blank_line(line);
    at = std::min(end + 1, markdown.size());
    if (blank) end_block(at);
  }
  end_block(static_cast<uint32_t>(text.size()));
  found.comments = text.find("<!--") != std::string_view::npos;
  return found;
}

void take_comments(MarkdownText& markdown, const std::vector<TextRange>& blocks, const std::vector<TextRange>& code) {
  constexpr std::string_view kOpen = "<!--";
  constexpr std::string_view kClose = "-->";
  const std::string_view text = markdown.text();
  std::vector<TextRange> comments;
  // Both move forward only, so that many openings before one end cost no more than few.
  size_t close = 0;
  size_t empty_line = 0;
  for (size_t open = text.find(kOpen); open != std::string_view::npos;) {
    const auto begin = static_cast<uint32_t>(open);
    if (close < open + kOpen.size()) close = text.find(kClose, open + kOpen.size());
    if (close == std::string_view::npos) break;  // what is never closed is text
    if (empty_line <= open) empty_line = next_empty_line(text, open);
    const size_t end = close + kClose.size();
    const bool escaped = open > 0 && text[open - 1] == '\\';
    const bool whole = end <= empty_line || any_holds(blocks, begin);
    const bool comment = !escaped && !any_holds(code, begin) && whole;
    if (comment) comments.push_back({begin, static_cast<uint32_t>(end)});
    open = text.find(kOpen, comment ? end : open + kOpen.size());
  }
  markdown.remove(comments);
}

std::vector<FootnoteDefinition> take_footnotes(MarkdownText& markdown, const std::vector<TextRange>& code,
                                               Diagnostics& diagnostics) {
  std::vector<FootnoteDefinition> definitions;
  std::set<std::string> labels;
  std::vector<TextRange> references;
  const std::string copy(markdown.text());  // the text is blanked while it is read
  const std::string_view text = copy;
  for (uint32_t at = 0; at < text.size();) {
    uint32_t end = line_end(text, at);
    const std::string_view line = text.substr(at, end - at);
    const TextRange label = footnote_label(line);
    if (label.end == 0 || any_holds(code, at + label.begin)) {
      if (reference_definition(line) && !any_holds(code, at)) references.push_back({at, end});
      at = end + 1;
      continue;
    }
    FootnoteDefinition definition{std::string(line.substr(label.begin, label.end - label.begin)),
                                  MarkdownText(markdown, nullptr), markdown.span(at + label.begin, at + label.end),
                                  FootnoteDefinition::kUnused};
    uint32_t body = at + label.end + 2;
    while (body < end && (text[body] == ' ' || text[body] == '\t')) ++body;
    definition.body.append(markdown, {body, end});
    uint32_t last = end;  // end of the definition's last line that is not blank
    bool paragraph = !blank_line(text.substr(body, end - body));
    uint32_t blanks = 0;
    for (uint32_t next = end + 1; next < text.size();) {
      end = line_end(text, next);
      const std::string_view further = text.substr(next, end - next);
      if (blank_line(further)) {
        paragraph = false;
        ++blanks;
        next = end + 1;
        continue;
      }
      const uint32_t indentation = footnote_indentation(further);
      if (indentation == 0 && (!paragraph || begins_block(further))) break;
      for (; blanks > 0; --blanks) definition.body.append_break();
      definition.body.append_break();
      definition.body.append(markdown, {next + indentation, end});
      paragraph = true;
      last = end;
      next = end + 1;
    }
    markdown.blank({at, last});
    if (labels.insert(definition.label).second) {
      definitions.push_back(std::move(definition));
    } else {
      diagnostics.push_back(make_diagnostic(Code::footnote_duplicate, definition.span,
                                            "footnote '" + definition.label + "' is defined twice",
                                            "give one of them another name; the first one is used"));
    }
    at = last + 1;
  }
  // Each footnote is parsed by itself, so it is given the page's reference links.
  size_t reference_bytes = 0;
  for (const TextRange& reference : references) reference_bytes += reference.end - reference.begin;
  if (reference_bytes * definitions.size() > kMaxReferenceBytes) return definitions;
  for (FootnoteDefinition& definition : definitions) {
    if (definition.body.text().find('[') == std::string_view::npos) continue;
    definition.body.append_break();
    for (const TextRange& reference : references) {
      definition.body.append_break();
      definition.body.append(markdown, reference);
    }
  }
  return definitions;
}

void mend(MarkdownText& markdown, const Survey& survey, const std::vector<TextRange>& code, Diagnostics& diagnostics) {
  const std::string_view text = markdown.text();
  std::vector<MarkdownText::Insertion> insertions;
  if (survey.tight_headings) {
    for (uint32_t at = 0; at < text.size();) {
      const uint32_t end = line_end(text, at);
      const std::string_view line = text.substr(at, end - at);
      const uint32_t heading = tight_heading(line);
      if (heading != 0 && !any_holds(code, at + heading)) {
        insertions.push_back({at + heading, ' '});
        const uint32_t hashes = skip_indentation(line);
        diagnostics.push_back(make_diagnostic(
            Code::markdown_heading_space, markdown.span(at + hashes, at + heading),
            "heading without a space after '" + std::string(line.substr(hashes, heading - hashes)) + "'",
            "write '" + std::string(line.substr(hashes, heading - hashes)) + " " +
                std::string(line.substr(heading, line.find_first_of(" \r", heading) - heading)) + "'"));
      }
      at = end + 1;
    }
  }
  for (const TextRange& block : survey.brackets) {
    const size_t before = insertions.size();
    bool escaped = false;
    for (uint32_t at = block.begin; at < block.end; ++at) {
      const bool bracket = text[at] == '[' || text[at] == ']';
      if (bracket && !escaped && !any_holds(code, at)) insertions.push_back({at, '\\'});
      escaped = text[at] == '\\' && !escaped;
    }
    if (insertions.size() == before) continue;
    diagnostics.push_back(
        make_diagnostic(Code::markdown_brackets, markdown.span(insertions[before].at, insertions[before].at + 1),
                        "too many '[' in one block of text: they are shown as text and not read as links",
                        "a block can hold " + std::to_string(kMaxBrackets) + " of them, " +
                            std::to_string(kMaxBracketDepth) + " inside each other; part it with empty lines"));
  }
  std::sort(insertions.begin(), insertions.end(),
            [](const auto& a, const auto& b) { return a.at != b.at ? a.at < b.at : a.c < b.c; });
  markdown.insert(insertions);
}

}  // namespace kb
