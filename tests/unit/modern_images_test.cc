#include "generator/render/modern_images.h"

#include <atomic>
#include <catch2/catch.hpp>

#include "generator/page/image_size.h"
#include "generator/page/link_target.h"

namespace kb {
namespace {

constexpr char kPng[] = "\x89PNG";
constexpr char kJpeg[] = "\xFF\xD8";

// A page that shows the given static files, in order.
struct Fixture {
  Config config;
  std::vector<Doc> docs{1};
  StaticFiles files;
  std::vector<OutputFile> copies;
  Links links;
  ResultCache cache;

  explicit Fixture(const std::vector<std::string>& contents) {
    config.base_path = "/hjælp/";
    links.pages.resize(1);
    for (size_t i = 0; i < contents.size(); ++i) {
      const std::string name = "billede " + std::to_string(i);
      files.files.push_back({"static/" + name, name, contents[i].size(), 10, 10});
      copies.push_back({name, contents[i]});
      show(i);
    }
  }

  void show(size_t file, LinkKind kind = LinkKind::image) {
    LinkTarget target;
    target.href = "/hj%C3%A6lp/billede%20" + std::to_string(file);
    docs[0].links.push_back({kind, "", "", 0, {}});
    links.pages[0].targets.push_back(std::move(target));
  }

  std::vector<OutputFile> run(const EncodeImage& encode) {
    return add_modern_images(config, docs, files, copies, encode, cache, 2, links);
  }

  const std::vector<ImageSource>& sources(size_t link) const { return links.pages[0].targets[link].sources; }
};

std::string stand_in(const std::string& source, ImageEncoding encoding) {
  switch (encoding) {
    case ImageEncoding::lossless_webp:
      return "LOSSLESS " + source;
    case ImageEncoding::webp:
      return "WEBP " + source;
    default:
      return "AV " + source;
  }
}

}  // namespace

TEST_CASE("an image in a page gets smaller files, the smallest first, and keeps its own") {
  Fixture fixture({kPng + std::string(100, 'p'), kJpeg + std::string(100, 'j')});
  const std::vector<OutputFile> added = fixture.run(stand_in);
  REQUIRE(added.size() == 3);
  REQUIRE(fixture.sources(0).size() == 1);
  CHECK(fixture.sources(0)[0].type == "image/webp");
  REQUIRE(fixture.sources(1).size() == 2);
  CHECK(fixture.sources(1)[0].type == "image/avif");
  CHECK(fixture.sources(1)[1].type == "image/webp");
  for (const OutputFile& file : added) CHECK(file.path.substr(0, 7) == "assets/");
  CHECK(fixture.sources(0)[0].href.substr(0, 15) == "/hj\xC3\xA6lp/assets/");
  CHECK(fixture.links.pages[0].targets[0].href == "/hj%C3%A6lp/billede%200");
}

TEST_CASE("what is not smaller, not shown, or behind a smaller WebP is not published") {
  Fixture larger({kPng + std::string(3, 'p')});
  CHECK(larger.run(stand_in).empty());
  CHECK(larger.sources(0).empty());

  const std::string encoded = stand_in("static/billede 0", ImageEncoding::lossless_webp);
  Fixture as_large({kPng + std::string(encoded.size() - 4, 'p')});
  CHECK(as_large.run(stand_in).empty());

  Fixture linked({kPng + std::string(100, 'p')});
  linked.docs[0].links[0].kind = LinkKind::link;
  CHECK(linked.run(stand_in).empty());

  Fixture photo({kJpeg + std::string(100, 'j')});
  const std::vector<OutputFile> added = photo.run([](const std::string&, ImageEncoding encoding) {
    return encoding == ImageEncoding::avif ? std::string(50, 'a') : std::string(40, 'w');
  });
  REQUIRE(added.size() == 1);
  CHECK(photo.sources(0)[0].type == "image/webp");
}

TEST_CASE("an image is encoded once for all its uses and for all builds; what failed is tried again") {
  std::atomic<int> calls{0};
  const auto count = [&](const std::string& source, ImageEncoding encoding) {
    ++calls;
    return encoding == ImageEncoding::avif ? std::string() : stand_in(source, encoding);
  };
  Fixture first({kJpeg + std::string(100, 'j'), kPng + std::string(3, 'p')});
  first.show(0);
  const std::vector<OutputFile> added = first.run(count);
  CHECK(calls == 3);
  CHECK(added.size() == 1);
  CHECK(first.sources(2).size() == 1);

  Fixture second({kJpeg + std::string(100, 'j'), kPng + std::string(3, 'p')});
  second.cache = ResultCache(first.cache.bytes());
  calls = 0;
  CHECK(second.run(count).size() == 1);
  CHECK(calls == 1);  // the AVIF that could not be made
  CHECK(second.sources(0)[0].href == first.sources(0)[0].href);
}

TEST_CASE("photographs to be turned and pictures that move keep the author's file alone") {
  // Exif of a camera held askew, in both byte orders: one directory entry, orientation 6.
  const std::string big("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0", 28);
  const std::string little("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0", 28);
  for (const std::string& exif : {big, little}) {
    CHECK(image_turned(kJpeg + exif));
    std::string upright = exif;
    upright.replace(upright.size() - 4, 4, exif == big ? std::string("\0\x01\0\0", 4) : std::string("\x01\0\0\0", 4));
    CHECK_FALSE(image_turned(kJpeg + upright));
    for (size_t size = 0; size < exif.size(); ++size) (void)image_turned(exif.substr(0, size));  // within its bytes
    Fixture fixture({kJpeg + exif + std::string(100, 'j')});
    CHECK(fixture.run(stand_in).empty());
  }
  Fixture moving({kPng + std::string("....acTL....IDAT") + std::string(100, 'p')});
  CHECK(moving.run(stand_in).empty());
  CHECK_FALSE(image_moves("....IDAT....acTL"));
}

}  // namespace kb
