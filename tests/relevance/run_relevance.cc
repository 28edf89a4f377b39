// Answers a relevance set with the engine and prints its scores.
//   kb_relevance SETS-FOLDER SET [SET…] [--half 0|1] [--weights FILE] [--run FOLDER] [--failures KIND]
//                [--explain QUERY] [--index FOLDER]
//   kb_relevance SETS-FOLDER --least FILE
// SETS-FOLDER holds docs/SET.jsonl.gz, headings/SET.json.gz and dev/SET/{queries.jsonl,qrels.tsv}. --half asks every
// other query only: one half to tune on, the other to check with. A weights file has lines "name value"
// (search/query/weights.h). --run writes qid<TAB>docid<TAB>rank<TAB>score into FOLDER/SET.tsv. --index only writes the
// index, root.kbi and root/0.kbi …, as a browser would fetch it, of the last set.
// --least asks the sets that lines "SET KIND SUCCESS@1" of the file name and ends with 1 where one is below; with 77
// where there is no SETS-FOLDER.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>
#include <unordered_map>

#include "search/query/engine.h"
#include "tests/relevance/evaluate.h"
#include "tests/relevance/read_set.h"

namespace {

using kb::relevance::Answer;
using kb::relevance::Query;

struct Arguments {
  std::string folder, weights, run, failures, explain, index, least;
  std::vector<std::string> sets;
  int half = -1;  // both
  bool tune = false;
};

constexpr double kMostCompoundPercent = 13;

struct Set {
  std::string name;
  std::vector<Query> queries;
  std::vector<std::string> ids;
  std::unordered_map<std::string, std::string> titles;
  std::unique_ptr<kb::search::Engine> engine;
  double compound_percent = 0;  // postings of compounds' parts, of those of whole words
};

kb::search::Options options() {
  kb::search::Options result;
  result.limit = 10;
  result.excerpts = false;
  result.sections = 0;
  return result;
}

void write_index(const kb::search::BuiltIndex& index, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder / "root");
  for (size_t i = 0; i < index.files.size(); ++i) {
    std::ofstream file(i == 0 ? folder / "root.kbi" : folder / "root" / (std::to_string(i - 1) + ".kbi"),
                       std::ios::binary);
    file << index.files[i].bytes;
    if (!file.flush()) throw std::runtime_error("cannot write the index into " + folder.string());
  }
}

// Queries of a kind stand together in a set: every other one gives halves of the same kinds.
void keep_half(std::vector<Query>& queries, int half) {
  std::vector<Query> kept;
  for (size_t i = static_cast<size_t>(half); i < queries.size(); i += 2) kept.push_back(std::move(queries[i]));
  queries = std::move(kept);
}

Set load(const std::string& folder, const std::string& name, const std::string& index_folder) {
  const auto path = [&](const std::string& rest) { return folder + "/" + rest; };
  const std::string headings = path("headings/" + name + ".json.gz");
  kb::search::IndexInput input = kb::relevance::read_documents(
      kb::relevance::read_text(path("docs/" + name + ".jsonl.gz")),
      std::filesystem::exists(headings) ? kb::relevance::read_text(headings) : std::string(), name.substr(0, 2));
  Set set;
  set.name = name;
  for (const kb::search::PageInput& page : input.pages) set.titles[page.url] = page.title;
  const auto start = std::chrono::steady_clock::now();
  kb::search::BuiltIndex index = kb::search::build_index(input, 2);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  const kb::search::IndexStatistics& s = index.statistics;
  set.compound_percent = 100.0 * double(s.compound_postings) / double(std::max<uint64_t>(1, s.postings));
  std::fprintf(stderr,
               "%s: %zu pages, %.2f s, %zu files, root %zu, total %zu bytes; %zu surfaces, %zu stems, "
               "compound postings +%.1f %%\n",
               name.c_str(), input.pages.size(), seconds.count(), index.files.size(), size_t(s.root_bytes),
               size_t(s.total_bytes), size_t(s.surfaces), size_t(s.terms), set.compound_percent);
  if (!index_folder.empty()) write_index(index, index_folder);
  set.engine = std::make_unique<kb::search::Engine>();
  kb::search::Refusal refused = set.engine->open(std::move(index.files[0].bytes));
  for (size_t i = 1; refused == kb::search::Refusal::none && i < index.files.size(); ++i) {
    refused = set.engine->add_chunk(static_cast<uint32_t>(i - 1), std::move(index.files[i].bytes));
  }
  if (refused != kb::search::Refusal::none) {
    throw std::runtime_error(name + ": " + std::string(kb::search::reason_of(refused)));
  }
  set.queries = kb::relevance::read_queries(kb::relevance::read_text(path("dev/" + name + "/queries.jsonl")),
                                            kb::relevance::read_text(path("dev/" + name + "/qrels.tsv")));
  return set;
}

// The page a document is a section of: the titles of the question sets are "page" or "page – heading".
std::string_view page_of(std::string_view title) {
  return title.substr(0, title.find(" \u2013 "));
}

std::vector<Answer> answer_all(Set& set, const Arguments& arguments) {
  std::vector<Answer> answers;
  std::ofstream run;
  if (!arguments.run.empty()) {
    run.open(arguments.run + "/" + set.name + ".tsv");
    if (!run) throw std::runtime_error("cannot write into " + arguments.run);
  }
  for (const Query& query : set.queries) {
    const kb::search::Results results = set.engine->search(query.text, options());
    Answer& answer = answers.emplace_back();
    for (const kb::search::PageResult& page : results.pages) answer.documents.push_back(page.url);
    for (const std::string& relevant : query.relevant) {
      if (answer.documents.empty()) continue;
      answer.right_page =
          answer.right_page || page_of(set.titles[relevant]) == page_of(set.titles[answer.documents[0]]);
    }
    for (size_t i = 0; run && i < results.pages.size(); ++i) {
      run << query.id << '\t' << results.pages[i].url << '\t' << i + 1 << '\t' << results.pages[i].score << '\n';
    }
  }
  return answers;
}

void print_failures(const Set& set, const std::vector<Answer>& answers, const std::string& kind) {
  for (size_t i = 0; i < set.queries.size(); ++i) {
    const Query& query = set.queries[i];
    if (kind != "all" && query.kind != kind) continue;
    const std::vector<std::string>& found = answers[i].documents;
    if (!found.empty() && std::find(query.relevant.begin(), query.relevant.end(), found[0]) != query.relevant.end()) {
      continue;
    }
    std::cout << "\n[" << query.kind << "] " << query.text << "\n";
    for (const std::string& id : query.relevant) {
      const auto at = std::find(found.begin(), found.end(), id);
      std::cout << "   wanted " << (at == found.end() ? 0 : at - found.begin() + 1) << ": " << set.titles.at(id)
                << "\n";
    }
    for (size_t k = 0; k < found.size() && k < 3; ++k)
      std::cout << "   " << k + 1 << ". " << set.titles.at(found[k]) << "\n";
  }
}

void explain(Set& set, const std::string& query) {
  kb::search::Options wanted = options();
  wanted.explain = true;
  for (const kb::search::PageResult& page : set.engine->search(query, wanted).pages) {
    std::cout << page.url << " " << page.score << " " << page.title << "\n";
    for (const kb::search::Explanation& line : page.explanation)
      std::cout << "      " << line.points << "  " << line.what << "\n";
  }
}

void set_weights(std::vector<Set>& sets, const std::string& text) {
  std::istringstream lines(text);
  std::string name;
  int32_t value = 0;
  while (lines >> name >> value) {
    for (Set& set : sets) set.engine->set_weight(name, value);
  }
}

// For tune.py: each line of the input is "name value name value …"; answers with one line of the sets' scores.
void serve_tuning(std::vector<Set>& sets, const Arguments& arguments) {
  std::string line;
  while (std::getline(std::cin, line)) {
    set_weights(sets, line);
    for (Set& set : sets) {
      const auto scores = kb::relevance::evaluate(set.queries, answer_all(set, arguments));
      const auto macro = scores.find("MACRO");
      const kb::relevance::Score& s =
          macro != scores.end() && set.name.find("-kw") != std::string::npos ? macro->second : scores.at("ALL");
      std::printf("%s %.4f %.4f ", set.name.c_str(), s.success1, s.ndcg10);
    }
    std::printf("\n");
    std::fflush(stdout);
  }
}

int check_least(const Arguments& arguments) {
  if (!std::filesystem::is_directory(arguments.folder)) {
    std::cout << "skipped: there are no sets in " << arguments.folder << "\n";
    return 77;
  }
  std::istringstream lines(kb::relevance::read_text(arguments.least));
  std::map<std::string, std::map<std::string, double>> least;
  std::string name, kind;
  double success = 0;
  while (lines >> name >> kind >> success) least[name][kind] = success;
  if (least.empty()) throw std::runtime_error(arguments.least + " asks for nothing");
  int status = 0;
  for (const auto& [set_name, kinds] : least) {
    Set set = load(arguments.folder, set_name, {});
    if (set.compound_percent > kMostCompoundPercent) {
      std::printf("%s: parts of compounds add more than %.0f %% to the postings\n", set_name.c_str(),
                  kMostCompoundPercent);
      status = 1;
    }
    const auto scores = kb::relevance::evaluate(set.queries, answer_all(set, arguments));
    for (const auto& [kind_name, wanted] : kinds) {
      const double found = scores.at(kind_name).success1;
      std::printf("%s %s %.4f, at least %.3f%s\n", set_name.c_str(), kind_name.c_str(), found, wanted,
                  found < wanted ? ": too low" : "");
      if (found < wanted) status = 1;
    }
  }
  return status;
}

Arguments parse(int argc, char** argv) {
  Arguments result;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    const auto value = [&]() -> std::string {
      if (i + 1 >= argc) throw std::runtime_error(argument + " needs a value");
      return argv[++i];
    };
    if (argument == "--weights") {
      result.weights = value();
    } else if (argument == "--run") {
      result.run = value();
    } else if (argument == "--failures") {
      result.failures = value();
    } else if (argument == "--explain") {
      result.explain = value();
    } else if (argument == "--index") {
      result.index = value();
    } else if (argument == "--least") {
      result.least = value();
    } else if (argument == "--half") {
      result.half = value() == "1";
    } else if (argument == "--tune") {
      result.tune = true;
    } else if (result.folder.empty()) {
      result.folder = argument;
    } else {
      result.sets.push_back(argument);
    }
  }
  if (result.sets.empty() && result.least.empty()) throw std::runtime_error("usage: kb_relevance SETS-FOLDER SET…");
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const Arguments arguments = parse(argc, argv);
    if (!arguments.least.empty()) return check_least(arguments);
    std::vector<Set> sets;
    for (const std::string& name : arguments.sets) sets.push_back(load(arguments.folder, name, arguments.index));
    for (Set& set : sets) {
      if (arguments.half >= 0) keep_half(set.queries, arguments.half);
    }
    if (!arguments.weights.empty()) set_weights(sets, kb::relevance::read_text(arguments.weights));
    if (!arguments.index.empty()) return 0;
    if (arguments.tune) {
      serve_tuning(sets, arguments);
      return 0;
    }
    for (Set& set : sets) {
      if (!arguments.explain.empty()) {
        explain(set, arguments.explain);
        continue;
      }
      const auto start = std::chrono::steady_clock::now();
      const std::vector<Answer> answers = answer_all(set, arguments);
      const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
      if (!arguments.failures.empty()) print_failures(set, answers, arguments.failures);
      const auto scores = kb::relevance::evaluate(set.queries, answers);
      std::cout << set.name << " (" << 1000 * seconds.count() / static_cast<double>(std::max<size_t>(1, answers.size()))
                << " ms a query)\n";
      std::cout << kb::relevance::format_scores(scores);
    }
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "kb_relevance: " << error.what() << "\n";
    return 1;
  }
}
