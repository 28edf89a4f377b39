// From pages to index files, natively. The only way the generator writes an index. Pure: same input, same bytes,
// for any number of threads. The bytes are specified in search/FORMAT.md. Texts are to be given with their letters
// composed: the browser's engine, which reads them again, leaves letters and marks apart that are.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "search/index/format.h"
#include "search/index/read_words.h"
#include "search/text/analyze.h"
#include "search/text/compound.h"

namespace kb::search {

// A part of a page a result can link to.
struct SectionInput {
  std::string anchor;   // id in the page; empty: the top
  std::string heading;  // heading or question; empty for the lead
  SectionKind kind = SectionKind::body;
  std::string text;  // plain text, blocks apart by '\n'
  // Half-open ranges of the page's words in ReadPages, which come before those of `text`.
  std::vector<std::pair<uint32_t, uint32_t>> words = {};
};

struct PageInput {
  std::string url;  // as the page is linked from the site, root-relative with base path
  std::string title;
  std::string kind;        // "term", "article", "document", "category", "home"
  std::string category;    // shown in results
  std::string definition;  // short text shown in suggestions
  std::vector<std::string> aliases;
  std::vector<std::string> keywords;    // not shown; indexed like weak aliases
  std::vector<std::string> link_texts;  // how other pages name this one
  int boost = 0;                        // -3 … 3
  // Makes the page's sections, the same at each call. Called when they are needed, so that the site's text is not in
  // memory once more; from several threads.
  std::function<std::vector<SectionInput>()> sections;
  // The same sections, with words of ReadPages instead of the texts these were read from. Called once.
  std::function<std::vector<SectionInput>()> read_sections;
};

struct IndexInput {
  Language language = Language::none;
  std::string language_code;
  std::vector<PageInput> pages;                                // in a fixed order: ties go to the first
  std::vector<std::vector<std::string>> synonyms;              // groups, both directions
  std::vector<std::pair<std::string, std::string>> compounds;  // author's splits
  std::string form_lines;                                      // site's own irregular forms, see tables.h
  bool other_language_present = false;                         // carry Danish–Norwegian keys
};

struct IndexFile {
  std::string name;  // "root" or "c0", "t12": the writer of the site adds language and content hash
  std::string bytes;
};

struct IndexStatistics {
  uint64_t tokens = 0, terms = 0, surfaces = 0, postings = 0, compound_postings = 0, sections = 0;
  uint64_t root_bytes = 0, total_bytes = 0;
};

struct BuiltIndex {
  std::vector<IndexFile> files;          // root first; chunks by their number in `name`
  std::vector<CompoundSplit> compounds;  // in byte order
  IndexStatistics statistics;
};

// `read` has all pages in order, or none.
BuiltIndex build_index(const IndexInput& input, unsigned threads, std::vector<ReadPages> read = {});

}  // namespace kb::search
