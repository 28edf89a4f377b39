// kbgen search: the same engine as in the browser, on an index built in memory.
#include <fstream>
#include <iostream>
#include <memory>

#include "generator/base/parallel.h"
#include "generator/build.h"
#include "generator/command/cli.h"
#include "generator/command/command_output.h"
#include "generator/desk/local_search.h"
#include "generator/disk/embedded.h"

namespace kb {
namespace {

std::string marked(const std::string& text, const std::vector<search::Mark>& marks, bool color) {
  std::string out;
  uint32_t at = 0;
  for (const search::Mark& mark : marks) {
    if (mark.begin < at || mark.end > text.size()) continue;
    out += text.substr(at, mark.begin - at) + (color ? "\033[1m" : "[") +
           text.substr(mark.begin, mark.end - mark.begin) + (color ? "\033[0m" : "]");
    at = mark.end;
  }
  return out + text.substr(at);
}

void print_text(const search::Results& results, bool color) {
  if (results.pages.empty()) std::cout << "no page matches\n";
  if (!results.did_you_mean.empty()) std::cout << "did you mean: " << results.did_you_mean << "\n";
  for (size_t i = 0; i < results.pages.size(); ++i) {
    const search::PageResult& page = results.pages[i];
    std::cout << i + 1 << ". " << marked(page.title, page.title_marks, color) << "  " << page.url << "  ("
              << search::name_of(page.tier) << ", " << page.score << ")\n";
    for (const search::SectionResult& section : page.sections) {
      const std::string heading = marked(section.heading, section.heading_marks, color);
      if (!heading.empty())
        std::cout << "     " << heading << (section.anchor.empty() ? "" : "  #" + section.anchor) << "\n";
      if (!section.excerpt.empty())
        std::cout << "     " << marked(section.excerpt, section.excerpt_marks, color) << "\n";
    }
    for (const search::Explanation& line : page.explanation) {
      std::cout << "     " << (line.points >= 0 ? "+" : "") << line.points << "  " << line.what << "\n";
    }
  }
  if (!results.known_words.empty()) {
    std::cout << "words of this site that look alike:";
    for (const std::string& word : results.known_words) std::cout << " " << word;
    std::cout << "\n";
  }
}

// Lines of 'id<TAB>query'; `name` is the file's for messages. False if a line is something else.
bool read_queries(std::istream& in, const std::string& name,
                  std::vector<std::pair<std::string, std::string>>& queries) {
  std::string text;
  for (size_t number = 1; std::getline(in, text); ++number) {
    if (!text.empty() && text.back() == '\r') text.pop_back();
    if (text.empty()) continue;
    const size_t tab = text.find('\t');
    if (tab == std::string::npos) {
      std::cerr << name << ":" << number << ": a line is 'id<TAB>query'\n";
      return false;
    }
    queries.emplace_back(text.substr(0, tab), text.substr(tab + 1));
  }
  return true;
}

int run_batch(const CommandLine& line, const LanguageIndex& index, search::Options options) {
  std::vector<std::pair<std::string, std::string>> queries;
  if (line.batch == "-") {
    if (!read_queries(std::cin, "standard input", queries)) return kExitUsage;
  } else {
    std::ifstream file(line.batch);
    // A folder opens, and only reading it fails.
    if (!file || (file.peek(), file.bad())) {
      std::cerr << "cannot read " << line.batch << "\n";
      return kExitUsage;
    }
    if (!read_queries(file, line.batch, queries)) return kExitUsage;
  }
  options.excerpts = false;
  const auto answers = parallel_map(
      queries.size(), line.threads, [&] { return std::make_unique<LocalSearch>(index); },
      [&](std::unique_ptr<LocalSearch>& local, size_t i) {
        const search::Results results = local->answer(queries[i].second, options);
        std::string out;
        for (size_t rank = 0; rank < results.pages.size(); ++rank) {
          out += queries[i].first + "\t" + results.pages[rank].url + "\t" + std::to_string(rank + 1) + "\t" +
                 std::to_string(results.pages[rank].score) + "\n";
        }
        return out;
      });
  for (const std::string& lines : answers) std::cout << lines;
  return kExitFine;
}

}  // namespace

int run_search(const CommandLine& line, const Environment& environment) {
  const std::unique_ptr<FileSystem> files = open_disk(line.root);
  const MemoryFileSystem built_in = embedded_files();
  BuildOptions options = build_options(line, environment);
  options.render = false;
  const Build result = build(*files, built_in, options);
  const size_t errors = count(result.diagnostics, Severity::error);
  if (result.docs.empty()) {
    print_diagnostics(result, line, environment);
  } else if (errors > 0) {
    std::cerr << "the content has " << counted(errors, "error", "errors")
              << " (kbgen check shows them); answers may be missing\n";
  }
  const std::string language = line.language.empty() ? result.config.default_language : line.language;
  const LanguageIndex* index = find_index(result.indexes, language);
  if (index == nullptr) {
    std::string languages;
    for (const LanguageIndex& other : result.indexes) languages += (languages.empty() ? "" : ", ") + other.language;
    std::cerr << (languages.empty() ? "there is nothing to search\n"
                                    : "no page is in the language '" + language + "', only in " + languages + "\n");
    return kExitUsage;
  }
  LocalSearch local(*index);
  if (!local.problem.empty()) {
    std::cerr << "the index cannot be read: " << local.problem << "\n";
    return kExitUsage;
  }
  search::Options query_options;
  query_options.limit = line.limit;
  query_options.explain = line.explain;
  if (!line.batch.empty()) return run_batch(line, *index, query_options);
  const search::Results results = local.answer(line.query, query_options);
  if (line.format == "json") {
    std::cout << search::to_json(results) << "\n";
  } else if (line.format == "tsv") {
    for (size_t i = 0; i < results.pages.size(); ++i) {
      std::cout << i + 1 << "\t" << results.pages[i].url << "\t" << results.pages[i].score << "\t"
                << results.pages[i].title << "\n";
    }
  } else {
    print_text(results, environment.out_is_terminal && environment.color);
  }
  return kExitFine;
}

}  // namespace kb
