#include "tests/relevance/read_set.h"

#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

namespace kb::relevance {
namespace {

using nlohmann::json;

template <class Use>
void each_line(const std::string& text, const Use& use) {
  std::istringstream lines(text);
  std::string line;
  while (std::getline(lines, line)) {
    if (!line.empty()) use(line);
  }
}

std::string trimmed(std::string text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.pop_back();
  return text;
}

// Lines of the body that are the next heading begin a section.
std::vector<search::SectionInput> sections_of(const std::string& body, const std::vector<std::string>& headings) {
  std::vector<search::SectionInput> sections(1);
  size_t next = 0;
  each_line(body, [&](const std::string& line) {
    if (next < headings.size() && trimmed(line) == headings[next]) {
      sections.emplace_back();
      sections.back().heading = headings[next];
      sections.back().anchor = "s" + std::to_string(++next);
      return;
    }
    if (!sections.back().text.empty()) sections.back().text += '\n';
    sections.back().text += line;
  });
  return sections;
}

}  // namespace

std::string read_text(const std::string& path) {
  if (path.size() > 3 && path.compare(path.size() - 3, 3, ".gz") == 0) {
    std::FILE* pipe = popen(("gzip -dc '" + path + "'").c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("cannot run gzip");
    std::string text;
    char buffer[65536];
    for (size_t n = fread(buffer, 1, sizeof buffer, pipe); n > 0; n = fread(buffer, 1, sizeof buffer, pipe)) {
      text.append(buffer, n);
    }
    if (pclose(pipe) != 0) throw std::runtime_error("cannot unpack " + path);
    return text;
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

search::IndexInput read_documents(const std::string& documents, const std::string& headings,
                                  const std::string& language) {
  search::IndexInput input;
  input.language = search::language_from_code(language);
  input.language_code = language;
  const json known = headings.empty() ? json::object() : json::parse(headings);
  each_line(documents, [&](const std::string& line) {
    const json document = json::parse(line);
    search::PageInput& page = input.pages.emplace_back();
    page.url = document["id"];
    page.title = document["title"];
    page.kind = "term";
    std::vector<std::string> titles;
    if (known.contains(page.url)) {
      for (const json& heading : known[page.url]) titles.push_back(trimmed(heading[1]));
    }
    page.sections = [sections = sections_of(document["body"], titles)] { return sections; };
  });
  return input;
}

std::vector<Query> read_queries(const std::string& queries, const std::string& judgments) {
  std::map<std::string, std::vector<std::string>> relevant;
  each_line(judgments, [&](const std::string& line) {
    std::istringstream fields(line);
    std::string query, document;
    int grade = 0;
    if (fields >> query >> document >> grade && grade > 0) relevant[query].push_back(document);
  });
  std::vector<Query> result;
  each_line(queries, [&](const std::string& line) {
    const json query = json::parse(line);
    Query& out = result.emplace_back();
    out.id = query["id"];
    out.text = query["text"];
    out.kind = query["kind"];
    out.relevant = relevant[out.id];
  });
  return result;
}

}  // namespace kb::relevance
