#include "generator/theme/template.h"

#include <catch2/catch.hpp>

#include "generator/theme/mustache_expand.h"
#include "generator/theme/mustache_fold.h"
#include "generator/theme/mustache_scan.h"

namespace {

using namespace kb;

using PartialTexts = std::map<std::string, std::string, std::less<>>;

std::string render(std::string_view text, Object data, const PartialTexts& partials = {}) {
  std::vector<TemplateError> errors;
  const std::string result = render_template(text, Value(std::move(data)), partials, errors);
  for (const TemplateError& error : errors) UNSCOPED_INFO(error.message << " at " << error.offset);
  REQUIRE(errors.empty());
  return result;
}

std::vector<std::string> errors_of(std::string_view text, const PartialTexts& partials = {}) {
  std::vector<TemplateError> errors;
  render_template(text, Value(Object()), partials, errors);
  std::vector<std::string> messages;
  for (const TemplateError& error : errors) {
    messages.push_back(std::to_string(error.offset) + " " + error.message);
  }
  return messages;
}

std::string repeated(std::string_view part, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += part;
  return text;
}

Theme theme_with(const std::string& layout, const std::string& text) {
  Theme theme;
  theme.layouts[layout] = {layout, scan_template(text, FileId::none).value};
  return theme;
}

}  // namespace

TEST_CASE("an empty text is false as a section and prints as nothing") {
  Object data;
  data.set("empty", "").set("full", "x");
  CHECK(render("{{#empty}}A{{/empty}}{{^empty}}B{{/empty}}{{#full}}C{{/full}}[{{empty}}]", std::move(data)) == "BC[]");
}

TEST_CASE("an empty text of an inner section hides the outer one of the same name") {
  Object item;
  item.set("url", "");
  Object data;
  data.set("url", "outer").set("items", List{Value(std::move(item))});
  CHECK(render("{{#items}}[{{url}}]{{/items}}", std::move(data)) == "[]");
}

TEST_CASE("a name that is nowhere prints as nothing, dotted or not") {
  Object data;
  data.set("text", "x").set("flag", false);
  CHECK(render("[{{a}}{{a.b.c}}{{text.b}}{{flag.b}}{{{a}}}{{#a.b}}x{{/a.b}}]", std::move(data)) == "[]");
}

TEST_CASE("keys with dots are found inside the object that has them, beside keys they begin with") {
  Object strings;
  strings.set("search", "Søg").set("search.label", "Søg i ordbogen");
  Object data;
  data.set("strings", std::move(strings));
  CHECK(render("{{strings.search}}|{{strings.search.label}}|{{strings.search.lost}}", std::move(data)) ==
        "Søg|Søg i ordbogen|");
}

TEST_CASE("markup in data is escaped for text and for attributes of either quote") {
  Object data;
  data.set("title", "<script>\"'&");
  const std::string html = render("<a title=\"{{title}}\" lang='{{title}}'>{{title}}</a>", std::move(data));
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("\"\"") == std::string::npos);
  CHECK(html.find("''") == std::string::npos);
  CHECK(html.find("&lt;script&gt;&quot;") != std::string::npos);
}

TEST_CASE("data is never taken for a template") {
  Object data;
  data.set("a", "{{b}}{{#c}}{{=<% %>=}}").set("b", "secret");
  CHECK(render("{{a}}|{{{a}}}", std::move(data)) == "{{b}}{{#c}}{{=&lt;% %&gt;=}}|{{b}}{{#c}}{{=<% %>=}}");
}

TEST_CASE("blanks, line breaks and braces of a template come out as they went in") {
  const std::string text = " \t{ a }\r\n\r\n{ {b} }}\n  æøå\n\n ";
  CHECK(render(text, {}) == text);
  Object data;
  data.set("x", " ").set("on", true);
  CHECK(render("{{#on}}{{x}}{{/on}}", std::move(data)) == " ");
}

TEST_CASE("two braces can be printed by way of other delimiters") {
  Object data;
  data.set("a", "A");
  CHECK(render("{{=<% %>=}}{{a}} <%a%> {<%={{ }}=%>{{a}}", std::move(data)) == "{{a}} A {A");
}

TEST_CASE("a flag section and a text section keep the outer names in view") {
  Object data;
  data.set("on", true).set("title", "T").set("subtitle", "S");
  CHECK(render("{{#on}}{{title}}{{/on}}{{#subtitle}}{{.}}{{title}}{{/subtitle}}", std::move(data)) == "TST");
}

TEST_CASE("tags that do not fit together are errors at their place, and what can be rendered is") {
  CHECK(errors_of("ab{{#x}}") == std::vector<std::string>{"2 section 'x' is never closed"});
  CHECK(errors_of("ab{{/x}}") == std::vector<std::string>{"2 nothing to close: no section 'x' is open"});
  CHECK(errors_of("{{#a}}{{#b}}{{/a}}{{/b}}") ==
        std::vector<std::string>{"12 'a' closes a section that is open as 'b'",
                                 "18 nothing to close: no section 'b' is open"});
  CHECK(errors_of("x{{a") == std::vector<std::string>{"1 tag is never closed"});
  CHECK(errors_of("x{{") == std::vector<std::string>{"1 tag is never closed"});
  CHECK(errors_of("{{{a}}") == std::vector<std::string>{"0 tag is never closed"});
  CHECK(errors_of("{{}}{{ # }}{{> }}").size() == 3);
  CHECK(errors_of("{{=a=}}") == std::vector<std::string>{"0 delimiters cannot be read"});
  CHECK(errors_of("{{a b}}") == std::vector<std::string>{"0 'a b' cannot be a name"});
  CHECK(errors_of("{{<parent}}").front().find("inheritance") != std::string::npos);
  CHECK(errors_of("{{=<% %>=}}<%a}}{{b%>").size() == 1);
}

TEST_CASE("a partial that includes itself is an error, however long the way round") {
  CHECK(errors_of("{{>a}}", {{"a", "{{>a}}"}}).size() == 1);
  const std::vector<std::string> round = errors_of("{{>a}}", {{"a", "-{{>b}}"}, {"b", "--{{>c}}"}, {"c", "{{>a}}"}});
  CHECK(round == std::vector<std::string>{"0 partial 'a' includes itself: a → b → c → a"});
}

TEST_CASE("partials that double at each step end in an error instead of filling memory") {
  PartialTexts partials;
  for (int i = 0; i < 30; ++i) {
    const std::string next = "{{>p" + std::to_string(i + 1) + "}}";
    partials["p" + std::to_string(i)] = next + next;
  }
  partials["p30"] = "x";
  const std::vector<std::string> errors = errors_of("{{>p0}}", partials);
  REQUIRE(errors.size() == 1);
  CHECK(errors.front().find("4 MB") != std::string::npos);
}

TEST_CASE("a chain of ten thousand partials is an error instead of a stack overflow") {
  PartialTexts partials;
  for (int i = 0; i < 10000; ++i) partials["p" + std::to_string(i)] = "{{>p" + std::to_string(i + 1) + "}}";
  CHECK(errors_of("{{>p0}}", partials).size() == 1);
}

TEST_CASE("sections nested a hundred thousand deep are an error instead of a stack overflow") {
  CHECK(errors_of(repeated("{{#a}}", 100000) + repeated("{{/a}}", 100000)).size() == 1);
  const std::string some = repeated("{{#a}}", 40) + "{{>p}}" + repeated("{{/a}}", 40);
  CHECK(errors_of(some, {{"p", repeated("{{#a}}", 40) + repeated("{{/a}}", 40)}}).size() == 1);
}

TEST_CASE("a nested partial is indented by both, empty lines are not") {
  const PartialTexts partials = {{"outer", "<ul>\n  {{>inner}}\n\n</ul>\n"}, {"inner", "{{#on}}\n<li>\n{{/on}}\n"}};
  Object data;
  data.set("on", true);
  CHECK(render("  {{>outer}}\n", std::move(data), partials) == "  <ul>\n    <li>\n\n  </ul>\n");
}

TEST_CASE("a renderer gives the same page each time and page data stands before shared data") {
  Object shared;
  shared.set("title", "site").set("site", "S");
  const Theme theme = theme_with("term", "{{title}}/{{site}}{{#items}}<{{.}}>{{/items}}");
  Renderer renderer(theme, Value(std::move(shared)));
  for (int i = 0; i < 3; ++i) {
    Object page;
    page.set("title", "page").set("items", List{"a", "", "b"});
    CHECK(renderer.render("term", Value(std::move(page))) == "page/S<a><><b>");
  }
  CHECK(renderer.render("term", Value(Object())) == "site/S");
  CHECK(renderer.render("lost", Value(Object())).empty());
}

TEST_CASE("what pages share is put into a template once, and what a page may have itself is not") {
  Object search;
  search.set("texts", List{Value(Object().set("key", "a").set("text", "<A>")), Value(Object().set("key", "b"))});
  Object shared;
  shared.set("search", std::move(search)).set("site", Object().set("name", "<S>").set("logo", "")).set("title", "T");
  shared.set("off", false);
  const std::set<std::string_view> page_names = {"title", "items", "text"};
  const auto folded = [&](std::string_view text) {
    std::string out;
    for (const TemplateTag& tag : fold_shared(scan_template(text, FileId::none).value, shared, page_names)) {
      switch (tag.kind) {
        case TagKind::text:
          out += tag.text + "|";
          break;
        case TagKind::close:
          out += "/";
          break;
        default:
          out += tag.kind == TagKind::section ? "#" : tag.kind == TagKind::inverted ? "^" : "";
          out += tag.text + " ";
      }
    }
    return out;
  };
  CHECK(folded("x{{site.name}}y{{{site.name}}}z") == "x&lt;S&gt;y<S>z|");
  CHECK(folded("{{title}}{{unknown}}{{site.unknown}}{{site}}") == "title unknown ");
  CHECK(folded("{{#site.logo}}a{{/site.logo}}{{^site.logo}}b{{/site.logo}}{{#off}}c{{/off}}{{^site}}d{{/site}}") ==
        "b|");
  CHECK(folded("{{#site}}{{name}}{{title}}{{/site}}") == "&lt;S&gt;|title ");
  // An item that has no text of its own leaves the name to the page.
  CHECK(folded("{{#search}}{{#texts}}{{key}}={{text}};{{/texts}}{{/search}}") == "a=&lt;A&gt;;b=|text ;|");
  CHECK(folded("{{#items}}{{.}}{{site.name}}{{#site}}{{text}}{{.}}{{/site}}{{/items}}") == "#items . &lt;S&gt;|text /");
  CHECK(folded("{{#search}}{{#items}}{{text}}{{#texts}}{{text}}{{/texts}}{{/items}}{{/search}}") ==
        "#items text &lt;A&gt;|text /");
  CHECK(folded("{{^items}}{{site.name}}{{.}}{{/items}}") == "^items &lt;S&gt;|. /");
}

TEST_CASE("every tag of a scanned template knows its place") {
  const std::string text = "æ{{a}}\n  {{#b}}\n{{{c}}}{{/b}}";
  const Parsed<Template> scanned = scan_template(text, FileId::none);
  REQUIRE(scanned.diagnostics.empty());
  std::vector<std::string> tags;
  for (const TemplateTag& tag : scanned.value) {
    if (tag.kind != TagKind::text) tags.push_back(text.substr(tag.span.begin, tag.span.end - tag.span.begin));
  }
  CHECK(tags == std::vector<std::string>{"{{a}}", "{{#b}}", "{{{c}}}", "{{/b}}"});
}

TEST_CASE("data that is not UTF-8 is printed as it is, also where it looks like a mark of the template") {
  for (const std::string& text : {std::string("\xF9"), std::string("\xF9\x81"), std::string("l\x80\x80\x80\x80\x80"),
                                  std::string("r\x85\x80\x80\x80\x80"), std::string("e\x80\x80")}) {
    Object data;
    data.set("a", text);
    CHECK(render("<{{a}}|{{{a}}}>", std::move(data)) == "<" + text + "|" + text + ">");
  }
}

TEST_CASE("more texts than one digit can number stand in their places") {
  std::string text, expected;
  for (int i = 0; i < 300; ++i) {
    text += "t" + std::to_string(i) + "{{a}}";
    expected += "t" + std::to_string(i) + "-";
  }
  Object data;
  data.set("a", "-");
  CHECK(render(text, std::move(data)) == expected);
}
