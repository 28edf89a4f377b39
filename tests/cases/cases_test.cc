// Runs every tests/cases/*.txt; see case_file.h for their form.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "generator/build.h"
#include "generator/embedded.h"
#include "tests/cases/case_file.h"

namespace kb {
namespace {

constexpr char kDefaultSite[] =
    "[site]\ntitle = \"Ordbog\"\nbase_url = \"https://example.com/\"\ndefault_language = \"da\"\n";

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  std::string line;
  while (std::getline(in, line)) {
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

Build run_case(const cases::Case& one, const MemoryFileSystem& built_in) {
  MemoryFileSystem files;
  BuildOptions options;
  options.today = *parse_iso_date("2026-01-15");
  bool bare = false;
  for (const cases::Section& section : one.sections) {
    if (section.kind == "file") {
      std::string text = section.text;
      if (section.argument.rfind("site.toml", 0) != 0 && text.find("\\x") != std::string::npos) {
        // "\xE6" stands for that byte: cases of invalid UTF-8 can then be written as text.
        std::string bytes;
        for (size_t i = 0; i < text.size(); ++i) {
          if (text.compare(i, 2, "\\x") == 0 && i + 3 < text.size()) {
            bytes += static_cast<char>(std::strtol(text.substr(i + 2, 2).c_str(), nullptr, 16));
            i += 3;
          } else {
            bytes += text[i];
          }
        }
        text = bytes;
      }
      files.files[section.argument] = text;
    }
    if (section.kind == "option" && section.argument == "drafts") options.drafts = true;
    if (section.kind == "option" && section.argument == "no-site") bare = true;
    if (section.kind == "option" && section.argument == "check") options.check = true;
  }
  if (!bare && files.files.count("site.toml") == 0) files.files["site.toml"] = kDefaultSite;
  return build(files, built_in, options);
}

}  // namespace

TEST_CASE("whole-site cases") {
  const MemoryFileSystem built_in = embedded_files();
  const bool update = std::getenv("KB_UPDATE") != nullptr;
  std::set<std::string> seen_codes;
  size_t count_of_cases = 0;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(KB_SOURCE_DIR "/tests/cases")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    cases::CaseFile file = cases::parse_case_file(read_file(path));
    for (cases::Case& one : file.cases) {
      ++count_of_cases;
      INFO(path.filename().string() << ": " << one.name);
      Build result = run_case(one, built_in);
      const std::string said = format_diagnostics(result.diagnostics, result.sources, {});
      for (const Diagnostic& diagnostic : result.diagnostics) seen_codes.insert(std::string(info(diagnostic.code).name));
      std::map<std::string, std::string> output;
      for (const OutputFile& written : result.files) output[written.path] = written.bytes;
      for (cases::Section& section : one.sections) {
        if (section.kind == "diagnostics") {
          if (update) section.text = said;
          CHECK(section.text == said);
        } else if (section.kind == "contains") {
          const bool present = output.count(section.argument) != 0;
          INFO(said);
          REQUIRE(present);
          for (const std::string& line : lines_of(section.text)) {
            INFO("expected in " << section.argument << ": " << line);
            const bool found = output[section.argument].find(line) != std::string::npos;
            CHECK(found);
          }
        } else if (section.kind == "lacks") {
          for (const std::string& line : lines_of(section.text)) {
            INFO("not expected in " << section.argument << ": " << line);
            const bool found = output[section.argument].find(line) != std::string::npos;
            CHECK_FALSE(found);
          }
        } else if (section.kind == "files") {
          for (const std::string& line : lines_of(section.text)) {
            INFO("output file " << line);
            if (line[0] == '!') {
              CHECK(output.count(line.substr(1)) == 0);
            } else {
              CHECK(output.count(line) == 1);
            }
          }
        } else {
          const bool known = section.kind == "file" || section.kind == "option";
          INFO("section " << section.kind);
          CHECK(known);
        }
      }
    }
    if (update) std::ofstream(path, std::ios::binary) << cases::format_case_file(file);
  }
  CHECK(count_of_cases > 0);
}

}  // namespace kb
