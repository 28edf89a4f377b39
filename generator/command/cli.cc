#include "generator/command/cli.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "generator/config/config.h"

#ifndef KBGEN_VERSION
#define KBGEN_VERSION "development"
#endif

namespace kb {
namespace {

// The clock is read here and nowhere else. SOURCE_DATE_EPOCH (reproducible-builds.org) stands before it.
Date today() {
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    char* end = nullptr;
    const long long seconds = std::strtoll(epoch, &end, 10);
    if (end != epoch && *end == '\0') return date_from_unix(seconds, 0);
  }
  return date_from_unix(static_cast<int64_t>(std::time(nullptr)), 0);
}

Environment read_environment() {
  Environment environment;
  environment.today = today();
  environment.clock = today;
  environment.out_is_terminal = ::isatty(STDOUT_FILENO) != 0;
  environment.err_is_terminal = ::isatty(STDERR_FILENO) != 0;
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool colorless = terminal != nullptr && std::string_view(terminal) == "dumb";
  environment.color = environment.err_is_terminal && !colorless && (no_color == nullptr || *no_color == '\0');
  environment.processors = std::max(1u, std::thread::hardware_concurrency());
  return environment;
}

CLI::Validator one_of(std::vector<std::string> words) {
  const auto check = [words](const std::string& given) -> std::string {
    if (std::find(words.begin(), words.end(), given) != words.end()) return {};
    std::string all;
    for (size_t i = 0; i < words.size(); ++i) {
      all += (i == 0 ? "" : i + 1 < words.size() ? ", " : " and ") + words[i];
    }
    return "'" + given + "' is none of " + all;
  };
  return CLI::Validator(check, "");
}

CLI::Validator whole_number(unsigned least, unsigned most) {
  const auto check = [least, most](const std::string& given) -> std::string {
    const bool digits = !given.empty() && given.find_first_not_of("0123456789") == std::string::npos;
    if (digits && given.size() <= 9 && std::stoul(given) >= least && std::stoul(given) <= most) return {};
    return "'" + given + "' is no whole number from " + std::to_string(least) + " to " + std::to_string(most);
  };
  return CLI::Validator(check, "");
}

void add_root(CLI::App* command, CommandLine& line) {
  command->add_option("--root", line.root, "folder with site.toml (default: this folder)")->type_name("FOLDER");
}

void add_jobs(CLI::App* command, CommandLine& line) {
  command->add_option("--jobs,-j", line.threads, "threads (default, and 0: one for each processor)")
      ->type_name("N")
      ->check(whole_number(0, 256));
}

void add_common(CLI::App* command, CommandLine& line) {
  add_root(command, line);
  add_jobs(command, line);
  command->add_flag("--drafts", line.drafts, "take drafts, scheduled and expired pages along");
  command->add_flag("--strict", line.strict, "warnings count as errors");
  const auto address = [](const std::string& given) {
    return valid_base_url(given) ? std::string() : "'" + given + "' is not the address of a site (https://…)";
  };
  command->add_option("--base-url", line.base_url, "another base_url than site.toml's")
      ->type_name("URL")
      ->check(CLI::Validator(address, ""));
  const auto set = [&line](const std::string& word) {
    line.diagnostics = word == "json"     ? DiagnosticFormat::json
                       : word == "github" ? DiagnosticFormat::github
                       : word == "sarif"  ? DiagnosticFormat::sarif
                                          : DiagnosticFormat::text;
  };
  command->add_option_function<std::string>("--diagnostics", set, "text, json, github or sarif")
      ->type_name("FORMAT")
      ->check(one_of({"text", "json", "github", "sarif"}));
}

void add_build(CLI::App& app, CommandLine& line) {
  CLI::App* build = app.add_subcommand("build", "build the site");
  add_common(build, line);
  build->add_option("--out", line.out, "folder to publish into (default: site.toml's, \"public\")")
      ->type_name("FOLDER");
  build->add_flag("--no-page-images", line.no_page_images,
                  "draw no pictures for links to pages (rsvg-convert draws them where it is installed)");
  build->add_option("--report", line.reports, "file.html or file.json: pages, words, sizes, what is due")
      ->type_name("FILE");
}

void add_check(CLI::App& app, CommandLine& line) {
  CLI::App* check = app.add_subcommand("check", "build without writing: say what is wrong, and what could be better");
  add_common(check, line);
  CLI::Option* tests = check->add_flag("--search", line.search_tests, "run the tests in search-tests.toml too");
  check->add_flag("--save", line.save_baseline, "keep their result, to compare with")->needs(tests);
  check->add_flag("--fix", line.fix, "mend what needs no judgement, and show it as a diff");
  check->add_flag("--external", line.external, "ask other sites whether the links to them still lead somewhere (curl)");
  CLI::Option* due = check->add_flag("--due", line.due,
                                     "print as JSON what the calendar asks for: pages to read again, to appear, to go");
  check->add_flag("--candidates", line.candidates, "list words that many pages use and no page defines");
  // The others write to the standard output too.
  for (const char* other : {"--diagnostics", "--fix", "--candidates"}) due->excludes(check->get_option(other));
}

void add_search(CLI::App& app, CommandLine& line) {
  CLI::App* search = app.add_subcommand("search", "ask the site's search, as its visitors do");
  add_common(search, line);
  CLI::Option* query = search->add_option("QUERY", line.words, "what a visitor would type")->type_name("");
  search->add_option("--lang", line.language, "language to search (default: the site's)")->type_name("LANG");
  search->add_option("--limit", line.limit, "pages at most (default: 10)")
      ->type_name("N")
      ->check(whole_number(1, 1000));
  search->add_flag("--explain", line.explain, "say why each page stands where it does");
  search->add_option("--format", line.format, "text, json or tsv")
      ->type_name("FORMAT")
      ->check(one_of({"text", "json", "tsv"}));
  search
      ->add_option("--batch", line.batch,
                   "file of lines 'id<TAB>query', - for the standard input; answers 'id<TAB>url<TAB>rank<TAB>score'")
      ->type_name("FILE")
      ->excludes(query);
}

void add_dump(CLI::App& app, CommandLine& line) {
  CLI::App* dump = app.add_subcommand("dump", "show what kbgen knows");
  add_common(dump, line);
  dump->add_option("WHAT", line.what, "doc, site, links, terms, index, compounds or schema")
      ->type_name("")
      ->required()
      ->check(one_of({"doc", "site", "links", "terms", "index", "compounds", "schema"}));
  dump->add_option("PATH", line.path, "for doc and links: a page's file, address or title; for schema: site or page")
      ->type_name("");
  dump->add_option("--lang", line.language, "for index and compounds")->type_name("LANG");
}

void add_explain(CLI::App& app, CommandLine& line) {
  CLI::App* explain = app.add_subcommand("explain", "why a page is as it is: file, template, settings, related topics");
  add_common(explain, line);
  explain->add_option("PAGE", line.path, "its address, file, title or alias")->type_name("")->required();
}

void add_serve(CLI::App& app, CommandLine& line) {
  CLI::App* serve = app.add_subcommand("serve", "show the site on this machine and build it again at every change");
  add_root(serve, line);
  serve->add_option("--port", line.port, "port on localhost (default: 8000, or the next free one)")
      ->type_name("N")
      ->check(whole_number(1, 65535));
  add_jobs(serve, line);
}

void add_init(CLI::App& app, CommandLine& line) {
  CLI::App* init = app.add_subcommand("init", "make a small complete site in a folder");
  init->add_option("FOLDER", line.path, "where")->type_name("")->required();
}

void add_new(CLI::App& app, CommandLine& line) {
  CLI::App* fresh = app.add_subcommand("new", "make a page with the right address and a skeleton");
  add_root(fresh, line);
  fresh->add_option("TITLE", line.query, "the term or title")->type_name("")->required();
  fresh->add_option("--lang", line.language, "da, nb, nn or en (default: the site's)")->type_name("LANG");
  fresh->add_option("--kind", line.what, "term, article, document or category (default: term)")
      ->type_name("KIND")
      ->check(one_of({"term", "article", "document", "category"}));
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

std::string either(const std::string& near, const std::string& otherwise) {
  return near.empty() ? otherwise : ": did you mean '" + near + "'?";
}

std::string see_help(const std::string& command) {
  return "'kbgen " + command + "--help' lists ";
}

std::string no_such_command(const CLI::App& app, const std::string& name) {
  return "kbgen has no command '" + name + "'" +
         either(nearest(name, command_names(app)), "; " + see_help("") + "those it has");
}

// A word that `command` has no place for.
std::string no_such_argument(const CLI::App& command, const std::string& word) {
  const std::string name = "kbgen " + command.get_name();
  const std::string help = see_help(command.get_name() + " ");
  if (word[0] != '-')
    return name + " has no place for '" + word + "'; put several words in quotes, and " + help + "the rest";
  std::vector<std::string> options;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& option_name : option->get_lnames()) options.push_back("--" + option_name);
  }
  return name + " has no option '" + word + "'" +
         either(nearest(word.substr(0, word.find('=')), options), "; " + help + "those it has");
}

// What is wrong with a command line that does not parse.
std::string usage_error(const CLI::App& app, const CLI::ParseError& error, const std::string& first) {
  if (first[0] == '-') {
    return "kbgen's options stand behind its command, as in 'kbgen build --root ordbog'; " + see_help("") +
           "the commands";
  }
  if (app.get_subcommands().empty()) return no_such_command(app, first);
  const CLI::App& command = *app.get_subcommands().front();
  const std::vector<std::string> left = command.remaining();
  if (!left.empty()) return no_such_argument(command, left.front());
  return "kbgen " + command.get_name() + ": " + error.what() + "; " + see_help(command.get_name() + " ") +
         "what it takes";
}

int run(const std::string& command, CommandLine& line) {
  for (const std::string& word : line.words) line.query += (line.query.empty() ? "" : " ") + word;
  if (command == "search" && line.query.empty() && line.batch.empty()) {
    std::cerr << "kbgen search: what shall be searched for? Give a QUERY or --batch FILE\n";
    return kExitUsage;
  }
  std::error_code no_folder;
  if (command != "init" && !std::filesystem::is_directory(line.root, no_folder)) {
    std::cerr << "there is no folder '" << line.root << "'\n";
    return kExitUsage;
  }
  const Environment environment = read_environment();
  if (line.threads == 0) line.threads = environment.processors;
  line.language = language_code(line.language);
  if (command == "build") return run_build(line, environment);
  if (command == "check") return run_check(line, environment);
  if (command == "search") return run_search(line, environment);
  if (command == "dump") return run_dump(line, environment);
  if (command == "explain") return run_explain(line, environment);
  if (command == "serve") return run_serve(line, environment);
  if (command == "init") return run_init(line, environment);
  return run_new(line, environment);
}

}  // namespace

int run_command_line(int argc, const char* const* argv) {
  CommandLine line;
  CLI::App app(
      "kbgen turns a folder of Markdown glossary pages into a help center with search that knows Danish and "
      "Norwegian.");
  app.name("kbgen");
  app.set_version_flag("--version", std::string("kbgen " KBGEN_VERSION));
  app.require_subcommand(1);
  app.footer("Exit codes: 0 fine, 1 the content has errors, 2 wrong usage or environment.");

  add_build(app, line);
  add_check(app, line);
  add_search(app, line);
  add_dump(app, line);
  add_explain(app, line);
  add_serve(app, line);
  add_init(app, line);
  add_new(app, line);
  if (argc < 2) {
    std::cerr << app.help();
    return kExitUsage;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) {  // --help, --version
      app.exit(error, std::cout, std::cerr);
      return kExitFine;
    }
    std::cerr << usage_error(app, error, argv[1]) << "\n";
    return kExitUsage;
  }
  return run(app.get_subcommands().front()->get_name(), line);
}

}  // namespace kb
