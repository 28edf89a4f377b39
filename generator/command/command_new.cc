// kbgen init, kbgen new.
#include <iostream>
#include <memory>

#include "generator/command/cli.h"
#include "generator/command/starter.h"
#include "generator/disk/embedded.h"
#include "generator/load.h"
#include "generator/site/page_identity.h"

namespace kb {

int run_init(const CommandLine& line, const Environment&) {
  if (line.path.empty()) {
    std::cerr << "the folder needs a name; this folder is called '.'\n";
    return kExitUsage;
  }
  const std::unique_ptr<FileSystem> folder = open_disk(line.path);
  if (folder->exists("site.toml")) {
    std::cerr << line.path << " has a site.toml already; nothing was written\n";
    return kExitUsage;
  }
  const MemoryFileSystem built_in = embedded_files();
  for (const OutputFile& file : starter_site(built_in)) {
    if (folder->exists(file.path)) {
      std::cout << "kept    " << file.path << "\n";
      continue;
    }
    const Status status = folder->write(file.path, file.bytes);
    if (!status.ok()) {
      std::cerr << "cannot write " << line.path << "/" << file.path << ": " << status.error() << "\n";
      return kExitUsage;
    }
    std::cout << "wrote   " << file.path << "\n";
  }
  std::cout << "\nNext:\n" << (line.path == "." ? "" : "  cd " + line.path + "\n") << "  kbgen serve\n";
  return kExitFine;
}

int run_new(const CommandLine& line, const Environment& environment) {
  const std::unique_ptr<FileSystem> site = open_disk(line.root);
  const MemoryFileSystem built_in = embedded_files();
  SourceMap sources;
  Parsed<FileId> file = load_config(*site, sources);
  Diagnostics diagnostics = std::move(file.diagnostics);
  Config config;
  if (file.value != FileId::none) {
    Parsed<Config> parsed = parse_config(sources.file(file.value));
    config = std::move(parsed.value);
    append(diagnostics, std::move(parsed.diagnostics));
  }
  if (count(diagnostics, Severity::error) > 0) {
    std::cerr << format_diagnostics(diagnostics, sources, {line.diagnostics, environment.color});
    return kExitContent;
  }
  const NewPage page{line.query, line.language.empty() ? config.default_language : line.language,
                     line.what.empty() ? "term" : line.what, environment.today};
  Result<OutputFile> made = starter_page(page, *site, built_in, config);
  if (!made.ok()) {
    std::cerr << made.error() << "\n";
    return kExitUsage;
  }
  const Status status = site->write(made.value().path, made.value().bytes);
  if (!status.ok()) {
    std::cerr << "cannot write " << made.value().path << ": " << status.error() << "\n";
    return kExitUsage;
  }
  std::cout << made.value().path << "\n";
  return kExitFine;
}

}  // namespace kb
