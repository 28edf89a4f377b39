// The Markdown parser that kbgen uses, md4c, behind a door: no other file includes it. Pure.
#pragma once

#include <cstdint>
#include <vector>

#include "generator/page/markdown_builder.h"
#include "generator/page/markdown_text.h"

namespace kb {

constexpr unsigned kMaxTableColumns = 128;

// Why the parser gave up: what it makes outgrew its budget, a table has too many columns, memory ran out.
enum class MarkdownStop : uint8_t { none, budget, columns, memory };

// Parses `markdown` (which gets its padding here) into the builder. `html_blocks`: blocks of raw HTML are recognised;
// tags inside text always are. After a stop the builder's tape is unfinished and of no use.
MarkdownStop run_markdown_parser(MarkdownText& markdown, MarkdownBuilder& builder, bool html_blocks);

// Where Markdown means nothing: blocks of code, blocks of HTML, code in text. Each ascending.
struct VerbatimRanges {
  std::vector<TextRange> code, html, spans;
};
VerbatimRanges find_verbatim(const MarkdownText& markdown, bool html_blocks);

}  // namespace kb
