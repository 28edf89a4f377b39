#include "generator/theme/theme_check.h"

#include <catch2/catch.hpp>

#include "generator/theme/mustache_expand.h"

namespace {

using namespace kb;

const std::vector<Field> kItem = {{"name", FieldType::text, ""}, {"url", FieldType::text, ""}};
const std::vector<Field> kPlain = {{".", FieldType::text, ""}};
const std::vector<Field> kSite = {{"title", FieldType::text, ""}, {"home_url", FieldType::text, ""}};
const std::vector<Field> kShared = {{"site", FieldType::object, "", &kSite}, {"strings", FieldType::object, ""}};
const std::vector<Field> kTerm = {
    {"title", FieldType::text, ""},
    {"body", FieldType::html, ""},
    {"draft", FieldType::flag, ""},
    {"related", FieldType::list, "", &kItem},
    {"aliases", FieldType::list, "", &kPlain},
};
const std::vector<Field> kHome = {{"intro", FieldType::html, ""}};
const std::set<std::string> kStrings = {"search.label", "home"};

struct Told {
  std::string code, place, message, hint;
};

std::vector<Told> check(const std::string& text) {
  const Parsed<Template> scanned = scan_template(text, FileId::none);
  REQUIRE(scanned.diagnostics.empty());
  std::vector<Told> told;
  for (const Diagnostic& d : check_layouts({{"term", &scanned.value, &kTerm}}, kShared, kStrings).diagnostics) {
    told.push_back(
        {std::string(info(d.code).name), text.substr(d.span.begin, d.span.end - d.span.begin), d.message, d.hint});
  }
  return told;
}

}  // namespace

TEST_CASE("a template that keeps the contract gives no diagnostic") {
  CHECK(check("{{title}}{{{body}}}{{#draft}}{{title}}{{/draft}}{{^draft}}x{{/draft}}"
              "{{#related}}<a href='{{url}}'>{{name}} {{title}} {{site.title}}</a>{{/related}}"
              "{{#aliases}}{{.}}{{/aliases}}{{#title}}{{.}}{{/title}}{{#body}}{{{.}}}{{/body}}"
              "{{#site}}{{home_url}}{{/site}}{{strings.search.label}}{{strings.home}}{{&body}}")
            .empty());
}

TEST_CASE("an unknown variable is an error at its tag, with the nearest name as hint") {
  const auto told = check("<h1>{{titel}}</h1>");
  REQUIRE(told.size() == 1);
  CHECK(told[0].code == "theme-unknown-variable");
  CHECK(told[0].place == "{{titel}}");
  CHECK(told[0].message == "unknown variable 'titel' in layout 'term'");
  CHECK(told[0].hint == "did you mean 'title'?");
}

TEST_CASE("a name that stands in an object is hinted at with the object") {
  const auto told = check("{{home_url}}");
  REQUIRE(told.size() == 1);
  CHECK(told[0].hint == "did you mean 'site.home_url'?");
}

TEST_CASE("an item's field is known inside its list only") {
  CHECK(check("{{#related}}{{url}}{{/related}}").empty());
  CHECK(check("{{#related}}{{/related}}{{url}}").size() == 1);
  CHECK(check("{{^related}}{{url}}{{/related}}").size() == 1);
}

TEST_CASE("a dotted name is checked to its last part") {
  CHECK(check("{{site.titel}}").at(0).hint == "did you mean 'site.title'?");
  CHECK(check("{{title.length}}").at(0).message == "'title' is a text and has no 'length' in layout 'term'");
  CHECK(check("{{related.name}}").size() == 1);
}

TEST_CASE("an unknown string is an error with the nearest key as hint") {
  const auto told = check("{{strings.search.labell}}");
  REQUIRE(told.size() == 1);
  CHECK(told[0].hint == "did you mean 'search.label'?");
  CHECK(check("{{#strings}}{{home}}{{/strings}}").size() == 2);
}

TEST_CASE("text without escaping, escaped HTML, and lists or flags as text are errors") {
  for (const char* text : {"{{{title}}}", "{{&title}}", "{{body}}", "{{related}}", "{{draft}}", "{{site}}",
                           "{{#body}}{{.}}{{/body}}", "{{{strings.home}}}"}) {
    INFO(text);
    const auto told = check(text);
    REQUIRE(told.size() == 1);
    CHECK(told[0].code == "theme-wrong-type");
  }
}

TEST_CASE("the dot is the item of a list of texts, not of a list of objects") {
  CHECK(check("{{#related}}{{.}}{{/related}}").size() == 1);
  CHECK(check("{{.}}").size() == 1);
  CHECK(check("{{#aliases}}{{^draft}}{{.}}{{/draft}}{{/aliases}}").empty());
}

TEST_CASE("a list in itself, and more than three lists that do not belong together in each other, are errors") {
  CHECK(check("{{#related}}{{#aliases}}{{.}}{{/aliases}}{{/related}}{{#related}}{{name}}{{/related}}").empty());
  CHECK(check("{{^related}}{{#related}}{{name}}{{/related}}{{/related}}").empty());
  const std::vector<Told> within =
      check("{{#related}}{{#aliases}}{{#related}}{{name}}{{/related}}{{/aliases}}{{/related}}");
  REQUIRE(within.size() == 1);
  CHECK(within[0].code == "theme-template");
  CHECK(within[0].place == "{{#related}}");
  CHECK(within[0].message == "the list 'related' stands in itself: all of it for each of its items in layout 'term'");

  // A list of an item's own may be called as the list it is an item of.
  static const std::vector<Field> leaf = {{"name", FieldType::text, ""}, {"parts", FieldType::list, "", &kItem}};
  const std::vector<Field> fields = {{"parts", FieldType::list, "", &leaf},
                                     {"a", FieldType::list, "", &kItem},
                                     {"b", FieldType::list, "", &kItem},
                                     {"c", FieldType::list, "", &kItem},
                                     {"d", FieldType::list, "", &kItem}};
  const auto count = [&](const std::string& text) {
    const Parsed<Template> scanned = scan_template(text, FileId::none);
    REQUIRE(scanned.diagnostics.empty());
    return check_layouts({{"term", &scanned.value, &fields}}, kShared, kStrings).diagnostics.size();
  };
  CHECK(count("{{#parts}}{{#parts}}{{name}}{{/parts}}{{/parts}}") == 0);
  CHECK(count("{{#parts}}{{#parts}}{{#parts}}{{name}}{{/parts}}{{/parts}}{{/parts}}") == 1);
  CHECK(count("{{#a}}{{#b}}{{#c}}{{name}}{{/c}}{{/b}}{{/a}}") == 0);
  CHECK(count("{{#a}}{{#b}}{{#c}}{{#d}}{{name}}{{/d}}{{/c}}{{/b}}{{/a}}") == 1);
}

TEST_CASE("a fault in a partial is told once, with the layouts it spoils") {
  Partials partials;
  partials["foot"] = scan_template("{{title}}", FileId::none).value;
  const Template root = scan_template("{{>foot}}", FileId::none).value;
  const Template expanded = expand_partials(root, partials, MissingPartial::error).value;
  const std::vector<CheckedLayout> layouts = {
      {"home", &expanded, &kHome}, {"tag", &expanded, nullptr}, {"term", &expanded, &kTerm}};
  const auto checked = check_layouts(layouts, kShared, kStrings);
  REQUIRE(checked.diagnostics.size() == 1);
  CHECK(checked.diagnostics[0].message == "unknown variable 'title' in layouts 'home' and 'tag'");
}

TEST_CASE("the strings a template uses are told") {
  const Template tags = scan_template("{{strings.home}}{{strings.lost}}", FileId::none).value;
  CHECK(check_layouts({{"term", &tags, &kTerm}}, kShared, kStrings).value == std::set<std::string>{"home"});
}
