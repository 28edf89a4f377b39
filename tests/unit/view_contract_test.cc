// What templates get is what the themes' contract says, by name and kind.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "generator/theme/theme_contract.h"
#include "tests/support/rich_site.h"

using namespace kb;
using test::RichSite;

namespace {

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

}  // namespace

TEST_CASE("the views give the names of the contract, all of them and no other") {
  RichSite rich;
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
