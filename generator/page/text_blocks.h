// The running text of a page, block by block: what a rule reads that looks at words and not at structure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/base/source.h"
#include "generator/page/doc.h"

namespace kb {

// The inlines of one block as text, without markup. Code, raw HTML, images, and words marked as another language
// ([words]{lang=en}) are a space.
struct TextBlock {
  NodeKind kind = NodeKind::paragraph;  // the block they stand in: paragraph, heading, list_item, cell, header_cell …
  NodeRange range;
  std::string text;

  // Bytes `begin` … of `text` come from `node`, whose own text begins there.
  struct Piece {
    uint32_t begin = 0;
    uint32_t node = 0;
  };
  std::vector<Piece> pieces;
};

// All blocks of the page on its tape, in order: body, definition, answers, footnotes, front matter's values.
std::vector<TextBlock> text_blocks(const Doc& doc);

// Where bytes [begin, end) of the block's text stand in the file: exactly, or the whole piece of text that holds them
// where the source writes it differently (entities, escapes).
Span place_in(const TextBlock& block, const Doc& doc, const SourceMap& sources, uint32_t begin, uint32_t end);

// How many sentences a text has, at least 1 if it has a letter. A sentence ends at . ! ? or … before a space and a
// capital letter, a digit, or a quote, and at the end; "f.eks. en", "§ 28 a" and "23.700" end none.
size_t count_sentences(std::string_view text);

}  // namespace kb
