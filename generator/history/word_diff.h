// What changed between two versions of a text, in words, readable by eye and by ear: whole words, never letters;
// unchanged text cut with "…"; each change named in words for those who do not see its color.
//
// First the blocks (paragraphs, list items, rows) are matched by Myers' O(ND) algorithm ("An O(ND) Difference Algorithm
// and Its Variations", 1986) and what remains by likeness; then the words of like blocks in the same way. Cost and
// output are bounded whatever the texts are; a bound that is reached makes a diff coarser, never wrong.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kb {

// A paragraph as a reader sees it, without markup, and the heading it stands under.
struct DiffBlock {
  std::string heading;
  std::string text;

  friend bool operator==(const DiffBlock&, const DiffBlock&) = default;
};

// Words of the interface, from the theme.
struct DiffStrings {
  std::string deleted;  // "Slettet:"
  std::string added;    // "Tilføjet:"
  std::string end;      // "slut."
  std::string count;    // "{n} ord slettet, {m} tilføjet"; empty: no such line
};

struct WordDiff {
  std::string html;               // <h3>, <p>, <del> and <ins>; empty if nothing a reader sees has changed
  size_t deleted = 0, added = 0;  // words
};

WordDiff word_diff(const std::vector<DiffBlock>& before, const std::vector<DiffBlock>& after,
                   const DiffStrings& strings);

// The steps from one sequence to another: runs of what is kept, deleted from `before` and inserted from `after`.
// Between two kept runs deletions stand before insertions.
struct DiffStep {
  enum class Kind : uint8_t { keep, remove, insert };

  Kind kind = Kind::keep;
  uint32_t before = 0, after = 0;  // where the run begins in each sequence
  uint32_t length = 0;
};
// Where more than `most_edits` are needed, what lies between the common ends is removed and inserted as a whole.
std::vector<DiffStep> diff_sequences(const std::vector<uint32_t>& before, const std::vector<uint32_t>& after,
                                     size_t most_edits);

}  // namespace kb
