// A real help center, 1,032 Danish pages: all of it is read, and what its authors wrote is on the tape. The archive
// lies in ../shared/corpora where it is available; without it the test says so and checks nothing.
#include <catch2/catch.hpp>
#include <filesystem>

#include "generator/disk/process.h"
#include "tests/support/parsed_markdown.h"
#include "tests/support/read_file.h"
#include "tests/support/temporary_folder.h"

namespace {

constexpr const char* kArchive = "../shared/corpora/help-da.tar.gz";

std::vector<std::string> pages_of(const std::string& archive) {
  const kb::test::TemporaryFolder folder("kbgen corpus");
  const kb::ProcessOutput unpacked = kb::run_process({"tar", "-xzf", archive, "-C", folder.path().string()}, ".");
  INFO(unpacked.err);
  REQUIRE(unpacked.exit_code == 0);
  std::vector<std::string> pages;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
    if (entry.path().extension() == ".md") pages.push_back(kb::test::read_file(entry.path()));
  }
  return pages;
}

std::string without_front_matter(const std::string& page) {
  if (page.compare(0, 4, "---\n") != 0 && page.compare(0, 5, "---\r\n") != 0) return page;
  const size_t close = page.find("\n---", 4);
  return close == std::string::npos ? page : page.substr(page.find('\n', close + 1) + 1);
}

}  // namespace

TEST_CASE("a real Danish help center is read whole") {
  if (!std::filesystem::exists(kArchive)) {
    WARN("skipped: there is no " << kArchive);
    return;
  }
  const std::vector<std::string> pages = pages_of(kArchive);
  CHECK(pages.size() == 1032);
  size_t alerts = 0, tables = 0, links = 0, anchors = 0, shown = 0, errors = 0, headings = 0;
  for (const std::string& text : pages) {
    const auto page = kb_test::parse(without_front_matter(text));
    CHECK(kb_test::well_formed(page.doc));
    const std::string html = page.html();
    CHECK(html.find("[!NOTE]") == std::string::npos);
    CHECK(html.find("<script") == std::string::npos);
    for (const kb::Node& node : page.doc.nodes) {
      alerts += node.kind == kb::NodeKind::alert ? 1 : 0;
      tables += node.kind == kb::NodeKind::table ? 1 : 0;
    }
    for (const kb::LinkUse& link : page.doc.links) {
      // A link's place is where its target begins, but for the few that are written with entities or as bare addresses.
      const std::string source = page.source(link.span);
      CHECK_FALSE(source.empty());
      if (link.target.find_first_of("&\\ %") == std::string::npos && source.find('\\') == std::string::npos &&
          link.target.rfind("mailto:", 0) != 0 && link.target.rfind("https://www.", 0) != 0) {
        CHECK(source == link.target);
      }
    }
    links += page.doc.links.size();
    anchors += page.doc.anchors.size();
    headings += page.doc.headings.size();
    for (const kb::Diagnostic& diagnostic : page.diagnostics) {
      errors += diagnostic.severity == kb::Severity::error ? 1 : 0;
      shown += diagnostic.code == kb::Code::markdown_raw_html ? 1 : 0;
    }
  }
  // grep finds 6,270 <a name> (some twice on a page), about 1,880 alert markers and 18 files with lists in HTML.
  CAPTURE(alerts, anchors, tables, links, headings, shown);
  CHECK(alerts > 1850);
  CHECK(anchors > 6150);
  CHECK(tables > 780);
  CHECK(links > 16500);
  CHECK(headings > 8300);
  CHECK(shown > 10);
  CHECK(shown < 30);
  CHECK(errors == 0);
}
