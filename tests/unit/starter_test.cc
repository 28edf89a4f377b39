// A page that `kbgen new` makes, published without another look.
#include <catch2/catch.hpp>

#include "generator/build.h"
#include "generator/embedded.h"
#include "generator/starter.h"

TEST_CASE("whoever publishes a new term page as it was made is told of every place to fill in, in every language") {
  const kb::MemoryFileSystem built_in = kb::embedded_files();
  for (const std::string language : {"da", "nb", "nn", "en"}) {
    INFO(language);
    kb::MemoryFileSystem disk;
    disk.files["site.toml"] =
        "[site]\ntitle = \"Ordbog\"\nbase_url = \"https://example.com/\"\ndefault_language = \"" + language + "\"\n";
    kb::BuildOptions options;
    options.today = *kb::parse_iso_date("2026-01-15");
    options.check = true;
    const kb::Config config = kb::build(disk, built_in, options).config;
    const auto page = kb::starter_page({"Serviceaftale", language, "term", options.today}, disk, built_in, config);
    REQUIRE(page.ok());
    std::string text = page.value().bytes;
    const std::string draft = "draft: true\n";
    REQUIRE(text.find(draft) != std::string::npos);
    text.erase(text.find(draft), draft.size());
    disk.files["content/serviceaftale.md"] = text;
    const kb::Build site = kb::build(disk, built_in, options);
    const auto places = std::count_if(site.diagnostics.begin(), site.diagnostics.end(),
                                      [](const kb::Diagnostic& d) { return d.code == kb::Code::placeholder; });
    CHECK(places == std::count(text.begin(), text.end(), '[') - 2);  // all but the two empty lists on top
    CHECK(places == 6);
  }
}
