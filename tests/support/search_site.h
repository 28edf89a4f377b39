// A small site for tests of the search: pages in a few words, an open engine, answers by title.
#pragma once

#include <string>
#include <vector>

#include "search/index/builder.h"
#include "search/query/engine.h"

namespace kb::test {

struct TestPage {
  std::string title;
  std::string text;
  std::vector<search::SectionInput> sections = {};  // after the lead
  std::vector<std::string> aliases = {};
  std::vector<std::string> links = {};
  int boost = 0;
  std::vector<std::string> keywords = {};
};

inline search::IndexInput site_input(const std::vector<TestPage>& pages, const std::string& language = "da") {
  search::IndexInput input;
  input.language = search::language_from_code(language);
  input.language_code = language;
  for (const TestPage& page : pages) {
    search::PageInput& out = input.pages.emplace_back();
    out.title = page.title;
    out.url = "/" + std::to_string(input.pages.size()) + "/";
    out.kind = "term";
    out.aliases = page.aliases;
    out.keywords = page.keywords;
    out.link_texts = page.links;
    out.boost = page.boost;
    search::SectionInput lead;
    lead.kind = search::SectionKind::definition;
    lead.text = page.text;
    std::vector<search::SectionInput> sections = page.sections;
    sections.insert(sections.begin(), lead);
    out.sections = [sections] { return sections; };
  }
  return input;
}

// Opens an index with all its chunks; returns why it could not.
inline std::string open_all(search::Engine& engine, const search::BuiltIndex& index) {
  search::Refusal refused = engine.open(index.files[0].bytes);
  for (size_t i = 1; refused == search::Refusal::none && i < index.files.size(); ++i) {
    refused = engine.add_chunk(static_cast<uint32_t>(i - 1), index.files[i].bytes);
  }
  return std::string(search::reason_of(refused));
}

class TestSite {
 public:
  explicit TestSite(const search::IndexInput& input) : index_(search::build_index(input, 1)) {
    reason_ = open_all(engine_, index_);
  }
  explicit TestSite(const std::vector<TestPage>& pages, const std::string& language = "da")
      : TestSite(site_input(pages, language)) {}

  search::Results results(const std::string& query) { return engine_.search(query, {}); }
  // Titles of the results, best first.
  std::vector<std::string> titles(const std::string& query) {
    std::vector<std::string> titles;
    for (const search::PageResult& page : results(query).pages) titles.push_back(page.title);
    return titles;
  }
  // The first title, or "" where nothing is found.
  std::string first(const std::string& query) {
    const std::vector<std::string> found = titles(query);
    return found.empty() ? std::string() : found[0];
  }
  search::Engine& engine() { return engine_; }
  const search::BuiltIndex& index() const { return index_; }
  const std::string& reason() const { return reason_; }

 private:
  search::BuiltIndex index_;
  search::Engine engine_;
  std::string reason_;
};

inline search::SectionInput section(const std::string& heading, const std::string& text,
                                    search::SectionKind kind = search::SectionKind::body) {
  search::SectionInput result;
  result.heading = heading;
  result.anchor = heading.substr(0, 3);
  result.kind = kind;
  result.text = text;
  return result;
}

}  // namespace kb::test
