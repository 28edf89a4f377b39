// Front matter of a page, read, with what was said of it as text.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "generator/config/front_matter.h"

namespace kb::test {

struct Read {
  SourceMap sources;
  FrontMatter meta;
  std::string told;  // diagnostics, one a line: line:column code 'marked text' message | hint
  std::string body;
};

inline std::string describe(const Diagnostics& diagnostics, const SourceMap& sources) {
  std::string text;
  for (const Diagnostic& d : diagnostics) {
    const LineColumn place = Locator(sources).locate(d.span.file, d.span.begin);
    const std::string& source = sources.file(d.span.file).text;
    text += std::to_string(place.line) + ':' + std::to_string(place.column) + ' ' + std::string(info(d.code).name) +
            " '" + source.substr(d.span.begin, d.span.end - d.span.begin) + "' " + d.message + " | " + d.hint + '\n';
  }
  return text;
}

inline Read read(const std::string& text) {
  Read result;
  const FileId file = result.sources.add("a.md", text);
  Parsed<FrontMatter> parsed = parse_front_matter(result.sources.file(file));
  sort_diagnostics(parsed.diagnostics, result.sources);
  result.told = describe(parsed.diagnostics, result.sources);
  result.meta = std::move(parsed.value);
  REQUIRE(result.meta.body_begin <= text.size());
  result.body = text.substr(result.meta.body_begin);
  return result;
}

inline Read yaml(const std::string& block) {
  return read("---\n" + block + "---\nBody\n");
}

inline std::string joined(const std::vector<Text>& list) {
  std::string text;
  for (const Text& item : list) text += (text.empty() ? "" : "|") + item.value;
  return text;
}

inline std::string marked(const Read& r, Span span) {
  return r.sources.file(span.file).text.substr(span.begin, span.end - span.begin);
}

}  // namespace kb::test
