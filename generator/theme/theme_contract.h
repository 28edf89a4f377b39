// The contract between kbgen and a theme: every name a layout can use, with its type and meaning. Templates are
// checked against it at load, docs/theming.md is generated from it, and a test checks that page_data gives exactly
// these names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kb {

enum class FieldType : uint8_t { text, html, flag, object, list };

struct Field {
  std::string_view name;
  FieldType type;
  std::string_view meaning;
  // Members of an object or of a list's items; "." for plain items. An object without fields holds the theme's strings:
  // those whose key has no dot; the others are for kbgen and the scripts.
  const std::vector<Field>* fields = nullptr;
};

struct LayoutContract {
  std::string_view layout;
  const std::vector<Field>* fields;  // besides the shared ones
};

const std::vector<Field>& shared_fields();
const std::vector<LayoutContract>& layout_contracts();

}  // namespace kb
