// The repository's own help center: the same bytes however it is built, and a survey of it to compare with
// (tests/golden/site.txt; KB_UPDATE=1 writes it anew: look at the difference).
#include <stdlib.h>

#include <catch2/catch.hpp>
#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "generator/build.h"
#include "generator/disk/embedded.h"
#include "generator/render_site.h"
#include "tests/support/occurrences.h"
#include "tests/support/temporary_folder.h"

namespace kb {
namespace {

using test::occurrences;

using Output = std::map<std::string, std::string>;

Output build_sample(const std::string& root, unsigned threads, Diagnostics* diagnostics = nullptr) {
  const std::unique_ptr<FileSystem> files = open_disk(root);
  BuildOptions options;
  options.threads = threads;
  options.today = *parse_iso_date("2026-01-15");
  Build result = build(*files, embedded_files(), options);
  if (diagnostics != nullptr) *diagnostics = result.diagnostics;
  Output output;
  for (OutputFile& file : result.files) output[file.path] = std::move(file.bytes);
  return output;
}

// Names what differs instead of printing megabytes.
std::string first_difference(const Output& a, const Output& b) {
  for (const auto& [path, bytes] : a) {
    const auto other = b.find(path);
    if (other == b.end()) return path + " is missing";
    if (other->second != bytes) return path + " differs";
  }
  return a.size() == b.size() ? "" : "there are more files";
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const size_t from = text.find(begin);
  if (from == std::string::npos) return "";
  const size_t to = text.find(end, from + begin.size());
  return text.substr(from + begin.size(), to - from - begin.size());
}

std::string survey(const Output& output) {
  std::ostringstream out;
  for (const auto& [path, bytes] : output) {
    const bool page = path.size() > 5 && path.compare(path.size() - 5, 5, ".html") == 0;
    // Names with a hash of their content say nothing to a reader.
    if (!page) continue;
    out << path << "\n  " << between(bytes, "<title>", "</title>") << "\n  lang "
        << between(bytes, "<html lang=\"", "\"") << ", headings " << occurrences(bytes, "<h2") << "+"
        << occurrences(bytes, "<h3") << ", questions " << occurrences(bytes, "<details") << ", term links "
        << occurrences(bytes, "class=\"term\"") << ", tables " << occurrences(bytes, "<table") << ", figures "
        << occurrences(bytes, "<figure") << "\n";
  }
  return out.str();
}

}  // namespace

TEST_CASE("the sample site builds without an error or a warning") {
  Diagnostics diagnostics;
  const Output output = build_sample(KB_SOURCE_DIR, 1, &diagnostics);
  CHECK(count(diagnostics, Severity::error) == 0);
  CHECK(count(diagnostics, Severity::warning) == 0);
  CHECK(output.count("index.html") == 1);
  CHECK(output.count("nb/index.html") == 1);
  CHECK(output.count("opsigelsesvarsel/index.html") == 1);
}

TEST_CASE("the same bytes for any number of threads") {
  const Output one = build_sample(KB_SOURCE_DIR, 1);
  CHECK(first_difference(one, build_sample(KB_SOURCE_DIR, 2)) == "");
  CHECK(first_difference(one, build_sample(KB_SOURCE_DIR, 8)) == "");
}

TEST_CASE("pages rendered one by one, late and more than once, have the same bytes as a whole build's") {
  const std::unique_ptr<FileSystem> files = open_disk(KB_SOURCE_DIR);
  BuildOptions options;
  options.threads = 2;
  options.today = *parse_iso_date("2026-01-15");
  options.pages_later = true;
  options.keep_texts = false;
  Build later = build(*files, embedded_files(), options);
  REQUIRE(later.pages_later);
  const SitePages pages(later, options);
  add_text_files(pages, later);
  Output output;
  for (OutputFile& file : later.files) output[file.path] = std::move(file.bytes);
  CHECK(output.count("index.html") == 0);

  const LateFiles late = pages.files();
  LateFiles::Worker worker = late.make_worker();
  for (size_t item = late.paths.size(); item-- > 0;) {
    std::vector<std::string> paths;
    for (OutputFile& file : worker(item)) {
      paths.push_back(file.path);
      CHECK(output.emplace(file.path, std::move(file.bytes)).second);
    }
    CHECK(paths == late.paths[item]);
  }
  LateFiles::Worker another = late.make_worker();
  for (size_t item = 0; item < late.paths.size(); ++item) {
    for (const OutputFile& file : another(item)) CHECK(output[file.path] == file.bytes);
  }
  CHECK(first_difference(build_sample(KB_SOURCE_DIR, 1), output) == "");
}

TEST_CASE("the same bytes from another folder, in another time zone and locale") {
  const Output here = build_sample(KB_SOURCE_DIR, 2);
  const test::TemporaryFolder folder("kbgen æøå");
  const std::filesystem::path& other = folder.path();
  for (const char* name : {"content", "static", "site.toml"}) {
    std::filesystem::copy(std::filesystem::path(KB_SOURCE_DIR) / name, other / name,
                          std::filesystem::copy_options::recursive);
  }
  ::setenv("TZ", "Pacific/Auckland", 1);
  std::setlocale(LC_ALL, "");
  const Output there = build_sample(other.string(), 2);
  ::unsetenv("TZ");
  // The copy has no themes/ folder: its theme comes from the program, which has the same files.
  CHECK(first_difference(here, there) == "");
}

TEST_CASE("the sample site looks as it did") {
  const std::string now = survey(build_sample(KB_SOURCE_DIR, 2));
  const std::string path = KB_SOURCE_DIR "/tests/golden/site.txt";
  if (std::getenv("KB_UPDATE") != nullptr) std::ofstream(path, std::ios::binary) << now;
  std::ifstream in(path, std::ios::binary);
  std::ostringstream before;
  before << in.rdbuf();
  CHECK(before.str() == now);
}

TEST_CASE("no page of the sample site has an inline script, an inline style or an external request") {
  size_t pages = 0;
  for (const auto& [path, bytes] : build_sample(KB_SOURCE_DIR, 2)) {
    const bool page = path.size() > 5 && path.compare(path.size() - 5, 5, ".html") == 0;
    if (!page) continue;
    ++pages;
    INFO(path);
    CHECK(bytes.find(" style=\"") == std::string::npos);
    CHECK(bytes.find("<style") == std::string::npos);
    CHECK(bytes.find(" onclick") == std::string::npos);
    CHECK(bytes.find("<script>") == std::string::npos);
    CHECK(bytes.find("src=\"http") == std::string::npos);
    CHECK(bytes.find("<link rel=\"stylesheet\" href=\"http") == std::string::npos);
  }
  CHECK(pages > 70);
}

}  // namespace kb
