#include "generator/command/cli.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

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

void add_common(CLI::App* command, CommandLine& line) {
  static const std::map<std::string, DiagnosticFormat> formats = {{"text", DiagnosticFormat::text},
                                                                  {"json", DiagnosticFormat::json},
                                                                  {"github", DiagnosticFormat::github},
                                                                  {"sarif", DiagnosticFormat::sarif}};
  command->add_option("--root", line.root, "folder with site.toml (default: this folder)");
  command->add_option("--jobs,-j", line.threads, "threads (default: one for each processor)");
  command->add_flag("--drafts", line.drafts, "take drafts, scheduled and expired pages along");
  command->add_flag("--strict", line.strict, "warnings count as errors");
  command->add_option("--base-url", line.base_url, "another base_url than site.toml's");
  command->add_option("--diagnostics", line.diagnostics, "text, json, github or sarif")
      ->transform(CLI::CheckedTransformer(formats, CLI::ignore_case).description(""));
}

int no_such_command(const CLI::App& app, const std::string& name) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  const std::string near = nearest(name, names);
  std::cerr << "kbgen has no command '" << name << "'"
            << (near.empty() ? "; 'kbgen --help' lists those it has" : ": did you mean '" + near + "'?") << "\n";
  return kExitUsage;
}

}  // namespace

int run_command_line(int argc, const char* const* argv) {
  CommandLine line;
  CLI::App app(
      "kbgen turns a folder of Markdown glossary pages into a help center with search that knows Danish and "
      "Norwegian.");
  app.set_version_flag("--version", std::string("kbgen " KBGEN_VERSION));
  app.require_subcommand(1);
  app.footer("Exit codes: 0 fine, 1 the content has errors, 2 wrong usage or environment.");

  CLI::App* build = app.add_subcommand("build", "build the site");
  add_common(build, line);
  build->add_option("--out", line.out, "folder to publish into (default: site.toml's, \"public\")");
  build->add_flag("--no-page-images", line.no_page_images,
                  "draw no pictures for links to pages (rsvg-convert draws them where it is installed)");
  build->add_option("--report", line.reports, "file.html or file.json: pages, words, sizes, what is due");

  CLI::App* check = app.add_subcommand("check", "build without writing: say what is wrong, and what could be better");
  add_common(check, line);
  CLI::Option* tests = check->add_flag("--search", line.search_tests, "run the tests in search-tests.toml too");
  check->add_flag("--save", line.save_baseline, "keep their result, to compare with")->needs(tests);
  check->add_flag("--fix", line.fix, "mend what needs no judgement, and show it as a diff");
  check->add_flag("--external", line.external, "ask other sites whether the links to them still lead somewhere (curl)");
  CLI::Option* due = check->add_flag("--due", line.due,
                                     "print as JSON what the calendar asks for: pages to read again, to appear, to go");
  check->add_flag("--candidates", line.candidates, "list words that many pages use and no page defines");

  due->excludes(check->get_option("--diagnostics"));  // both write JSON to the standard output

  CLI::App* search = app.add_subcommand("search", "ask the site's search, as its visitors do");
  add_common(search, line);
  CLI::Option* query = search->add_option("query", line.query, "what a visitor would type");
  search->add_option("--lang", line.language, "language to search (default: the site's)");
  search->add_option("--limit", line.limit, "pages at most")->check(CLI::Range(1u, 1000u));
  search->add_flag("--explain", line.explain, "say why each page stands where it does");
  search->add_option("--format", line.format, "text, json or tsv")->check(CLI::IsMember({"text", "json", "tsv"}));
  CLI::Option* batch = search->add_option("--batch", line.batch,
                                          "file of lines 'id<TAB>query'; answers 'id<TAB>url<TAB>rank<TAB>score'");
  batch->excludes(query);

  CLI::App* dump = app.add_subcommand("dump", "show what kbgen knows");
  add_common(dump, line);
  dump->add_option("what", line.what, "doc, site, links, terms, index, compounds or schema")
      ->required()
      ->check(CLI::IsMember({"doc", "site", "links", "terms", "index", "compounds", "schema"}));
  dump->add_option("path", line.path, "for doc and links: a page's file; for schema: site or page");
  dump->add_option("--lang", line.language, "for index and compounds");

  CLI::App* explain = app.add_subcommand("explain", "why a page is as it is: file, template, settings, related topics");
  add_common(explain, line);
  explain->add_option("page", line.path, "its address, file, title or alias")->required();

  CLI::App* serve = app.add_subcommand("serve", "show the site on this machine and build it again at every change");
  serve->add_option("--root", line.root, "folder with site.toml (default: this folder)");
  serve->add_option("--port", line.port, "port on localhost (default: 8000, or the next free one)")
      ->check(CLI::Range(1u, 65535u));
  serve->add_option("--jobs,-j", line.threads, "threads (default: one for each processor)");

  CLI::App* init = app.add_subcommand("init", "make a small complete site in a folder");
  init->add_option("folder", line.path, "where")->required();

  CLI::App* fresh = app.add_subcommand("new", "make a page with the right address and a skeleton");
  fresh->add_option("--root", line.root, "folder with site.toml (default: this folder)");
  fresh->add_option("title", line.query, "the term or title")->required();
  fresh->add_option("--lang", line.language, "da, nb, nn or en (default: the site's)");
  fresh->add_option("--kind", line.what, "term, article, document or category (default: term)")
      ->check(CLI::IsMember({"term", "article", "document", "category"}));

  try {
    app.parse(argc, argv);
    if (search->parsed() && line.query.empty() && line.batch.empty()) {
      throw CLI::ValidationError("search", "what shall be searched for? Give a QUERY or --batch FILE");
    }
  } catch (const CLI::ParseError& error) {
    if (argc > 1 && argv[1][0] != '-' && app.get_subcommands().empty()) return no_such_command(app, argv[1]);
    const bool asked = error.get_exit_code() == 0;  // --help, --version
    app.exit(error, std::cout, std::cerr);
    return asked ? kExitFine : kExitUsage;
  }
  const Environment environment = read_environment();
  if (line.threads == 0) line.threads = environment.processors;
  std::error_code no_folder;
  if (!init->parsed() && !std::filesystem::is_directory(line.root, no_folder)) {
    std::cerr << "there is no folder '" << line.root << "'\n";
    return kExitUsage;
  }
  if (build->parsed()) return run_build(line, environment);
  if (check->parsed()) return run_check(line, environment);
  if (search->parsed()) return run_search(line, environment);
  if (explain->parsed()) return run_explain(line, environment);
  if (serve->parsed()) return run_serve(line, environment);
  if (init->parsed()) return run_init(line, environment);
  if (fresh->parsed()) {
    if (line.what.empty()) line.what = "term";
    return run_new(line, environment);
  }
  return run_dump(line, environment);
}

}  // namespace kb
