// The data a template can name: a small tree of strings, flags, lists and objects. Built by page_data, checked
// against the contract of themes (theme_contract.h), rendered by template.h. Knows nothing of mustache.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kb {

class Value;
using List = std::vector<Value>;

// Keys in insertion order; no key twice.
class Object {
 public:
  Object& set(std::string key, Value value);
  const Value* find(std::string_view key) const;
  std::vector<std::pair<std::string, Value>>& members() { return members_; }
  const std::vector<std::pair<std::string, Value>>& members() const { return members_; }

 private:
  std::vector<std::pair<std::string, Value>> members_;
};

class Value {
 public:
  Value() : state_(false) {}
  Value(bool flag) : state_(flag) {}
  Value(std::string text) : state_(std::move(text)) {}
  Value(std::string_view text) : state_(std::string(text)) {}
  Value(const char* text) : state_(std::string(text)) {}
  Value(List list) : state_(std::move(list)) {}
  Value(Object object) : state_(std::move(object)) {}

  std::variant<bool, std::string, List, Object>& state() { return state_; }
  const std::variant<bool, std::string, List, Object>& state() const { return state_; }

 private:
  std::variant<bool, std::string, List, Object> state_;
};

inline Object& Object::set(std::string key, Value value) {
  if (members_.empty()) members_.reserve(4);  // most objects are links, which have two to four
  members_.emplace_back(std::move(key), std::move(value));
  return *this;
}

inline const Value* Object::find(std::string_view key) const {
  for (const auto& [name, value] : members_) {
    if (name == key) return &value;
  }
  return nullptr;
}

}  // namespace kb
