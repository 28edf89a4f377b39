#include "generator/render/offline.h"

#include <catch2/catch.hpp>
#include <random>

namespace {

using namespace kb;

const OfflineSite kSite = {"/hjaelp/",
                           "assets/kb-offline.1.js",
                           {"index.html", "faktura/index.html", "nb/æ b/index.html", "assets/page.2.js",
                            "search/da.3.kbi", "a&b.pdf", "x.png"}};

std::string page(const std::string& html, const std::string& path = "faktura/index.html") {
  return offline_page(html, path, kSite);
}

}  // namespace

TEST_CASE("addresses of published files become relative ones that name a file") {
  CHECK(page("<a href=\"/hjaelp/\">") == "<a href=\"../index.html\">");
  CHECK(page("<a href='/hjaelp/faktura/#svar'>") == "<a href=\"../faktura/index.html#svar\">");
  CHECK(page("<a href=/hjaelp/faktura?q=1>") == "<a href=\"../faktura/index.html?q=1\">");
  CHECK(page("<a href=\"/hjaelp/nb/%C3%A6%20b/\">") == "<a href=\"../nb/%C3%A6%20b/index.html\">");
  CHECK(page("<a\nclass=x HREF = \"/hjaelp/a&amp;b.pdf\" download>") ==
        "<a\nclass=x href=\"../a&amp;b.pdf\" download>");
  CHECK(page("<form data-root=\"/hjaelp/search/da.3.kbi\" action=\"/hjaelp/faktura/\">") ==
        "<form data-root=\"../search/da.3.kbi\" action=\"../faktura/index.html\">");
  CHECK(page("<img srcset=\"/hjaelp/x.png 1x, /hjaelp/x.png 2x\">") == "<img srcset=\"../x.png 1x, ../x.png 2x\">");
  CHECK(page("<meta http-equiv=\"refresh\" content=\"0; url=/hjaelp/\">") ==
        "<meta http-equiv=\"refresh\" content=\"0; url=../index.html\">");
  CHECK(page("<a href=\"/hjaelp/faktura/\">", "index.html") == "<a href=\"./faktura/index.html\">");
  CHECK(page("<a href=\"/hjaelp/\">", "nb/a/b/index.html") == "<a href=\"../../../index.html\">");
}

TEST_CASE("what names no published file, and what is no tag, stays as it is") {
  for (const char* html : {
           "<a href=\"/andet/\">",
           "<a href=\"/hjaelp/findes-ikke/\">",
           "<a href=\"//hjaelp/\">",
           "<a href=\"#x\">",
           "<a href=\"https://example.org/hjaelp/\">",
           "<a href=\"\">",
           "<a href>",
           "<a title=\"/hjaelp/\">",
           "<!-- <a href=\"/hjaelp/\"> -->",
           "<script>x = '<a href=\"/hjaelp/\">'</script>",
           "<textarea><a href=\"/hjaelp/\"></textarea>",
           "<style>/*<a href=\"/hjaelp/\">*/</style>",
           "a < b > c",
           "<a href=\"/hjaelp/",
           "<a href=",
           "<!-- <a href=\"/hjaelp/\">",
           "<script>",
           "</a href=\"/hjaelp/\">",
           "<",
           "<meta content=\"/hjaelp/\">",
           "<meta content=\"url=\">",
       }) {
    CHECK(page(html) == html);
  }
  const OfflineSite at_root = {"/", "assets/kb-offline.1.js", {"index.html", "faktura/index.html"}};
  CHECK(offline_page("<a href=\"/faktura/\"><a href=\"//faktura/\">", "index.html", at_root) ==
        "<a href=\"./faktura/index.html\"><a href=\"//faktura/\">");
  CHECK(page("<script>\"</script><a href=\"/hjaelp/\">") == "<script>\"</script><a href=\"../index.html\">");
  CHECK(page("<a href=\"/hjaelp/x.png&quot;onclick=&quot;\">") == "<a href=\"/hjaelp/x.png&quot;onclick=&quot;\">");
}

TEST_CASE("modules of the theme become scripts, after the one that loads the others") {
  const std::string two = "<script type=\"module\" src=\"/hjaelp/assets/page.2.js\"></script>";
  const std::string script = "<script defer src=\"../assets/page.2.js\"></script>";
  CHECK(page(two + two) ==
        "<script defer src=\"../assets/kb-offline.1.js\" data-base=\"/hjaelp/\"></script>\n" + script + script);
  const std::string foreign = "<script type=\"module\" src=\"https://example.org/x.js\"></script>";
  CHECK(page(foreign) == foreign);
}

TEST_CASE("any bytes make a page that differs from them only in known addresses") {
  std::mt19937 random(20251121);
  const std::string pieces[] = {"<",    ">",   "\"",      "'",         "=",       " ",    "/",        "a",
                                "href", "src", "<script", "</script>", "<!--",    "-->",  "/hjaelp/", "&quot;",
                                "&#",   "\0",  "\xC3",    "meta",      "content", "url=", "srcset",   ","};
  for (int round = 0; round < 3000; ++round) {
    std::string html;
    for (unsigned i = 0; i < random() % 40; ++i) html += pieces[random() % std::size(pieces)];
    const std::string made = page(html);
    if (html.find("/hjaelp/") == std::string::npos) CHECK(made == html);
  }
}

TEST_CASE("a module becomes a script that hands on what it exports") {
  CHECK(classic_script("const a = 1;\n").text == "(() => {\n'use strict';\nconst a = 1;\n})();\n");
  const ClassicScript script = classic_script(
      "export const a = 1;\n  export_ = 2;\nexport async function b() {}\nexport class C {\n}\nexport { a as d, b };\n"
      "const e = import('x');\nimport('y');\nexporter();\n");
  CHECK(script.unsupported_line == 0);
  CHECK(script.text ==
        "kbOffline.files.set(document.currentScript.src, (() => {\n'use strict';\nconst a = 1;\n  export_ = 2;\n"
        "async function b() {}\nclass C {\n}\n\nconst e = import('x');\nimport('y');\nexporter();\n"
        "return { a: a, b: b, C: C, d: a, b: b, };\n})());\n");
}

TEST_CASE("a module whose imports or exports cannot be carried over is told by its line") {
  for (const char* line : {"import x from './x.js';", "import './x.js';", "import {a} from 'x'", "export default 1;",
                           "export * from './x.js';", "export { a } from './x.js';", "export { a as default };",
                           "export const { a } = b;", "export", "export {", "export { a b };", "import"}) {
    INFO(line);
    CHECK(classic_script(std::string("const a = 1;\n") + line).unsupported_line == 2);
  }
}

TEST_CASE("bytes stand in base64, with all lengths (RFC 4648, section 10)") {
  const auto held = [](std::string_view bytes) {
    const std::string text = bytes_script(bytes);
    const size_t begin = text.find('"') + 1;
    return text.substr(begin, text.find('"', begin) - begin);
  };
  CHECK(held("") == "");
  CHECK(held("f") == "Zg==");
  CHECK(held("fo") == "Zm8=");
  CHECK(held("foo") == "Zm9v");
  CHECK(held("foob") == "Zm9vYg==");
  CHECK(held("fooba") == "Zm9vYmE=");
  CHECK(held(std::string("\xFF\xFE\x00\x80", 4)) == "//4AgA==");
}
