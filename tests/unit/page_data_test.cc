#include "generator/render/page_data.h"

#include <catch2/catch.hpp>
#include <set>

#include "generator/render/view_parts.h"
#include "tests/support/occurrences.h"
#include "tests/support/rich_site.h"

using namespace kb;
using test::kRichTerm;
using test::occurrences;
using test::RichSite;

TEST_CASE("what people write is shown as text, not as markup") {
  std::string term = kRichTerm;
  const std::string hostile = "<img src=x onerror=alert(1)>";
  const auto replace = [&](const std::string& from, const std::string& to) {
    term.replace(term.find(from), from.size(), to);
  };
  replace("title: Opsigelsesvarsel", "title: '" + hostile + "'\nslug: opsigelsesvarsel");
  replace("authors: [Ellen Thorup]", "authors: ['\"><script>alert(2)</script>']");
  replace("### Kan jeg fortryde?", "### Kan jeg </summary><script>alert(3)</script>?");
  replace("tags: [frister]", "tags: ['<b>frister']");
  RichSite rich(term);
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
  RichSite rich;
  const std::string html = rich.render("Derfor siger kunderne op");
  CHECK(occurrences(html, "<h1") == 1);
  CHECK(html.find("<h2 id=\"en-overskrift-for-meget\"") != std::string::npos);
}

TEST_CASE("no id stands twice on a page") {
  RichSite rich;
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
  RichSite rich;
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
  RichSite rich;
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
  RichSite rich;
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
  std::string term = kRichTerm;
  const std::string title = std::string(70, 'a') + " " + std::string(80, 'b');
  term.replace(term.find("title: Opsigelsesvarsel"), 23, "title: " + title);
  RichSite rich(term);
  CHECK(rich.render(title).find("<h1 class=\"title-xlong\">") != std::string::npos);
  RichSite usual;
  const std::string html = usual.render("Opsigelsesvarsel");
  CHECK(html.find("<h1>Opsigelses\u00ADvarsel</h1>") != std::string::npos);
  CHECK(html.find("<title>Opsigelsesvarsel – Ordbog</title>") != std::string::npos);
}

TEST_CASE("an announcement is shown from its first day to its last") {
  RichSite rich;
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
  RichSite rich;
  rich.page("Opsigelse").output = "artikler/index.html";
  for (const View& view : site_views(rich.input())) CHECK(view.output != "artikler/index.html");
}

TEST_CASE("no template carries inline scripts, styles or handlers") {
  RichSite rich;
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
