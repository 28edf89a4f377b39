#include "generator/config/config_section.h"

#include <cassert>

namespace kb {

KeyExpectation ConfigSection::expect(std::string_view key) const {
  const ConfigKey* info = find_config_key(pattern_ + '.' + std::string(key));
  assert(info != nullptr);
  if (info == nullptr) return {key, ValueType::text, {}};
  return {key, info->type, info->example};
}

Span ConfigSection::text(std::string_view key, std::string& to) const {
  const SourceValue* value = find(key);
  if (!value) return {};
  Text read = values_.text(*value, expect(key));
  if (read.present()) to = std::move(read.value);
  return read.span;
}

Span ConfigSection::texts(std::string_view key, std::vector<std::string>& to) const {
  const SourceValue* value = find(key);
  if (!value) return {};
  std::vector<std::string> read;
  for (Text& item : values_.texts(*value, expect(key))) read.push_back(std::move(item.value));
  if (!read.empty()) to = std::move(read);
  return value->span;
}

Span ConfigSection::flag(std::string_view key, bool& to) const {
  const SourceValue* value = find(key);
  if (!value) return {};
  to = values_.boolean(*value, expect(key)).value_or(to);
  return value->span;
}

Span ConfigSection::integer(std::string_view key, int& to, int least, int most) const {
  const SourceValue* value = find(key);
  if (!value) return {};
  to = static_cast<int>(values_.integer(*value, expect(key), least, most).value_or(to));
  return value->span;
}

Span ConfigSection::date(std::string_view key, Date& to) const {
  const SourceValue* value = find(key);
  if (!value) return {};
  const auto read = values_.date(*value, expect(key));
  if (!read) return {};
  to = *read;
  return value->span;
}

ConfigSection ConfigSection::table(std::string_view key) const {
  return ConfigSection(find(key), pattern_.empty() ? std::string(key) : pattern_ + '.' + std::string(key), values_);
}

std::vector<ConfigSection> ConfigSection::tables(std::string_view key) const {
  std::vector<ConfigSection> sections;
  const SourceValue* value = find(key);
  if (!value) return sections;
  const std::string pattern = (pattern_.empty() ? "" : pattern_ + '.') + std::string(key) + "[]";
  if (value->kind == SourceValue::Kind::table) sections.emplace_back(value, pattern, values_);
  for (const SourceValue& item : value->items) {
    if (item.kind == SourceValue::Kind::table) sections.emplace_back(&item, pattern, values_);
  }
  return sections;
}

}  // namespace kb
