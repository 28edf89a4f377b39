#include "generator/theme/theme_reference.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "generator/theme/theme_contract.h"

namespace kb {
namespace {

std::string_view type_name(FieldType type) {
  switch (type) {
    case FieldType::text:
      return "text";
    case FieldType::html:
      return "HTML";
    case FieldType::flag:
      return "flag";
    case FieldType::object:
      return "object";
    case FieldType::list:
      return "list";
  }
  return "";
}

std::string table_cell(std::string_view text) {
  std::string cell;
  for (const char c : text) {
    if (c == '<') {
      cell += "&lt;";
    } else {
      if (c == '|') cell += '\\';
      cell += c;
    }
  }
  return cell;
}

// A row for each field, members after the field that holds them, named with their path. The contract is ours and nests
// a few levels only.
void add_rows(const std::vector<Field>& fields, const std::string& path, std::string& out) {
  for (const Field& field : fields) {
    const std::string name = path + std::string(field.name);
    out += "| `" + name + "` | " + std::string(type_name(field.type)) + " | " + table_cell(field.meaning) + " |\n";
    if (field.fields) add_rows(*field.fields, name + (field.type == FieldType::list ? "[]." : "."), out);
  }
}

void add_table(const std::vector<Field>& fields, std::string& out) {
  out += "| name | is | meaning |\n|---|---|---|\n";
  add_rows(fields, "", out);
  out += "\n";
}

// Fields every one of the given layouts has.
std::vector<Field> common_fields(const std::vector<const LayoutContract*>& layouts) {
  std::vector<Field> common;
  for (const Field& field : *layouts.front()->fields) {
    const bool everywhere = std::all_of(layouts.begin(), layouts.end(), [&](const LayoutContract* layout) {
      return std::any_of(layout->fields->begin(), layout->fields->end(),
                         [&](const Field& other) { return other.name == field.name && other.fields == field.fields; });
    });
    if (everywhere) common.push_back(field);
  }
  return common;
}

std::vector<Field> without(const std::vector<Field>& fields, const std::vector<Field>& others) {
  std::vector<Field> rest;
  for (const Field& field : fields) {
    const bool other = std::any_of(others.begin(), others.end(), [&](const Field& each) {
      return each.name == field.name && each.fields == field.fields;
    });
    if (!other) rest.push_back(field);
  }
  return rest;
}

}  // namespace

std::string theme_reference() {
  const std::set<std::string_view> kinds = {"term", "article", "document", "category", "home"};
  std::vector<const LayoutContract*> all, written;
  for (const LayoutContract& layout : layout_contracts()) {
    if (layout.layout != "redirect") all.push_back(&layout);
    if (kinds.count(layout.layout)) written.push_back(&layout);
  }
  const std::vector<Field> common = common_fields(all);
  const std::vector<Field> content = without(common_fields(written), common);

  std::string out = "### In every layout\n\n";
  add_table(shared_fields(), out);
  out += "### In every layout but `redirect`\n\n";
  add_table(common, out);
  out += "### In the layouts of written pages: `term`, `article`, `document`, `category`, `home`\n\n";
  add_table(content, out);
  for (const LayoutContract& layout : layout_contracts()) {
    const std::vector<Field> own = without(without(*layout.fields, common), content);
    if (own.empty()) continue;
    out += "### In `" + std::string(layout.layout) + "` besides\n\n";
    add_table(own, out);
  }
  out.pop_back();
  return out;
}

}  // namespace kb
