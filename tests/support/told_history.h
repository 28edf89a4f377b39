// Histories and what was said of them as texts, for tests to compare.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "generator/config/config.h"
#include "generator/history/history.h"
#include "tests/support/smallest_site.h"

namespace kb::test {

inline std::string names(const std::vector<Person>& people) {
  std::string text;
  for (const Person& person : people) text += (text.empty() ? "" : ", ") + person.name + (person.bot ? "*" : "");
  return text;
}

// One revision a line: authors | summary, then what is special about it.
inline std::string told(const PageHistory& page) {
  std::string text;
  for (const Revision& r : page.revisions) {
    text += names(r.authors) + " | " + r.summary + (r.created ? " (created)" : "") + (r.minor ? " (minor)" : "") +
            (r.reviewers.empty() ? "" : " (reviewed by " + names(r.reviewers) + ")") + "\n";
  }
  return text;
}

inline std::string told(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) {
    text += std::string(name_of(d.severity)) + ' ' + std::string(info(d.code).name) + ": " + d.message + " | " +
            d.hint + "\n";
  }
  return text;
}

inline Config config_of(const std::string& more = {}) {
  SourceMap sources;
  const FileId file = sources.add("site.toml", kSmallestSite + more);
  Parsed<Config> parsed = parse_config(sources.file(file));
  INFO(told(parsed.diagnostics));
  REQUIRE(parsed.diagnostics.empty());
  return parsed.value;
}

}  // namespace kb::test
