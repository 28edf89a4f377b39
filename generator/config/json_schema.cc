// JSON Schemas out of config_keys() and front_matter_keys().
#include "generator/base/json_writer.h"
#include "generator/config/config.h"
#include "generator/config/config_check.h"
#include "generator/config/front_matter.h"
#include "generator/config/reference.h"

namespace kb {
namespace {

constexpr char kDialect[] = "https://json-schema.org/draft/2020-12/schema";

// One table of site.toml; `any` is what stands for a name the author chooses ("*").
struct Table {
  std::map<std::string, Table> tables, lists;  // lists: [[name]]
  std::map<std::string, const ConfigKey*> keys;
};

void add_key(Table& root, const ConfigKey& key) {
  Table* table = &root;
  std::vector<KeySegment> path = segments_of(key.path);
  const KeySegment last = path.back();
  path.pop_back();
  for (const KeySegment& each : path) table = &(each.list ? table->lists : table->tables)[std::string(each.name)];
  table->keys[std::string(last.name)] = &key;
}

// An object whose members are texts.
void write_object(JsonWriter& json, std::initializer_list<std::string_view> names) {
  json.member("type", "object").key("properties").begin_object();
  for (const std::string_view name : names) json.key(name).begin_object().member("type", "string").end_object();
  json.end_object();
}

// One of several types, as JSON Schema writes it.
void write_types(JsonWriter& json, std::initializer_list<std::string_view> types) {
  json.key("type").begin_array();
  for (const std::string_view type : types) json.text(type);
  json.end_array();
}

// The members that tell a value's type; the caller has begun the object.
void write_type(JsonWriter& json, ValueType type) {
  switch (type) {
    case ValueType::text:
      json.member("type", "string");
      break;
    case ValueType::date:
      json.member("type", "string").member("format", "date");
      break;
    case ValueType::boolean:
      json.member("type", "boolean");
      break;
    case ValueType::integer:
      json.member("type", "integer");
      break;
    case ValueType::number:
      json.member("type", "number");
      break;
    case ValueType::list:  // a single text is a list of one
      write_types(json, {"array", "string"});
      json.key("items").begin_object().member("type", "string").end_object();
      break;
    case ValueType::faq:
      json.member("type", "array").key("items").begin_object();
      write_object(json, {"q", "question", "a", "answer"});
      json.end_object();
      break;
    case ValueType::history:
      json.member("type", "array").key("items").begin_object();
      json.member("type", "object").key("properties").begin_object();
      json.key("date").begin_object().member("type", "string").end_object();
      json.key("summary").begin_object().member("type", "string").end_object();
      json.key("bot").begin_object().member("type", "boolean").end_object();
      for (const std::string_view name : {"by", "author", "authors"}) {
        json.key(name).begin_object();
        write_types(json, {"array", "string"});
        json.end_object();
      }
      json.end_object().end_object();
      break;
    case ValueType::downloads:
      json.member("type", "array").key("items").begin_object();
      write_types(json, {"string", "object"});
      json.end_object();
      break;
    case ValueType::table:
      json.member("type", "object");
      break;
  }
}

// The levels of [check]: every code by its name.
void write_levels(JsonWriter& json) {
  json.begin_object().member("type", "object").key("properties").begin_object();
  for (const CodeInfo& code : diagnostic_codes()) {
    json.key(code.name).begin_object().member("description", code.explanation).key("enum").begin_array();
    for (const char* level : {"error", "warning", "advice", "off"}) json.text(level);
    json.end_array().end_object();
  }
  json.end_object().key("additionalProperties").boolean(false).end_object();
}

void write_key(JsonWriter& json, const ConfigKey& key) {
  json.begin_object().member("description", std::string(key.meaning) + " Example: " + std::string(key.example));
  // search.synonyms and the like are lists of lists, or tables of them by language.
  if (key.path.rfind("search.synonyms", 0) != 0) write_type(json, key.type);
  json.end_object();
}

void write_table(JsonWriter& json, const Table& table, const std::string& path) {
  json.begin_object();
  if (path.empty()) {
    json.member("$schema", kDialect).member("title", "kbgen site.toml");
    json.key("required").begin_array().text("site").end_array();
  }
  json.member("type", "object");
  bool open = false;  // names are the author's
  json.key("properties").begin_object();
  for (const auto& [name, key] : table.keys) {
    if (name == "*") {
      open = true;
    } else if (table.tables.count(name) == 0) {
      json.key(name);
      write_key(json, *key);
    } else {
      json.key(name).begin_object().member("description", key->meaning).end_object();
    }
  }
  for (const auto& [name, below] : table.tables) {
    if (name == "*") {
      open = true;
      continue;
    }
    if (table.keys.count(name) != 0) continue;
    json.key(name);
    if (path.empty() && name == "check") {
      write_levels(json);
    } else {
      write_table(json, below, path + name + ".");
    }
  }
  for (const auto& [name, below] : table.lists) {
    json.key(name).begin_object().member("type", "array").key("items");
    write_table(json, below, path + name + ".");
    json.end_object();
  }
  json.end_object();
  const auto any = table.tables.find("*");
  if (!open) {
    json.key("additionalProperties").boolean(false);
  } else if (any != table.tables.end() && table.keys.count("*") == 0) {
    json.key("additionalProperties");
    write_table(json, any->second, path + "*.");
  }
  json.end_object();
}

}  // namespace

std::string site_schema() {
  Table root;
  for (const ConfigKey& key : config_keys()) add_key(root, key);
  JsonWriter json;
  write_table(json, root, "");
  return json.take() + "\n";
}

std::string page_schema() {
  JsonWriter json;
  json.begin_object().member("$schema", kDialect).member("title", "front matter of a kbgen page");
  json.member("type", "object").key("properties").begin_object();
  for (const KeyInfo& key : front_matter_keys()) {
    json.key(key.name).begin_object();
    json.member("description", std::string(key.meaning) + " Example: " + std::string(key.example));
    write_type(json, key.type);
    json.end_object();
  }
  json.end_object().key("additionalProperties").boolean(false).end_object();
  return json.take() + "\n";
}

}  // namespace kb
