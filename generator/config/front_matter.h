// Front matter: the block of YAML (---) or TOML (+++) at the top of a page, as typed values with places.
//
// Keys are listed once, in front_matter_keys() (name, type, meaning); the parser, the documentation and the
// JSON Schema all come from that table. A missing value is an empty Text (see Text::present).
//
// The block begins on the first line that is not blank (a byte order mark and CRLF are fine) and is closed by the same
// line of --- or +++; YAML may also be closed by "...". YAML is read without anchors, aliases and tags, each of which
// is an error, as is a key that stands twice; `yes`, `no`, `ja` and `nej` are flags only where a flag is meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/base/date.h"
#include "generator/base/diagnostic.h"
#include "generator/base/source.h"

namespace kb {

// A scalar with its place in the file.
struct Text {
  std::string value;
  Span span;

  bool present() const { return span.known(); }
};

struct FaqEntry {
  Text question;
  Text answer;  // Markdown
};

struct HistoryEntry {
  Date date;
  std::vector<Text> authors;  // "by", "author" or "authors"
  Text summary;
  bool bot = false;  // the authors are bots
};

struct Download {
  Text file;  // path relative to the page, or root-relative
  Text title;
  Text language;
};

struct FrontMatter {
  Text title, slug, lang, kind, description, definition, category, translation_key, sort, image, summary;
  Text grammar, english;          // "substantiv, fælleskøn"; the term in English
  std::vector<Text> inflections;  // forms shown under the title: "-varslet", "-varsler"
  std::vector<Text> keywords, tags, aliases, redirect_from, related, authors;
  std::vector<Text> forms;  // exact word forms that link to this term
  std::vector<FaqEntry> faq;
  std::vector<HistoryEntry> history;
  std::vector<Download> downloads;
  std::optional<Date> date, updated, publish, expires;
  Text review_in;  // "6 mdr", "1 år"
  Text ai;         // "none", "assisted", "generated"
  bool draft = false;
  bool autolink = true;  // term links in this page
  bool toc = true;
  int weight = 0;  // order within a category, small first
  int boost = 0;   // search: -3 … 3

  Span block;               // the whole block with its fences; unknown where there is none
  uint32_t body_begin = 0;  // byte offset of the Markdown that follows
};

// Never fails: what can be read is read, and the rest is in the diagnostics.
Parsed<FrontMatter> parse_front_matter(const SourceFile& source);

enum class ValueType : uint8_t { text, list, date, boolean, integer, faq, history, downloads, table, number };

struct KeyInfo {
  std::string_view name;
  ValueType type;
  std::string_view meaning;  // one sentence for the reference manual
  std::string_view example;  // a value, as written after the colon in YAML
};
const std::vector<KeyInfo>& front_matter_keys();

}  // namespace kb
