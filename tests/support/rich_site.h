// A site whose pages have every part there is, for tests of what themes are given.
#pragma once

#include <catch2/catch.hpp>
#include <map>

#include "generator/build.h"
#include "generator/render/page_data.h"
#include "generator/theme/template.h"
#include "tests/support/page_titled.h"

namespace kb::test {

inline constexpr char kRichConfig[] = R"(
[site]
title = "Ordbog"
base_url = "https://firma.example/hjaelp/"
default_language = "da"
description = "Ord forklaret"
image = "/deling.png"

[history]
policy_url = "/ai/"

[feedback]
form_url = "https://svar.example/"
email = "fejl@firma.example"

[brand]
logo = "/logo.svg"

[languages.da]
heading = "Slå det op"
intro = "Velkommen"
popular = ["opsigelse"]
footer = "Skrevet af mennesker."
footer_links = [{title = "Privatliv", url = "/privatliv/"}]
contact = {title = "Ring", text = "Vi hjælper.", phone = "+45 62 00 00 00", phone_hours = "9–15", email = "a@firma.example", url = "/kontakt/", url_title = "Kontakt os"}
call_to_action = {title = "Prøv", text = "Gratis.", button = "Opret", url = "https://firma.example/ny"}

[languages.nb]
title = "Ordbok"

[[announcements]]
text = "Lukket i dag"
url = "/lukket/"
start = 2025-11-01
end = 2025-11-30

[[announcements]]
text = "Gammel nyhed"
start = 2024-11-01
end = 2024-11-30
)";

inline constexpr char kRichTerm[] = R"(---
title: Opsigelsesvarsel
grammar: substantiv, intetkøn
inflections: [-varslet, -varsler]
english: notice period
aliases: [opsigelsesfrist]
tags: [frister]
category: Aftaler
translation_key: varsel
review_in: 6 mdr
ai: assisted
authors: [Ellen Thorup]
date: 2024-05-14
updated: 2025-01-03
downloads:
  - {file: /varsel.pdf, title: Varsel, language: da}
history:
  - {date: 2025-01-03, author: Ellen Thorup, summary: Rettet}
---
Et varsel er tiden fra [[opsigelse]] til ophør.

## Det vigtigste

- Varslet løber fra modtagelsen.

## Hvornår begynder det?

Når den når frem.[^1] Ikke før.[^1]

### Et eksempel

Den 10. marts.

## Hvor længe?

En måned.

## Typiske spørgsmål

### Kan jeg fortryde?

Ja.

### Skal det være skriftligt?

Nej.

[^1]: Sådan er det.
)";

inline constexpr char kRichArticle[] = R"(---
title: Derfor siger kunderne op
kind: article
description: Prisen er sjældnere grunden.
date: 2025-01-02
---
Se [[Opsigelsesvarsel]].

# En overskrift for meget

Mere.
)";

struct RichSite {
  MemoryFileSystem files;
  Build build;
  std::vector<std::vector<std::string>> diffs;
  std::vector<LanguageIndex> indexes = std::vector<LanguageIndex>(1);
  std::map<std::string, std::string, std::less<>> assets;
  Date today = {2025, 11, 5};

  explicit RichSite(const std::string& term = kRichTerm) {
    files.files = {
        {"site.toml", kRichConfig},
        {"content/da/opsigelsesvarsel.md", term},
        {"content/da/opsigelse.md", "---\ntitle: Opsigelse\ncategory: Aftaler\n---\nNår en aftale hører op.\n"},
        {"content/da/fornyelse.md",
         "---\ntitle: Fornyelse\ncategory: Aftaler\nrelated: [Opsigelse]\nreview_in: 1 år\ndate: 2024-01-01\n---\nEn "
         "ny periode.\n"},
        {"content/da/artikel.md", kRichArticle},
        {"content/da/emner/aftaler.md", "---\ntitle: Aftaler\nkind: category\ndescription: Om aftaler.\n---\n"},
        {"content/da/skabelon.md", "---\ntitle: Skabelon\nkind: document\ndescription: Et brev.\n---\nKære kunde\n"},
        {"content/nb/oppsigelsesvarsel.md",
         "---\ntitle: Oppsigelsesvarsel\ntranslation_key: varsel\n---\nTiden fra oppsigelse til opphør.\n"},
        {"content/da/lang.md",
         "---\ntitle: Et opslag med en titel, som er så lang, at den må sættes med mindre skrift\n---\nLang.\n"},
        {"static/varsel.pdf", "PDF"},
        {"theme/strings/da.toml", "\"updated_by\" = \"Redigeret den {date} af {names}\"\n"},
        {"static/deling.png", ""},
        {"static/logo.svg", ""},
    };
    for (const char* name : {"ai", "privatliv", "kontakt", "lukket"}) {
      files.files["static/" + std::string(name) + "/index.html"] = "";
    }
    for (int i = 0; i < 45; ++i) {
      const std::string name = "Fyld" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i);
      files.files["content/da/" + name + ".md"] = "---\ntitle: " + name + "\ncategory: Fyld\n---\nSe [[Opsigelse]].\n";
    }
    const auto themes = open_disk(KB_SOURCE_DIR "/themes");
    BuildOptions options;
    options.render = false;
    options.today = Date{2025, 11, 5};
    build = kb::build(files, *themes, options);
    Parsed<Theme> theme = load_theme(files, *themes, "ordbog", build.sources);
    append(build.diagnostics, std::move(theme.diagnostics));
    build.theme = std::move(theme.value);
    build.related.resize(build.docs.size());
    for (size_t i = 0; i < build.docs.size(); ++i) build.related[i] = build.links.pages[i].related;
    diffs.resize(build.docs.size());
    for (const char* name :
         {"style.css", "icon.svg", "search.js", "terms.js", "page.js", "kb-search.js", "search-ui.js",
          "search-results.js", "search.wasm", "search.fallback.js", "search/da", "search/nb"}) {
      assets[name] = std::string("assets/") + name;
    }
    indexes[0].language = "da";
    indexes[0].built.compounds = {{"opsigelsesvarsel", {{0, 9}, {10, 16}}}};
  }

  Page& page(std::string_view title) { return page_titled(build.site, title); }

  ViewInput input() const {
    return {build.config, build.docs, build.site, build.links, build.related, build.theme,
            assets,       &diffs,     &indexes,   today,       true};
  }

  std::string render(std::string_view title) {
    const ViewInput views = input();
    const View view = page_view(views, page(title).id);
    return Renderer(build.theme, shared_data(views, view.language)).render(view.layout, view.data);
  }

  // Seven edits by people and a bot, one of them looked through.
  void add_history(std::string_view title) {
    Page& edited = page(title);
    edited.history.revisions.clear();
    for (int i = 0; i < 7; ++i) {
      Revision revision;
      revision.id = "abc" + std::to_string(i);
      revision.date = Date{2025, 10 - i, 3, 554, 60};
      revision.authors = {{"Ellen Thorup", "https://firma.example/ellen", false}};
      revision.summary = "Rettede eksemplet";
      edited.history.revisions.push_back(revision);
    }
    edited.history.revisions[1].authors = {{"Havnbot", "", true}};
    edited.history.revisions[1].reviewers = {{"Jonas Riis", "", false}};
    edited.history.revisions[2].authors = {{"Assistenten", "", true}};
    edited.history.revisions[2].reviewers = {{"Læsebot", "https://firma.example/bot", true}};
    edited.history.revisions[3].authors.push_back({"Mikkel Lund", "", false});
    edited.history.revisions.back().created = true;
    edited.updated = edited.history.revisions.front().date;
    diffs[edited.id].assign(7, "<p><ins>ny</ins></p>");
  }
};

}  // namespace kb::test
