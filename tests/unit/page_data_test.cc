#include "generator/render/page_data.h"

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "generator/build.h"
#include "generator/render/view_parts.h"
#include "generator/theme/template.h"
#include "generator/theme/theme_contract.h"

using namespace kb;

namespace {

constexpr char kConfig[] = R"(
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

constexpr char kTerm[] = R"(---
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

constexpr char kArticle[] = R"(---
title: Derfor siger kunderne op
kind: article
description: Prisen er sjældnere grunden.
date: 2025-01-02
---
Se [[Opsigelsesvarsel]].

# En overskrift for meget

Mere.
)";

struct Rich {
  MemoryFileSystem files;
  Build build;
  std::vector<std::vector<std::string>> diffs;
  std::vector<LanguageIndex> indexes = std::vector<LanguageIndex>(1);
  std::map<std::string, std::string, std::less<>> assets;
  Date today = {2025, 11, 5};

  explicit Rich(const std::string& term = kTerm) {
    files.files = {
        {"site.toml", kConfig},
        {"content/da/opsigelsesvarsel.md", term},
        {"content/da/opsigelse.md", "---\ntitle: Opsigelse\ncategory: Aftaler\n---\nNår en aftale hører op.\n"},
        {"content/da/fornyelse.md",
         "---\ntitle: Fornyelse\ncategory: Aftaler\nrelated: [Opsigelse]\nreview_in: 1 år\ndate: 2024-01-01\n---\nEn "
         "ny periode.\n"},
        {"content/da/artikel.md", kArticle},
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

  Page& page(std::string_view title) {
    for (Page& page : build.site.pages) {
      if (page.title == title) return page;
    }
    FAIL("no page has the title " << title);
    throw std::logic_error("unreachable");
  }

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

using Seen = std::set<std::string>;

const Field* field_of(const std::vector<Field>& fields, std::string_view name) {
  for (const Field& field : fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

void check_value(const Value& value, const Field& field, const std::string& path, Seen& seen);

void check_object(const Object& object, const std::vector<Field>& fields, const std::string& path, bool complete,
                  Seen& seen) {
  std::set<std::string> names;
  for (const auto& [name, value] : object.members()) {
    INFO(path + name);
    CHECK(names.insert(name).second);
    const Field* field = field_of(fields, name);
    REQUIRE(field != nullptr);
    check_value(value, *field, path + name, seen);
  }
  if (!complete) return;
  for (const Field& field : fields) {
    INFO(path + std::string(field.name));
    CHECK(names.count(std::string(field.name)) == 1);
  }
}

void check_value(const Value& value, const Field& field, const std::string& path, Seen& seen) {
  INFO(path);
  const auto& state = value.state();
  if (const bool* flag = std::get_if<bool>(&state)) {
    CHECK((field.type == FieldType::flag || !*flag));
    if (*flag) seen.insert(path);
  } else if (const std::string* text = std::get_if<std::string>(&state)) {
    CHECK((field.type == FieldType::text || field.type == FieldType::html));
    if (!text->empty()) seen.insert(path);
  } else if (const List* list = std::get_if<List>(&state)) {
    CHECK(field.type == FieldType::list);
    if (!list->empty()) seen.insert(path);
    for (const Value& item : *list) check_object(std::get<Object>(item.state()), *field.fields, path + ".", true, seen);
  } else {
    CHECK(field.type == FieldType::object);
    seen.insert(path);
    if (field.fields) check_object(std::get<Object>(state), *field.fields, path + ".", true, seen);
  }
}

void expect_all(const std::vector<Field>& fields, const std::string& path, const Seen& seen, Seen& missing) {
  for (const Field& field : fields) {
    const std::string name = path + std::string(field.name);
    if (!seen.count(name)) missing.insert(name);
    if (field.fields) expect_all(*field.fields, name + ".", seen, missing);
  }
}

size_t occurrences(const std::string& text, std::string_view part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("the views give the names of the contract, all of them and no other") {
  Rich rich;
  for (const Diagnostic& diagnostic : rich.build.diagnostics) {
    INFO(diagnostic.message);
    CHECK(diagnostic.severity != Severity::error);
  }
  rich.add_history("Opsigelsesvarsel");
  rich.page("Skabelon").future = true;
  const ViewInput input = rich.input();

  Seen missing;
  Seen shared_seen;
  for (const std::string& language : rich.build.site.languages) {
    const Value shared = shared_data(input, language);
    check_object(std::get<Object>(shared.state()), shared_fields(), "", true, shared_seen);
  }
  std::map<std::string, Seen> by_layout;
  const auto check_view = [&](const View& view) {
    const auto& contracts = layout_contracts();
    const auto contract = std::find_if(contracts.begin(), contracts.end(),
                                       [&](const LayoutContract& each) { return each.layout == view.layout; });
    REQUIRE(contract != contracts.end());
    std::vector<Field> fields = *contract->fields;
    for (const Field& field : shared_fields()) {
      if (field.name == "navigation" || field.name == "languages") fields.push_back(field);
    }
    INFO(view.layout + " " + view.output);
    check_object(std::get<Object>(view.data.state()), fields, "", false, by_layout[view.layout]);
  };
  for (const Page& page : rich.build.site.pages) check_view(page_view(input, page.id));
  for (const View& view : site_views(input)) check_view(view);

  // A part that every kind of written page can have need be shown by one of them only.
  Seen all = shared_seen;
  for (const auto& [layout, seen] : by_layout) all.insert(seen.begin(), seen.end());
  for (const LayoutContract& contract : layout_contracts()) expect_all(*contract.fields, "", all, missing);
  expect_all(shared_fields(), "", all, missing);
  CHECK(missing == Seen{});
}

TEST_CASE("what people write is shown as text, not as markup") {
  std::string term = kTerm;
  const std::string hostile = "<img src=x onerror=alert(1)>";
  const auto replace = [&](const std::string& from, const std::string& to) {
    term.replace(term.find(from), from.size(), to);
  };
  replace("title: Opsigelsesvarsel", "title: '" + hostile + "'\nslug: opsigelsesvarsel");
  replace("authors: [Ellen Thorup]", "authors: ['\"><script>alert(2)</script>']");
  replace("### Kan jeg fortryde?", "### Kan jeg </summary><script>alert(3)</script>?");
  replace("tags: [frister]", "tags: ['<b>frister']");
  Rich rich(term);
  rich.add_history(hostile);
  rich.page(hostile).history.revisions[0].summary = "</p><script>alert(4)</script>";
  rich.page(hostile).history.revisions[0].authors[0].name = "<script>alert(5)</script>";
  const std::string html = rich.render(hostile);
  CHECK(html.find("<img src=x") == std::string::npos);
  CHECK(html.find("<script>") == std::string::npos);
  CHECK(html.find("</summary><script") == std::string::npos);
  CHECK(html.find("<b>frister") == std::string::npos);
  CHECK(html.find("&lt;img src=x") != std::string::npos);
}

TEST_CASE("a page has one level-1 heading, also where its author wrote more") {
  Rich rich;
  const std::string html = rich.render("Derfor siger kunderne op");
  CHECK(occurrences(html, "<h1") == 1);
  CHECK(html.find("<h2 id=\"en-overskrift-for-meget\"") != std::string::npos);
}

TEST_CASE("no id stands twice on a page") {
  Rich rich;
  rich.add_history("Opsigelsesvarsel");
  for (const char* title : {"Opsigelsesvarsel", "Derfor siger kunderne op", "Opsigelse"}) {
    const std::string html = rich.render(title);
    std::set<std::string> ids;
    for (size_t at = html.find(" id=\""); at != std::string::npos; at = html.find(" id=\"", at + 1)) {
      const std::string id = html.substr(at + 5, html.find('"', at + 5) - at - 5);
      INFO(id);
      CHECK(ids.insert(id).second);
    }
    for (const char* attribute : {" href=\"#", " aria-labelledby=\""}) {
      const std::string start = attribute;
      for (size_t at = html.find(start); at != std::string::npos; at = html.find(start, at + 1)) {
        const size_t begin = at + start.size();
        const std::string id = html.substr(begin, html.find('"', begin) - begin);
        INFO(start << id);
        CHECK(ids.count(id) == 1);
      }
    }
  }
}

TEST_CASE("every address on a page keeps the base path of the site") {
  Rich rich;
  rich.add_history("Opsigelsesvarsel");
  const std::string html = rich.render("Opsigelsesvarsel");
  for (const char* attribute : {" href=\"/", " src=\"/", " action=\"/", "data-root=\"/"}) {
    const std::string start = attribute;
    for (size_t at = html.find(start); at != std::string::npos; at = html.find(start, at + 1)) {
      INFO(html.substr(at, 60));
      CHECK(html.substr(at + start.size() - 1, 8) == "/hjaelp/");
    }
  }
  CHECK(html.find("<link rel=\"canonical\" href=\"https://firma.example/hjaelp/opsigelsesvarsel/\">") !=
        std::string::npos);
}

TEST_CASE("a translated page names its translation for machines and for people") {
  Rich rich;
  const std::string html = rich.render("Opsigelsesvarsel");
  CHECK(html.find("hreflang=\"nb\" href=\"https://firma.example/hjaelp/nb/oppsigelsesvarsel/\"") != std::string::npos);
  CHECK(html.find("hreflang=\"x-default\" href=\"https://firma.example/hjaelp/opsigelsesvarsel/\"") !=
        std::string::npos);
  CHECK(html.find("<a href=\"/hjaelp/nb/oppsigelsesvarsel/\" hreflang=\"nb\">Norsk bokmål</a>") != std::string::npos);
  const std::string other = rich.render("Opsigelse");
  CHECK(other.find("hreflang=\"x-default\"") == std::string::npos);
  CHECK(other.find("<a href=\"/hjaelp/nb/\" hreflang=\"nb\">Norsk bokmål (forsiden)</a>") != std::string::npos);
}

TEST_CASE("an edit by a bot says so, who looked it through, and how AI is used") {
  Rich rich;
  rich.add_history("Opsigelsesvarsel");
  const std::string html = rich.render("Opsigelsesvarsel");
  CHECK(html.find("Foreslået af <strong>Havnbot</strong> (robot), gennemgået og godkendt af <strong>Jonas "
                  "Riis</strong> d.\u00A0") != std::string::npos);
  CHECK(html.find("<a href=\"/hjaelp/ai/\">Sådan bruger vi AI</a>") != std::string::npos);
  CHECK(html.find("3. oktober 2025 kl. 9.14") != std::string::npos);
  CHECK(html.find("/hjaelp/opsigelsesvarsel/historik/") != std::string::npos);
  CHECK(occurrences(html, "<ins>ny</ins>") == 5);
}

TEST_CASE("long titles are set smaller, and long words get soft hyphens in headings only") {
  std::string term = kTerm;
  const std::string title = std::string(70, 'a') + " " + std::string(80, 'b');
  term.replace(term.find("title: Opsigelsesvarsel"), 23, "title: " + title);
  Rich rich(term);
  CHECK(rich.render(title).find("<h1 class=\"title-xlong\">") != std::string::npos);
  Rich usual;
  const std::string html = usual.render("Opsigelsesvarsel");
  CHECK(html.find("<h1>Opsigelses\u00ADvarsel</h1>") != std::string::npos);
  CHECK(html.find("<title>Opsigelsesvarsel – Ordbog</title>") != std::string::npos);
}

TEST_CASE("an announcement is shown from its first day to its last") {
  Rich rich;
  CHECK(rich.render("Opsigelse").find("Lukket i dag") != std::string::npos);
  CHECK(rich.render("Opsigelse").find("Gammel nyhed") == std::string::npos);
  rich.today = *parse_iso_date("2025-11-30T23:59:00Z");
  CHECK(rich.render("Opsigelse").find("Lukket i dag") != std::string::npos);
  rich.today = {2025, 12, 1};
  CHECK(rich.render("Opsigelse").find("Lukket i dag") == std::string::npos);
  rich.today = {2025, 10, 31};
  CHECK(rich.render("Opsigelse").find("Lukket i dag") == std::string::npos);
}

TEST_CASE("a page an author wrote stands where kbgen would have made one") {
  Rich rich;
  rich.page("Opsigelse").output = "artikler/index.html";
  for (const View& view : site_views(rich.input())) CHECK(view.output != "artikler/index.html");
}

TEST_CASE("no template carries inline scripts, styles or handlers") {
  Rich rich;
  rich.add_history("Opsigelsesvarsel");
  const ViewInput input = rich.input();
  std::vector<View> views = site_views(input);
  for (const Page& page : rich.build.site.pages) views.push_back(page_view(input, page.id));
  std::map<std::string, Renderer> renderers;
  for (const std::string& language : rich.build.site.languages) {
    renderers.emplace(language, Renderer(rich.build.theme, shared_data(input, language)));
  }
  for (View& view : views) {
    INFO(view.output);
    const std::string html = renderers.at(view.language).render(view.layout, view.data);
    CHECK(html.find(" style=\"") == std::string::npos);
    CHECK(html.find("<style") == std::string::npos);
    CHECK(html.find("<script>") == std::string::npos);
    CHECK(html.find(" onclick=") == std::string::npos);
    CHECK(occurrences(html, "<h1") == 1);
    CHECK(occurrences(html, "<main") == 1);
    CHECK(html.find("{{") == std::string::npos);
  }
}

TEST_CASE("beside a link stand as many of a definition's first sentences as are short together") {
  CHECK(first_sentences("En kunde.", 20) == "En kunde.");
  CHECK(first_sentences("En kunde. Den betaler. Og mere til.", 22) == "En kunde. Den betaler.");
  CHECK(first_sentences("En kunde. Den betaler. Og mere til.", 21) == "En kunde.");
  CHECK(first_sentences("En kunde. Den betaler", 20) == "En kunde.");
  CHECK(first_sentences("En kunde, f.eks. en butik, der betaler for meget", 30) ==
        "En kunde, f.eks. en butik, der\u00A0…");
  CHECK(first_sentences("Blåbærgrødspåsmøring", 5) == "Blåb…");
}
