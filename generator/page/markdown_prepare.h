// What is done to a page's Markdown before it is parsed: comments and footnote definitions are taken out, headings
// without a space are mended, blocks with absurdly many brackets are made harmless. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/page/markdown_text.h"

namespace kb {

struct FootnoteDefinition {
  std::string label;
  MarkdownText body;
  Span span;  // of the label
  static constexpr uint32_t kUnused = 0xFFFFFFFF;
  uint32_t footnote = kUnused;  // index in Doc::footnotes once it is used
};

// What a first look at the lines finds. Only texts that need it pay for a second look.
struct Survey {
  bool comments = false;            // there is a <!--
  bool footnotes = false;           // a line begins with [^
  bool tight_headings = false;      // a line begins with ##Word
  std::vector<TextRange> brackets;  // blocks with so many or so deep brackets that the parser would crawl
};
Survey survey(const MarkdownText& text);

// Takes the comments out of the text. `blocks`: those that stand as blocks of their own and may hold empty lines;
// `code`: blocks and spans of code. Both ascending.
void take_comments(MarkdownText& text, const std::vector<TextRange>& blocks, const std::vector<TextRange>& code);

// Takes the footnote definitions out of the text. `code`: ranges, ascending, where Markdown means nothing.
std::vector<FootnoteDefinition> take_footnotes(MarkdownText& text, const std::vector<TextRange>& code,
                                               Diagnostics& diagnostics);

// Puts the missing space into ##Headings and escapes the brackets of the blocks that have too many.
void mend(MarkdownText& text, const Survey& survey, const std::vector<TextRange>& code, Diagnostics& diagnostics);

}  // namespace kb
