// A site of three pages in two languages with hostile names, as far as the files are concerned that are no pages.
#pragma once

#include <catch2/catch.hpp>
#include <map>

#include "generator/build.h"
#include "generator/render/feeds.h"
#include "generator/render/page_data.h"
#include "generator/render/page_exports.h"
#include "tests/support/page_titled.h"

namespace kb::test {

inline constexpr char kPublishedConfig[] = R"(
[site]
title = "Firmaets lange ordbog <b>"
base_url = "https://firma.example/hjaelp/"
default_language = "da"
description = "Ord & udtryk"
[feedback]
form_url = "https://svar.example/form?x=1"
[languages.nb]
title = "Ordbok"
)";

inline constexpr char kPublishedTerm[] = R"(---
title: Opsigelse
aliases: [ophør, "stop <nu>"]
category: Aftaler
translation_key: opsigelse
date: 2024-05-14
updated: 2025-01-03
authors: [Ellen Thorup]
---
Når en aftale hører op, se [[Fornyelse]].

![Et skilt](https://billeder.example/skilt.png)

## Typiske spørgsmål

### Koster det </script> noget?

Nej, *intet*.
)";

// The site's own values, by the stages that make them; no theme's layouts, no disk.
struct PublishedSite {
  MemoryFileSystem files;
  Build build;
  std::map<std::string, std::string, std::less<>> assets = {{"style.css", "assets/style.1.css"}};

  explicit PublishedSite(const std::map<std::string, std::string>& more = {}) {
    files.files = {
        {"site.toml", kPublishedConfig},
        {"content/da/opsigelse.md", kPublishedTerm},
        {"content/da/fornyelse.md", "---\ntitle: Fornyelse\ncategory: Aftaler\n---\nEn ny periode.\n"},
        {"content/nb/oppsigelse.md",
         "---\ntitle: Oppsigelse\ntranslation_key: opsigelse\n---\nNår en avtale opphører.\n"},
    };
    for (const auto& [path, text] : more) files.files[path] = text;
    const auto themes = open_disk(KB_SOURCE_DIR "/themes");
    BuildOptions options;
    options.render = false;
    options.today = Date{2025, 11, 5};
    build = kb::build(files, *themes, options);
    INFO(format_diagnostics(build.diagnostics, build.sources, {}));
    REQUIRE(count(build.diagnostics, Severity::error) == 0);
    build.theme = load_theme(MemoryFileSystem(), *themes, "ordbog", build.sources).value;
    build.related.resize(build.docs.size());
  }

  ViewInput input() const {
    return {build.config, build.docs, build.site, build.links,       build.related, build.theme,
            assets,       nullptr,    nullptr,    Date{2025, 11, 5}, false};
  }

  Page& page(std::string_view title) { return page_titled(build.site, title); }

  std::map<std::string, std::string> all() const {
    std::map<std::string, std::string> result;
    std::vector<TextFile> made = text_files(input());
    for (const Page& each : build.site.pages) {
      for (TextFile& file : page_exports(input(), each)) made.push_back(std::move(file));
    }
    for (const TextFile& file : made) {
      INFO(file.output);
      CHECK(result.emplace(file.output, file.bytes).second);
      CHECK(file.output.find("..") == std::string::npos);
      CHECK(file.output.front() != '/');
    }
    return result;
  }
};

}  // namespace kb::test
