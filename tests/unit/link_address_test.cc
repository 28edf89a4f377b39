#include "generator/page/link_address.h"

#include <catch2/catch.hpp>

namespace kb {

TEST_CASE("a script hidden in a link's scheme is unsafe however it is written") {
  for (const char* target :
       {"javascript:alert(1)", "JaVaScript:x", " javascript:x", "java\tscript:x", "java\nscript:x", "\x01javascript:x",
        "data:text/html,x", "vbscript:x", "file:///etc/passwd", "\\\\host", "/\\host", "blob:x"}) {
    INFO(target);
    CHECK(parse_address(target, "").kind == AddressKind::unsafe);
  }
}

TEST_CASE("ordinary addresses keep their parts") {
  CHECK(parse_address("https://example.com/a?b#c", "").kind == AddressKind::external);
  CHECK(parse_address("//example.com/", "").kind == AddressKind::external);
  CHECK(parse_address("mailto:a@b.dk", "").kind == AddressKind::external);
  CHECK(parse_address("#svar", "").fragment == "svar");
  const Address rooted = parse_address("/kunde/?x=1#sp%C3%B8rg", "");
  CHECK(rooted.kind == AddressKind::rooted);
  CHECK(rooted.path == "/kunde/");
  CHECK(rooted.suffix == "?x=1");
  CHECK(rooted.fragment == "spørg");
  CHECK(parse_address("kapitel 1:2.md", "").kind == AddressKind::relative);
  CHECK(parse_address("a/b:c.md", "").kind == AddressKind::relative);
}

TEST_CASE("a link to the site's own address is a link within the site") {
  const Address address = parse_address("https://example.com/hjaelp/kunde/", "https://example.com/hjaelp/");
  CHECK(address.kind == AddressKind::rooted);
  CHECK(address.path == "/kunde/");
}

TEST_CASE("paths never lead above the root") {
  CHECK(normalize_path("a/./b/../c.md") == "a/c.md");
  CHECK(normalize_path("a/../../etc/passwd") == "");
  CHECK(normalize_path("//a///b/") == "a/b");
}

}  // namespace kb
