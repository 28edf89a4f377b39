// Text and tables that several pages share, from other files of the content folder. A line of its own names the file:
//
//   ![[_fælles/varsel.md]]   the Markdown of that file, without its front matter, as if it stood here
//   ![[priser.csv]]          its rows as a table; commas, semicolons or tabs apart (data_table.h)
//   ![[priser.toml]]         the same of [[row]] tables
//
// The name is seen from the file that says it, else from the content folder. The line may stand in a list or a quote,
// never in code; what it brings is indented as it is. Files and folders whose names begin with '_' are no pages and are
// not published. Places in diagnostics are those in the other file. Pure.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "generator/base/diagnostic.h"
#include "generator/page/markdown_text.h"

namespace kb {

// Files that can be embedded: path below the site's root → source.
using EmbedFiles = std::map<std::string, FileId, std::less<>>;

struct Embeds {
  const SourceMap* sources = nullptr;
  const EmbedFiles* files = nullptr;
  std::string content;  // the content folder
};

// True if a file of that name can be embedded.
bool can_be_embedded(std::string_view path);

// Replaces each such line. `file`: where `text` is from; `code`: ranges, ascending, where Markdown means nothing. A
// file that embeds itself, perhaps by way of others, is an error and left out, as is what would make the page too
// large. Returns the files it brought, sorted.
std::vector<FileId> expand_embeds(MarkdownText& text, FileId file, const std::vector<TextRange>& code,
                                  const Embeds& embeds, std::string_view language, Diagnostics& diagnostics);

}  // namespace kb
