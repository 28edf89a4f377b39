// CommonMark's own examples through our parser and renderer, raw HTML on. Where kbgen means to differ,
// commonmark_deviations.txt says so, example by example.
#include <catch2/catch.hpp>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "generator/page/markdown.h"
#include "generator/page/render_html.h"
#include "tests/support/read_file.h"

namespace {

struct Example {
  int number = 0;
  std::string section, markdown, html;
};

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::vector<Example> read_examples(const std::string& path) {
  const std::string fence(32, '`');
  std::istringstream lines(kb::test::read_file(path));
  std::vector<Example> examples;
  std::string line, section;
  enum { prose, markdown, html } state = prose;
  Example example;
  while (std::getline(lines, line)) {
    if (state == prose && line == fence + " example") {
      example = {static_cast<int>(examples.size()) + 1, section, "", ""};
      state = markdown;
    } else if (state == markdown && line == ".") {
      state = html;
    } else if (state != prose && line == fence) {
      replace_all(example.markdown, "→", "\t");
      replace_all(example.html, "→", "\t");
      examples.push_back(example);
      state = prose;
    } else if (state == markdown) {
      example.markdown += line + "\n";
    } else if (state == html) {
      example.html += line + "\n";
    } else if (line.rfind("#", 0) == 0) {
      section = line.substr(line.find_first_not_of("# "));
    }
  }
  return examples;
}

// What differs in every example alike and means the same to a browser: <br /> and <br>, ids of headings, attributes
// that kbgen always writes, line breaks between blocks.
std::string normalize(std::string html) {
  replace_all(html, " />", ">");
  replace_all(html, " tabindex=\"0\"", "");
  replace_all(html, " loading=\"lazy\" decoding=\"async\"", "");
  for (size_t at = html.find("<h"); at != std::string::npos; at = html.find("<h", at + 1)) {
    if (html.compare(at + 3, 5, " id=\"") == 0) html.erase(at + 3, html.find('"', at + 8) + 1 - (at + 3));
  }
  while (!html.empty() && html.back() == '\n') html.pop_back();
  return html;
}

std::string render(const std::string& markdown) {
  kb::SourceMap sources;
  const kb::FileId id = sources.add("example.md", markdown);
  kb::Doc doc;
  kb::MarkdownOptions options;
  options.raw_html = true;
  const auto range =
      kb::parse_markdown(doc, sources.file(id), 0, static_cast<uint32_t>(markdown.size()), options).value;
  std::string html;
  kb::render_html(doc, range, {}, html);
  return html;
}

// "version number reason" a line; '#' begins a comment.
std::map<int, std::string> deviations(const std::string& version) {
  std::istringstream lines(kb::test::read_file("tests/spec/commonmark_deviations.txt"));
  std::map<int, std::string> found;
  std::string line;
  while (std::getline(lines, line)) {
    std::istringstream words(line);
    std::string of, reason;
    int number = 0;
    if (line.rfind("#", 0) == 0 || !(words >> of >> number) || of != version) continue;
    std::getline(words, reason);
    found[number] = reason;
  }
  return found;
}

void check_version(const std::string& version, size_t count) {
  const std::string path = "../shared/spec/commonmark/spec-" + version + ".txt";
  const std::vector<Example> examples = read_examples(path);
  if (examples.empty()) {
    WARN("skipped: there is no " << path);
    return;
  }
  CHECK(examples.size() == count);
  const std::map<int, std::string> known = deviations(version);
  for (const Example& example : examples) {
    const std::string expected = normalize(example.html);
    const std::string actual = normalize(render(example.markdown));
    const auto deviation = known.find(example.number);
    INFO("CommonMark " << version << ", example " << example.number << " (" << example.section << ")\n"
                       << example.markdown);
    if (deviation == known.end()) {
      CHECK(actual == expected);
    } else {
      INFO("listed as deviating, yet it is as CommonMark says:" << deviation->second);
      CHECK(deviation->second.size() > 1);
      CHECK(actual != expected);
    }
  }
}

}  // namespace

TEST_CASE("CommonMark 0.31.2 examples come out as the specification says, or as the list of deviations says") {
  check_version("0.31.2", 655);
}

TEST_CASE("CommonMark 0.30 examples come out as the specification says, or as the list of deviations says") {
  check_version("0.30", 652);
}
