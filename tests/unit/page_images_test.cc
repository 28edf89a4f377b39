#include "generator/render/page_images.h"

#include <catch2/catch.hpp>

#include "tests/support/occurrences.h"

namespace kb {
namespace {

using test::occurrences;

struct Fixture {
  Config config;
  Site site;
  Links links;

  explicit Fixture(const std::vector<std::string>& titles) {
    config.title = "Ordbog";
    config.languages.resize(1);
    for (const std::string& title : titles) {
      Page page;
      page.id = static_cast<PageId>(site.pages.size());
      page.title = title;
      page.language = "da";
      site.pages.push_back(page);
    }
    links.pages.resize(titles.size());
  }
};

}  // namespace

TEST_CASE("a page's picture holds its title and the site's, safe as XML") {
  Fixture fixture({});
  fixture.config.title = "<Ord> & \"bog\"";
  const std::string svg = page_image_svg(fixture.config, "da", "Kunde <script>\x01 & co");
  CHECK(svg.find("Kunde &lt;script&gt;") != std::string::npos);
  CHECK(svg.find("&lt;Ord&gt; &amp;") != std::string::npos);
  CHECK(svg.find('\x01') == std::string::npos);
  CHECK(svg.find("<script") == std::string::npos);
}

TEST_CASE("long titles and words without end stay within the picture") {
  const Fixture fixture({});
  CHECK(occurrences(page_image_svg(fixture.config, "da", "Opsigelse"), "<text") == 2);
  std::string title;
  for (int i = 0; i < 60; ++i) title += "ord nummer ";
  for (const std::string& text : {title, std::string(300, 'x'), std::string("\xC3\xA6") + std::string(200, 'y')}) {
    const std::string svg = page_image_svg(fixture.config, "da", text);
    CHECK(occurrences(svg, "<text") <= 6);
    CHECK(occurrences(svg, "…") == 1);
  }
  CHECK_NOTHROW(page_image_svg(fixture.config, "da", ""));
}

TEST_CASE("pictures are drawn once for each title, kept for the next build, and left out where a page has its own") {
  Fixture fixture({"Kunde", "Aftale", "Kunde", "Logo"});
  fixture.links.pages[3].image.href = "/logo.png";
  ResultCache cache;
  const auto draw = [](const std::string& svg) { return svg.find("Aftale") == std::string::npos ? "PNG" : ""; };
  const PageImages images = draw_page_images(fixture.config, fixture.site, fixture.links, draw, cache, 2);
  REQUIRE(images.names.size() == 4);
  CHECK(images.files.size() == 1);
  CHECK(images.names[0] == images.files[0].path);
  CHECK(images.names[2] == images.names[0]);
  CHECK(images.names[1].empty());  // could not be drawn
  CHECK(images.names[3].empty());

  ResultCache kept(cache.bytes());
  const auto never = [](const std::string& svg) -> std::string {
    CHECK(svg.find("Aftale") != std::string::npos);
    return {};
  };
  CHECK(draw_page_images(fixture.config, fixture.site, fixture.links, never, kept, 1).names == images.names);
}

TEST_CASE("a site that needs more pictures than it allows has none, whatever was drawn before") {
  Fixture fixture({"Kunde", "Aftale", "Kunde", "Logo"});
  fixture.links.pages[3].image.href = "/logo.png";
  fixture.config.page_images = 2;
  ResultCache cache;
  size_t drawn = 0;
  const auto draw = [&drawn](const std::string&) {
    ++drawn;
    return std::string("PNG");
  };
  CHECK(draw_page_images(fixture.config, fixture.site, fixture.links, draw, cache, 1).undrawn == 0);
  CHECK(drawn == 2);

  fixture.config.page_images = 1;
  const PageImages none = draw_page_images(fixture.config, fixture.site, fixture.links, draw, cache, 1);
  CHECK(drawn == 2);
  CHECK(none.undrawn == 2);
  CHECK(none.files.empty());
  CHECK(none.names == std::vector<std::string>(4));
}

}  // namespace kb
